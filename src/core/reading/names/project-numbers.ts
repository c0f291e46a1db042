/** Project numbers in what people type: 9-2, 9－2, 〔9-2〕, 9—2, 9杠2, 第9-2项, 40号, 31-3、4、5, 31-3至31-7. */
import { measureWordAt } from '../text/measure-words.js';
import { isHan } from '../text/typed-text.js';

export interface NumberMention {
  /** As the registry writes it: '9-2', '40'. */
  number: string;
  /** Whether it is written as nothing but a project number would be. */
  certain: boolean;
  start: number;
  end: number;
}

const DASH = '[-‐‑‒–—―−﹣ーｰ_]{1,2}';
const HAN_NUMERAL = '[一二三四五六七八九十]{1,3}';
/** As it is read out: 二四, 幺零, 二十四. */
const HAN_SPOKEN = '[一二三四五六七八九十幺零〇]{1,3}';
/** What dictation hears for one of them beside 杠: 久杠二. */
const HEARD: readonly (readonly [heard: string, digit: string])[] = [
  ['久酒玖旧舅', '九'],
  ['扒巴捌', '八'],
  ['漆柒', '七'],
  ['柳刘留陆', '六'],
  ['午舞武伍', '五'],
  ['思司丝肆', '四'],
  ['伞散叁', '三'],
  ['儿而耳贰', '二'],
  ['妖腰壹', '一'],
];
const ANY_HEARD = `[${HEARD.map(([heard]) => heard).join('')}]`;
/** 九横五, 九短横五; 三横四纵 are roads. */
const SPOKEN_DASH = '(?:[之杠]|短?横杠|短?横线?(?![\\d一二两三四五六七八九十]{1,2}[纵竖直]))';
/** 第二个月: a place of something else. */
const OTHER_PLACES = '月|季|星期|礼拜|点位|楼|标段|阶段|批次|人';
const PAIR = new RegExp(
  `(\\d{1,3}) ?${DASH} ?(\\d{1,3})|(\\d{1,3})([.。·点])(\\d{1,3})(?!\\d| ?${DASH} ?\\d)|(\\d{1,3})(?:一|${SPOKEN_DASH})(\\d{1,3})|(${HAN_SPOKEN}|${ANY_HEARD}(?=杠))(?:${SPOKEN_DASH}|${DASH})(${HAN_SPOKEN}|(?<=杠)${ANY_HEARD})|(?<![\\u4e00-\\u9fff])([二三四]十[一二三四五六七八九])点(${HAN_NUMERAL})|第?(\\d{1,3}|${HAN_NUMERAL})(?:[大类]?项|大类)[的下里中之]{0,2}第(\\d{1,3}|${HAN_NUMERAL})(?:[个小子]?项|小?[目条]|个(?!${OTHER_PLACES}))|(\\d{2,3})/(\\d{1,2})(?=[\\u4e00-\\u9fff：: ])`,
  'g',
);
const PLAIN = /\d{1,3}/g;
const OPENING = '〔[【（(「《“第';
const DATE_BEFORE =
  /(?:截至|截止|(?<![关至对由等])于|(?<![看见提说讲谈想轮收听问聊])到|在|至|日期|时间)[了是为:： ]{0,2}$/;
const DATE_AFTER =
  /^ ?(?:日(?!均|常|前(?:[又已刚新再才]|完|建|开))|号(?!项|事|工)|前(?!期|面|台|天|年|次|报 ?\d|[一二两三四五六七八九十几半\d])|之前(?![报的有])|以前(?![报的有])|底|后(?!续|天|日|半|期|面|门|台|边|排|勤|者|方)|完工日(?!期[是为:：\d]))/;
const COUNTED_BEFORE = /(?:约|近|大概|差不多|办了|完成了?|开展了?|举办了?|建了|还差|还剩|剩|每|周|第)$/;
const MOST_IN_RANGE = 30;

/**
 * Mentions of numbers that `known` has, in order. A form that may be something else (9.2, 8-9场, 12-3) is not certain.
 * Numbers that look like a project's but are none come back from `unknownNumbers`.
 */
export function findNumberMentions(text: string, known: ReadonlySet<string>): NumberMention[] {
  const pairs = pairsOf(text).filter((m) => known.has(m.number));
  const plain = [...plainNumbers(text, known), ...hanNumbers(text, known), ...furtherOrdinals(text, known)];
  const all = [...withLists(text, pairs, known), ...plain, ...withoutDash(text, known)].sort(
    (a, b) => a.start - b.start,
  );
  return all.filter((m, i) => !all.some((o, j) => j < i && o.end > m.start && o.start <= m.start && o !== m));
}

