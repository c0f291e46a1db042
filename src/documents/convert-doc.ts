import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Refusal } from '#src/core/refusal.js';
import { damaged, limits } from './limits.js';

const run = promisify(execFile);

/**
 * An old Word file (.doc, .rtf) as .docx, by LibreOffice, with a profile of its own that is thrown away. Throws Refusal where
 * LibreOffice is not installed, takes longer than a minute, or cannot read the file.
 */
export async function convertDoc(bytes: Uint8Array, program = 'soffice'): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-doc-'));
  try {
    const input = join(folder, 'form.doc');
    await writeFile(input, bytes, { mode: 0o600 });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const options = [
      '--headless',
      '--norestore',
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      join(folder, 'out'),
    ];
    await run(program, [profile, ...options, input], {
      timeout: limits.conversionMilliseconds,
      killSignal: 'SIGKILL',
      env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' },
    });
    return await readFile(join(folder, 'out', 'form.docx'));
  } catch (error) {
    throw refusalOf(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refusalOf(error: unknown): Refusal {
  const { code, killed, path } = error as NodeJS.ErrnoException & { killed?: boolean };
  if (killed)
    return new Refusal('too_much', '这个 .doc 文件一分钟内没有转换完。请用 Word 或 WPS 另存为 .docx，再发一次。', {
      cause: error,
    });
  if (code === 'ENOENT' && !path?.endsWith('form.docx')) {
    return new Refusal(
      'unavailable',
      '旧版 Word（.doc）文件这里读不了。请用 Word 或 WPS 打开，另存为 .docx，再发一次。',
      { cause: error },
    );
  }
  return damaged(error);
}
