/** The figures of a chat message: what the writer says of the project's own amounts, its target known. */
import type { Day } from '../day.js';
import type { Project } from '../registry.js';
import { type ReadFigure, readFigures } from './figures.js';
import { halfWidth } from './plain-text.js';
import type { ClaimState } from './read-input.js';
import { reaches, tallies } from './tally.js';
import { type CountedPromise, promisesOf } from './targets.js';

/** Figures without the target that is quoted beside them. With one project its target tells what is quoted. */
export function figuresSaid(text: string, projects: readonly Project[], today: Day): ReadFigure[] {
  const [project] = projects;
  const target = projects.length === 1 && project ? project.target : '';
  const read = readFigures(text, today).filter((f) => !f.quoted);
  const said = target === '' ? read : read.filter((f) => !isWholeTarget(f, text, read, target));
  return said.length > 0 || target === '' ? said : ratioOf(text, target);
}

const OWN_VERB = /已|审|评|申报|签|排查|摸|储备|开工|招|发|完成|建成|办|做|装|改|新增|累计|通了|开了|修|达/;
const ANOTHER_PART = /其中|又|另/;

/** 9处积水点消除8处, 「（新建改造公厕16座）已完成」: the target's own number, as the whole that is spoken of. */
function isWholeTarget(figure: ReadFigure, text: string, all: readonly ReadFigure[], target: string): boolean {
  const isTarget = promisesOf(target).some(
    ({ measure }) => measure.unit === figure.unit && measure.quantity === figure.quantity,
  );
  if (!isTarget || figure.kind === 'remaining') return false;
  if (figure.part && /^[\s\d-]{0,8}[（(][^（）()]*$/.test(text.slice(0, figure.start))) return true;
  if (SUM.test(text.slice(Math.max(0, figure.start - 4), figure.start)) && all.some((f) => isPartDone(f, figure)))
    return true;
  const next = all.find((f) => f.start >= figure.end);
  if (!next || next.quantity >= figure.quantity || next.unit !== figure.unit) return false;
  const before =
    text
      .slice(Math.max(0, figure.start - 12), figure.start)
      .split(/[，,。；;\n]/)
      .at(-1) ?? '';
  const between = text.slice(figure.end, next.start);
  return (
    (next.kind === 'cumulative' || next.kind === 'remaining') &&
    !next.part &&
    !OWN_VERB.test(before) &&
    !ANOTHER_PART.test(between) &&
    between.length <= 16
  );
}

/** 已完工9座（共11座） */
const SUM = /[共总](?:计|数)?$/;
const isPartDone = (f: ReadFigure, whole: ReadFigure): boolean =>
  f !== whole && f.unit === whole.unit && f.quantity < whole.quantity && f.kind === 'cumulative';

/** 8/10 or 8, all that is said: so many of the target's ten. */
function ratioOf(text: string, target: string): ReadFigure[] {
  const [, done, whole] = /^\s*(\d{1,7})(?: ?\/ ?(\d{1,7}))?\s*[。！!]?$/.exec(halfWidth(text)) ?? [];
  const promises = promisesOf(target);
  const promise =
    whole === undefined
      ? promises.length === 1
        ? promises[0]
        : undefined
      : promises.find(({ measure }) => measure.quantity === Number(whole));
  return done === undefined || !promise ? [] : readFigures(`${done}${promise.measure.unit}`);
}

/**
 * What figures alone say of a target: open where one falls short of its promise, or more is planned; completed where none does;
 * unknown where none speaks of it. An increment says nothing of the whole, but half years and quarters add up.
 */
export function stateByFigures(figures: readonly ReadFigure[], target: string): ClaimState {
  const promises = promisesOf(target);
  const ofPeriods = figures.filter((f) => f.kind === 'new' && f.over !== null).length > 1;
  const whole = figures.filter((f) => f.kind !== 'new' || ofPeriods).map((f) => named(f, promises));
  const counted = tallies(promises, whole, 'now').filter((t) => t.claimed !== null);
  const share = bareShare(figures, promises);
  if (share !== null) return share < 100 ? 'open' : 'completed';
  if (counted.some((t) => !reaches(t))) return 'open';
  if (counted.length > 0) return 'completed';
  return whole.some((f) => f.kind === 'planned') ? 'open' : 'unknown';
}

/** 80%, where the target promises no share: so much of the work. */
function bareShare(figures: readonly ReadFigure[], promises: readonly CountedPromise[]): number | null {
  const [only, ...others] = figures;
  if (!only || others.length > 0 || only.unit !== '%' || promises.some((p) => p.measure.unit === '%')) return null;
  return only.kind === 'cumulative' ? only.quantity : null;
}

/** Where one promise alone counts in a figure's unit, it is that one's, whatever it is called. */
function named(figure: ReadFigure, promises: readonly CountedPromise[]): ReadFigure {
  const [only, ...others] = promises.filter(({ measure }) => measure.unit === figure.unit);
  return only && others.length === 0 ? { ...figure, of: only.measure.of } : figure;
}
