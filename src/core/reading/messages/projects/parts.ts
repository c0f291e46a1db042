/** A message taken apart: which of its mentions it is about, and what it says of each. */
import type { Project } from '../../../registry.js';
import { endsWithKind, genericMask } from '../../names/name-words.js';
import { headNoun, measuresFor } from '../../targets/promised-things.js';
import { CLAUSE_END } from '../../text/plain-text.js';
import { HELPERS } from '../wording/beside-words.js';
import { STANDS_ONLY } from '../wording/standing.js';
import { isJoint, JOINT, LEADS_OVER_ONLY, leadsClause, SUBJECT_LEADS } from './leads.js';
import type { Mention } from './mentions.js';
import { spoken } from './spoken-names.js';

export interface Piece {
  /** What it is about; empty for words before any project, or of none. */
  mentions: Mention[];
  /** Its words, projects' own names taken out. */
  text: string;
  /** 其他的都…: what is not named elsewhere. */
  others: boolean;
  /** A sentence ended before it. */
  apart?: boolean;
}

const OTHERS_SAID =
  /^(?:但是?|不过|然后|而|另外)?(?:(?:其他|其它|其余)(?![\d一二两三四五六七八九十])|剩下(?!的?[\d一二两三四五六七八九十])|剩余的(?![\d一二两三四五六七八九十])|别的|另外(?:几|两|三)(?![座处家场台盏套户条间栋]))/;

/**
 * The mentions that are what a sentence is about. A number always is; a name in the midst of a sentence is not, once something
 * else is being spoken of: 「9-2 结合普法活动开展宣传」 is about 9-2. `spokenOf`: the message answers a card.
 */
export function subjectsOf(
  text: string,
  mentions: readonly Mention[],
  spokenOf: boolean,
  projects: readonly Project[] = [],
): Mention[] {
  const subjects: Mention[] = [];
  const certain = mentions.filter((m) => m.sure && !m.guessed);
  const named = certain.length > 0;
  for (const mention of mentions) {
    const last = subjects.at(-1);
    if (mentions.some((m) => m.sure && isOneOf(text, mention, m))) continue;
    if (isOfLastToo(text, mention, last, projects) || isWhere(text, mention, last)) continue;
    const isParallel = standsParallel(text, mention, last, projects);
    if (!isParallel && wholes(mentions, mention).some((m) => isPartOf(text, mention, m, mentions, projects))) continue;
    const isOpen = !mention.sure || mention.guessed;
    if (last && isOpen && mention.by !== 'number' && mention.numbers.some((n) => last.numbers.includes(n))) continue;
    const isAside = !isParallel && isByTheWay(text, mention, projects) && !isSibling(text, mention, subjects, projects);
    if (isAside && subjects.some((s) => s.sure && (!s.guessed || isPart(text, mention) || isFitting(text, mention))))
      continue;
    const leads = leadsClause(text, mention, last);
    const isAmid = mention.guessed && !leads && !AFTER_COLON.test(text.slice(0, mention.start));
    if (isAmid && ((named && mention.by === 'name') || (!last && isTooLittle(text, mention, projects)))) continue;
    if (mention.guessed && isOfOther(text, mention, subjects, projects)) continue;
    const first = subjects.length === 0 && !spokenOf;
    const isTold =
      mention.by === 'name' || (mention.by === 'target' && isNewlyCounted(text, mention, subjects, projects));
    if (mention.by === 'number' ? mention.sure || first || leads : first || (leads && isTold)) subjects.push(mention);
  }
  return subjects;
}

/** 民康大道景观公交站前后那段没铺: where a part of the last one is. */
const isWhere = (text: string, { by, start, end }: Mention, last: Mention | undefined): boolean =>
  by === 'name' && last !== undefined && last.end === start && WHERE.test(text.slice(end));
const WHERE = /^[台口点]?(?:前后|门[口前]|旁边?|附近|对面|边上|周边|那一?[段截头侧])/;

/** 就业79名，招聘会5场: counted next, what the target of the one before counts as well is its own. */
function isOfLastToo(text: string, mention: Mention, last: Mention | undefined, own: readonly Project[]): boolean {
  const [number, ...others] = last?.sure ? last.numbers : [];
  const words = text.slice(mention.start, mention.end);
  return (
    mention.by === 'name' &&
    others.length === 0 &&
    !mention.numbers.includes(number ?? '') &&
    words.length >= 2 &&
    own.some((p) => p.number === number && p.target.includes(words)) &&
    !/[。；;\n]/.test(text.slice(last?.end, mention.start)) &&
    COUNTED_NEXT.test(text.slice(mention.end).replace(/^了/, ''))
  );
}

