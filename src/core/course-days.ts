import { countFacts } from './counting.js';
import { type Course, noCourse } from './course.js';
import { type Day, later } from './day.js';
import { type Fact, type Facts, noFacts, type Report } from './facts.js';
import { coursesFrom } from './histories.js';
import { decidingTarget, premisesKey, premisesOf } from './premises.js';
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
  const reports = facts.reports.filter((report) => report.unitId === unitId || report.unitId === null);
  const [first] = reports.flatMap((report) => (report.unitId === unitId ? [report.on] : [])).sort();
  if (first === undefined) return [];
  const ids = new Set(reports.map(({ id }) => id));
  const beside = {
    answers: facts.answers,
    shares: facts.shares,
    adjustments: facts.adjustments,
    reviews: facts.reviews.filter(({ subject }) => subject === 'answer'),
  };
  const told = {
    reports,
    reviews: facts.reviews.filter(({ subject, subjectId }) => subject === 'report' && ids.has(subjectId)),
    withdrawals: facts.withdrawals.filter(({ reportId }) => ids.has(reportId)),
  };
  const changes: readonly Fact[] = [...Object.values(told), ...Object.values(beside)].flat();
  const begin = later(first, from ?? first);
  const days = new Set([begin, ...changes.map(({ on }) => on).filter((on) => on > begin)]);
  return [...days]
    .sort()
    .map((on) => ({ projectId: log.project.id, unitId, on, ...courseOn(log, unitId, told, beside, on) }));
}

type Told = Pick<Facts, 'reports' | 'reviews' | 'withdrawals'>;
type Beside = Pick<Facts, 'answers' | 'shares' | 'adjustments' | 'reviews'>;

function courseOn(
  { programme, project, assignments, facts }: ProjectLog,
  unitId: string | null,
  told: Told,
  beside: Beside,
  day: Day,
): Pick<CourseDay, 'premises' | 'course'> {
  const counted = countFacts({ ...noFacts, ...upTo(beside, day), reports: answered(facts.reports, beside, day) });
  const target = decidingTarget(project, programme, counted, day);
  const premises = premisesOf({ projectId: project.id, unitId }, assignments, target, programme, counted);
  const courses = coursesFrom(upTo(told, day));
  const course = unitId === null ? courses.joint(project.id, premises) : courses.own(project.id, unitId, premises);
  return { premises: premisesKey(premises), course: course ?? noCourse };
}

const answered = (reports: readonly Report[], { answers }: Beside, day: Day): Report[] =>
  answers.length === 0 ? [] : reports.filter(({ on }) => on <= day);

const upTo = <T extends Record<string, readonly Fact[]>>(facts: T, day: Day): T =>
  Object.fromEntries(
    Object.entries(facts).map(([kind, list]) => [kind, list.filter(({ on }) => on <= day)]),
  ) as unknown as T;
