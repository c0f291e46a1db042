import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const outdir = 'dist/bench';

/** The servers as duban is built for use: what development puts around every function is none of their work. @returns the program */
export function builtServer(): string {
  const files = ['bench/servers/serve.ts', 'db/sqlite/insert-thread.ts'];
  execFileSync(process.execPath, ['bin/build.js', outdir, ...files], { cwd: root, stdio: 'inherit' });
  return `${root}${outdir}/serve.js`;
}
