/** Which projects a piece of a message is about, and what to ask where that is not certain. */
import type { Day } from '../../day.js';
import type { Project } from '../../registry.js';
import { quantitiesOf } from '../figures/quantities.js';
import { isMoney, isShare } from '../figures/unit-kinship.js';
import { nearestNumbers } from '../names/names.js';
import { unknownNumbers } from '../names/project-numbers.js';
import { parseNumber } from '../numbers/numbers.js';
import { progressOf } from '../progress/progress.js';
import { measuresOf } from '../targets/targets.js';
import { isTimeWord } from '../text/measure-words.js';
import { CLAUSE_END } from '../text/plain-text.js';
import { looseNumbers } from './amounts/loose-numbers.js';
import { leftOfTold } from './left-of-told.js';
import type { MessagePart, Setting } from './model.js';
import type { Mention } from './projects/mentions.js';
import type { Piece } from './projects/parts.js';
import { ALL, COUNT_ALL, NONE } from './wording/message-words.js';

interface Meant {
  numbers: string[];
  asks: string | null;
  candidates: string[];
}

const OTHER_PROJECTS =
  /^[，, ]*(?:其[他它余]|别|剩[下余]?)的?(?:几|[两三四五六七八九十\d]{1,2})?[个项]?(?:项目|工程|街道)/;

const sureOf = (numbers: readonly string[]): Meant => ({ numbers: [...new Set(numbers)], asks: null, candidates: [] });

const THE_REST = /^[^，,。；;\d]{0,8}[，,；;、]?(?:其余|剩余的?|剩下的?|其他|其它|别的|另外[几两三])(?!的?项目)/;
/** Projects themselves are counted in 项, and no work is in money, shares or time. */
const countsWork = (unit: string): boolean => unit !== '项' && !isMoney(unit) && !isShare(unit) && !isTimeWord(unit);

/** 划了三分之二，剩下的等路政批: a part was told of before it. */
const LEFT = /剩下|剩余|余下/;
const FRACTION = /分之|[一大过小]半|[大一小]部分/;
const tellsOfPart = (before: string, today: Day): boolean =>
  FRACTION.test(before) || quantitiesOf(before, today).length > 0 || looseNumbers(before, today).length > 0;

/** 三个完工了，其他没有 counts projects; 二十三个 are hardly so. */
const LEAST_COUNTED = 10;

/** 已完成8处，其余正在施工: the rest of what was counted, not other projects. */
const tellsOfRest = (text: string, today: Day): boolean =>
  (LEFT.test(text) && tellsOfPart(text.slice(0, text.search(LEFT)), today)) ||
  quantitiesOf(text, today).some(
    ({ unit, value, start, end }) =>
      (value >= LEAST_COUNTED || /^\d/.test(text.slice(start))) &&
      countsWork(unit) &&
      !text.startsWith('项目', end) &&
      THE_REST.test(text.slice(end)),
  );

/** 就差三线下地，别的都好了; 电梯没装，其余完了: a part of the work is said to lack, and the rest is the rest of it. */
export function lacksPart({ text, claim }: MessagePart): boolean {
  const last = text.split(CLAUSE_END).findLast((one) => one.trim() !== '') ?? '';
  const clause = last.replace(ASIDE, '');
  if (claim.figures.some((f) => f.kind === 'remaining' && countsWork(f.unit))) return true;
  return (
    !clause.includes('项目') && (PART_LEFT.test(clause) || (PART_UNDONE.test(clause) && !OF_THE_WHOLE.test(clause)))
  );
}

/** 筛查停住了，剩下的学校要等解封: what is left of the many that one project counts, none of which is said to be all done. */
const isLeftOf = (said: string, { projects: [number], claim }: MessagePart, own: readonly Project[]): boolean =>
  /^(?:剩下|余下|剩余)的/.test(said.trim()) &&
  claim.state !== 'completed' &&
  own.some((p) => p.number === number && measuresOf(p.target).some(({ unit }) => countsWork(unit)));

/** 修了29.7公里，其余的被燃气迁改卡着: in one sentence with so many of one project, fewer than it promises, of which the rest is. */
const isRestOfLast = (
  { text, apart }: Piece,
  { projects: [number, ...others], claim }: MessagePart,
  { own, today }: Setting,
): boolean =>
  !apart &&
  others.length === 0 &&
  progressOf(text, today).state !== 'completed' &&
  claim.state === 'open' &&
  !OTHER_PROJECTS.test(text) &&
  own.some(
    (p) =>
      p.number === number &&
      measuresOf(p.target).some(
        ({ unit, quantity }) =>
          countsWork(unit) &&
          claim.figures.some((f) => f.unit === unit && f.kind !== 'planned' && f.quantity < quantity),
      ),
  );

