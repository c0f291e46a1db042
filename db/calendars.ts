import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { YearDays } from '#src/core/workdays.js';
import type { Schema } from './schema.js';

/** The State Council's notices that the office imported, one a year. */
export const calendarsRepo = (db: Kysely<Schema>) => ({
  /** Soonest year first. */
  async years(): Promise<YearDays[]> {
    const rows = await db.selectFrom('calendars').selectAll().orderBy('year').execute();
    return rows.map(({ year, source, data }) => ({ year, source, ...JSON.parse(data) }));
  },

  /** Takes the place of what was known of that year. */
  async save({ year, source, holidays, workdays }: YearDays, at: Instant): Promise<void> {
    const row = { source, data: JSON.stringify({ holidays, workdays }), savedAt: at };
    await db
      .insertInto('calendars')
      .values({ year, ...row })
      .onConflict((on) => on.column('year').doUpdateSet(row))
      .execute();
  },
});
