import { type Kysely, sql } from 'kysely';
import type { Day, Instant } from '#src/core/day.js';
import { type Facts, noFacts, type Report } from '#src/core/facts.js';
import { changedBy } from './changed-courses.js';
import { fromRow, type RowOf, type Shape, toRow } from './codec.js';
import { coursesRepo } from './courses.js';
import { type FactKind, type FactOf, factKinds, factShapes, factTable } from './fact-shapes.js';
import { projectLogs } from './project-logs.js';
import type { FactTables, Schema } from './schema.js';

/** What people said and decided. There is no way to change or delete a fact: the tables refuse it too. */
export const factsRepo = (db: Kysely<Schema>, programmeId: string) => {
  const appender =
    <K extends FactKind>(kind: K) =>
    async (fact: FactOf<K>): Promise<void> => {
      const row = { ...toRow<FactOf<K>>(shapeOf(kind), fact), programmeId };
      // The compiler cannot see that this kind's row goes with this kind's table; `factShapes` holds the two together.
      await db
        .insertInto(factTable(kind))
        .values(row as never)
        .execute();
      await coursesRepo(db, programmeId).refresh(await changedBy(db, kind, fact));
    };

  const load = async <K extends FactKind>(kind: K): Promise<FactOf<K>[]> => {
    const rows: unknown[] = await db
      .selectFrom<keyof FactTables>(factTable(kind))
      .selectAll()
      .where('programmeId', '=', programmeId)
      .orderBy('at')
      .orderBy('seq')
      .execute();
    return rows.map((row) => fromRow<FactOf<K>>(shapeOf(kind), row as RowOf<FactOf<K>>));
  };

  const latest = (projectId: string, unitId: string | null) =>
    db
      .selectFrom('reports')
      .selectAll()
      .where('programmeId', '=', programmeId)
      .where('projectId', '=', projectId)
      .where('unitId', unitId === null ? 'is' : '=', unitId);

  return {
    /** All facts of the programme, each kind in the order of recording. */
    async load(): Promise<Facts> {
      const facts: Record<FactKind, unknown[]> = { ...noFacts };
      for (const kind of factKinds) facts[kind] = await load(kind);
      return facts as unknown as Facts;
    },

    /**
     * Everything but the reports, what was decided about them, and their evidence: what stands beside the courses. Reports with
     * an answer are there, for the words that they were in.
     */
    async besideReports(): Promise<Facts> {
      const facts: Record<FactKind, unknown[]> = { ...noFacts };
      for (const kind of factKinds) if (!aboutReports.has(kind)) facts[kind] = await load(kind);
      const reviews = await db
        .selectFrom('reviews')
        .selectAll()
        .where('programmeId', '=', programmeId)
        // Written out, so that the index of just these serves.
        .where('subject', '<>', sql.lit('report'))
        .orderBy('at')
        .orderBy('seq')
        .execute();
      const answered = await db
        .selectFrom('reports')
        .selectAll()
        .where('id', 'in', (eb) => eb.selectFrom('answers').select('reportId').where('programmeId', '=', programmeId))
        .orderBy('at')
        .orderBy('seq')
        .execute();
      facts.reviews = reviews.map((row) => fromRow(factShapes.reviews, row));
      facts.reports = answered.map((row) => fromRow(factShapes.reports, row));
      return facts as unknown as Facts;
    },

    /** Of these projects: their reports, and what was decided about them. */
    async reportsOf(projectIds: readonly string[]): Promise<Pick<Facts, 'reports' | 'reviews' | 'withdrawals'>> {
      const logs = await projectLogs(db, projectIds);
      return {
        reports: logs.flatMap(({ facts }) => facts.reports),
        reviews: logs.flatMap(({ facts }) => facts.reviews),
        withdrawals: logs.flatMap(({ facts }) => facts.withdrawals),
      };
    },

    /** Projects of which something was reported after an instant, in another round, of a day up to `asOf`. */
    async reportedAfter({ at, roundId }: { at: Instant; roundId: string }, asOf: Day): Promise<string[]> {
      const rows = await db
        .selectFrom('reports')
        .select('projectId')
        .distinct()
        .where('programmeId', '=', programmeId)
        .where('at', '>', at)
        .where('on', '<=', asOf)
        .where((eb) => eb.or([eb('roundId', 'is', null), eb('roundId', '<>', roundId)]))
        .execute();
      return rows.map(({ projectId }) => projectId);
    },

    /** Of each unit and project the last report of a day before the one given. */
    async reportsBefore(of: readonly { projectId: string; unitId: string; on: Day }[]): Promise<Report[]> {
      const found: Report[] = [];
      for (let at = 0; at < of.length; at += askedAtOnce) {
        const asked = of
          .slice(at, at + askedAtOnce)
          .map(({ projectId, unitId, on }) => sql`(${projectId}, ${unitId}, ${on})`);
        const { rows } = await sql<RowOf<Report>>`
          with asked (project_id, unit_id, day) as (values ${sql.join(asked)})
          select reports.* from asked join reports on reports.seq = (
            select seq from reports as earlier
            where earlier.project_id = asked.project_id and earlier.unit_id = asked.unit_id and earlier."on" < asked.day
            order by earlier."on" desc, earlier."at" desc, earlier.seq desc limit 1
          )`.execute(db);
        found.push(...rows.map((row) => fromRow(factShapes.reports, row)));
      }
      return found;
    },

    /** One kind alone, in the order of recording. */
    list: load,

    async report(id: string): Promise<Report | null> {
      const row = await db
        .selectFrom('reports')
        .selectAll()
        .where('programmeId', '=', programmeId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? fromRow(factShapes.reports, row) : null;
    },

    /** Reports of an assignment (unit null: the joint return of the row), the last recorded first. */
    async latestReports(projectId: string, unitId: string | null, limit = 10): Promise<Report[]> {
      const rows = await latest(projectId, unitId).orderBy('at', 'desc').orderBy('seq', 'desc').limit(limit).execute();
      return rows.map((row) => fromRow(factShapes.reports, row));
    },

    append: {
      report: appender('reports'),
      review: appender('reviews'),
      withdrawal: appender('withdrawals'),
      answer: appender('answers'),
      share: appender('shares'),
      adjustment: appender('adjustments'),
      analysis: appender('analyses'),
      briefing: appender('briefings'),
      receipt: appender('receipts'),
      waiver: appender('waivers'),
      extension: appender('extensions'),
      response: appender('responses'),
      round: appender('rounds'),
      evidence: appender('evidence'),
      import: appender('imports'),
    },
  };
};

const askedAtOnce = 1000;

/** Kinds that grow with every report. */
const aboutReports: ReadonlySet<FactKind> = new Set(['reports', 'reviews', 'withdrawals', 'evidence']);

const shapeOf = <K extends FactKind>(kind: K) => factShapes[kind] as Shape<FactOf<K>>;
