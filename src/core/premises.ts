import type { Counted } from './counting.js';
import type { Day } from './day.js';
import { memo } from './memo.js';
import { type Assignment, assignmentId, type Programme, type Project } from './registry.js';

/** What a course is reckoned against; with other premises it must be reckoned anew. */
export interface Premises {
  cutOff: Day;
  timezone: string;
  /** The target that decides on the day. */
  target: string;
  /** The part of it that the reports are held to: the unit's share, or that of the joint return. */
  share: number | null;
  /** The project's only assignment: a joint return's figures are its own (rule 17). */
  alone: boolean;
}

type Dates = Pick<Programme, 'cutOff' | 'timezone'>;

/** The target in force on the cut-off day decides, also afterwards (rule 15). */
export function decidingTarget(
  project: Pick<Project, 'id' | 'target'>,
  { cutOff }: Dates,
  counted: Counted,
  asOf: Day,
): string {
  const adjustments = counted.adjustmentsOf(project.id);
  if (adjustments.length === 0) return project.target;
  return adjustments.findLast(({ on }) => on <= asOf && on <= cutOff)?.to ?? project.target;
}

/** Of the reports of one unit, or of the joint return. `assignments` are the project's. */
export function premisesOf(
  { projectId, unitId }: { projectId: string; unitId: string | null },
  assignments: readonly Assignment[],
  target: string,
  { cutOff, timezone }: Dates,
  counted: Counted,
): Premises {
  const alone = assignments.length === 1;
  const heldTo = alone ? (unitId ?? assignments[0]?.unitId ?? '') : unitId;
  const share = heldTo === null ? counted.jointShareOf(projectId) : counted.shareOf(assignmentId(projectId, heldTo));
  return { cutOff, timezone, target, share, alone };
}

/** Raised with every change of what reports are read or reckoned to: what was reckoned before is then reckoned anew. */
export const edition = 3;

/** Premises in a few letters, to be kept with what rests on them. */
export const premisesKey = ({ cutOff, timezone, target, share, alone }: Premises): string =>
  `${edition}/${printsOf(cutOff, timezone)(target)}/${share ?? ''}/${alone ? 1 : 0}`;

/** Of the targets of a programme. */
const printsOf = memo((cutOff: Day, timezone: string) =>
  memo(
    (target: string) => fingerprint(`${cutOff}/${timezone}/${target}`),
    (target) => target,
  ),
);

/** Two 32-bit FNV-1a hashes, from different beginnings. */
function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x01000197);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
