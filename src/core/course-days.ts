import { byDay, countFacts } from './counting.js';
import { type Course, coursesInTurn, noCourse } from './course.js';
import { type Day, later } from './day.js';
import { type Fact, type Facts, noFacts, type Report } from './facts.js';
import { toldOf, verdictsOf } from './histories.js';
import { decidingTarget, type Premises, premisesKey, premisesOf } from './premises.js';
import type { Assignment, Programme, Project } from './registry.js';

/** A course as it is kept: from the day on which a fact changed it. */
export interface CourseDay {
  projectId: string;
  /** Null for the joint returns of the row. */
  unitId: string | null;
  on: Day;
  /** What it was reckoned against. */
  premises: string;
  course: Course;
}

/** A project with everything that its courses follow from. */
export interface ProjectLog {
  programme: Pick<Programme, 'cutOff' | 'timezone'>;
  project: Pick<Project, 'id' | 'target'>;
  assignments: readonly Assignment[];
  facts: Pick<Facts, 'reports' | 'reviews' | 'withdrawals' | 'answers' | 'shares' | 'adjustments'>;
}

/**
 * The courses of one unit's reports (null: of the joint returns), one for each day from `from` on (null: of all) that some
 * fact speaks of. Nothing for the days before the first report.
 */
export function courseDays(log: ProjectLog, unitId: string | null, from: Day | null): CourseDay[] {
  const { facts } = log;
  const own = facts.reports.filter((report) => report.unitId === unitId).sort(byDay);
  const [first] = own;
  if (!first) return [];
  const joint = unitId === null ? [] : facts.reports.filter((report) => report.unitId === null).sort(byDay);
  const ids = new Set([...own, ...joint].map(({ id }) => id));
  const reviews = facts.reviews.filter(({ subject, subjectId }) => subject === 'report' && ids.has(subjectId));
  const withdrawals = facts.withdrawals.filter(({ reportId }) => ids.has(reportId));
  const beside: Beside = {
    answers: facts.answers,
    shares: facts.shares,
    adjustments: facts.adjustments,
    reviews: facts.reviews.filter(({ subject }) => subject === 'answer'),
  };
  const changes: readonly Fact[] = [own, joint, reviews, withdrawals, ...Object.values(beside)].flat();
  const begin = later(first.on, from ?? first.on);
  const days = [...new Set([begin, ...changes.map(({ on }) => on).filter((on) => on > begin)])].sort();

  const premises = premisesByDay(log, unitId, beside);
  const [tell, tellJointly, judge, takeBack] = [inTurn(own), inTurn(joint), inTurn(reviews), inTurn(withdrawals)];
  const verdicts = verdictsOf();
  const withdrawn = new Set<string>();
  const told: Record<'own' | 'joint', Report[]> = { own: [], joint: [] };
  const courseOn = coursesInTurn();
  return days.map((on) => {
    told.own.push(...tell(on));
    told.joint.push(...tellJointly(on));
    for (const review of judge(on)) verdicts.add(review);
    for (const { reportId } of takeBack(on)) withdrawn.add(reportId);
    const kept = (list: readonly Report[]): Report[] => list.filter(({ id }) => !withdrawn.has(id));
    const { all, counting } = toldOf(kept(told.own), kept(told.joint), verdicts);
    const against = premises(on);
    return {
      projectId: log.project.id,
      unitId,
      on,
      premises: premisesKey(against),
      course: all.length === 0 ? noCourse : courseOn({ all, counting }, verdicts.stateOf, against),
    };
  });
}

type Beside = Pick<Facts, 'answers' | 'shares' | 'adjustments' | 'reviews'>;

/** What courses are reckoned against, asked for one day after another. */
function premisesByDay(
  { programme, project, assignments, facts }: ProjectLog,
  unitId: string | null,
  beside: Beside,
): (day: Day) => Premises {
  const on = (day: Day): Premises => {
    const reports = beside.answers.length === 0 ? [] : upTo(facts.reports, day);
    const counted = countFacts({
      ...noFacts,
      answers: upTo(beside.answers, day),
      shares: upTo(beside.shares, day),
      adjustments: upTo(beside.adjustments, day),
      reviews: upTo(beside.reviews, day),
      reports,
    });
    const target = decidingTarget(project, programme, counted, day);
    return premisesOf({ projectId: project.id, unitId }, assignments, target, programme, counted);
  };
  if (Object.values(beside).some((list) => list.length > 0)) return on;
  let same: Premises | null = null;
  return (day) => {
    same ??= on(day);
    return same;
  };
}

const upTo = <T extends Fact>(list: readonly T[], day: Day): T[] => list.filter(({ on }) => on <= day);

/** Of a list, those up to each day that is asked for, once. */
function inTurn<T extends Fact>(list: readonly T[]): (day: Day) => T[] {
  const sorted = [...list].sort(byDay);
  let at = 0;
  return (day) => {
    const begin = at;
    while ((sorted[at]?.on ?? '9999') <= day) at += 1;
    return sorted.slice(begin, at);
  };
}
