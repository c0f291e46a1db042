/**
 * Watermelon watch: returns that are green outside, and what makes one look inside. Signs are reasons to look and no accusation.
 */
import type { Report } from './facts.js';
import { groupBy } from './group-by.js';
import type { AssignmentState, Picture } from './picture.js';
import { essence } from './reading/analyses/empty-words.js';
import { measuresOf } from './reading/targets/targets.js';
import { likeness } from './reading/text/likeness.js';

export type Sign = 'all_green' | 'nothing_said' | 'same_words' | 'target_repeated' | 'sudden_jump';

/** What speaks for a look at a unit's completed projects. */
export interface UnitSigns {
  unitId: string;
  unit: string;
  completed: number;
  reported: number;
  signs: { sign: Sign; numbers: string[] }[];
}

/** Fewer rows that are all done are nothing to wonder at. */
const manyRows = 3;
/** From this likeness on, two texts are one. */
const sameFrom = 0.9;
/** A text of fewer letters is too short to be called copied. */
const longEnough = 12;
/** So much of the target, reported at once with the claim of completion, where the report before told of less than half. */
const jump = 0.5;

/** Units with a sign, those with most first. `reports` are all reports of the programme. */
export function watermelons({ projects }: Picture, reports: readonly Report[]): UnitSigns[] {
  const states = projects.flatMap(({ assignments }) => assignments).filter(({ report }) => report !== null);
  return [...groupBy(states, ({ unit }) => unit.id)]
    .map(([unitId, own]): UnitSigns => {
      const done = own.filter(({ report }) => report?.completed === true);
      return {
        unitId,
        unit: own[0]?.unit.name ?? '',
        completed: done.length,
        reported: own.length,
        signs: [
          sign('all_green', done.length === own.length && own.length >= manyRows ? done : []),
          sign('nothing_said', done.length >= manyRows && done.every(saysNothingElse) ? done : []),
          sign('same_words', copies(done)),
          sign('target_repeated', done.filter(repeatsTarget)),
          sign(
            'sudden_jump',
            done.filter((state) => jumped(state, reports)),
          ),
        ].filter(({ numbers }) => numbers.length > 0),
      };
    })
    .filter(({ signs }) => signs.length > 0)
    .sort((a, b) => b.signs.length - a.signs.length || b.completed - a.completed || (a.unit < b.unit ? -1 : 1));
}

const sign = (name: Sign, states: readonly AssignmentState[]): UnitSigns['signs'][number] => ({
  sign: name,
  numbers: states.map(({ project }) => project.number),
});

/** 存在问题 and 下一步工作计划 are empty. */
const saysNothingElse = ({ report }: AssignmentState): boolean =>
  `${report?.problems ?? ''}${report?.nextSteps ?? ''}`.replace(/[\s无\-—/]/g, '') === '';

/** Those whose text is another's of the same unit, names and numbers apart. */
function copies(done: readonly AssignmentState[]): AssignmentState[] {
  const texts = done.map(({ report }) => essence(report?.completion ?? ''));
  return done.filter((_, i) =>
    texts.some(
      (other, j) =>
        j !== i &&
        Math.min(other.length, texts[i]?.length ?? 0) >= longEnough &&
        likeness(other, texts[i] ?? '') >= sameFrom,
    ),
  );
}

/** The target's own words are all that is reported. */
function repeatsTarget({ report, target }: AssignmentState): boolean {
  const said = essence(report?.completion ?? '').replace(/已|全部|完成|了/g, '');
  const asked = essence(target).replace(/全部|完成/g, '');
  return said.length >= longEnough && likeness(said, asked) >= sameFrom;
}

/** Half of the target or more came with the claim of completion itself. */
function jumped({ report, project, unit, target }: AssignmentState, all: readonly Report[]): boolean {
  if (!report) return false;
  const before = all
    .filter((one) => one.projectId === project.id && one.unitId === unit.id && one.on < report.on)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1);
  if (!before) return false;
  return measuresOf(target)
    .filter(({ comparison, unit: measured }) => comparison === 'at_least' && measured !== '%')
    .some(({ quantity, unit: measured }) => {
      const told = (one: Report): number | undefined =>
        one.figures.find((f) => f.kind === 'cumulative' && f.unit === measured)?.quantity;
      const [was, is] = [told(before), told(report)];
      return (
        was !== undefined && is !== undefined && was < quantity * jump && is >= quantity && is - was >= quantity * jump
      );
    });
}