const ASIDE = /^(?:项目|现在|目前|[就只还仅光])+(?!.*项目)|\s/g;
const PART_LEFT = /^[差剩欠缺](?!不多|的|距)下?[^，,。；;\d]{2,}$/;
const PART_UNDONE =
  /^[\u4e00-\u9fff]{2,8}?[还仍都也尚]?(?:没有?|未|在(?=[修做装铺整改补刷栽种浇砌拆挖]))[\u4e00-\u9fff]{1,4}$/;
const OF_THE_WHOLE = /^(?:因|由于|受|至今|[今昨]|一直|暂时|仍|总体|整体|全部|工程|主要)/;

/** The projects that a piece is about; where it names none, those around it. `parts`: what was told before. */
export function projectsOf(
  piece: Piece,
  text: string,
  setting: Setting,
  spoken: ReadonlySet<string>,
  parts: readonly MessagePart[],
): Meant {
  const before = parts.at(-1);
  if (piece.others) {
    const left = setting.list.length === 0 ? leftOfTold(parts) : [];
    if (left.length > 0) return sureOf(left);
    const around = setting.list.length === 1 ? setting.list : setting.about;
    const isRest =
      tellsOfRest(text, setting.today) ||
      (before !== undefined &&
        !OTHER_PROJECTS.test(piece.text) &&
        (lacksPart(before) || isLeftOf(piece.text, before, setting.own)));
    if (setting.list.length < 2 && before && isRestOfLast(piece, before, setting)) return sureOf(before.projects);
    const told = spoken.size === 1 && isRest ? [...spoken] : spoken.size === 0 && isRest ? around : setting.about;
    if (setting.list.length < 2 && told.length > 0) return sureOf(told);
    return othersOf(setting.list.length > 1 && spoken.size === 0 ? { ...setting, list: [] } : setting, spoken);
  }
  if (piece.mentions.length === 0) return unnamed(piece.text, setting);
  const conflict = conflictOf(piece.mentions, text, setting.own) ?? eitherOf(piece.mentions, text, setting.own);
  if (conflict) return conflict;
  const numbers = piece.mentions.flatMap((m) => (m.sure ? m.numbers : []));
  const doubtful = piece.mentions.find((m) => !m.sure && !m.numbers.some((n) => numbers.includes(n)));
  if (!doubtful) return sureOf(numbers);
  const counted = COUNT_ALL.exec(piece.text);
  const isCounted = counted && parseNumber(counted.groups?.count ?? '') === doubtful.numbers.length;
  if (isCounted && !TOLD_ALREADY.test(piece.text.slice(0, counted.index)))
    return sureOf([...numbers, ...doubtful.numbers]);
  if (countsThemAll(text, doubtful, piece.text)) return sureOf([...numbers, ...doubtful.numbers]);
  const said = text.slice(doubtful.start, doubtful.end);
  return {
    numbers: [...new Set(numbers)],
    asks: whichAsked(said, doubtful.numbers, setting.own),
    candidates: doubtful.numbers,
  };
}

/** 两面挡墙都砌好, 四间警务室全部投用: as many of a kind as the unit has, and all of them. */
function countsThemAll(text: string, { start, numbers }: Mention, said: string): boolean {
  const count = SO_MANY_OF_A_KIND.exec(text.slice(0, start))?.groups?.count;
  return count !== undefined && parseNumber(count) === numbers.length && EVERY_ONE.test(said);
}
/** Before the kind: 两面, 四间, 三所学校的. */
export const SO_MANY_OF =
  '(?:这|那|我们)?(?<count>[两二三四五六七八九十]|\\d{1,2}) ?[个条面间处所座块家段](?:[\\u4e00-\\u9fff]{1,4}的)?';
const SO_MANY_OF_A_KIND = new RegExp(`(?:^|[，,。；;！!\\n ])${SO_MANY_OF}$`);
const EVERY_ONE = /都|全部?|均/;

/** 服务室都设了，干预率83%，两项都过线: what is told by then may be what is counted. */
const TOLD_ALREADY = /[了已没未\d]/;

