import { createHmac } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ids } from '#src/ports/ids.js';

/** The deployment's secret: as configured, else made once and kept in the data folder, readable by its owner only. */
export function deploymentSecret(configured: string | null, dataFolder: string, ids: Ids): string {
  if (configured) return configured;
  const file = join(dataFolder, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const secret = ids.secret(32);
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return secret;
}

/** Keys the chains of the trail. */
export const auditKeyOf = (secret: string): string => keyFor(secret, 'audit');
/** Seals what is kept of them outside. */
export const anchorsKey = (secret: string): string => keyFor(secret, 'anchors');

/** A key for one purpose, so that no two uses share theirs. */
const keyFor = (secret: string, purpose: string): string => createHmac('sha256', secret).update(purpose).digest('hex');
