/** A clause that speaks of several projects named before it: 「公厕16座，路灯800盏，都完成了」, 「民治34场；大浪44场。两个街道全部达标」. */
import type { Day } from '../../../day.js';
import { quantitiesOf } from '../../figures/quantities.js';
import { parseNumber } from '../../numbers/numbers.js';
import { progressOf } from '../../progress/progress.js';
import { CLAUSE_END, lastBreak } from '../../text/plain-text.js';
import type { Mention } from '../projects/mentions.js';
import type { Piece } from '../projects/parts.js';

/** 这两项没到数, 以上两个都在收尾: so many of those told last. */
const POINTS_BACK =
  /^(?:以上|上述|前面)?[这那]?(?<count>[两二三四五六]|\d)(?<unit>[个项处家条样边])(?:项目|工程|街道|点位)?(?=[\u4e00-\u9fff])(?![月天人多半])/;

/** The pieces of a text, with what a clause says of the last two or three said of each of them. */
export function pointedBack(pieces: readonly Piece[]): Piece[] {
  const told: Piece[] = [];
  for (const piece of pieces) {
    const clauses = piece.text.split(CLAUSE_END);
    const at = clauses.findIndex((clause, i) => i > 0 && pointsBack(clause.trim(), clauses.slice(0, i).join('，')));
    told.push(piece);
    const pointing = clauses[at]?.trim() ?? '';
    const { count: number = '', unit } = POINTS_BACK.exec(pointing)?.groups ?? {};
    const count = parseNumber(number) ?? 0;
    const meant = at < 0 ? null : lastOfThem(told, count);
    if (!meant || !(POINTED.test(pointing) || isOneSentence(meant, unit))) continue;
    const own = clauses.slice(0, at).join('，');
    const said = [clauses[at]?.trim().replace(POINTS_BACK, ''), ...clauses.slice(at + 1)].join('，');
    const retold = meant.map((one) => ({ ...one, text: `${one === piece ? own : one.text}，${said}` }));
    told.splice(-meant.length, meant.length, ...retold);
  }
  return told;
}

/** The last pieces that speak of exactly so many projects; null where no run of them does. */
function lastOfThem(told: readonly Piece[], count: number): Piece[] | null {
  for (let from = told.length - 1; from >= 0; from--) {
    const meant = told.slice(from);
    const projects = new Set(meant.flatMap(({ mentions }) => mentions.flatMap((m) => m.numbers)));
    if (told[from]?.mentions.length === 0 || projects.size > count) return null;
    if (projects.size === count) return count > 1 ? meant : null;
  }
  return null;
}

const POINTED = /^[这那以上前]/;
/** 观澜99.4%，龙华98.9%，两个都完成；观湖…: without pointing at them, of those in one sentence that count in no such unit. */
const OF_BOTH = /^[两三四五][个项](?:街道)?(?:都|均)/;
const isOneSentence = (meant: readonly Piece[], unit: string | undefined): boolean =>
  meant.every(
    ({ apart, text }, i) =>
      (i === 0 || !apart) && !quantitiesOf(text).some((q) => q.unit === unit && !OF_BOTH.test(text.slice(q.start))),
  );

/** 这两个, where no two of anything were counted just before it. */
function pointsBack(clause: string, before: string): boolean {
  const { count, unit } = POINTS_BACK.exec(clause)?.groups ?? {};
  if (!count || !unit || !(POINTED.test(clause) || OF_BOTH.test(clause))) return false;
  return !quantitiesOf(before).some((q) => q.unit === unit && q.value === parseNumber(count));
}

/** 泊位1290个，立体车库的要等验收才认，两项都完不成: of three that are named the one of which more is said as of a part of the one before is not counted. */
export function asCounted(text: string, subjects: readonly Mention[]): Mention[] {
  const count = parseNumber(COUNTED.exec(text)?.groups?.count ?? '');
  const told = new Set(subjects.flatMap((m) => m.numbers));
  const parts = subjects.filter(
    (m, i) =>
      m.by === 'name' &&
      OF_PART.test(text.slice(m.end)) &&
      SO_MANY.test(text.slice(subjects[i - 1]?.end ?? m.start, m.start)),
  );
  const [part] = parts;
  return part && parts.length === 1 && count !== null && told.size === count + 1
    ? subjects.filter((m) => m !== part)
    : [...subjects];
}
const COUNTED =
  /[，,。；;](?:这|以上)?(?<count>[两三四五六])[项个](?:项目|工作)?[\u4e00-\u9fff]{0,4}?(?:都|均)[^，,。；;]{1,10}[。！!\s]*$/;
const SO_MANY = /^[^。；;\n]{0,12}\d[^。；;\n]{0,8}[，,]$/;
const OF_PART = /^的(?![\u4e00-\u9fff]{0,2}[，,：:])/;

const STOP = /[。；;！!\n]/;

const OF_ALL =
  /^(?:以上|上述|这|那|总之|目前|现在)?(?:(?<count>[两二三四五六七八九十]|\d{1,2})(?:个|项|处|座|条|家|所|片)?[\u4e00-\u9fff]{0,4}?)?(?:都|全部|均|全都|统统|通通|一律|全(?=[\u4e00-\u9fff]{1,2}[完好齐通满]))(?=[\u4e00-\u9fff])/;

/**
 * The pieces of a text, with what its last clause says of all told of each. Counted, it speaks of as many as are spoken of; without a
 * count of those in its own sentence, where nothing else says how they stand.
 */
export function withSummary(pieces: readonly Piece[], text: string, spoken: number, today: Day): Piece[] {
  const last = pieces.at(-1);
  const clauses = (last?.text ?? '').split(CLAUSE_END).map((clause) => clause.trim());
  const at = clauses.findIndex((clause, i) => i > 0 && OF_ALL.test(clause));
  const summary = OF_ALL.exec(clauses[at] ?? '');
  if (!last || !summary) return [...pieces];
  const count = summary.groups?.count;
  const from = count ? 0 : lastBreak(text, text.trimEnd().length - 1, STOP);
  const named = pieces.filter(({ mentions: [first] }) => first !== undefined);
  const near = named.filter(({ mentions: [first] }) => (first?.start ?? 0) >= from);
  // 13-4：11座；14-2：12个；均已完成: a sentence of its own is of all before it
  const meant = near.length > 0 ? near : named;
  const own = clauses.slice(0, at).join('，');
  const told = (piece: Piece) => (piece === last ? own : piece.text);
  const speaksOfAll = count
    ? parseNumber(count) === spoken
    : meant.every((piece) => progressOf(told(piece), today).state === 'unknown');
  if (meant.length < 2 || !meant.includes(last) || !speaksOfAll) return [...pieces];
  const said = [`全部${clauses[at]?.slice(summary[0].length)}`, ...clauses.slice(at + 1)].join('，');
  return pieces.map((piece) => (meant.includes(piece) ? { ...piece, text: `${told(piece)}，${said}` } : piece));
}
