/** A disk that is full at one point after another of the day's work: each refusal says so, nothing is half done, and it goes on once there is room. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withTransaction } from '#db/index.js';
import { repositories } from '#db/repositories.js';
import { proof } from '../../proof/proof.js';
import { at, auditKey, folder, store } from '../support.js';

/** How many pages are left when the disk is full: another point of the work each time. */
const room = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55];
const works = 400;

test(`F41: full at ${room.length} points: told as such, nothing half done, and what was refused succeeds once there is room`, async () => {
  let [refused, lost, half] = [0, 0, 0];
  for (const pages of room) {
    const path = join(folder(), 'duban.db');
    const { database } = await store(`sqlite:${path}`);
    const { rows } = await sql<{ pageCount: number }>`pragma page_count`.execute(database.db);
    const { pageCount = 0 } = rows[0] ?? {};
    const roomFor = (most: number) => sql.raw(`pragma max_page_count = ${most}`).execute(database.db);
    /** An effect, its entry, its message and its file, as one. */
    const work = (nth: number) =>
      withTransaction(database.db, async (tx) => {
        const { roster, audit, files, schedule } = repositories(tx, 'prg_1', { auditKey });
        await roster.joinChat(`local:${nth}`, `群${nth}`);
        await schedule.claim('job', at(nth), at(nth));
        const bytes = new Uint8Array(500 * (nth % 7)).fill(nth);
        await files.save({ id: `fil_${nth}`, name: `${nth}`, mime: 'b', bytes, at: at(nth) });
        await audit.append('work', { id: 'cli', name: '命令行' }, null, { nth }, at(nth));
      });
    await roomFor(pageCount + pages);
    let done = 0;
    let refusal: unknown = null;
    while (refusal === null && done < works) {
      await work(done).then(
        () => {
          done += 1;
        },
        (error: unknown) => {
          refusal = error;
        },
      );
    }
    expect(refusal).toMatchObject({ code: 'unavailable', shown: expect.stringMatching(/磁盘已满/) });
    refused += 1;
    expect(await counted(path)).toEqual([done, done, done, done]);

    await roomFor(1_000_000);
    await work(done);
    const whole = await counted(path);
    lost += done + 1 - (whole[0] ?? 0);
    half += new Set(whole).size - 1;
    const { audit } = repositories(database.db, 'prg_1', { auditKey });
    expect(await audit.verify()).toMatchObject({ ok: true, length: done + 1 });
  }
  proof('F41', { runs: room.length, lost, doubled: half, refused });
});

/** Chats, slots, files and entries, as another process reads them from the disk. */
async function counted(path: string): Promise<number[]> {
  const raw = new Sqlite(path, { readonly: true });
  try {
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    return ['chats', 'slots', 'files', "audit where act = 'work'"].map(
      (rows) => raw.prepare(`select count(*) from ${rows}`).pluck().get() as number,
    );
  } finally {
    raw.close();
  }
}
