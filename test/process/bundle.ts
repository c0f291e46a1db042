import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const whatCommonJsHas = `
import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);
const __dirname = import.meta.dirname;`;

/**
 * Puts a program of this folder with all it imports into one file: it starts in a third of the time, which counts where it
 * is started a hundred times.
 * @returns the file, in `folder`
 */
export function bundle(name: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const part of ['node_modules', 'assets']) symlinkSync(join(root, part), join(folder, part));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ type: 'module', imports: { '#assets/*': './assets/*' } }),
  );
  const file = join(folder, `${name}.mjs`);
  const { status, stderr } = spawnSync(
    join(root, 'node_modules/.bin/esbuild'),
    [
      join(root, `test/process/${name}.ts`),
      '--bundle',
      '--platform=node',
      '--format=esm',
      '--conditions=development',
      '--external:better-sqlite3',
      '--external:@resvg/resvg-js',
      `--banner:js=${whatCommonJsHas}`,
      `--outfile=${file}`,
      '--log-level=error',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the bundle of ${name} failed:\n${stderr}`);
  return file;
}
