/** 「X和Y分别完成3场和5场」: to each of the things named first its own of the amounts that follow. */
import type { Project } from '../../../registry.js';
import { type Quantity, quantitiesOf } from '../../figures/quantities.js';
import { isSameUnit, measuresFor } from '../../targets/promised-things.js';
import { type Mention, mentionsIn } from './mentions.js';
import { streetOf } from './streets.js';

const SENTENCE = /(?<=[。；;\n])/;
const EACH = /分别|依次|各自|各(?=[是为]|[已还]?[差缺剩欠]|[完办做建装改]了?成?\d)/;
/** 11-4、11-5两个项目: how many are named. */
const SO_MANY = /^[两二三四五六七八九十\d]{1,2}[个项](?:项目)?/;
const BETWEEN = /^(?:[、，, 和跟与及]|以及|了|是|为)*$/;
const APART = /[、，,]|以及|[和跟与及]/;
const SAID_OF_ALL = /都|均|全部|全/;

/** The text with every such sentence written out: 「X完成3场；Y完成5场」. What cannot be shared out stays as it is. */
export const sharedOut = (text: string, own: readonly Project[]): string =>
  EACH.test(text) || STATES_IN_TURN.test(text)
    ? withLastUnit(text)
        .split(SENTENCE)
        .map((sentence) => statesInTurn(sentence, own) ?? (EACH.test(sentence) ? sharedOutIn(sentence, own) : sentence))
        .join('')
    : text;

/** 分别完成22、31、17个小区: the unit that is told of the last is that of each. */
const withLastUnit = (text: string): string =>
  text.replace(
    BARE_LIST,
    (_all, head: string, bare: string, last: string, unit: string) =>
      `${head}${bare.replace(/\d+(?:\.\d+)?/g, (number) => number + unit)}${last}${unit}`,
  );
const BARE_LIST =
  /((?:分别|依次|各自)[\u4e00-\u9fff]{0,5})(\d[\d.、和，,]{0,40}[、和，,])(\d[\d.]{0,7})(人次|公里|平方米|批次|[个套户座台场家处间盏条所件人名项期册米]|%)/g;

/** 16-5、17-4分别为完工、未完工: how each of those named stands; null where they are not as many. */
function statesInTurn(sentence: string, own: readonly Project[]): string | null {
  const found = STATES_IN_TURN.exec(sentence);
  const said = found?.groups?.items?.split(/[、，,和]/) ?? [];
  const head = sentence.slice(0, found?.index).replace(/(?:项目|工程)?的?(?:状态|情况|进展|进度)$/, '');
  const named = found ? namedIn(head, said.length, own) : null;
  if (!found || !named || named.common !== '' || mentionsIn(head, own).length !== said.length) return null;
  const told = named.things.map((thing, i) => `${thing}${said[i]}`).join('；');
  return `${named.lead}${told}${sentence.slice(found.index + found[0].length)}`;
}
const STAGE =
  '完[工成]|竣工|验收|移交|交付|投用|投入使用|投入运营|启用|开放|开业|通车|开工|动工|封顶|达标|办结|运营|收尾|建';
const STATE = `(?:已经?|都|还|尚|仍)*(?:没有?|未|在|正在|待)?(?:完全|全部|正式)?(?:${STAGE})了?|在[\\u4e00-\\u9fff]{1,3}|(?:${STAGE}|施工|推进|整改|装修)中`;
const STATES_IN_TURN = new RegExp(
  `(?:分别|依次|各自|顺次|(?<=\\d-\\d{1,2})[：:])(?:就?是|为)?(?<items>(?:${STATE})(?:[、，,和](?:${STATE})){1,8})(?=$|[。；;！!\\n])`,
);

/** 依次是9个、15座、没完工, in answer to a card of three; 两个都完成，7处、200个. Each is said of the project in its place. */
export function sharedOutAmong(text: string, numbers: readonly string[], own: readonly Project[]): string {
  if (numbers.length < 2) return text;
  const counted = placesInTurn(text, numbers) ?? yesAndNo(text, numbers);
  if (counted !== null) return counted;
  const found = IN_TURN.exec(text) ?? ALL_AND_AMOUNTS.exec(text) ?? AMOUNTS_AND_ALL.exec(text);
  const { all = '', items = text } = found?.groups ?? {};
  const each = items.split(found ? /[、，,；;和]/ : /[、，,；;\n]/);
  const isSaid = (one: string): boolean => (/[，,；;\n]/.test(text) ? IS_AMOUNT : ONE_SAID).test(one);
  if (each.length !== numbers.length || each.includes('') || (!found && !each.every(isSaid))) return text;
  const whose = whoseInTurn(each, numbers, own);
  const said = all && `${/^[没未不还已正在]/.test(all) ? '' : '已'}${all}，`;
  return whose ? each.map((item, i) => `${whose[i]} ${said}${item}`).join('；') : text;
}

