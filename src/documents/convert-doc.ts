import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from '#src/core/refusal.js';
import { damaged, limits } from './limits.js';

/** Where LibreOffice is installed. The program is told nothing else of this process's environment, which holds secrets. */
const places = ['/usr/local/bin', '/usr/bin', '/bin', '/snap/bin', '/Applications/LibreOffice.app/Contents/MacOS'];

/** Neither macros are run nor links followed. */
const guarded = ['DisableMacrosExecution', 'BlockUntrustedRefererLinks', 'DisableActiveContent'];

/**
 * An old Word file (.doc, .rtf) as .docx, by LibreOffice, with a profile of its own that is thrown away. Throws Refusal where
 * LibreOffice is not installed, takes longer than a minute, or cannot read the file.
 */
export async function convertDoc(bytes: Uint8Array, program = 'soffice'): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-doc-'));
  try {
    const profile = join(folder, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings());
    await writeFile(join(folder, 'form.doc'), bytes, { mode: 0o600 });
    await run(program, folder, [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--norestore', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'out')],
      join(folder, 'form.doc'),
    ]);
    return await readFile(join(folder, 'out', 'form.docx')).catch((cause: unknown) => {
      throw damaged(cause);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs to the end, or for a minute: then the whole process group is killed, as the program is started by a script. */
function run(program: string, folder: string, options: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { PATH: places.join(':'), HOME: folder, LANG: 'C.UTF-8' };
    const child = spawn(program, options, { env, cwd: folder, stdio: 'ignore', detached: true });
    const timer = setTimeout(() => {
      killGroup(child.pid);
      reject(tooSlow());
    }, limits.conversionMilliseconds);
    child.once('error', (cause) => {
      clearTimeout(timer);
      reject(notInstalled(cause));
    });
    child.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in this very moment.
  }
}

const settings = (): string => {
  const path = '/org.openoffice.Office.Common/Security/Scripting';
  const items = guarded.map(
    (name) => `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>true</value></prop></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">${items.join('')}</oor:items>`;
};

const tooSlow = (): Refusal =>
  new Refusal('too_much', '这个 .doc 文件一分钟内没有转换完。请用 Word 或 WPS 另存为 .docx，再发一次。');

const notInstalled = (cause: Error): Refusal =>
  new Refusal('unavailable', '旧版 Word（.doc）文件这里读不了。请用 Word 或 WPS 打开，另存为 .docx，再发一次。', {
    cause,
  });