/** What is certainly meant as a project number and is not in `known`: '99-1', '第99项'. */
export function unknownNumbers(text: string, known: ReadonlySet<string>): NumberMention[] {
  const split = withoutDash(text, known);
  const marked = [
    ...text.matchAll(
      /第 ?(\d{1,3}) ?(?:项|号项目)|(\d{1,3})号项目|〔(\d{1,3})〕|(?:编号|项目)[:： ]?(\d{1,3})(?![\d个项家场年月日%.-]|号(?=完|竣|验|移|开|封|投|通|就|已))/g,
    ),
  ];
  const plain = marked.map((m) => {
    const number = m[1] ?? m[2] ?? m[3] ?? m[4] ?? '';
    return { number, certain: true, start: m.index, end: m.index + m[0].length };
  });
  return [...pairsOf(text).filter((m) => m.certain), ...plain].filter(
    (m) => !known.has(m.number) && !split.some((s) => s.start < m.end && m.start < s.end),
  );
}

/** 编号258, where of 2-58 and 25-8 the unit has one. */
function withoutDash(text: string, known: ReadonlySet<string>): NumberMention[] {
  return [...text.matchAll(/编号[:： ]?(\d{2,4})(?!\d| ?-)/g)].flatMap((m) => {
    const digits = m[1] ?? '';
    if (known.has(String(Number(digits)))) return [];
    const [number, ...others] = [1, 2]
      .map((at) => `${digits.slice(0, at)}-${digits.slice(at)}`)
      .filter((pair) => known.has(pair));
    const end = m.index + m[0].length;
    return number && others.length === 0 ? [{ number, certain: true, start: end - digits.length, end }] : [];
  });
}

function pairsOf(text: string): NumberMention[] {
  const mentions: NumberMention[] = [];
  for (const match of text.matchAll(PAIR)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isPartOfLonger(text, start, end) || (/[.点]/.test(match[4] ?? '') && isMeasured(text, end))) continue;
    const [, a, b, c, point, d, e, f, g, h, i, j, k, l, m, n] = match;
    const major = numberOf(a ?? c ?? e ?? g ?? i ?? k ?? m);
    const minor = numberOf(b ?? d ?? f ?? h ?? j ?? l ?? n);
    if ((point === '点' || i !== undefined) && (major <= HOURS || !leads(text, start, end))) continue;
    const number = `${major}-${minor}`;
    const rising = major < minor;
    if (m !== undefined && (major <= MONTHS || rising || measureWordAt(text, end) !== null)) continue;
    const certain =
      (point === undefined || (major > MONTHS && leads(text, start, end))) &&
      !(rising && looksCounted(text, start, end)) &&
      !looksDated(text, start, end, number);
    mentions.push({ number, certain: certain || isMarked(text, start, end), ...widened(text, start, end) });
  }
  return mentions;
}

const numberOf = (written = ''): number =>
  /^\d/.test(written)
    ? Number(written)
    : hanNumeral(HEARD.find(([heard]) => heard.includes(written || '?'))?.[1] ?? written);

/** Beyond it nothing is a day: 31.9完工, 37/2泳池. */
const MONTHS = 12;

/** 31点9完工, 三十一点九完工: no hour of the day. */
const HOURS = 24;

/** The first word of a clause, and words follow it. */
const leads = (text: string, start: number, end: number): boolean =>
  /(?:^|[，,。；;\n])\s*$/.test(text.slice(0, start)) &&
  isHan(text.slice(end).trimStart()[0]) &&
  measureWordAt(text, end) === null;

/** A longer run of digits and dashes: a day, a telephone number, an amount. */
function isPartOfLonger(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 4);
  return (
    /[\d.]$|\d[-–—−:]$|[A-Za-z]$|[-−]$/.test(before) ||
    /^(?:[万亿]|[\d%‰]|[.-]\d|:[0-5]\d(?![\d个场座处家户套台人盏条栋名件间%])|[-–—]\d|[A-Za-z])/.test(
      after.replace(OTHER_WORD, ''),
    )
  );
}

/** 13-4Q4新建, 24-11K0+300, 7-4AED, 9-2OK: a word of its own in letters. */
const OTHER_WORD = /^(?:Q[1-4](?!\d)|K\d|(?!KM|KV|KW|MW|MM|CM|KG)[A-Z]{2,4}(?![a-z])|ok|done)/;

