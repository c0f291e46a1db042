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
 * Puts a program of this folder with all it imports into one file, the thread that stores events and the process that parses
 * beside it: it starts in a third of the time, which counts where it is started a hundred times.
 * @returns the file, in `folder`
 */
export function bundle(name: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const part of ['node_modules', 'assets']) symlinkSync(join(root, part), join(folder, part));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ type: 'module', imports: { '#assets/*': './assets/*' } }),
  );
  const { status, stderr } = spawnSync(
    join(root, 'node_modules/.bin/esbuild'),
    [
      join(root, `test/process/${name}.ts`),
      // Looked for beside the program, as in the build.
      join(root, 'src/documents/parse-worker.ts'),
      join(root, 'db/sqlite/insert-thread.ts'),
      '--bundle',
      '--platform=node',
      '--format=esm',
      '--conditions=development',
      '--external:better-sqlite3',
      '--external:@resvg/resvg-js',
      `--banner:js=${whatCommonJsHas}`,
      `--outdir=${folder}`,
      '--entry-names=[name]',
      '--log-level=error',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the bundle of ${name} failed:\n${stderr}`);
  return join(folder, `${name}.js`);
}
