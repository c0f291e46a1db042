/** A last clause that speaks of all projects named before it: 「公厕16座，路灯800盏，都完成了」, 「民治34场，大浪44场，两个街道全部达标」. */
import type { Day } from '../day.js';
import type { Piece } from './message-parts.js';
import { numeral } from './message-subjects.js';
import { progressOf } from './progress.js';

const CLAUSE = /[，,。；;！!\n]/;

const OF_ALL =
  /^(?:以上|上述|这|那|总之|目前|现在)?(?:(?<count>[两二三四五六七八九十]|\d{1,2})(?:个|项|处|座|条|家|所|片)?[\u4e00-\u9fff]{0,4}?)?(?:都|全部|均|全都|统统|通通|一律)(?=[\u4e00-\u9fff])/;

/** The pieces, with what the last clause says of all told of each. Uncounted, it speaks of all where nothing else does of any. */
export function withSummary(pieces: readonly Piece[], spoken: number, today: Day): Piece[] {
  const named = pieces.filter((piece) => piece.mentions.length > 0);
  const last = pieces.at(-1);
  if (named.length < 2 || !last || last.mentions.length === 0) return [...pieces];
  const clauses = last.text.split(CLAUSE).map((clause) => clause.trim());
  const at = clauses.findIndex((clause, i) => i > 0 && OF_ALL.test(clause));
  const summary = OF_ALL.exec(clauses[at] ?? '');
  if (!summary) return [...pieces];
  const own = clauses.slice(0, at).join('，');
  const count = summary.groups?.count;
  const isSilent = (text: string) => progressOf(text, today).state === 'unknown';
  const speaksOfAll = count
    ? numeral(count) === spoken
    : named.every((piece) => isSilent(piece === last ? own : piece.text));
  if (!speaksOfAll) return [...pieces];
  const said = [`全部${clauses[at]?.slice(summary[0].length)}`, ...clauses.slice(at + 1)].join('，');
  return pieces.map((piece) =>
    piece.mentions.length === 0 ? piece : { ...piece, text: `${piece === last ? own : piece.text}，${said}` },
  );
}