/** 1、完成 2、15座 3、还没完工: from one on to the last of the card, each with what is said of it; null where any lacks. */
function placesInTurn(text: string, numbers: readonly string[]): string | null {
  const marks = [...text.matchAll(PLACE_MARK)];
  const said = marks.map((m, i) =>
    text.slice(m.index + m[0].length, marks[i + 1]?.index).replace(/[；;，,。、\s]+$/, ''),
  );
  const isAll = marks.length === numbers.length && marks.every((m, i) => Number(m[1]) === i + 1);
  return isAll && marks[0]?.index === 0 && said.every((one) => /[\u4e00-\u9fff\d]/.test(one))
    ? said.map((one, i) => `${numbers[i]} ${one}`).join('；')
    : null;
}
const PLACE_MARK =
  /(?<=^|[\n；;，,。 ])(\d{1,2})(?:[、:：)）]|[.．](?!\d)| ?(?=[已未没完还正在也都差好做办装建改修弄搞竣])) ?/g;

/** 是 是 否, 完成、完成、没完成: as many answers as the card has projects, each that it is done or that it is not; null where it is anything else. */
function yesAndNo(text: string, numbers: readonly string[]): string | null {
  const each = answersIn(text);
  const isAll = each.length === numbers.length && ANSWERS.some((one) => each.every((answer) => one.test(answer)));
  const said = (one: string): string => (/^是/.test(one) ? '已完成' : one === '否' ? '未完成' : one);
  return isAll ? each.map((one, i) => `${numbers[i]} ${said(one)}`).join('；') : null;
}
const answersIn = (text: string): string[] => text.replace(/[。！!]$/, '').split(/[、，,；;\s/]+/);
/** All by yes and no, or all by how the work stands: 是，没完工 may be one answer to both. */
const ANSWERS = [/^(?:是的?|否)$/, /^(?:已?|还?没有?|尚?未)(?:完[成工]|竣工)了?$/];

/** Is it such answers to a card of so many? The same answer again is no emphasis then. */
export const answersInTurn = (text: string, count: number): boolean =>
  count > 1 &&
  yesAndNo(
    text,
    Array.from({ length: count }, () => ''),
  ) !== null;

/** Whose each is: those in their places where they count in these units, else the only ones that do; null where neither is so. */
function whoseInTurn(
  each: readonly string[],
  numbers: readonly string[],
  own: readonly Project[],
): readonly string[] | null {
  const fits = (item: string, number: string, same: (said: string, promised: string) => boolean): boolean => {
    const unit = UNIT.exec(item)?.[1];
    const units = own.filter((p) => p.number === number).flatMap((p) => measuresFor(p).map((m) => m.unit));
    return unit === undefined || units.some((one) => same(unit, one));
  };
  if (each.every((item, i) => fits(item, numbers[i] ?? '', isSameUnit))) return numbers;
  const only = each.map((item) =>
    numbers.filter((number) => fits(item, number, (said, promised) => said === promised)),
  );
  const whose = only.flat();
  return only.every((one) => one.length === 1) && new Set(whose).size === numbers.length ? whose : null;
}

const UNIT = /\d([\u4e00-\u9fff]{1,3})$/;

const IN_TURN =
  /^(?:[这那]?[两二三四五六七八九十\d]个)?(?:的?(?:进展|情况|数字?|完成情况))?(?:依次|分别|顺次|按顺序|按次序|从上到下|从头到尾)(?:就?是|为|报|说)?[：:，, ]{0,2}(?<items>[^。！!\n]{3,80})[。！!]?$/;
const AMOUNT = '\\d{1,7}(?:\\.\\d)?[\\u4e00-\\u9fff]{1,3}';
const AMOUNTS = `(?<items>${AMOUNT}(?:[、，,；;和]${AMOUNT}){1,8})`;
const OF_ALL = '(?:[这那]?[两二三四五六七八九十\\d][个项]|这些)?(?:项目)?[都均全]部?(?<all>[^，,。；;\\n\\d]{1,6})';
/** 9个、15座、没完工: an amount, or how it stands, and no more. */
const IS_AMOUNT = new RegExp(`^${AMOUNT}$`);
const ONE_SAID = new RegExp(`^(?:${AMOUNT}|(?:[已都]|还?[没未])?(?:完[成工]|竣工|开工|好)了?)[。！!]?$`);
const ALL_AND_AMOUNTS = new RegExp(`^${OF_ALL}[，,：:](?:分别|依次)?是?${AMOUNTS}[。！!]?$`);
const AMOUNTS_AND_ALL = new RegExp(`^${AMOUNTS}[，,]${OF_ALL}[。！!]?$`);

/** Amounts that 分别 shares out and that were not shared out: nobody can tell whose they are. */
export const isUnshared = (text: string): boolean =>
  EACH.test(text) && amountsAfter(text.slice(text.search(EACH))).length > 1;

