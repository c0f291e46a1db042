import { restoreDatabase } from '#db/index.js';
import { systemClock } from '#src/adapters/system/clock.js';
import type { Config } from './config.js';

/**
 * Puts a backup where there is no database yet. Nothing goes out afterwards until the office lets it.
 * @returns how many messages had not been sent for certain when the copy was taken
 * @throws Refusal conflict where there is a database; unavailable where the copy is no sound one
 */
export const restoreBackup = (config: Config, file: string): Promise<number> =>
  restoreDatabase(config.databaseUrl, file, systemClock.now());