/** 31-6 逸秀公园边坡, where 31-6 is another: number and name beside each other must agree. */
function conflictOf(mentions: readonly Mention[], text: string, own: readonly Project[]): Meant | null {
  for (const [index, mention] of mentions.entries()) {
    const next = mentions[index + 1];
    if (!next || (mention.by === 'number') === (next.by === 'number')) continue;
    const [number, name] = mention.by === 'number' ? [mention, next] : [next, mention];
    if (!name.sure && name.end - name.start < 3) continue;
    const between = text.slice(mention.end, next.start);
    if (/[、,，和及与跟~至到]/.test(between) || name.numbers.includes(number.numbers[0] ?? '')) continue;
    const candidates = [...number.numbers, ...name.numbers].slice(0, 4);
    return {
      numbers: [],
      asks: `编号和名称对不上，请问是哪一个：${candidates.map((n) => titleOf(n, own)).join('；')}？`,
      candidates,
    };
  }
  return null;
}

/** 9-2公厕全改完了: right after a number what another project promises to count, and not this one. */
export function misnumberedAsked(text: string, mentions: readonly Mention[], own: readonly Project[]): string | null {
  for (const { by, sure, numbers, end } of mentions) {
    const said = own.find((p) => by === 'number' && sure && p.number === numbers[0]);
    const words = text.slice(end).replace(/^[ 的]/, '');
    if (!said || /^[、，,和]/.test(words)) continue;
    const other = own.find(
      (p) =>
        p !== said &&
        (measuresOf(p.target).some(({ of }) => isCountedBy(of.slice(-2), words, said)) || isToldOf(words, p, said)),
    );
    if (other) return `编号和名称对不上，请问是哪一个：${titleOf(said.number, own)}；${titleOf(other.number, own)}？`;
  }
  return null;
}

const isCountedBy = (noun: string, words: string, { name, target }: Project): boolean =>
  noun.length === 2 && words.startsWith(noun) && !`${name}${target}`.includes(noun) && !PART_OF_ANY.test(noun);

/** 33-2平均到场18分钟: the very words of another target. */
function isToldOf(words: string, other: Project, { name, target }: Project): boolean {
  const run = OF_A_TARGET.exec(words)?.[0];
  const isOwn = [0, 1, 2].some((at) => run && `${name}${target}`.includes(run.slice(at, at + 2)));
  return run !== undefined && other.target.includes(run) && !isOwn;
}
const OF_A_TARGET =
  /^(?!完成|完工|竣工|正式|投入|开工|主体|验收|开放|移交|新增|新建|建成|累计|提供|覆盖)[\u4e00-\u9fff]{4}(?=[\u4e00-\u9fff]{0,4}\d)/;

/** Every work may have them. */
const PART_OF_ANY = /^(?:食堂|消防|面积|绿化|泊位|车位|路灯|活动|培训|服务|道路|管网|人员|岗位|案件|整改)/;

/** 9-2或者13-8完工了. */
export function eitherOf(mentions: readonly Mention[], text: string, own: readonly Project[]): Meant | null {
  const isEither = mentions.some((m, i) => {
    const next = mentions[i + 1];
    const between = text.slice(m.end, next?.start);
    return next !== undefined && (EITHER.test(between) || (AS_FAR_AS.test(between) && matterOf(m) !== matterOf(next)));
  });
  const candidates = mentions.flatMap((m) => m.numbers).slice(0, 4);
  const isUnknown = mentions.length > 1 && WHICH_UNKNOWN.test(text);
  const isGuess = mentions.some((m) => m.by === 'number' && PERHAPS.test(text.slice(0, m.start)));
  return isEither || isUnknown || isGuess
    ? { numbers: [], asks: `您说的是哪一个：${candidates.map((n) => titleOf(n, own)).join('；')}？`, candidates }
    : null;
}

/** 9-2到13-8都完成了: from one matter into another, all between them or both. */
const AS_FAR_AS = /^ ?[到至~] ?$/;
const matterOf = ({ numbers }: Mention): string | undefined => numbers[0]?.split('-')[0];

/** 16-10和16-14不知道哪个好了. */
const WHICH_UNKNOWN = /(?:不知道|不清楚|不晓得|忘了|说不[清准])(?:到底)?是?哪|[分记搞弄]不清/;
/** 好像是16-1. */
const PERHAPS = /(?:好像|大概|可能|估计|貌似|没准)是(?:编号)?$/;

/** 或者, 还是; 好像24-9又好像24-13. */
const EITHER =
  /^[^，,。；;]{0,3}(?:或|还是(?![\d一二两三四五六七八九十没未不差在只仅]|老样|原[样来]|上[次周回]|昨天?|那个?[数样])|要么)|^[吧？?，, ]{0,2}(?:又|也)?(?:好像|可能|像|有可能|说不定|要不就?|不然就?)是?(?:编号)?$/;