function sharedOutIn(sentence: string, own: readonly Project[]): string {
  const each = EACH.exec(sentence);
  if (!each) return sentence;
  const head = sentence.slice(0, each.index);
  const tail = sentence.slice(each.index + each[0].length);
  const amounts = amountsAfter(tail);
  const [first] = amounts;
  const last = amounts.at(-1);
  if (!first || !last) return sentence;
  if (first === last) return (each[0].startsWith('各') && toEachAlike(head, tail, own)) || sentence;
  const verb = tail.slice(0, first.start);
  const rest = tail.slice(last.end);
  const again = toldAgain(head, amounts.length, own);
  if (again) {
    const each = again.whose.map(
      (who, i) => `${who}${again.noun}${verb}${tail.slice(amounts[i]?.start, amounts[i]?.end)}`,
    );
    return `${again.before}；${each.join('；')}${rest}`;
  }
  const named = namedIn(head, amounts.length, own);
  if (!named) return sentence;
  const further = EACH.exec(rest);
  if (further && /^[，,；;]$/.test(rest.slice(0, further.index))) {
    const first = `${sentence.slice(0, sentence.length - rest.length)}`;
    const next = sharedOutIn(named.things.join('、') + rest.slice(further.index), own);
    return `${sharedOutIn(first, own)}；${next}`;
  }
  const toAll = SAID_OF_ALL.test(rest) ? rest.replace(/[。；;\n]/g, '') : '';
  return named.things
    .map((thing, i) => {
      const amount = amounts[i];
      const said = `${thing}${named.common}${verb}${tail.slice(amount?.start, amount?.end)}`;
      return i < amounts.length - 1 ? `${i === 0 ? named.lead : ''}${said}${toAll}；` : `${said}${rest}`;
    })
    .join('');
}

/** 观湖探测器20300个、福城探测器25000个，整改率分别是…: another thing of those that were just told of, each with an amount of its own; null where it is not. */
function toldAgain(head: string, count: number, own: readonly Project[]) {
  const at = head.search(/[，,；;](?:[\u4e00-\u9fff]{2,6})?$/);
  const before = head.slice(0, Math.max(0, at));
  const told = before.split(/[、，,；;]/);
  const whose = told.flatMap((one) => (/\d/.test(one) ? (whoseIs(one.trim(), own) ?? []) : []));
  return at >= 0 && told.length === count && new Set(whose).size === count
    ? { before, whose, noun: head.slice(at + 1) }
    : null;
}

/** 36-3演了90场，8-1办了33场，各差1场: as much to each; null where several are not told of. */
function toEachAlike(head: string, tail: string, own: readonly Project[]): string | null {
  const count = head.split(/[，,；;]/).filter((one) => /\d/.test(one)).length;
  const again = count > 1 ? toldAgain(head, count, own) : null;
  return again && `${again.before}；${again.whose.map((who) => `${who}${again.noun}${tail}`).join('；')}`;
}

/** The number, the name or the street that words begin with. */
function whoseIs(words: string, own: readonly Project[]): string | undefined {
  const [mention] = mentionsIn(words, own);
  if (mention?.sure && mention.start === 0) return words.slice(0, mention.end);
  return own.map((p) => streetOf(p)).find((street) => street !== undefined && words.startsWith(street));
}

/** The first amounts of a text that nothing but 、 and 和 parts. */
function amountsAfter(text: string): readonly Quantity[] {
  const all = quantitiesOf(text);
  const stop = all.findIndex((q, i) => i > 0 && !BETWEEN.test(text.slice(all[i - 1]?.end, q.start)));
  return stop < 0 ? all : all.slice(0, stop);
}

interface Named {
  lead: string;
  things: string[];
  /** What stands behind the last of them and belongs to all: 的烟感. */
  common: string;
}

/** 14-3、14-5、14-6二次供水: behind their numbers, what they are is no further one. */
function lastNamed(mentions: readonly Mention[], count: number): readonly Mention[] {
  const numbers = mentions.filter((m) => m.by === 'number').slice(-count);
  const last = numbers.at(-1);
  const isKind = (m: Mention): boolean => !m.sure && m.start === last?.end;
  return numbers.length === count && mentions.every((m) => m.by === 'number' || isKind(m))
    ? numbers
    : mentions.slice(-count);
}

/** So many things at the end of a text: projects, or words parted by 、 and 和. */
function namedIn(head: string, count: number, own: readonly Project[]): Named | null {
  const mentions = lastNamed(mentionsIn(head, own), count);
  const [first] = mentions;
  if (first && mentions.length === count)
    return {
      lead: head.slice(0, first.start),
      things: mentions.map((m) => head.slice(m.start, m.end)),
      common: head
        .slice(mentions.at(-1)?.end)
        .replace(/^[，, ]+/, '')
        .replace(SO_MANY, ''),
    };
  const clause = head.split(/[，,：:]/).at(-1) ?? '';
  const things = clause.split(APART).map((thing) => thing.trim());
  if (things.length !== count || things.includes('')) return null;
  const lead = head.slice(0, head.length - clause.length);
  const streets = things.map((thing) => own.map(streetOf).find((one) => one !== undefined && thing.startsWith(one)));
  const common = things.at(-1)?.slice(streets.at(-1)?.length) ?? '';
  // 大浪、福城整改率: what stands behind the last street belongs to all
  return streets.every((street, i) => street !== undefined && (i === count - 1 || street === things[i]))
    ? { lead, things: streets.map((street) => street ?? ''), common }
    : { lead, things, common: '' };
}