/** 31.3公里: an amount. 9.2项 may be a project. */
function isMeasured(text: string, end: number): boolean {
  const unit = measureWordAt(text, end)?.word;
  return unit !== undefined && !['项', '个', '处', '座', '家'].includes(unit);
}

/** 8-9场, 1-6月, 10-20个: a range of something. */
function looksCounted(text: string, start: number, end: number): boolean {
  if (COUNTED_BEFORE.test(text.slice(Math.max(0, start - 4), start)) && measureWordAt(text, end)) return true;
  if (NO_MEASURE.test(text.slice(end, end + 3))) return false;
  return (
    /^ ?(?:月|年(?!度|[底内后前初])|季度|点|时|万|亿|%)/.test(text.slice(end, end + 4)) ||
    measureWordAt(text, end) !== null
  );
}

/** 3-9名单在附件, 3-9台账: words that only begin like a measure. */
const NO_MEASURE = /^ ?(?:名[单册称]|台[账帐]|条[件款]|场[地馆]|座[椅谈]|批[文复]|份额|户型|件料)/;

/** 16-17号验收过: from one day to the next. */
const DAYS_AFTER = /^ ?(?:日|号(?!项|事|工|[已完未还正在的目没]))/;

function looksDated(text: string, start: number, end: number, number: string): boolean {
  const [month = 0, day = 0] = number.split('-').map(Number);
  if (day > 31) return false;
  if (month > MONTHS) return month < day && DAYS_AFTER.test(text.slice(end, end + 3));
  const before = text.slice(Math.max(0, start - 6), start);
  return (DATE_BEFORE.test(before) && !/\d ?[到至] ?$/.test(before)) || DATE_AFTER.test(text.slice(end, end + 5));
}

function isMarked(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 3), start).trimEnd();
  const opened = OPENING.includes(before.at(-1) ?? '\n') && /^ ?[〕\]】）)」》”项]/.test(text.slice(end, end + 2));
  return opened || /(?:编号|项目|序号)[:：]?$/.test(before) || /^ ?号?项目/.test(text.slice(end, end + 4));
}

/** With what marks it as a number: 〔9-2〕, 第9-2项, 40号. */
function widened(text: string, start: number, end: number): { start: number; end: number } {
  const opened = OPENING.includes(text[start - 1] ?? '\n') && /^ ?[〕\]】）)」》”项]/.exec(text.slice(end, end + 2));
  if (opened) return { start: start - 1, end: end + opened[0].length };
  const after = /^ ?(?:号?项目|号(?=[^\u4e00-\u9fff]|已|完|未|还|正|在|的|目|没))/.exec(text.slice(end, end + 4));
  return { start, end: end + (after?.[0].length ?? 0) };
}

/** 31-3、4、5 and 31-3至31-7, 31-3到7: the rest of a list or of a range. */
function withLists(text: string, pairs: NumberMention[], known: ReadonlySet<string>): NumberMention[] {
  const found: NumberMention[] = [];
  for (const [index, mention] of pairs.entries()) {
    found.push(mention);
    const [major] = mention.number.split('-');
    const next = pairs[index + 1];
    if (next && isRange(text.slice(mention.end, next.start))) {
      found.push(...between(mention, next, known));
      continue;
    }
    let at = mention.end;
    for (let step = 0; step < MOST_IN_RANGE; step++) {
      const more = /^ ?([、,，/和及与]|至|到|~|～) ?(\d{1,2})(?![\d\-.–—:%])/.exec(text.slice(at, at + 8));
      const number = more ? `${major}-${Number(more[2])}` : '';
      const end = at + (more?.[0].length ?? 0);
      if (!more || !known.has(number) || measureWordAt(text, end) || /^[年月日号季点万]/.test(text.slice(end))) break;
      const sibling = { number, certain: mention.certain, start: end - (more[2]?.length ?? 0), end };
      if (isRange(more[1] ?? '')) found.push(...between(mention, sibling, known));
      found.push(sibling);
      at = end;
    }
  }
  return found;
}

const isRange = (joint: string): boolean => /^ ?(?:至|到|~|～|-|—|——) ?$/.test(joint);