/** Those of the list that were not spoken of. */
export function othersOf({ list, own }: Setting, spoken: ReadonlySet<string>): Meant {
  const left = list.filter((n) => !spoken.has(n) && own.some((p) => p.number === n));
  return left.length > 0
    ? sureOf(left)
    : { numbers: [], asks: '您说的“其他”是指哪些项目？请列出编号。', candidates: [] };
}

/** No project is named: the card's one, all of the card's where it says 都, what the talk was about, the unit's only one. */
function unnamed(text: string, { list, about, own }: Setting): Meant {
  if (list.length === 1) return sureOf(list);
  const counted = COUNT_ALL.exec(text)?.groups?.count;
  const all = counted
    ? parseNumber(counted) === list.length
    : ALL.test(text.trim()) || NONE.test(text) || countsList(text, list, own);
  if (list.length > 1 && all && !onlyOneCounts(text, list, own)) return sureOf(list);
  const counting = onlyOneCounts(text, list, own);
  if (counting) return sureOf([counting]);
  if (list.length > 1)
    return {
      numbers: SOME_OF_THEM.test(text.trim()) ? [...list] : [],
      asks: whichOf(list, own),
      candidates: [...list],
    };
  if (
    about.length === 1 &&
    ANOTHER_ONE.test(text) &&
    !own.some((p) => about.includes(p.number) && measuresOf(p.target).length > 0)
  )
    return { numbers: [], asks: whichProjectElse(about[0] ?? '', own), candidates: [] };
  if (about.length > 1 && IT_ALONE.test(text))
    return { numbers: [], asks: whichOf(about, own), candidates: [...about] };
  if (about.length > 0) return sureOf(about);
  const matter =
    /(?<!\d)(\d{1,2}) ?(?:的|项|号(?!之?前|以前|上午|下午|晚|[完通开交移验竣启投左])|类|大项|开头|里|下面)/.exec(
      text,
    )?.[1];
  const ofMatter = matter ? own.filter((p) => p.matterNumber === matter).map((p) => p.number) : [];
  if (ofMatter.length > 0)
    return { numbers: [], asks: `您是指 ${ofMatter.join('、')} 都是这样吗？`, candidates: ofMatter };
  const [only] = own;
  return only && own.length === 1 ? sureOf([only.number]) : { numbers: [], asks: null, candidates: [] };
}

/** 另外那个也完工了, after one that counts nothing: which? */
const ANOTHER_ONE = /^[，, ]*(?:还有)?(?:另外?(?:那|一)?个|另外那[个条座处])(?:项目|工程)?[也都]?/;
const whichProjectElse = (told: string, own: readonly Project[]): string =>
  `${titleOf(told, own)}以外，您说的另一个是哪个项目？请带上编号。`;

/** 它下周三就能完工, after two were told of. */
const IT_ALONE = /^[，, ]*它(?!们)/;

const countsList = (text: string, list: readonly string[], own: readonly Project[]): boolean =>
  countOfAll(
    text,
    own.filter((p) => list.includes(p.number)),
  ) !== '';

/** 两处 of 两处都没干完, 两个中心: as many as there are of these projects, in a unit that none of them counts in; '' where it is not said. */
export function countOfAll(text: string, projects: readonly Project[]): string {
  const found = PLACES_ALL.exec(text.trim());
  const { count, unit, noun = '' } = found?.groups ?? {};
  if (!found || !count || parseNumber(count) !== projects.length) return '';
  const isTheirs = noun === '' ? unit !== '个' : projects.every((p) => p.name.includes(noun));
  return isTheirs && !projects.some((p) => measuresOf(p.target).some((m) => m.unit === unit)) ? found[0] : '';
}

const PLACES_ALL =
  /^(?:这|那)?(?<count>[两二三四五六七八九十]|\d{1,2})(?<unit>处|条|座|家|块|所|间|片|头|者|个)(?<noun>[\u4e00-\u9fff]{0,6}?)(?=都|均|全)/;

/** 有一个还没完工: all of them may be meant. */
const SOME_OF_THEM = /^(?:其中|里面|还)?有(?:[一两二三四五六七八九]|\d)[个项](?![\u4e00-\u9fff]{0,2}[人点])/;

