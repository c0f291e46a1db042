// Builds dist/ after `npm ci`, so that `npx duban` needs no further step. Without the compiler (npm ci --omit=dev)
// there is nothing to build with, and the dist/ that was shipped is used.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const tsc = 'node_modules/typescript/bin/tsc';
if (existsSync(tsc)) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