/** 樟溪中学的瓷砖在贴 电梯没装: of what a word may be a part, told for certain, or before it by so long a piece of its name. */
const wholes = (mentions: readonly Mention[], { start }: Mention): Mention[] =>
  mentions.filter(
    (m) => m.sure && (!m.guessed || (m.by === 'name' && m.end - m.start >= LEAST_TELLING && m.end <= start)),
  );

/** 社康没好，边坡好了: one after the other, each with no more than how it stands; what ends a project's name is no part of another. */
function standsParallel(text: string, mention: Mention, last: Mention | undefined, own: readonly Project[]): boolean {
  if (last?.by !== 'name' || !last.sure || mention.by !== 'name' || mention.numbers.length > 1) return false;
  const project = own.find((p) => p.number === mention.numbers[0]);
  const name = project?.name ?? '';
  const words = text.slice(mention.start, mention.end);
  const [between = '', more] = text.slice(last.end, mention.start).split(/[，,；;]/);
  const [after = ''] = text.slice(mention.end).split(CLAUSE_END);
  return (
    more === '' &&
    (endsWithKind(name, words) || (project !== undefined && measuresFor(project).some((m) => headNoun(m) === words))) &&
    STANDS_ONLY.test(between) &&
    STANDS_ONLY.test(after)
  );
}

/** 情况如下：①公厕: the first of a list. */
const AFTER_COLON = /[：:] ?(?:[①-⑳]|\d{1,2}[.、．)）]|[一二三四五六七八九十][、是])? ?$/;

/** 「挡墙砌筑70%，31-12未完工」: of the projects that the word may mean one is named. */
const isOneOf = (text: string, word: Mention, certain: Mention): boolean =>
  !word.sure &&
  word.by === 'name' &&
  word.numbers.some((n) => certain.numbers.includes(n)) &&
  !/(?:另|别|其[他它余]|还有)[\u4e00-\u9fff]{0,4}$/.test(text.slice(0, word.start));

/** 6-1装修完工: what every building has. */
const isPartOf = (
  text: string,
  word: Mention,
  certain: Mention,
  mentions: readonly Mention[],
  projects: readonly Project[],
): boolean =>
  word.by === 'name' &&
  (!word.sure || word.guessed === true || (certain.by === 'number' && certain.end === word.start)) &&
  word !== certain &&
  (isOfRoad(text, word, certain) ||
    (text.slice(word.start, word.end).replace(BEGUN_DEED, '').length <=
      (LONGER_PART.test(text.slice(word.start, word.end)) ? 3 : 2) &&
      isPart(text, word) &&
      (!(isCounted(text, word) || countsItsOwn(text.slice(word.end), targetOf(word, projects))) ||
        isListedAmongOthers(text, word, mentions))));

/** 龙胜一路人行道板材缺货: right behind the road, and counted by nothing. */
const isOfRoad = (text: string, word: Mention, { start, end }: Mention): boolean =>
  !word.sure &&
  word.start === end &&
  /^(?:人行道|非机动车道)/.test(text.slice(word.start, word.end)) &&
  /[路道街）)]$/.test(text.slice(start, end)) &&
  !/^[^，,。；;]{0,6}\d/.test(text.slice(word.end));

const targetOf = ({ numbers }: Mention, projects: readonly Project[]): string =>
  projects.find((p) => p.number === numbers[0])?.target ?? '';

/** 信号灯没装: what a road is fitted with. */
export const isFitting = (text: string, { start, end }: Pick<Mention, 'start' | 'end'>): boolean => {
  const thing = /^信号灯|^标线|^护栏/.test(text.slice(start, end)) ? '' : THING.exec(text.slice(end))?.[0];
  return thing !== undefined && FITTED.test(text.slice(end + thing.length));
};
/** 招聘屏没到货: a thing that is called after what it is for. */
const THING = /^(?:显示|大)?(?:屏幕?|牌子?|栏|架子?|柜子|机器?|桌椅?|椅)/;
const FITTED =
  /^(?:也|都|还|均|已经?|正)?(?:没有?|未|待|在|要|刚)?(?:装|安装|立|亮|调试?|接[电线入]|通电|到货|进场|划|施划)/;

