/** Spaces by what they part: those between a figure and its words part nothing and go, those between clauses are commas. */
import { measureWordAt } from './measure-words.js';

/** 12 月, 20 多, 95 %: what follows goes on with the number. 40 年底 may be project 40 at the year's end. */
const GOES_ON =
  /^(?:[月日号时万亿千百余%‰℃㎡分]|点(?!位)|多(?!功|媒)|来(?!自)|成(?![立为功])|季度|以[上下内]|左右|[至到] ?\d|年(?! ?[底初末内前中]))/;
const A_YEAR = /(?<!\d)\d{4}$/;
const DASH = '[-‐‑‒–—―−﹣ー_]';
/** 9-2, 31 — 8: the number of a project stands by itself. */
const ENDS_PROJECT = new RegExp(`\\d ?${DASH} ?\\d{1,3}$`);
/** 1—9 月, but 9-2 月底. */
const OF_MONTHS = /^月(?![底初末中内报上下])/;
const GOES_ON_AS_PROJECT = new RegExp(`^ ?${DASH} ?\\d`);
/** 6 之 4, 9 杠 2. */
const SPOKEN_DASH = /(?<=\d) {0,2}([之杠]) {0,2}(?=\d)/g;
/** 第 9-2 项. */
const ORDINAL = new RegExp(`第 {0,2}(\\d{1,3} ?${DASH} ?\\d{1,3}) {0,2}(?=项)`, 'g');
/** 12 月 30 日, 明年 3 月: parts of one day. */
const DAY_BEFORE = /[年月日号]$/;
const OF_ONE_DAY = /^\d{1,2} ?[月日号时点季]/;
/** 1 和 3 搞定. */
const JOINED = /(?<=\d) {0,2}([、和及与]) {0,2}(?=\d)/g;
/** 16 800 平方米: a space for the comma of thousands. Lines may be numbered, and of 12 月 18 500 would be another day. */
const THOUSANDS =
  /(?<!^|[\n\d.,之杠月] ?|[-‐‑‒–—―−﹣ー_] ?\d{0,2})(?:\d{1,3} \d{3} \d{3}|\d{1,3} \d{3})(?=(?![\d.-]| \d) ?(?:万?元|(?!月|年)[\u4e00-\u9fff㎡]))/g;
/** 于 11.25 完工, 11.25 完工: a day, and what was done on it. */
const DAY_OF_DEED =
  /(?<=[于在] ?|\d-\d{1,2} )((?:1[0-2]|0?[1-9])\.(?:[12]\d|3[01]|0?[1-9])) (?=[已才就]{0,2}(?:完[工成]|竣工|建成|验收|移交|交付|投[用运入]|启用|开[业放工园馆]|通[车水电气过]))/g;
/** Words that lead on to a number. */
const LEADS_ON = /[的从到由近约至达第于在为]$|附件$/;
/** 9-1到 9-6. */
const A_RANGE = /\d ?[到至]$/;
const LEADS = /(?![一二三四五六七八九十])[\u4e00-\u9fff]$/;
const ENDS_CLAUSE = /[了工成好完束收用齐]$/;
/** `问了施工队 12月30日完工`: what was learned. */
const WAS_ASKED = /[问催](?:过|了)[\u4e00-\u9fff]{2,6}$/;
const OF_SHARES = /[率度为占比例]$/;
const GOES_ON_TELLING = /^[没未不还在已都也正全就]/;
const COUNTS = /(?<!-\d?)\d[\u4e00-\u9fff]/;
const ENDS_COUNTED = /\d ?([\u4e00-\u9fff]{1,4})$/;
const REACH = 24;

/** Spaces that mean something and no others, commas for those that part clauses. Text gets shorter, words stay. */
export const plainlySpaced = (text: string): string =>
  text.includes(' ') ? parted(unparted(text.replace(BESIDE_MARK, ''))) : text;

