/** Several projects told at once by what they are: 五座垃圾转运站, 信号灯优化的那三个路口, 福城、龙华、观澜三个街道的残疾人服务中心. */
import type { Project } from '../../../registry.js';
import { goesOnAfterName, kindMask, tellsProject } from '../../names/name-words.js';
import { findNumberMentions } from '../../names/project-numbers.js';
import { parseNumber } from '../../numbers/numbers.js';
import { measuresOf } from '../../targets/targets.js';
import { inOrder } from '../../text/likeness.js';
import { lastBreak } from '../../text/plain-text.js';
import { OTHERS } from '../wording/message-words.js';
import { headedAsNumbers, otherOfKind } from './headed.js';
import { mentionsIn } from './mentions.js';
import { SOME_PLACE } from './places.js';
import { withStreetsApart } from './streets-apart.js';
import { placesOf } from './topics.js';

interface Told {
  text: string;
  /** The projects among which the rest of the message singles some out. */
  list: readonly string[];
}

interface Listed extends Omit<Told, 'text'> {
  own: readonly Project[];
}

/** A stretch of the text and what it stands for. */
interface Group {
  start: number;
  end: number;
  numbers: string[];
  /** All that its words fit. */
  fitting: readonly Project[];
  /** 龙华7个、大浪10个暖心柜: the words to say it by, with each its own amount. */
  said?: string;
}

const NUMERAL = '[两二三四五六七八九十几]|\\d{1,2}';
const SO_MANY = new RegExp(
  `(?<![第零一二三四五六七八九十百\\d.杠-])(?<count>${NUMERAL})(?<unit>个|处|座|条|项|家|所|间|块|片|栋|幢|台|部|支)(?<of>(?:街道|社区|片区|地方)?的?)`,
  'g',
);
const BREAK = /[，,。；;：:！!？?\n]/;
const APART = /[、和跟与及]/;
const MOST_TRIED = 8;
const MOST_NOUN = 12;
const MOST_PLACE = 6;
const REGION = /^(?:街道|社区|小区|片区|中心|城中村|地方)$/;

/** The text with such words written as numbers of projects. Where it goes on to single some out, they are its list. */
export function groupsAsNumbers(said: string, { own, list }: Listed): Told {
  const text = otherOfKind(withStreetsApart(said, own), own, (before) =>
    mentionsIn(before, own).flatMap((m) => (m.sure ? m.numbers : [])),
  );
  if (list.length === 1) return { text, list };
  const headed = list.length === 0 ? headedAsNumbers(text, own) : null;
  if (headed) return headed;
  const among = list.length > 1 ? own.filter((p) => list.includes(p.number)) : own;
  const group = counted(text, among, list.length > 1) ?? placed(text, among) ?? numbered(text, own);
  if (!group) return { text, list };
  const before = text.slice(0, group.start);
  const after = withoutGloss(text.slice(group.end), group, own);
  const further =
    HEADS.test(after) && (OTHERS.test(after) || SOME_PLACE.test(after) || /(?:其余|另外|剩下?)/.test(after));
  const places = group.said
    ? []
    : placesOf(
        after,
        0,
        group.fitting.map((p) => p.number),
        own,
        0,
      );
  const isHeading = HEADS.test(after) && (further || places.length > 0);
  const written = isHeading
    ? before + after.replace(HEADS, '')
    : `${before} ${group.said ?? group.numbers.join('、')} ${after}`;
  if (list.length > 1) return { text: written, list };
  return {
    text: written,
    list: isHeading ? group.numbers : places.length > 0 ? group.fitting.map((p) => p.number) : list,
  };
}

