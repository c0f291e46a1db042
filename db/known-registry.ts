/**
 * Projects and units as they were last read, kept in the process. Whatever changes them gives the programme another mark in the
 * same transaction, on whichever instance; what is kept is used where its mark is the one that is read from the database.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Registry } from '#src/core/registry.js';
import { isPostgres } from './postgres/serial.js';
import type { Schema } from './schema.js';
import { withTransaction } from './transaction.js';

type Laid = Pick<Registry, 'projects' | 'units'>;

const known = new Map<string, Laid>();
/** Then what is kept makes room. */
const mostProjects = 100_000;

/** The mark of a registry that nobody has read yet. One that was undone never comes again, so it is no mere number. */
export const newMark = (db: Kysely<Schema>): RawBuilder<string> =>
  isPostgres(db) ? sql`gen_random_uuid()::text` : sql`lower(hex(randomblob(16)))`;

/** Changes a registry, and its mark with it. */
export const changingRegistry = (
  db: Kysely<Schema>,
  programmeId: string,
  change: (tx: Kysely<Schema>) => Promise<void>,
): Promise<void> =>
  withTransaction(db, async (tx) => {
    await change(tx);
    await tx
      .updateTable('programmes')
      .set({ registryMark: newMark(tx) })
      .where('id', '=', programmeId)
      .execute();
  });

/** From what is kept, else by `read`. What is returned may not be changed. */
export async function knownRegistry(db: Kysely<Schema>, programmeId: string, read: () => Promise<Laid>): Promise<Laid> {
  const mark = await markOf(db, programmeId);
  const found = mark === null ? undefined : known.get(mark);
  if (found) return found;
  const laid = frozen(await read());
  // Changed meanwhile: it may be half the one and half the other.
  if (mark !== null && mark === (await markOf(db, programmeId))) keep(mark, laid);
  return laid;
}

async function markOf(db: Kysely<Schema>, programmeId: string): Promise<string | null> {
  const row = await db.selectFrom('programmes').select('registryMark').where('id', '=', programmeId).executeTakeFirst();
  return row?.registryMark ?? null;
}

function keep(mark: string, laid: Laid): void {
  let projects = laid.projects.length;
  for (const { projects: others } of known.values()) projects += others.length;
  if (projects > mostProjects) known.clear();
  known.set(mark, laid);
}

function frozen({ projects, units }: Laid): Laid {
  for (const one of [...projects, ...units]) for (const part of [...Object.values(one), one]) Object.freeze(part);
  return Object.freeze({ projects: Object.freeze(projects), units: Object.freeze(units) }) as Laid;
}
