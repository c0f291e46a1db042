import { existsSync } from 'node:fs';
import { openDatabase, restoreDatabase } from '#db/index.js';
import { repositories } from '#db/repositories.js';
import { anchorFile } from '#src/adapters/system/anchor-file.js';
import { systemClock } from '#src/adapters/system/clock.js';
import { systemIds } from '#src/adapters/system/ids.js';
import { pinoLog } from '#src/adapters/system/log.js';
import { anchorsKey, auditKeyOf, deploymentSecret } from '#src/adapters/system/secret.js';
import type { Config } from './config.js';

/**
 * Puts a backup where there is no database yet. Nothing goes out afterwards until the office lets it.
 * @returns how many messages had not been sent for certain when the copy was taken
 * @throws Refusal conflict where there is a database; unavailable where the copy is no sound one
 */
export async function restoreBackup(config: Config, file: string): Promise<number> {
  const held = await restoreDatabase(config.databaseUrl, file, systemClock.now());
  if (config.anchorsFile !== null && existsSync(config.anchorsFile)) await anchorAnew(config, config.anchorsFile);
  return held;
}

/** What was anchored after the copy was taken is known to be lost: the trail is held against where it stands now. */
async function anchorAnew(config: Config, file: string): Promise<void> {
  const secret = deploymentSecret(config.secret, config.dataFolder, systemIds(systemClock));
  const { db, close } = await openDatabase(config.databaseUrl);
  try {
    const ends = await repositories(db, null, { auditKey: auditKeyOf(secret) }).audit.ends();
    const anchors = anchorFile(file, anchorsKey(secret), pinoLog(config.logLevel, process.stderr, [secret]));
    const there = new Set(ends.map(({ chain }) => chain));
    const lost = new Set((await anchors.kept()).anchors.flatMap(({ chain }) => (there.has(chain) ? [] : [chain])));
    const all = [...ends, ...[...lost].map((chain) => ({ chain, length: 0, head: '' }))];
    const at = systemClock.now();
    await anchors.keep(all.map((end) => ({ ...end, at, restored: true })));
  } finally {
    await close();
  }
}
