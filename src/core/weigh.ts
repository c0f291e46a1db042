/** What a project's assignments reported, and how their claims stand against a target (rules 12, 15, 17 to 19, 23). */
import { type Claim, claimOf, isDoubted, type Judgement, judgementOf } from './completion.js';
import type { Counted } from './counting.js';
import type { Day } from './day.js';
import type { Report } from './facts.js';
import { doubtIn, measuresIn } from './known-texts.js';
import type { Lock } from './locked-return.js';
import type { Measure } from './measure.js';
import { type Outlook, outlookOf } from './outlook.js';
import { type Assignment, assignmentsOf, type Project, type Unit } from './registry.js';

/** What claims are weighed with. */
export interface Scale {
  counted: Counted;
  cutOff: Day;
  /** The lock of the year-end return in force. */
  lock: Lock | null;
}

/** What an assignment's reports come to, before its claim is held against a target. */
export interface Weighed extends Outlook {
  assignment: Assignment;
  unit: Unit;
  reports: readonly Report[];
  /** Its report, doubt and briefing are its own to owe: not those of a joint return that another unit answers for. */
  answers: boolean;
  share: number | null;
  /** The project's only assignment. */
  alone: boolean;
}

/** What each assignment reported, rests on and owes, before its claim is held against a target. */
export function weigh(project: Project, unitById: ReadonlyMap<string, Unit>, target: string, scale: Scale): Weighed[] {
  const { counted, cutOff } = scale;
  const joint = counted.joint(project.id);
  const assignments = assignmentsOf(project, unitById);
  const resting = assignments.filter(({ id }) => joint.length > 0 && counted.own(id).length === 0);
  const importer = counted.importingUnit(joint.at(-1) ?? null);
  // What the joint return owes is owed once (rule 19); a unit that reported for itself answers for that instead.
  const owner = resting.find(({ unitId }) => unitId === importer) ?? resting[0];
  const alone = assignments.length === 1;
  return assignments.flatMap((assignment) => {
    const unit = unitById.get(assignment.unitId);
    if (!unit) return [];
    const own = counted.own(assignment.id);
    const [first] = own;
    // A unit's first own report follows on the joint return that it replaces.
    const reports = first ? [...joint.filter(({ on }) => on <= first.on), ...own] : joint;
    const share = counted.shareOf(assignment.id);
    const dated = alone ? reports : own;
    const { analysis } = counted.analysisOf(assignment.id);
    return [
      {
        assignment,
        unit,
        reports,
        answers: !resting.includes(assignment) || assignment === owner,
        share,
        alone,
        ...outlookOf(reports, dated, measuresFor(target, share), analysis, cutOff),
      },
    ];
  });
}

/** Each assignment's claim, held against a target: its own share of it, or the sum of what the units report (rule 18). */
export function claimsAgainst(project: Project, weighed: readonly Weighed[], target: string, scale: Scale): Claim[] {
  const { counted, cutOff, lock } = scale;
  const claims = weighed.map(({ reports, assignment, share, alone }) => {
    const judge = (report: Report): Judgement => {
      const held = report.unitId === null && !alone ? counted.jointShareOf(project.id) : share;
      return judgementOf(answerIn(report, assignment, counted), held, (part) => doubtIn(report, target, part));
    };
    return claimOf(reports, judge, cutOff, lock);
  });
  const short = claims.filter((claim, i) => isShort(claim) && weighed[i]?.share === null);
  return addUp(short)
    ? claims.map((claim) => (short.includes(claim) ? { ...claim, doubt: null, inDoubt: false } : claim))
    : claims;
}

/** The answer to a report's doubt; one about the joint return holds for all who rest on it. */
function answerIn(report: Report, assignment: Assignment, counted: Counted) {
  const answer = counted.answerTo(report);
  return report.unitId === null || answer?.unitId === assignment.unitId || answer?.unitId === null ? answer : null;
}

/** An own report, not explained, whose figures fall short. */
const isShort = (claim: Claim): boolean =>
  isDoubted(claim) && claim.doubt?.code === 'short_of_target' && claim.report?.unitId !== null;

/** Several units' figures, each short of the project's target, together reach it. */
function addUp(short: readonly Claim[]): boolean {
  const target = short[0]?.doubt?.target;
  if (short.length < 2 || target === undefined) return false;
  return short.reduce((sum, { doubt }) => sum + (doubt?.claimed ?? 0), 0) >= target;
}

/** A single counted promise is held to the unit's share of it. */
function measuresFor(target: string, share: number | null): readonly Measure[] {
  const measures = measuresIn(target);
  if (share === null || measures.length !== 1) return measures;
  return measures.map((measure) => ({ ...measure, quantity: share }));
}