/** 雨污管、三线下地、外立面都好了, 装修和招生: listed with what is no project. */
const isListedAmongOthers = (text: string, { start, end }: Mention, mentions: readonly Mention[]): boolean =>
  LISTED_NEXT.test(text.slice(end)) &&
  !/[、和及与] ?$/.test(text.slice(0, start)) &&
  !mentions.some((m) => m.start > end && m.start <= end + NEAR && !/[，,。；;！!\n]/.test(text.slice(end, m.start)));

const LISTED_NEXT = /^[、和及与](?![\d一二两三四五六七八九十]{1,3}[个座处家条])/;
const NEAR = 10;

/** 消防整改: its first character is that of 消防隐患整治, too. */
const BEGUN_DEED = /[整改施安]$/;
const LONGER_PART = /^(?:雨污|雨水|污水|排水|运动场$)/;

/** 装修3处, 消防和电梯: counted or listed. */
const isCounted = (text: string, { start, end }: Pick<Mention, 'start' | 'end'>): boolean =>
  COUNTED_NEXT.test(text.slice(end)) || /[、和及与] ?$/.test(text.slice(0, start));

/** 法治讲座33场: words of a target with their amount, of a project that was not spoken of. */
const isNewlyCounted = (
  text: string,
  { start, end, sure, numbers }: Mention,
  subjects: readonly Mention[],
  projects: readonly Project[],
): boolean =>
  sure &&
  !JOINT.test(text.slice(subjects.at(-1)?.end, start)) &&
  (/\d|[一二两三四五六七八九十百]/.test(text.slice(start, end)) ||
    (end - start >= LEAST_TELLING &&
      SO_MANY.test(text.slice(end)) &&
      projects.every((p) => numbers.includes(p.number) || !p.target.includes(text.slice(start, end))))) &&
  !subjects.some((s) => s.numbers.some((n) => numbers.includes(n)));

/** A word of four characters that one target alone has tells of it: 感烟探测器17000个. */
const LEAST_TELLING = 4;
const SO_MANY =
  /^(?:(?:[本上这当]个?[月周]|(?:1?\d|十?[一二三四五六七八九]|十)月份?|今天|昨天)?(?:[装建办改通做开讲][了到]?|已|累计|共)?)\d/;

/** 8场, 三座, 、 or a colon; but 二次 and 一过就 count nothing. */
const COUNTED_NEXT =
  /^(?:[建开办装改修换设通]了?)? ?(?:[、和及与：:\d]|[一二两三四五六七八九十](?![次过旦直并边起般律期区路楼]))/;

/** 志愿者放假了: who helps out. */
const IS_HELPER = new RegExp(`^(?:${HELPERS})$`);

/** 消防备案已取得: a word of a name, after a subject and with nothing counted or listed beside it. */
const isByTheWay = (text: string, { guessed, sure, start, end, numbers }: Mention, own: readonly Project[]): boolean =>
  (guessed === true || (!sure && isFitting(text, { start, end }))) &&
  end > start &&
  (end - start <= 2 || isFitting(text, { start, end }) || IS_HELPER.test(text.slice(start, end))) &&
  !isCounted(text, { start, end }) &&
  !countsItsOwn(text.slice(end), own.find((p) => p.number === numbers[0])?.target ?? '');

/** 大水坑、高峰投用了，章阁也没好: the place of one more of the kind that was spoken of just before. */
function isSibling(
  text: string,
  { start, end, numbers }: Mention,
  subjects: readonly Mention[],
  own: readonly Project[],
): boolean {
  const name = own.find((p) => p.number === numbers[0])?.name ?? '';
  const kind = name.replace(DEED, '').slice(-KIND);
  const isPlace = !genericMask(text.slice(start, end)).includes(true) && !kind.includes(text.slice(start, end));
  return (
    isPlace &&
    subjects.some(
      (s) => s.sure && own.some((p) => s.numbers.includes(p.number) && p.name.replace(DEED, '').endsWith(kind)),
    )
  );
}

const DEED = /(?:改造|提升|迁建|新建|建设|整治|治理|工程|项目){1,3}$/;
const KIND = 4;