/** 插口全通电了, 11座全开放了: the one of the card whose target counts 插口, or 座. */
function onlyOneCounts(text: string, list: readonly string[], own: readonly Project[]): string | undefined {
  const units = new Set(quantitiesOf(text).map((q) => q.unit));
  const called = list.filter((n) =>
    measuresOf(own.find((p) => p.number === n)?.target ?? '').some(({ of }) => {
      const noun = of.replace(/[（(][^（()）]*[）)]/g, '');
      return noun.length >= 2 && (text.includes(noun.slice(-2)) || text.includes(noun.slice(0, 2)));
    }),
  );
  if (called.length === 1) return called[0];
  if (units.size === 0 || units.has('个') || units.has('项')) return undefined;
  const counting = list.filter((n) =>
    measuresOf(own.find((p) => p.number === n)?.target ?? '').some((m) => units.has(m.unit)),
  );
  return counting.length === 1 ? counting[0] : undefined;
}

/** A number that none of the unit's projects has; others' numbers read alike. */
export function strangeNumber(text: string, { own }: Setting, subjects: readonly Mention[]): string | null {
  const strange = unknownNumbers(text, new Set(own.map((p) => p.number))).filter(
    (n) => !subjects.some((s) => s.start < n.end && n.start < s.end),
  );
  const [first] = strange.filter(
    (n) =>
      subjects.length === 0 ||
      !couldBeDay(n.number) ||
      isFirstWord(text, n) ||
      TOLD_TOO.test(text.slice(n.end)) ||
      subjects.some((s) => s.by === 'number' && JOINED.test(text.slice(s.end, n.start))),
  );
  return first?.number ?? null;
}

/** 11-2路灯换了800盏: a number that the message begins with is meant as one. */
const isFirstWord = (text: string, { start, end }: { start: number; end: number }): boolean =>
  text.slice(0, start).trim() === '' && !/^ ?(?:日|号|前|已|完|竣|上午|下午)/.test(text.slice(end));

/** 12-3投用了，12-6也投用了: what is said of a number, and not of a day. */
const TOLD_TOO = /^ ?(?:也|还[没在差]|尚未)/;

/** 13-8跟9-4都完成: beside a number another number. */
const JOINED = /^ ?(?:[、和跟与及]|以及) ?$/;

function couldBeDay(number: string): boolean {
  const [month = 0, day = 0] = number.split('-').map(Number);
  return month <= 12 && day <= 31;
}

/** Asks which of these it is, five at most. */
export const whichOf = (numbers: readonly string[], own: readonly Project[]): string =>
  `您说的是哪一项：${numbers
    .slice(0, 5)
    .map((n) => titleOf(n, own))
    .join('；')}${numbers.length > 5 ? '……' : ''}？`;

/** 9-2 with its name. */
export function titleOf(number: string, own: readonly Project[]): string {
  const name = own.find((p) => p.number === number)?.name;
  return name ? `${number} ${name}` : number;
}

function whichAsked(said: string, numbers: readonly string[], own: readonly Project[]): string {
  const titles = numbers.slice(0, 4).map((n) => titleOf(n, own));
  if (numbers.length === 1) return `您说的“${said}”是${titles[0]}吗？`;
  return `您说的“${said}”是哪一个：${titles.join('；')}${numbers.length > 4 ? `等 ${numbers.length} 个` : ''}？`;
}

/** Of other units' numbers and of nobody's it says the same. */
export function notFoundHere(number: string, own: readonly Project[]): string {
  const near = nearestNumbers(number, own);
  return `贵单位没有编号为 ${number} 的项目。${near.length > 0 ? `您是不是要找 ${near.join('、')}？` : '请核对编号。'}`;
}

/** What a card or a question offered settles which of several is meant, where the message itself names none of them by number. */
export function settledBy(list: readonly string[], mentions: Mention[]): Mention[] {
  const named = mentions.flatMap((m) => (m.by === 'number' && m.sure ? m.numbers : []));
  return mentions.map((m) => {
    const listed = m.numbers.filter((n) => list.includes(n));
    return !m.sure && listed.length === 1 && !m.numbers.some((n) => named.includes(n))
      ? { ...m, numbers: listed, sure: true }
      : m;
  });
}

/** Asks for the project, by the few that may be meant or by an example. */
export function whichProject({ own, list }: Setting): string {
  const few = list.length > 0 ? own.filter((p) => list.includes(p.number)) : own.length <= 4 ? own : [];
  const named = few.map((p) => `${p.number} ${p.name}`).join('；');
  return named === ''
    ? `请问是哪个项目？请带上编号，例如“${own[0]?.number ?? '9-2'} 已完成”。`
    : `请问是哪个项目：${named}？`;
}