function between(from: NumberMention, to: NumberMention, known: ReadonlySet<string>): NumberMention[] {
  const [major, first = 0] = from.number.split('-').map(Number);
  const [toMajor, last = 0] = to.number.split('-').map(Number);
  if (major !== toMajor || last - first > MOST_IN_RANGE) return [];
  const numbers = Array.from({ length: Math.max(0, last - first - 1) }, (_, i) => `${major}-${first + 1 + i}`);
  const certain = from.certain && to.certain;
  return numbers.filter((n) => known.has(n)).map((number) => ({ number, certain, start: from.end, end: from.end }));
}

/** Matters that are themselves a project (40): only where written as a number of something. */
function plainNumbers(text: string, known: ReadonlySet<string>): NumberMention[] {
  const mentions: NumberMention[] = [];
  for (const match of text.matchAll(PLAIN)) {
    const start = match.index;
    const end = start + match[0].length;
    const number = String(Number(match[0]));
    if (!known.has(number) || isPartOfLonger(text, start, end)) continue;
    const before = text.slice(Math.max(0, start - 4), start);
    const after = text.slice(end, end + 6);
    if (isMonth(before, after)) continue;
    const marked =
      isMarked(text, start, end) ||
      (Number(number) > 31 && /^ ?号(?!楼|线|路)/.test(after)) ||
      (/第$/.test(before) && /^ ?项/.test(after));
    const leads =
      /(?:^|[\n。；;！!])\s*$/.test(before) &&
      (/^(?:[ :：、，,]|$)/.test(after) ||
        (isHan(after[0]) && !/^[多余几来年月日号点万千百亿]/.test(after) && measureWordAt(text, end) === null));
    const listed = /[-\d][、,，和及]$/.test(before) && /^(?:[ 、，,。；;和及都均]|已|完|也|还|未|没|$)/.test(after);
    if (marked || leads || listed) mentions.push({ number, certain: marked || leads, ...widened(text, start, end) });
  }
  return mentions;
}

/** 重点项目10月31日, 民生项目10月底: behind 项目 as behind any other word a month is a month; 项目10月底 alone is of that project. */
const isMonth = (before: string, after: string): boolean =>
  /^ ?月(?:份|[\d一二三四五六七八九十上中下初以完办的里内这那间])/.test(after) ||
  (/^ ?月/.test(after) && /[\u4e00-\u9fff]项目$/.test(before));

/** 第三十九项第二个讲座37场，第四个35场: a further place of the same matter. */
function furtherOrdinals(text: string, known: ReadonlySet<string>): NumberMention[] {
  const first = OF_MATTER.exec(text);
  if (!first) return [];
  const from = first.index + first[0].length;
  return [...text.slice(from).matchAll(FURTHER)].flatMap((m) => {
    const number = `${numberOf(first[1])}-${numberOf(m[1])}`;
    const start = from + m.index;
    return known.has(number) ? [{ number, certain: true, start, end: start + m[0].length }] : [];
  });
}

const OF_MATTER = new RegExp(`(\\d{1,3}|${HAN_NUMERAL})[大类]?项[的下里中之]{0,2}第(?:\\d{1,3}|${HAN_NUMERAL})个`);
const FURTHER = new RegExp(`(?<=[，,。；;、 ])第(\\d{1,3}|${HAN_NUMERAL})个(?!${OTHER_PLACES})`, 'g');

/** 第四十项, 四十号项目, 编号四十. */
const hanNumbers = (text: string, known: ReadonlySet<string>): NumberMention[] =>
  [...text.matchAll(HAN_MARKED)].flatMap((m) => {
    const number = String(hanNumeral(m[1] ?? m[2] ?? m[3] ?? ''));
    return known.has(number) ? [{ number, certain: true, start: m.index, end: m.index + m[0].length }] : [];
  });

const HAN_MARKED = new RegExp(
  `第(${HAN_NUMERAL})[大类]?项(?![目标任指第下里中的])|(?<![第一二三四五六七八九十])(${HAN_NUMERAL})号项目|编号[:： ]?(${HAN_NUMERAL})(?=[，,。：: ]|$)`,
  'g',
);

/** 十二 as 12, 幺零 as 10; characters that are none count as nought. */
export function hanNumeral(text: string): number {
  const digit = (c: string | undefined) => Math.max(0, '零一二三四五六七八九'.indexOf(c === '幺' ? '一' : (c ?? '零')));
  const ten = text.indexOf('十');
  if (ten < 0) return [...text].reduce((sum, c) => sum * 10 + digit(c), 0);
  const tens = ten === 0 ? 1 : digit(text[ten - 1]);
  return tens * 10 + (ten + 1 < text.length ? digit(text[ten + 1]) : 0);
}