/** 普法培训20场, 公厕完成14座: what its target counts follows. */
const countsItsOwn = (after: string, target: string): boolean => {
  const noun = /^(?<noun>[\u4e00-\u9fff]{2,4}?) ?\d/.exec(after)?.groups?.noun;
  const unit = /^[\u4e00-\u9fff]{0,6} ?\d{1,6} ?(?<unit>[\u4e00-\u9fff]{1,2}?)(?=$|[，,。；;、！!]|[没未待])/.exec(
    after,
  )?.groups?.unit;
  return (noun !== undefined && target.includes(noun)) || (unit !== undefined && new RegExp(`\\d${unit}`).test(target));
};

/** 全部处置: a word in the midst of a sentence, unless so many of it are told: 新开两座公厕. */
const isTooLittle = (text: string, { start, end, numbers }: Mention, own: readonly Project[]): boolean =>
  end > start &&
  end - start <= 2 &&
  !/^ ?\d/.test(text.slice(end)) &&
  !countsBefore(text.slice(0, start), own.find((p) => p.number === numbers[0])?.target ?? '');

const countsBefore = (before: string, target: string): boolean => {
  const unit = /[\d一二两三四五六七八九十百](?<unit>[\u4e00-\u9fff]{1,2})$/.exec(before)?.groups?.unit;
  return unit !== undefined && new RegExp(`\\d${unit}`).test(target);
};

/** 泊位2480个，充电的240个: the words are in what was named before. */
const isOfOther = (
  text: string,
  { start, end, numbers }: Mention,
  subjects: readonly Mention[],
  own: readonly Project[],
): boolean =>
  end > start &&
  subjects.some(
    (s) =>
      s.sure &&
      !s.numbers.some((n) => numbers.includes(n)) &&
      own.some((p) => s.numbers.includes(p.number) && `${p.name}${p.target}`.includes(text.slice(start, end))),
  );

/** 消防没过, 电梯在装: every building has them. */
export const isPart = (text: string, { start, end }: Mention): boolean =>
  /消防|电梯|绿化|装修|设备|雨污|雨水|污水|管网|管道|道路|路灯|停车|燃气|外墙|边坡|食堂|图书|运动场|公交/.test(
    text.slice(start, end),
  );

/** Pieces in order; each begins with the projects it is about. */
export function piecesOf(text: string, subjects: readonly Mention[]): Piece[] {
  const pieces: Piece[] = [];
  let told = 0;
  for (const whole of clausesOf(text)) {
    const clause = { start: Math.max(whole.start, told), end: whole.end };
    if (clause.start >= clause.end) continue;
    const inside = subjects.filter((m) => m.start >= clause.start && m.start < clause.end);
    const groups = groupsOf(text, inside);
    told = inside.at(-1)?.end ?? told;
    const [first] = groups;
    if (!first) {
      addClause(pieces, text.slice(clause.start, clause.end), joinOf(text, clause.start));
      continue;
    }
    const before = text.slice(clause.start, first[0]?.start);
    const isOfLast = endsAnother(before, text.slice(first.at(-1)?.end, clause.end), pieces.at(-1));
    if (isOfLast) addClause(pieces, before.replace(SET_APART, ''), '，');
    const lead = isOfLast || LEADS_OVER_ONLY.test(before) ? '' : before;
    for (const [index, group] of groups.entries()) {
      const from = group.at(-1)?.end ?? clause.start;
      const to = groups[index + 1]?.[0]?.start ?? clause.end;
      const said = `${index === 0 && !JOINT.test(lead) ? lead : ''}${spoken(text, group, index === 0 ? lead : '')}${text.slice(from, to)}`;
      const words = said.replace(/^[\s：:]+(?=[\u4e00-\u9fff])/, '').replace(/(?<=[工成好完了])、$/, '');
      const open = pieces.at(-1);
      const joins =
        index === 0 &&
        open &&
        open.mentions.length > 0 &&
        !saysMore(open.text) &&
        !LEFT_BLANK.test(open.text) &&
        JOINT.test(lead);
      if (joins) {
        open.mentions.push(...group);
        open.text += `，${words}`;
      } else if (open && goesOn(open.mentions, group)) {
        const again = group[0]?.start ?? from;
        const join = index === 0 ? joinOf(text, whole.start) : '';
        open.text += from - again > SHORT ? join + words : `${join}${index === 0 ? lead : ''}${text.slice(again, to)}`;
      } else
        pieces.push({
          mentions: group,
          text: words,
          others: false,
          apart: index === 0 && joinOf(text, whole.start) === '；',
        });
    }
  }
  return pieces;
}