/** A mark parts by itself: 完工 ， 上周的事; 【 9-2 】. */
const BESIDE_MARK =
  / {1,4}(?=[，。；：！？、）)】〕」》”])|(?<=[，。；：！？、（(【〔「《“]) {1,4}|(?<=[,;:]) {1,4}(?=[\u4e00-\u9fff])/g;

/** 已办 8 场 and 12 月 30 日 are one word each; `总共21场 18场已办` and `9-2 已办8场` are not. */
const unparted = (text: string): string =>
  text
    .replace(SPOKEN_DASH, '$1')
    .replace(ORDINAL, '第$1')
    .replace(THOUSANDS, (number) => number.replaceAll(' ', ''))
    .replace(JOINED, '$1')
    .replace(DAY_OF_DEED, '$1')
    .replace(
      /( {0,4})(\d[\d.,]*)( {0,4})/g,
      (whole, lead: string, number: string, tail: string, at: number, all: string) => {
        if (lead === '' && tail === '') return whole;
        const before = all.slice(Math.max(0, at - REACH), at);
        const after = all.slice(at + whole.length, at + whole.length + REACH);
        if (GOES_ON_AS_PROJECT.test(tail + after)) return (A_RANGE.test(before) ? '' : lead) + number + tail;
        if (ENDS_PROJECT.test(before + lead + number)) return OF_MONTHS.test(after) ? lead + number : whole;
        const goesOn =
          GOES_ON.test(after) || measureWordAt(after, 0) !== null || (A_YEAR.test(number) && after.startsWith('年'));
        const isLedTo =
          LEADS_ON.test(before) ||
          (DAY_BEFORE.test(before) && OF_ONE_DAY.test(number + tail + after)) ||
          (goesOn && LEADS.test(before) && !endsCounted(before) && !beginsClause(before, tail, after));
        return (isLedTo ? '' : lead) + number + (goesOn ? '' : tail);
      },
    );

/** 都开工了 2座在装修, 18场已办 3场没办: a figure close to its own word, where the clause before is whole without it. */
function beginsClause(before: string, tail: string, after: string): boolean {
  if (/^[月日号]/.test(after)) return ENDS_CLAUSE.test(before) || WAS_ASKED.test(before);
  if (tail !== '') return false;
  if (after.startsWith('%')) return !OF_SHARES.test(before);
  const rest = after.slice(measureWordAt(after, 0)?.end ?? 0);
  return (ENDS_CLAUSE.test(before) || COUNTS.test(lastPart(before))) && GOES_ON_TELLING.test(rest);
}

/** 总共21场: an amount ends here. */
function endsCounted(text: string): boolean {
  const word = ENDS_COUNTED.exec(text)?.[1];
  return word !== undefined && measureWordAt(word, 0)?.end === word.length;
}

const MARK = /[，,。；;：:！!？?、\n ]/;
/** A figure, a day, a number by itself: it belongs to what stands beside it. */
const BARE =
  /^(?:第?\d{1,3} ?[-‐‑‒–—―−﹣ー_] ?\d{1,3}[项号]?|[\d、和及与]{1,20}|[\d.%年月日号一二三四五六七八九十百千万两]{1,14}[\u4e00-\u9fff]{0,2})$/;
/** What only clauses hold: an amount, or a word that tells. */
const TELLS =
  /(?<!-\d?)\d ?[\u4e00-\u9fff%]|[一二两三四五六七八九十百千万][个场家处座套间盏户名件台公元]|[一二两三四五六七八九][百千万][一二两三四五六七八九百]{0,4}$|已|未(?!成年|来|保)|没|不|正在|预计|[完竣动开]工|完成|[好完]了|了$|全部|都(?!市)|还[差剩有要没]|差|剩|[办建][结完好成]|通车|投用|施工|因|由于|争取|力争|待|可|能|是|有|[吗呢]$/;
const BEGINS_WITH_PROJECT = new RegExp(`^[第【〔]?\\d{1,3} ?${DASH} ?\\d`);
/** So long is hardly a name. */
const LONG = /[\u4e00-\u9fff]{5}/;

/** `没完工 已经完工了`: a comma for each space between two clauses. */
function parted(text: string): string {
  const pieces = text.split(/( {1,4})/);
  return pieces
    .map((piece, at) => {
      const [before = '', after = ''] = [pieces[at - 1], pieces[at + 1]];
      if (at % 2 === 0) return piece;
      const isOfAll = OF_ALL.test(after) && LONG.test(pieces[at - 3] ?? '') && lastPart(before).length > 3;
      const isParted =
        isOfAll || partsClauses(lastPart(before), firstPart(after)) || partsProjects(before, after, text);
      return isParted ? '，'.padEnd(piece.length) : piece;
    })
    .join('');
}

/** `前天完工 补报一下`: what a clause of the telling begins with. */
const OF_TELLING = /^(?:[说给报]个?数|补[报录登]|报[备一]|请|望|麻烦|辛苦|登记|更新|知悉|销[号项]|[汇上]报)/;

/** `验收已经过了 1月9号移交`. */
const DAY_AND_DEED = /^\d{1,2}月\d{1,2}[日号](?:完工|竣工|移交|开放|投用|启用|开工|验收)/;
/** `内窥检测全段合格 路面恢复 完成`: of all that was told. */
const OF_ALL = /^(?:已|均|都|全部|现已)?完[成工]了?[。！!]?$/;

const partsClauses = (before: string, after: string): boolean =>
  (ENDS_CLAUSE.test(before) && LONG.test(before) && (OF_TELLING.test(after) || DAY_AND_DEED.test(after))) ||
  (WAS_ASKED.test(before) && DAY_AND_DEED.test(after)) ||
  ([before, after].every((part) => part.length > 1 && !BARE.test(part) && (TELLS.test(part) || LONG.test(part))) &&
    (TELLS.test(before) || TELLS.test(after)));

/** `9-2 完工 9-3 没完工`, but not `完工 9-2 9-3 没完工 9-5`, where the words are headings. */
const partsProjects = (before: string, after: string, text: string): boolean =>
  BEGINS_WITH_PROJECT.test(after) &&
  !BARE.test(lastPart(before)) &&
  TELLS.test(lastPart(before)) &&
  (LONG.test(before) || BEGINS_WITH_PROJECT.test(text));

const lastPart = (piece: string): string => piece.split(MARK).at(-1) ?? '';
const firstPart = (piece: string): string => piece.split(MARK, 1)[0] ?? '';
