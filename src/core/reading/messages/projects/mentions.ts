/** Which words of a message speak of which projects. */
import type { Project } from '../../../registry.js';
import { type FoundProject, findBySound, findProjects } from '../../names/names.js';
import { countsInUnit } from '../../targets/promised-things.js';
import { promisesOf } from '../../targets/targets.js';
import { isHan } from '../../text/typed-text.js';
import { STANDS } from '../wording/standing.js';

/** What one stretch of a message speaks of. */
export interface Mention {
  start: number;
  end: number;
  /** One project: certain if `sure`. Several: any one of them may be meant. */
  numbers: string[];
  sure: boolean;
  by: FoundProject['by'];
  /** Certain only because no other of the unit's projects can be meant. */
  guessed?: boolean;
}

/**
 * Mentions in a text, those of one place together. What one of the unit's own projects alone can be meant by is certain: there
 * is no other that it could be.
 */
export function mentionsIn(said: string, projects: readonly Project[]): Mention[] {
  const text = said.replace(WHOLE_PROGRAMME, (words) => NO_NAME.repeat(words.length));
  const read = groupedMentions(findProjects(text, projects));
  const mentions = read.some((m) => m.sure) ? read : heard(read, groupedMentions(findBySound(text, projects)));
  return apart(mentions, text, projects)
    .filter((m) => !isOrdinal(text.slice(m.start, m.end + 1)) && !cutsWord(m, text, projects) && !isUnderWay(m, text))
    .filter((m) => m.by !== 'name' || !IN_WHAT_WAY.test(text.slice(m.start, m.end)))
    .filter((m) => m.by !== 'target' || !(countsAlone(text.slice(m.start, m.end)) || cutsNumber(m, text, projects)))
    .map((m) => untilDenied(m, text, projects))
    .map((m) => withLikes(m, text, projects))
    .map((m) => newOne(m, text, projects))
    .map((m) => onlyOne(withoutVerb(withWholeNumbers(m, text), text), text, projects))
    .map((m) => ofWhatItCounts(m, text, projects))
    .map((m, i, all) => (isToldAlready(m, all.slice(0, i)) ? ofTarget(m, text, projects) : m));
}

/** 法律咨询612人次, of 公共法律服务进社区, where 法治讲座 and 法律咨询 are promised: which of the two it is, and no name. */
function ofTarget(mention: Mention, text: string, projects: readonly Project[]): Mention {
  const words = text.slice(mention.start, mention.end);
  const project = mention.numbers.length === 1 ? projects.find((p) => p.number === mention.numbers[0]) : undefined;
  const isOfTarget =
    mention.by === 'name' &&
    words.length >= LEAST_OF_TARGET &&
    project?.target.includes(words) === true &&
    !project.name.includes(words) &&
    promisesOf(project.target).length > 1;
  return isOfTarget ? { ...mention, by: 'target' } : mention;
}
const LEAST_OF_TARGET = 3;
const isToldAlready = ({ numbers }: Mention, before: readonly Mention[]): boolean =>
  before.some((m) => m.numbers.length === 1 && m.numbers[0] === numbers[0]);

/** 龙胜路完工，龙胜一路还在铺: beside the one that is named in full, the other that has those very words in its name. */
function apart(mentions: readonly Mention[], text: string, projects: readonly Project[]): Mention[] {
  const words = ({ start, end }: Mention): string => text.slice(start, end);
  const named = (number: string): string => projects.find((p) => p.number === number)?.name ?? '';
  return mentions.map((mention) => {
    const { sure, by, numbers } = mention;
    if (sure || by !== 'name' || numbers.length < 2) return mention;
    const others = mentions.filter((m) => m.sure && !m.guessed && m.by !== 'target' && m.end - m.start > 0);
    const left = numbers.filter(
      (n) => named(n).includes(words(mention)) || !others.some((m) => m.numbers.includes(n) && m.by === 'name'),
    );
    return left.length === 1 && named(left[0] ?? '').includes(words(mention))
      ? { ...mention, numbers: left, sure: true }
      : mention;
  });
}

