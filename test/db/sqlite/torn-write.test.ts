/** Power that fails in the midst of a write: the log ends anywhere, and what was told to be stored before is there (F40). */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/index.js';
import { repositories } from '#db/repositories.js';
import { seededChance } from '../../fakes/common/chance.js';
import { proof } from '../../proof/proof.js';
import { times } from '../../proof/tiers.js';
import { at, auditKey } from '../support.js';

const cuts = times(500);
const written = 60;

test(`F40: of a log cut at ${cuts} places each leaves a whole database with every entry up to one, and none after`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duban-torn-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'duban.db');
  // Closing it puts the schema into the file: only entries are in the log.
  await openDatabase(`sqlite:${file}`).then((opened) => opened.close());
  const database = await openDatabase(`sqlite:${file}`);
  /** Length of the log when so many entries were told to be stored. */
  const lengths: number[] = [];
  const { audit } = repositories(database.db, null, { auditKey });
  for (let nth = 0; nth < written; nth += 1) {
    await audit.append('x', { id: 'cli', name: '命令行' }, null, { nth }, at(nth));
    lengths.push((await readFile(`${file}-wal`)).length);
  }
  await copyFile(file, join(folder, 'model.db'));
  const log = await readFile(`${file}-wal`);
  await database.close();

  const chance = seededChance(40);
  let lost = 0;
  for (let cut = 0; cut < cuts; cut += 1) {
    const torn = join(folder, `torn-${cut}.db`);
    const length = Math.floor(chance.next() * log.length);
    await copyFile(join(folder, 'model.db'), torn);
    await writeFile(`${torn}-wal`, log.subarray(0, length));
    const opened = new Sqlite(torn);
    const seqs = opened.prepare('select seq from audit order by seq').pluck().all() as number[];
    const isWhole = opened.pragma('integrity_check', { simple: true });
    opened.close();
    const promised = lengths.filter((told) => told <= length).length;
    expect({ isWhole, seqs }).toEqual({ isWhole: 'ok', seqs: Array.from({ length: seqs.length }, (_, n) => n + 1) });
    lost += Math.max(0, promised - seqs.length);
    await Promise.all([torn, `${torn}-wal`, `${torn}-shm`].map((path) => rm(path, { force: true })));
  }
  proof('F40', { runs: cuts, lost });
});
