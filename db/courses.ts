import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { type CourseDay, courseDays, type ProjectLog } from '#src/core/course-days.js';
import type { Day } from '#src/core/day.js';
import { edition } from '#src/core/premises.js';
import { always, type CourseRow, courseFields, fromCourseRow, keptRow, toCourseRow } from './course-row.js';
import { projectLogs } from './project-logs.js';
import { asLists } from './rows-as-lists.js';
import type { Schema } from './schema.js';

/** What a fact changed: a unit's reports, or all of a project's (`unitId` undefined), from a day on (null: from the first). */
export interface Changed {
  projectId: string;
  unitId?: string;
  from: Day | null;
}

/** As many as take no time worth mentioning. */
const projectsLookedAt = 100;
/** PostgreSQL takes 65,535 parameters in a statement, SQLite 32,766. */
const rowsAtOnce = 500;
const changesAtOnce = 100;

/** The current state of every assignment, and what it was on any day before: kept beside the log, never instead of it. */
export const coursesRepo = (db: Kysely<Schema>, programmeId: string) => {
  const own = () => db.selectFrom('courses').where('courses.programmeId', '=', programmeId);

  const current = sql`${sql.raw(asLists)} select ${columns('courses')} from courses
    where programme_id = ${programmeId} and until = ${always}`;

  /** One row for each time that a place has changed since: quicker while these are few days. */
  const sinceThen = (day: Day) => sql`${sql.raw(asLists)} select ${columns('courses')} from courses
    where programme_id = ${programmeId} and until > ${day} and until < ${always} and "on" <= ${day}`;

  const before = (day: Day) => sql`${sql.raw(asLists)} select ${columns('found')} from courses as place
    join courses as found on found.programme_id = place.programme_id and found.project_id = place.project_id
      and found.unit_id = place.unit_id and found.until = (
        select min(until) from courses as later
        where later.project_id = place.project_id and later.unit_id = place.unit_id and later.until > ${day}
      )
    where place.programme_id = ${programmeId} and place.until = ${always} and place."on" > ${day} and found."on" <= ${day}`;

  // In the columns' own names: translating those of every row would cost more than reading it.
  const read = async (query: typeof current): Promise<CourseDay[]> =>
    (await query.execute(db.withoutPlugins())).rows.map((row) => fromCourseRow(keptRow(row)));

  const reckon = async (changes: readonly Changed[]): Promise<void> => {
    const logs = await projectLogs(db, [...new Set(changes.map(({ projectId }) => projectId))]);
    const logOf = new Map(logs.map((log) => [log.project.id, log]));
    const rows: CourseRow[] = [];
    for (const { projectId, unitId, from } of changes) {
      const log = logOf.get(projectId);
      if (!log) continue;
      for (const place of unitId === undefined ? placesOf(log) : [unitId]) {
        await cut(db, projectId, place, from);
        rows.push(...rowsOf(courseDays(log, place, from), programmeId));
      }
    }
    for (const some of inParts(rows, rowsAtOnce)) await db.insertInto('courses').values(some).execute();
  };

  /** Projects reckoned anew from their logs, in the transaction of what changed them. */
  const refresh = async (changes: readonly Changed[]): Promise<void> => {
    for (const some of inParts(changes, changesAtOnce)) await reckon(some);
  };

  return {
    refresh,

    /** Everything anew. */
    async rebuild(): Promise<void> {
      await db.deleteFrom('courses').where('programmeId', '=', programmeId).execute();
      const told = await db.selectFrom('projects').select('id').where('programmeId', '=', programmeId).execute();
      await refresh(told.map(({ id }) => ({ projectId: id, from: null })));
    },

    /** Up to `limit` projects behind that one, by id, with a course of another edition. */
    async outdated(after: string, limit: number): Promise<string[]> {
      let [found, reached]: [string[], string | undefined] = [[], after];
      while (reached !== undefined && found.length < limit) {
        const looked = await db
          .selectFrom('projects')
          .select((eb) => ['id', eb.exists(ofAnotherEdition(eb)).as('isOutdated')])
          .where('programmeId', '=', programmeId)
          .where('id', '>', reached)
          .orderBy('id')
          .limit(projectsLookedAt)
          .execute();
        found = [...found, ...looked.flatMap(({ id, isOutdated }) => (isOutdated ? [id] : []))];
        reached = looked.at(-1)?.id;
      }
      return found.slice(0, limit);
    },

    /** The last of each place, in one pass. */
    current: (): Promise<CourseDay[]> => read(current),

    /** As of a day, of those places whose last one begins later: each found by index, or all changes since then read through. */
    replacedSince: (day: Day, isRecent: boolean): Promise<CourseDay[]> => read(isRecent ? sinceThen(day) : before(day)),

    /** All days of all as they are stored, for comparing with the log. */
    all: (): Promise<CourseRow[]> => own().selectAll().orderBy('projectId').orderBy('unitId').orderBy('on').execute(),
  };
};

/** Each under the name that its field has. */
const columns = (table: string) =>
  sql.join(
    courseFields.map((field) => {
      const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return sql`${sql.ref(`${table}.${column}`)} as ${sql.id(field)}`;
    }),
  );

const ofAnotherEdition = (eb: ExpressionBuilder<Schema, 'projects'>) =>
  eb
    .selectFrom('courses')
    .select('courses.until')
    .whereRef('courses.projectId', '=', 'projects.id')
    .where('courses.premises', 'not like', `${edition}/%`);

function* inParts<T>(list: readonly T[], atOnce: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += atOnce) yield list.slice(at, at + atOnce);
}

/** The joint returns and every unit that reported. */
const placesOf = ({ facts }: ProjectLog): (string | null)[] => [...new Set(facts.reports.map(({ unitId }) => unitId))];

/** Each holds until the next one of its place. */
function rowsOf(days: readonly CourseDay[], programmeId: string): CourseRow[] {
  return days.map((day, i) => toCourseRow(day, programmeId, days[i + 1]?.on ?? always));
}

/** Takes away what is reckoned anew; what held before holds until then. */
async function cut(db: Kysely<Schema>, projectId: string, unitId: string | null, from: Day | null): Promise<void> {
  const place = { projectId, unitId: unitId ?? '' };
  const stale = db.deleteFrom('courses').where('projectId', '=', place.projectId).where('unitId', '=', place.unitId);
  if (from === null) {
    await stale.execute();
    return;
  }
  await stale.where('on', '>=', from).execute();
  await db
    .updateTable('courses')
    .set({ until: from })
    .where('projectId', '=', place.projectId)
    .where('unitId', '=', place.unitId)
    .where('until', '>', from)
    .execute();
}