/** 公厕建成7座 beside 樟溪老村公厕新建工程: not the one whose name has that verb and that counts nothing, but the one that counts them. */
function ofWhatItCounts(mention: Mention, text: string, projects: readonly Project[]): Mention {
  const stem = STEM_AND_VERB.exec(text.slice(mention.start, mention.end))?.[1];
  const unit = AMOUNT_BEHIND.exec(text.slice(mention.end))?.[1];
  if (mention.by === 'number' || stem === undefined || unit === undefined) return mention;
  const counting = projects.filter((p) => countsInUnit(p, unit));
  const [one, ...others] = counting.filter((p) => p.name.includes(stem));
  if (!one || others.length > 0 || counting.some((p) => mention.numbers.includes(p.number))) return mention;
  return { ...mention, end: mention.start + stem.length, numbers: [one.number], sure: true, guessed: true };
}
const STEM_AND_VERB = /^([\u4e00-\u9fff]{2,6}?)(?:新?建|新?建成|改[造建]成?)$/;
const AMOUNT_BEHIND = /^(?:[了好完]|成了?)?(?:\d{1,4}|[一二两三四五六七八九十]{1,3})([\u4e00-\u9fff])/;

/** 本周民生实事进展如下: all the projects, and no 民生微实事. */
const WHOLE_PROGRAMME = /(?<!社区)民生实事(?!微)/g;
const NO_NAME = '\uFFFC';

/** 优质饮用水待入户: what lacks is told behind the name, and is no part of it. */
function untilDenied(mention: Mention, text: string, projects: readonly Project[]): Mention {
  const { by, start, end, numbers } = mention;
  const at = by === 'name' ? text.slice(start, end).search(/[待没未]/) : -1;
  const isNamed = projects.some((p) => numbers.includes(p.number) && p.name.includes(text[start + at] ?? ''));
  return at < LEAST_NAMED || isNamed ? mention : { ...mention, end: start + at };
}
const LEAST_NAMED = 2;

/** 按期办结率99%, 咨询七百人: of each whose target has these words, whatever its number. */
function withLikes(mention: Mention, text: string, projects: readonly Project[]): Mention {
  const words = text.slice(mention.start, mention.end);
  if (mention.by !== 'target' || !ONE_NUMBER.test(words)) return mention;
  const parts = words.split(ANY_NUMBER);
  if (parts.join('').length < LEAST_LIKE) return mention;
  const numbers = projects.filter((p) => parts.every((part) => p.target.includes(part))).map((p) => p.number);
  return numbers.length > 1 && mention.numbers.every((n) => numbers.includes(n))
    ? { ...mention, numbers, sure: false }
    : mention;
}

/** 富康新天桥: of those that may be meant, the one that is newly built. */
function newOne(mention: Mention, text: string, projects: readonly Project[]): Mention {
  if (mention.sure || mention.by !== 'name' || mention.numbers.length < 2) return mention;
  if (!NEW_KIND.test(text.slice(mention.start, mention.end))) return mention;
  const [one, ...others] = projects.filter((p) => mention.numbers.includes(p.number) && p.name.includes('新建'));
  return one && others.length === 0 ? { ...mention, numbers: [one.number], sure: true } : mention;
}
const NEW_KIND = /[\u4e00-\u9fff]{2}新(?:人行)?(?:天桥|学校|小学|中学|公厕|社康|消防站|转运站)/;

/** 30.9公里 tells by its number alone. */
const LEAST_LIKE = 3;
const ONE_NUMBER = /[\d一二两三四五六七八九十百千万]/;
const ANY_NUMBER = /\d[\d.]*|[一二两三四五六七八九十百千万]+/;

/** 第一根桩: counts, and is no 第一幼儿园. */
const isOrdinal = (words: string): boolean =>
  /^第[一二三四五六][根批次层段步组排车家户座个名时线手眼届位遍]$/.test(words);

/** 线上讲了12场，线下讲了7场: in what way, and no 线下公益招聘会. */
const IN_WHAT_WAY = /^(?:线[上下]|现场|户外|室内|网上)$/;

/** 里面在装修: what is being done, and no 外科大楼装修改造工程. */
const isUnderWay = ({ sure, start, end }: Mention, text: string): boolean =>
  !sure && /^(?:装修|施工|改造|安装|整治)$/.test(text.slice(start, end)) && /在$/.test(text.slice(0, start));

