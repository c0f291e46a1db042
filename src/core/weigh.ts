/** What a project's assignments reported, and how their claims stand against a target (rules 12, 15, 17 to 19, 23). */
import {
  type Claim,
  claimedBy,
  claimOf,
  isDoubted,
  type Judgement,
  judgementOf,
  nothingClaimed,
  unanswered,
} from './completion.js';
import type { Counted } from './counting.js';
import { type Course, noCourse } from './course.js';
import type { Day } from './day.js';
import type { Courses } from './histories.js';
import { doubtIn } from './known-texts.js';
import type { Place } from './lay-out.js';
import type { Lock } from './locked-return.js';
import { type Outlook, outlookOf } from './outlook.js';
import { type Premises, premisesOf } from './premises.js';
import type { Assignment, Project, Unit } from './registry.js';
import type { Telling } from './telling-run.js';

/** What claims are weighed with. */
export interface Scale {
  counted: Counted;
  courses: Courses;
  cutOff: Day;
  timezone: string;
  /** The lock of the year-end return in force. */
  lock: Lock | null;
}

/** What an assignment's reports come to, before its claim is held against a target. */
export interface Weighed extends Outlook {
  assignment: Assignment;
  unit: Unit;
  /** Its own reports, or the joint return it rests on. */
  course: Course;
  /** What the course was reckoned against. */
  premises: Premises;
  /** Its last own report, returned or not, where it has any. */
  own: Course | null;
  joint: Course | null;
  /** Its report, doubt and briefing are its own to owe: not those of a joint return that another unit answers for. */
  answers: boolean;
  share: number | null;
  /** The project's only assignment. */
  alone: boolean;
}

/** What each assignment reported, rests on and owes, before its claim is held against a target. */
export function weigh({ project, assignments, units }: Place, target: string, scale: Scale): Weighed[] {
  const { counted, courses } = scale;
  const alone = assignments.length === 1;
  const premisesFor = (unitId: string | null): Premises =>
    premisesOf({ projectId: project.id, unitId }, assignments, target, scale, counted);
  const jointly = premisesFor(null);
  const joint = courses.joint(project.id, jointly);
  const weighed: Weighed[] = [];
  for (let i = 0; i < assignments.length; i += 1) {
    const [assignment, unit] = [assignments[i], units[i]];
    if (!assignment || !unit) continue;
    const premises = alone ? jointly : premisesFor(assignment.unitId);
    const own = courses.own(project.id, assignment.unitId, premises);
    weighed.push(weighedOf({ assignment, unit, own, joint, alone }, premises, jointly, scale));
  }
  return joint?.reportState ? answered(weighed, joint, counted) : weighed;
}

/** As if it answered for itself. */
function weighedOf(
  { assignment, unit, own, joint, alone }: Pick<Weighed, 'assignment' | 'unit' | 'own' | 'joint' | 'alone'>,
  premises: Premises,
  jointly: Premises,
  { counted, cutOff }: Scale,
): Weighed {
  const rests = !own?.reportState;
  const course = (rests ? joint : own) ?? noCourse;
  const { analysis } = counted.analysisOf(assignment.id);
  const { forecastOn, riskSince, saysMissSince } = outlookOf(course, analysis, cutOff);
  return {
    assignment,
    unit,
    course,
    premises: rests ? jointly : premises,
    own,
    joint,
    answers: true,
    share: premises.share,
    alone,
    forecastOn,
    riskSince,
    saysMissSince,
  };
}

/** What the joint return owes is owed once (rule 19); a unit that reported for itself answers for that instead. */
function answered(weighed: readonly Weighed[], joint: Course, counted: Counted): Weighed[] {
  const resting = weighed.filter(({ course }) => course === joint);
  const importer = resting.length > 1 ? counted.importingUnit(joint) : null;
  const owner = resting.find(({ unit }) => unit.id === importer) ?? resting[0];
  return weighed.map((each) => (each.course === joint && each !== owner ? { ...each, answers: false } : each));
}

/** Each assignment's claim, held against a target: its own share of it, or the sum of what the units report (rule 18). */
export function claimsAgainst(project: Project, weighed: readonly Weighed[], target: string, scale: Scale): Claim[] {
  const { counted, lock } = scale;
  const asReckoned = !counted.isAnswered(project.id);
  const claims = weighed.map((each) => {
    const { course, premises } = each;
    if (asReckoned && target === premises.target) return claimOf(course, unanswered(course.doubt), lock);
    return claimAnew(project, each, target, scale);
  });
  if (claims.length < 2) return claims;
  const short = claims.filter((claim, i) => isShort(claim, weighed[i]) && weighed[i]?.share === null);
  return addUp(short)
    ? claims.map((claim) => (short.includes(claim) ? { ...claim, doubt: null, inDoubt: false } : claim))
    : claims;
}

/** With the answers that were given to doubts, or against another target than the course was reckoned against. */
function claimAnew(
  project: Project,
  { course, assignment, share, alone }: Weighed,
  target: string,
  { counted, cutOff, lock }: Scale,
): Claim {
  const judge = (telling: Telling): Judgement => {
    const held = telling.unitId === null && !alone ? counted.jointShareOf(project.id) : share;
    return judgementOf(answerIn(telling, assignment, counted), held, (part) => doubtIn(telling, target, part));
  };
  const last = course.run.at(-1);
  if (!last) return claimOf(nothingClaimed, unanswered(null), lock);
  return claimOf(claimedBy(course.run, judge, cutOff), judge(last), lock);
}

/** The answer to a report's doubt; one about the joint return holds for all who rest on it. */
function answerIn(telling: Telling, assignment: Assignment, counted: Counted) {
  const answer = counted.answerTo(telling);
  return telling.unitId === null || answer?.unitId === assignment.unitId || answer?.unitId === null ? answer : null;
}

/** An own report, not explained, whose figures fall short. */
const isShort = (claim: Claim, weighed: Weighed | undefined): boolean =>
  isDoubted(claim) && claim.doubt?.code === 'short_of_target' && weighed?.course === weighed?.own;

/** Several units' figures, each short of the project's target, together reach it. */
function addUp(short: readonly Claim[]): boolean {
  const target = short[0]?.doubt?.target;
  if (short.length < 2 || target === undefined) return false;
  return short.reduce((sum, { doubt }) => sum + (doubt?.claimed ?? 0), 0) >= target;
}