/** 民治老旧电梯，长假不停工，大修了6台: a word of the project that is being told of is part of what is said of it. */
const goesOn = (told: readonly Mention[], group: readonly Mention[]): boolean => {
  const numbers = new Set([...told, ...group].flatMap((m) => m.numbers));
  return (
    numbers.size === 1 &&
    told.length > 0 &&
    [...told, ...group].every((m) => m.sure) &&
    group.every((m) => m.by !== 'number')
  );
};
const SHORT = 2;

/** 「9-2装了8个，还差2个 13-8未完工」: what stands before the next project, apart from it, is still said of the one before. */
const endsAnother = (before: string, after: string, last: Piece | undefined): boolean =>
  last !== undefined &&
  last.mentions.length > 0 &&
  SET_APART.test(before) &&
  saysMore(before.replace(SUBJECT_LEADS, '')) &&
  saysMore(after);

const SET_APART = /[\s、/|]{1,9}$/;

/** 16-13：, and nothing behind it. */
const LEFT_BLANK = /^项?目?[：:]\s*$/;

/** Does a piece say anything beyond naming projects? */
export const saysMore = (text: string): boolean => !JOINT.test(text.replaceAll('项目', ''));

/** 除开没排期的四场，别的都演了: the rest of what is counted. */
const EXCEPTED =
  /除[^，,。；;]{0,20}[\d一二两三四五六七八九十百] ?(?:小区|[个座处场户家台套件所间盏条站次份支人])[^，,。；;\d]{0,8}$|(?:^|[，,])(?:除|[扣刨撇抛](?=[除去开]))(?:了|开|去|除)?[\u4e00-\u9fff]{2,12}$/;

/** 其他段没铺, 其余贷款都放下去了: other parts of the same work. */
const OTHER_PARTS =
  /^(?:但是?|不过|然后|而|另外)?(?:其他|其它|其余|别的)的?(?:[都也全]?(?:OK|ok|没[有啥]?(?:问题|意见|毛病)|满意|正常)|(?!项目|工程|街道|社区|学校|公园|路口|市场|广场)(?:路?段|标段|部分|部位|工序|内容|手续|设备|设施|材料|楼层|房间|贷款|资金|点位|户|楼栋?))/;

/** 民泰6个，其他社区还没设: the other places, after those that were counted. */
const OTHER_PLACES = /^(?:但是?|不过)?(?:其他|其它|其余|别的)的?(?:社区|片区|小区|村|地方|区域)(?!的?(?:项目|工程))/;
const COUNTED_AT = /[\u4e00-\u9fff]{2} ?\d{1,5} ?[个座处场户家台套间所盏条站支人]/;

/** What parts a clause from the one before it: a sentence ends where it ended, or a comma stands. */
const joinOf = (text: string, start: number): string => (/[。；;]$/.test(text.slice(0, start).trimEnd()) ? '；' : '，');

function addClause(pieces: Piece[], text: string, join: string): void {
  const last = pieces.at(-1);
  const isOfLast =
    new Set(last?.mentions.flatMap((m) => m.numbers)).size === 1 &&
    last !== undefined &&
    (EXCEPTED.test(last.text) ||
      OTHER_PARTS.test(text.trim()) ||
      (COUNTED_AT.test(last.text) && OTHER_PLACES.test(text.trim())));
  const others = OTHERS_SAID.test(text.trim()) && !isOfLast;
  if (last && !others) last.text += `${join}${text}`;
  else pieces.push({ mentions: [], text, others, apart: join === '；' });
}

interface Clause {
  start: number;
  end: number;
}

function clausesOf(text: string): Clause[] {
  return [...text.matchAll(/[^，,。；;！!\n]+[？?]?/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }));
}

/** Mentions with nothing but 、 or 和 between them belong together; words between them begin a new piece. */
function groupsOf(text: string, mentions: readonly Mention[]): Mention[][] {
  const groups: Mention[][] = [];
  for (const mention of mentions) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.end ?? 0;
    if (last && (mention.start <= end || isJoint(text.slice(end, mention.start)))) last.push(mention);
    else groups.push([mention]);
  }
  return groups;
}