/** 人行道 is no 人行天桥, and 老年人 no 未成年人: characters of a name, in a word of its own. */
function cutsWord({ by, sure, start, end, numbers }: Mention, text: string, projects: readonly Project[]): boolean {
  if (by !== 'name' || sure) return false;
  const isCutFrom = (word: string): boolean => {
    const at = text.lastIndexOf(word, start);
    return at >= 0 && end <= at + word.length && end - start < word.length;
  };
  return OWN_WORDS.some(
    (word) => isCutFrom(word) && !projects.some((p) => numbers.includes(p.number) && p.name.includes(word)),
  );
}

const OWN_WORDS = [
  '教育局',
  '人行道',
  '人行横道',
  '公交站',
  '消防栓',
  '消防车',
  '停车位',
  '图书角',
  '幼儿园路',
  '学校路',
  '公园路',
  '老年人',
  '青年人',
  '中年人',
];

/** 书房建好了: 建 goes with 好, and is no part of the name. */
function withoutVerb(mention: Mention, text: string): Mention {
  const { by, start, end } = mention;
  if (by !== 'name') return mention;
  if (end - start > 4 && OPENED.test(text.slice(end - 2))) return { ...mention, end: end - 2 };
  if (end - start > 2 && RESULT.test(text.slice(end - 1))) return { ...mention, end: end - 1 };
  return end - start > 3 && DEED.test(text.slice(end - 2)) ? { ...mention, end: end - 2 } : mention;
}

const RESULT =
  /^(?:剪彩|路(?:基|面|床|缘石)(?!积)|[建改修装治整][好成](?![都市])|[建改修装治整]完(?![工成善])|[建改修装划换增铺设]了|通(?:车|水|电|气|行|了)|[建修铺装]到(?=第?[一二三四五六七八九十\d]))/;

/** 断头路这边打通了; 一区的工程队走了: whose it is. */
const OPENED = /^打通了|^工程[队师]/;

/** 投放点提升了120个, 节点一共治理完16处: so many are done. */
const DEED =
  /^(?:提升|改造|治理|整治|建设|加装|安装|更换|修复|打通|升级|新增|开展|筹集)[了完过好] ?[\d一二两三四五六七八九十百]/;

/** 2.4公里 of 22.4公里, 四套 of 二十四套: a piece of another number, here or in the target. */
function cutsNumber({ start, end, numbers }: Mention, text: string, projects: readonly Project[]): boolean {
  const words = text.slice(start, end);
  if (!NUMERIC.test(words[0] ?? '')) return false;
  const cut = (whole: string, at: number) => at > 0 && NUMERIC.test(whole[at - 1] ?? '');
  return cut(text, start) || projects.some((p) => numbers.includes(p.number) && cut(p.target, p.target.indexOf(words)));
}

/** 探测器2 of 探测器2万个: ends before the number that it would cut in two. */
function withWholeNumbers(mention: Mention, text: string): Mention {
  if (mention.by === 'number' || !NUMERIC.test(text[mention.end] ?? '')) return mention;
  let { end } = mention;
  while (end > mention.start + 1 && NUMERIC.test(text[end - 1] ?? '')) end--;
  return { ...mention, end };
}

const NUMERIC = /[\d.零一二三四五六七八九十百千万]/;

/** 2个, 5场; 公里。, ，累计; 24小时值守: words of a target that stand in any report. */
const countsAlone = (words: string): boolean =>
  /^\d{1,2} ?小时$/.test(words) || words.replace(/[\d.,，、。 ]/g, '').length <= (/[，、。]/.test(words) ? 2 : 1);

/** 二路, 三村: too short a piece of a name to tell it. */
const PLACE_ALONE = /^(?![新旧老]村)[\u4e00-\u9fff\d]?[路街道区楼园桥河村山湖]$/;

