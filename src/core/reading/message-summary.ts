/** A last clause that speaks of all projects named before it: 「公厕16座，路灯800盏，都完成了」, 「民治34场；大浪44场。两个街道全部达标」. */
import type { Day } from '../day.js';
import type { Piece } from './message-parts.js';
import { parseNumber } from './numbers.js';
import { CLAUSE_END, lastBreak } from './plain-text.js';
import { progressOf } from './progress.js';

const STOP = /[。；;！!\n]/;

const OF_ALL =
  /^(?:以上|上述|这|那|总之|目前|现在)?(?:(?<count>[两二三四五六七八九十]|\d{1,2})(?:个|项|处|座|条|家|所|片)?[\u4e00-\u9fff]{0,4}?)?(?:都|全部|均|全都|统统|通通|一律)(?=[\u4e00-\u9fff])/;

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
  const meant = pieces.filter(({ mentions: [first] }) => first !== undefined && first.start >= from);
  const own = clauses.slice(0, at).join('，');
  const told = (piece: Piece) => (piece === last ? own : piece.text);
  const speaksOfAll = count
    ? parseNumber(count) === spoken
    : meant.every((piece) => progressOf(told(piece), today).state === 'unknown');
  if (meant.length < 2 || !meant.includes(last) || !speaksOfAll) return [...pieces];
  const said = [`全部${clauses[at]?.slice(summary[0].length)}`, ...clauses.slice(at + 1)].join('，');
  return pieces.map((piece) => (meant.includes(piece) ? { ...piece, text: `${told(piece)}，${said}` } : piece));
}
