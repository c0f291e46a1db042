/** The schema's history, oldest first. A migration that was released is never edited; the next one changes what it made. */
import { type Kysely, type Migration, sql } from 'kysely';
import { coursesRepo } from '../courses.js';
import { newMark } from '../known-registry.js';
import type { Schema } from '../schema.js';
import { registryAndPeople } from './0001-registry-and-people.js';
import { facts } from './0002-facts.js';
import { traffic } from './0003-traffic.js';
import { trail } from './0004-trail.js';
import { simulator } from './0005-simulator.js';
import { notes } from './0007-notes.js';
import { instances } from './0008-instances.js';
import { districts } from './0009-districts.js';
import { auditChains } from './0011-audit-chains.js';
import { courses } from './0012-courses.js';
import { limits } from './0013-limits.js';
import { figures } from './0014-figures.js';
import { retention } from './0015-retention.js';
import { registryMarks } from './0016-registry-marks.js';
import { otherReviews } from './0017-other-reviews.js';
import type { Words } from './words.js';

const history: Record<string, (words: Words) => string[]> = {
  '0001-registry-and-people': registryAndPeople,
  '0002-facts': facts,
  '0003-traffic': traffic,
  '0004-trail': trail,
  '0005-simulator': simulator,
  '0007-notes': notes,
  '0008-instances': instances,
  '0009-districts': districts,
  '0011-audit-chains': auditChains,
  '0012-courses': courses,
  '0013-limits': limits,
  '0014-figures': figures,
  '0015-retention': retention,
  '0016-registry-marks': registryMarks,
  '0017-other-reviews': otherReviews,
};

export const migrationNames: readonly string[] = Object.keys(history);

/** What a migration's statements cannot say. */
const afterwards: Readonly<Record<string, (db: Kysely<Schema>) => Promise<void>>> = {
  // Once the table of courses is as it is now: of every programme, from what its people said so far.
  async '0014-figures'(db) {
    for (const { id } of await db.selectFrom('programmes').select('id').execute()) await coursesRepo(db, id).rebuild();
  },
  async '0016-registry-marks'(db) {
    await db
      .updateTable('programmes')
      .set({ registryMark: newMark(db) })
      .execute();
  },
};

/** The migrations in the words of one database. */
export function migrations(words: Words): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(history).map(([name, statements]) => [
      name,
      {
        async up(db) {
          for (const statement of [...statements(words), ...words.atEnd]) await sql.raw(statement).execute(db);
          await afterwards[name]?.(db);
        },
      },
    ]),
  );
}