/** 富康的两个（新建、加装电梯）都没弄完: which ones they are is told already. */
function withoutGloss(after: string, { numbers }: Group, own: readonly Project[]): string {
  const gloss = /^ ?[（(][^（()），,。；;]{2,30}[）)]/.exec(after)?.[0];
  const told = gloss ? placesOf(gloss, gloss.search(/[（(]/) + 1, numbers, own, -1) : [];
  return gloss && told.length === numbers.length ? after.slice(gloss.length) : after;
}

const HEADS = /^(?:(?:里面?|里头|当中|之中|中)?[，,：: ]|[^，,。；;：:\d]{1,10}[：:])[，,：: ]{0,3}/;

/** 16-1、16-4、16-5四个公园，就16-5没完，别的都完工: numbers that the message begins with, among which it singles some out. */
function numbered(text: string, own: readonly Project[]): Group | null {
  const found = findNumberMentions(text, new Set(own.map((p) => p.number)));
  const apart = found.findIndex(
    ({ number, start }, i) =>
      !JOINT.test(text.slice(found[i - 1]?.end ?? 0, start)) || found.slice(0, i).some((m) => m.number === number),
  );
  const run = apart < 0 ? found : found.slice(0, apart);
  const [last, numbers] = [run.at(-1), [...new Set(run.map((m) => m.number))]];
  if (!last || numbers.length < 2) return null;
  const end = last.end + (HOW_MANY.exec(text.slice(last.end))?.[0].length ?? 0);
  const after = text.slice(end);
  if (!HEADS.test(after) || !OTHERS.test(after)) return null;
  return { start: 0, end, numbers, fitting: own.filter((p) => numbers.includes(p.number)) };
}

const JOINT = /^[、,，和及与跟 ]{0,3}$/;
const HOW_MANY = /^[这那]?(?:[两二三四五六七八九十]|\d{1,2})[个座处家条项所块片][\u4e00-\u9fff]{0,6}/;

/** So many of a kind, as many as there are, or as many as are named before: 三个街心花园, 街心花园那三个, 富康、樟溪两座天桥. */
function counted(text: string, among: readonly Project[], isListed: boolean): Group | null {
  for (const match of [...text.matchAll(SO_MANY)].slice(0, MOST_TRIED)) {
    const { count: said = '', unit = '', of = '' } = match.groups ?? {};
    const count = parseNumber(said) ?? 0;
    const clause = lastBreak(text, match.index, BREAK);
    const before = text.slice(clause, match.index).replace(/[的那这]{1,2}$/, '');
    const end = match.index + match[0].length;
    if (/\d *$/.test(before)) continue;
    const nouns = [nounAt(text, end, among, isListed), nounBefore(before, clause, among)];
    for (const noun of nouns) {
      if (!noun || (of === '' && among.some((p) => countsIn(p, unit, noun.words)))) continue;
      const isAhead = noun.start >= end;
      if (!isAhead && !pointsTo(text, noun, match.index, of !== '' || isListed)) continue;
      const places = isAhead ? placesBefore(before, noun.fitting) : null;
      const numbers = places?.numbers ?? noun.fitting.map((p) => p.number);
      const start = places ? clause + places.start : Math.min(noun.start, match.index);
      const to = isAhead ? noun.end : alsoNamed(text, end, noun.fitting);
      const isSome = said === '几' && HEADS.test(text.slice(to));
      if (isSome || (count > 1 && numbers.length === count)) return { start, end: to, numbers, fitting: noun.fitting };
    }
  }
  return null;
}

/** 街心花园三个, 清湖那三个; but 牛湖两个 counts what is there. */
const pointsTo = (text: string, { words, start, end }: Noun, count: number, isOfThem: boolean): boolean =>
  !APART.test(text[start - 1] ?? '') && (isOfThem || count > end || kindMask(words).some(Boolean));

/** 福城、龙华、观澜的残疾人服务中心; 龙华7个、大浪10个暖心柜. */
function placed(text: string, among: readonly Project[]): Group | null {
  for (const { index } of [...text.matchAll(new RegExp(APART, 'g'))].slice(0, MOST_TRIED).reverse()) {
    const clause = lastBreak(text, index, BREAK);
    for (let length = 2; length <= MOST_PLACE; length++) {
      const place = text.slice(index + 1, index + 1 + length);
      const gap = AMOUNT.exec(text.slice(index + 1 + length))?.[0] ?? '';
      const noun = nounAt(text, index + 1 + length + gap.length, among);
      const last = noun && only(noun.fitting, place);
      const first = last ? placesBefore(text.slice(clause, index), noun.fitting, 1) : null;
      if (!noun || !last || !first || first.numbers.includes(last)) continue;
      const start = clause + first.start;
      const said = /\d/.test(gap) ? { said: `${noun.words}：${text.slice(start, noun.end - noun.length)}` } : {};
      return { start, end: noun.end, numbers: [...first.numbers, last], fitting: noun.fitting, ...said };
    }
  }
  return null;
}

const AMOUNT = /^(?:街道|社区|片区)?(?:\d[\d.]{0,8}[万千]?[个座家场处户台套间盏条])?的?/;

interface Noun {
  words: string;
  start: number;
  end: number;
  length: number;
  fitting: readonly Project[];
}

const nounOf = (said: string, start: number, among: readonly Project[], isListed = false): Noun | null => {
  const words = said.replace(/[的那这]/g, '');
  if (words.length < 2 || !/^[\u4e00-\u9fff]+$/.test(words) || REGION.test(words)) return null;
  const fitting = among.filter((p) => isIn(words, p.name));
  // 两个景观完工，小区没有: of a card's list a plain word tells some from the others
  if (!tellsProject(words) && !(isListed && fitting.length < among.length && !PROJECT.test(words))) return null;
  if (among.some((p) => p.name.startsWith(`${words}街道`))) return null;
  return fitting.length > 1 ? { words, start, end: start + said.length, length: said.length, fitting } : null;
};

/** In its order, or in two parts the other way round: 新建天桥. */
const isIn = (words: string, name: string): boolean =>
  words === '学校'
    ? /[小中]学|学校/.test(name)
    : words.length <= 3
      ? name.includes(words)
      : inOrder(words, name) ||
        [...words].some(
          (_, i) => i > 1 && i < words.length - 1 && name.includes(words.slice(0, i)) && name.includes(words.slice(i)),
        );

/** The longest words from here on that stand in several names and after which a sentence may go on. */
function nounAt(text: string, start: number, among: readonly Project[], isListed = false): Noun | null {
  for (let length = MOST_NOUN; length >= 2; length--) {
    const said = text.slice(start, start + length);
    if (said.length < length || !ends(text.slice(start + length))) continue;
    const noun = nounOf(said, start, among, isListed);
    if (noun) return noun;
  }
  return isListed && ends(text.slice(start + 1)) ? kindAt(text, start, among) : null;
}

/** 两条路, 两座桥: of a card, those whose names say in one character what is built. */
function kindAt(text: string, start: number, among: readonly Project[]): Noun | null {
  const [words = ''] = text.slice(start);
  const fitting = among.filter((p) => KINDS[words]?.test(p.name));
  return fitting.length > 1 ? { words, start, end: start + 1, length: 1, fitting } : null;
}
const KINDS: Readonly<Record<string, RegExp>> = {
  路: /(?:路|大道)(?:（[^（）]{1,8}）)?(?:景观|升级|改扩建|断头路|市政)/,
  桥: /天桥/,
  河: /河(?:综合整治|碧道)/,
  坡: /边坡/,
  墙: /挡墙/,
  园: /(?:公园|花园|绿地)(?!.*小区)/,
  馆: /馆/,
};

const ends = (rest: string): boolean =>
  goesOnAfterName(rest) || /^(?:里|中|统统|通通|[两俩]|分别|各|合计|一共)/.test(rest);

function nounBefore(before: string, at: number, among: readonly Project[]): Noun | null {
  for (let start = Math.max(0, before.length - MOST_NOUN); start + 2 <= before.length; start++) {
    const noun = nounOf(before.slice(start), at + start, among);
    if (noun) return noun;
  }
  return null;
}

/** 信号灯优化的那三个路口: a further word of the same names. */
function alsoNamed(text: string, end: number, fitting: readonly Project[]): number {
  for (let length = 4; length >= 2; length--) {
    const word = text.slice(end, end + length);
    if (ends(text.slice(end + length)) && (PROJECT.test(word) || fitting.every((p) => p.name.includes(word))))
      return end + length;
  }
  return end;
}

const PROJECT = /^(?:项目|工程)$/;

/** The places at the end of a text, each of which stands in one name alone. */
function placesBefore(
  before: string,
  fitting: readonly Project[],
  least = 2,
): { numbers: string[]; start: number } | null {
  const parts = partsOf(before, fitting);
  const numbers: string[] = [];
  let start = before.length;
  for (const [i, part] of parts.reverse().entries()) {
    const place = part.replace(/(?:街道|社区|片区)?(?:\d[\d.]*[\u4e00-\u9fff])?$/, '');
    const [number, length] = placeIn(place, fitting);
    if (number === null || numbers.includes(number)) break;
    numbers.unshift(number);
    start -= i === 0 ? 0 : 1;
    start -= part.length - (place.length - length);
    if (length < place.length) break;
  }
  return numbers.length >= least ? { numbers, start } : null;
}

/** 中梅西路、大和路: 和 within a name parts nothing. */
function partsOf(text: string, fitting: readonly Project[]): string[] {
  const isWithin = (at: number) =>
    at > 0 && at + 1 < text.length && fitting.some((p) => p.name.includes(text.slice(at - 1, at + 2)));
  const cuts = [...text.matchAll(new RegExp(APART, 'g'))].map(({ index }) => index).filter((at) => !isWithin(at));
  return [...cuts, text.length].map((cut, i) => text.slice(i === 0 ? 0 : (cuts[i - 1] ?? 0) + 1, cut));
}

/** The words at the end of a text that stand in one of these names and no other. */
function placeIn(words: string, fitting: readonly Project[]): [number: string | null, length: number] {
  for (let length = Math.min(words.length, MOST_PLACE); length >= 2; length--) {
    const number = only(fitting, words.slice(-length));
    if (number) return [number, grownBy(words, length, fitting.find((p) => p.number === number)?.name ?? '')];
  }
  return [null, 0];
}

/** 上芬工业区南侧: as far as the name goes, however long the place. */
function grownBy(words: string, least: number, name: string): number {
  let length = least;
  while (length < words.length && name.includes(words.slice(-length - 1))) length++;
  return length;
}

function only(fitting: readonly Project[], words: string): string | null {
  const [one, ...others] = fitting.filter((p) => p.name.includes(words));
  return one && others.length === 0 ? one.number : null;
}

/** 三个暖心柜: an amount of what one of them promises. */
const countsIn = (project: Project, unit: string, noun: string): boolean =>
  measuresOf(project.target).some(
    (m) => m.unit === unit && (m.of.includes(noun.slice(-2)) || noun.includes(m.of.slice(-2))),
  );
