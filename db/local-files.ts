import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Schema } from './schema.js';
import { withTransaction } from './transaction.js';

export interface LocalFile {
  id: string;
  name: string;
  /** Who uploaded it; null: the bot. */
  owner: string | null;
  bytes: Uint8Array;
}

/** Files that the simulator's people and the bot put into its rooms. */
export const localFilesRepo = (db: Kysely<Schema>) => ({
  async save({ bytes, ...info }: LocalFile & { at: Instant }): Promise<void> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await withTransaction(db, async (tx) => {
      await tx
        .insertInto('blobs')
        .values({ sha256, size: bytes.byteLength, bytes })
        .onConflict((on) => on.doNothing())
        .execute();
      await tx
        .insertInto('localFiles')
        .values({ ...info, sha256 })
        .execute();
    });
  },

  async read(id: string): Promise<LocalFile | null> {
    const row = await db
      .selectFrom('localFiles')
      .innerJoin('blobs', 'blobs.sha256', 'localFiles.sha256')
      .select(['localFiles.id', 'localFiles.name', 'localFiles.owner', 'blobs.bytes'])
      .where('localFiles.id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  },
});
