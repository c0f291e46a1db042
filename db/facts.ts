import type { Kysely } from 'kysely';
import { type Facts, noFacts, type Report } from '#src/core/facts.js';
import { fromRow, type RowOf, type Shape, toRow } from './codec.js';
import { type FactKind, type FactOf, factKinds, factShapes, factTable } from './fact-shapes.js';
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

  const reportsOf = (projectId: string, unitId: string | null) =>
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
      const rows = await reportsOf(projectId, unitId)
        .orderBy('at', 'desc')
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
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

const shapeOf = <K extends FactKind>(kind: K) => factShapes[kind] as Shape<FactOf<K>>;
