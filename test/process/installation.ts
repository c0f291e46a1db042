/** duban as it is installed: built into a folder of its own, so that no test runs yesterday's dist/. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
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

/** Builds the working tree. */
export function install(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'duban-installed-'));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const part of ['bin', 'assets', 'sample']) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { stderr } = spawnSync(process.execPath, ['bin/build.js', join(folder, 'dist')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (!existsSync(join(folder, 'dist/cli.js'))) throw new Error(`nothing was built:\n${stderr}`);
  return {
    folder,
    bin: join(folder, 'bin/duban.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
