import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Schema } from './schema.js';
import { withTransaction } from './transaction.js';

export interface FileInfo {
  id: string;
  name: string;
  mime: string;
  size: number;
  sha256: string;
  at: Instant;
}

export interface StoredFile extends FileInfo {
  bytes: Uint8Array;
}

/** Files that came in or are to go out. The same bytes are stored once, under however many names. */
export const filesRepo = (db: Kysely<Schema>, programmeId: string | null) => {
  const infos = () =>
    db
      .selectFrom('files')
      .innerJoin('blobs', 'blobs.sha256', 'files.sha256')
      .select(['files.id', 'files.name', 'files.mime', 'blobs.size', 'files.sha256', 'files.at'])
      .where((eb) => eb.or([eb('programmeId', 'is', null), eb('programmeId', '=', programmeId)]));

  return {
    /** Stores the bytes; returns the file's id, an earlier one where the same bytes have that name already. */
    async save(file: { id: string; name: string; mime: string; bytes: Uint8Array; at: Instant }): Promise<string> {
      const { bytes, ...info } = file;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return withTransaction(db, async (tx) => {
        const known = await tx
          .selectFrom('files')
          .select('id')
          .where('sha256', '=', sha256)
          .where('name', '=', file.name)
          .where('programmeId', programmeId === null ? 'is' : '=', programmeId)
          .executeTakeFirst();
        if (known) return known.id;
        await tx
          .insertInto('blobs')
          .values({ sha256, size: bytes.byteLength, bytes })
          .onConflict((on) => on.doNothing())
          .execute();
        await tx
          .insertInto('files')
          .values({ ...info, programmeId, sha256 })
          .execute();
        return file.id;
      });
    },

    /** Deletes files of that kind from before then that no message with words goes with, and bytes that nothing else has. */
    async purge(mime: string, before: Instant): Promise<number> {
      return withTransaction(db, async (tx) => {
        const gone = await tx
          .deleteFrom('files')
          .where('programmeId', programmeId === null ? 'is' : '=', programmeId)
          .where('mime', '=', mime)
          .where('at', '<', before)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('outbox')
                  .select('outbox.seq')
                  .whereRef('outbox.fileId', '=', 'files.id')
                  .where('outbox.body', '<>', ''),
              ),
            ),
          )
          .returning('sha256')
          .execute();
        for (const { sha256 } of gone) {
          await tx
            .deleteFrom('blobs')
            .where('sha256', '=', sha256)
            .where(({ not, exists, selectFrom }) =>
              not(exists(selectFrom('files').select('files.id').whereRef('files.sha256', '=', 'blobs.sha256'))),
            )
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('localFiles').select('localFiles.id').whereRef('localFiles.sha256', '=', 'blobs.sha256'),
                ),
              ),
            )
            .execute();
        }
        return gone.length;
      });
    },

    async read(id: string): Promise<StoredFile | null> {
      const row = await infos().select('blobs.bytes').where('files.id', '=', id).executeTakeFirst();
      return row ?? null;
    },

    async info(id: string): Promise<FileInfo | null> {
      return (await infos().where('files.id', '=', id).executeTakeFirst()) ?? null;
    },

    async bySha256(sha256: string): Promise<FileInfo | null> {
      return (await infos().where('files.sha256', '=', sha256).orderBy('files.at').executeTakeFirst()) ?? null;
    },
  };
};
