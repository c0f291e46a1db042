/** duban as it is installed: compiled into a folder of its own, so that no test runs yesterday's dist/. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Installation {
  folder: string;
  /** `bin/duban.js` of the installation. */
  bin: string;
  remove(): void;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles the working tree; takes a few seconds. */
export function install(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'duban-installed-'));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const part of ['bin', 'assets', 'sample']) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const config = join(folder, 'tsconfig.json');
  const include = ['src', 'commands', 'jobs', 'db'];
  const compilerOptions = {
    noEmit: false,
    rootDir: root,
    outDir: join(folder, 'dist'),
    typeRoots: [join(root, 'node_modules/@types')],
  };
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions,
      include: include.map((path) => join(root, path)),
    }),
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', config], { cwd: root, encoding: 'utf8' });
  // Types are the type check's business; here it matters that there is something to run.
  if (!existsSync(join(folder, 'dist/src/cli.js'))) throw new Error(`nothing was compiled:\n${stdout}`);
  return {
    folder,
    bin: join(folder, 'bin/duban.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