/** 牛湖小学 is not 牛湖中学. */
function namesOtherKind(said: string, number: string | undefined, projects: readonly Project[]): boolean {
  const kinds =
    said.match(
      /小学|中学|幼儿园|公园|花园|医院|大厦|广场|[一二三四五六七八九\d]{1,3}(?:[区期路街]|号(?=楼|院|线|地))/g,
    ) ?? [];
  const isBuilding = (kind: string) => kind.endsWith('号') && !projects.some((p) => p.name.includes('号楼'));
  return kinds.some((kind) => !isBuilding(kind) && !projects.some((p) => p.number === number && p.name.includes(kind)));
}

/** 大浪两癌筛查医院停诊: what follows so long a piece of a name is no part of it. */
const LONG_NAME = 5;

/** 龙胜那个项目, 章阁项目: the place is all that tells it. */
const POINTING = /(?:(?:[那这]个?|的)(?:项目|工程)?|项目|工程)$/;

/** 饮水入户, 充电插口: with the characters before and the words behind that are the project's as well. */
function grown(mention: Mention, text: string, projects: readonly Project[]): Mention {
  const project = projects.find((p) => p.number === mention.numbers[0]);
  if (!project || mention.by !== 'name' || mention.end === mention.start) return mention;
  let { start, end } = mention;
  while (mention.start - start < MOST_GROWN && isHan(text[start - 1]) && project.name.includes(text[start - 1] ?? ''))
    start--;
  while (
    end - mention.start < LEAST_TELLING &&
    isHan(text[end]) &&
    project.target.includes(text.slice(mention.start, end + 1))
  )
    end++;
  const leads = start === 0 || !isHan(text[start - 1]);
  return { ...mention, start: leads ? start : mention.start, end };
}

/** 油松的墙弄完了: the place, and what kind of thing stands there. */
function withKind(mention: Mention, text: string, projects: readonly Project[]): Mention {
  const project = projects.find((p) => p.number === mention.numbers[0]);
  const [shown, kind = ''] = OF_THAT_KIND.exec(text.slice(mention.end)) ?? [];
  return shown && project?.name.includes(kind) ? { ...mention, end: mention.end + shown.length } : mention;
}
const OF_THAT_KIND = new RegExp(`^(?:那[个边面道条座块处]的?|的)([\\u4e00-\\u9fff]{1,4}?)(?=${STANDS})`);

const MOST_GROWN = 2;
const LEAST_TELLING = 4;

function onlyOne(mention: Mention, text: string, projects: readonly Project[]): Mention {
  const { numbers, sure, by, start, end } = mention;
  if (sure || by === 'number' || numbers.length > 1) return mention;
  const words = text.slice(start, end);
  const told = words.replace(POINTING, '');
  const rivals = projects.filter((p) => !numbers.includes(p.number) && p.name.includes(told)).map((p) => p.number);
  const goesOn = end - start < LONG_NAME ? 3 : 0;
  if (PLACE_ALONE.test(words) || namesOtherKind(text.slice(start, end + goesOn), numbers[0], projects)) return mention;
  if (rivals.length > 0) return { ...mention, numbers: [...numbers, ...rivals] };
  return { ...withKind(grown(mention, text, projects), text, projects), sure: true, guessed: true };
}

/** What is written, and in its place what it sounds like, where that names a project more exactly. */
function heard(read: readonly Mention[], sounds: readonly Mention[]): Mention[] {
  const better = sounds.filter((s) => {
    const rivals = read.filter((m) => m.start < s.end && s.start < m.end);
    return rivals.every(
      (m) => m.by !== 'number' && m.numbers.length >= s.numbers.length && s.end - s.start >= m.end - m.start,
    );
  });
  return [...read.filter((m) => !better.some((s) => m.start < s.end && s.start < m.end)), ...better].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

function groupedMentions(found: readonly FoundProject[]): Mention[] {
  const groups = new Map<string, Mention>();
  for (const one of found) {
    const key = one.by === 'number' ? `${one.number}@${one.span[0]}` : one.span.join();
    const group = groups.get(key);
    if (group) group.numbers = [...new Set([...group.numbers, one.number])];
    else {
      const [start, end] = one.span;
      groups.set(key, { start, end, numbers: [one.number], sure: one.certainty === 'sure', by: one.by });
    }
  }
  const all = [...groups.values()];
  return all.filter((m) => !all.some((o) => o !== m && o.sure && !m.sure && o.start < m.end && m.start < o.end));
}
