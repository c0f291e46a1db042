import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Instant } from '#src/core/day.js';
import { Refusal, type RefusalCode } from '#src/core/refusal.js';
import type { AnnotatedCopy } from './annotated-copy.js';
import { convertDoc } from './convert-doc.js';
import { fileKind } from './file-kind.js';
import type { KeyEntry } from './key-list.js';
import { damaged, emptyFile, encrypted, limits, tooLarge, tooMuchMemory, tooSlow, unknownFile } from './limits.js';
import type { Reading, ReadOptions } from './reading.js';

/** A file from outside. The name is shown to people and otherwise not trusted. */
export interface FormFile {
  name: string;
  bytes: Uint8Array;
}

/** What the parsing process may take. */
export interface Allowance {
  milliseconds: number;
  heapMegabytes: number;
}

/** What the parsing process is asked, and what it answers (as JSON). */
export type ParseTask = { bytes: Uint8Array } & (
  | { what: 'form'; options: ReadOptions }
  | { what: 'key list' }
  | { what: 'annotated'; options: ReadOptions; at: Instant }
);
export type ParseAnswer =
  | { result: Reading | KeyEntry[] }
  | { copy: Omit<AnnotatedCopy, 'bytes'> & { base64: string } }
  | { refusal: { code: RefusalCode; shown: string; cause: string | null } };

/**
 * Reads the official form (.docx, .xlsx, .xls, .csv, extracted .txt; .doc where LibreOffice is installed) in a process of its own.
 * Throws Refusal for a file that is damaged, encrypted, too large or not the form.
 */
export async function parseForm(
  file: FormFile,
  options: ReadOptions = {},
  allowance: Allowance = limits,
): Promise<Reading> {
  return (await parsed({ what: 'form', bytes: await wordBytes(file), options }, allowance)) as Reading;
}

/** Reads 附件2, in the same way. */
export async function parseKeyList(file: FormFile, allowance: Allowance = limits): Promise<KeyEntry[]> {
  return (await parsed({ what: 'key list', bytes: await wordBytes(file) }, allowance)) as KeyEntry[];
}

/**
 * A copy of the file with all that was doubted or not understood marked in it, as {@link annotatedCopy} writes it; of a `.doc` a
 * `.docx`. Written in the parsing process too. Throws Refusal as {@link parseForm} does.
 */
export async function annotateForm(
  file: FormFile,
  at: Instant,
  options: ReadOptions = {},
  allowance: Allowance = limits,
): Promise<AnnotatedCopy> {
  const task: ParseTask = { what: 'annotated', bytes: await wordBytes(file), options, at };
  const { base64, ...copy } = (await parsed(task, allowance)) as Extract<ParseAnswer, { copy: unknown }>['copy'];
  return { ...copy, bytes: Buffer.from(base64, 'base64') };
}

async function wordBytes({ bytes }: FormFile): Promise<Uint8Array> {
  if (bytes.length === 0) throw emptyFile();
  if (bytes.length > limits.bytes) throw tooLarge();
  const kind = fileKind(bytes);
  if (kind === 'unknown') throw unknownFile();
  if (kind === 'encrypted') throw encrypted();
  return kind === 'doc' || kind === 'rtf' ? convertDoc(bytes) : bytes;
}

function parsed(task: ParseTask, { milliseconds, heapMegabytes }: Allowance): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = startWorker(heapMegabytes);
    const timer = setTimeout(() => settle(() => reject(tooSlow())), milliseconds);
    let isSettled = false;

    const settle = (finish: () => void) => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      child.kill('SIGKILL');
      finish();
    };

    child.once('message', (json: string) => {
      const answer = JSON.parse(json) as ParseAnswer;
      if ('result' in answer) return settle(() => resolve(answer.result));
      if ('copy' in answer) return settle(() => resolve(answer.copy));
      const { code, shown, cause } = answer.refusal;
      settle(() => reject(new Refusal(code, shown, { cause })));
    });
    child.once('error', (error) => settle(() => reject(damaged(error))));
    // V8 aborts or traps when its heap is full, and the kernel kills when memory is short; nothing else here ends by a signal.
    child.once('exit', (code, signal) => {
      const isFull = signal !== null || code === 134;
      settle(() => reject(isFull ? tooMuchMemory() : damaged(`parsing process ended: ${code ?? signal}`)));
    });
    // Where sending fails, the process has ended, and its exit says why.
    child.send(task, () => undefined);
  });
}

/** From sources (tests, tsx) the worker needs the loader that its parent runs under; the built one needs nothing. */
function startWorker(heapMegabytes: number) {
  const isSource = import.meta.url.endsWith('.ts');
  const loader = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const sourceArguments = () => ['--conditions=development', '--import', loader()];
  return fork(fileURLToPath(new URL(isSource ? './parse-worker.ts' : './parse-worker.js', import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`, ...(isSource ? sourceArguments() : [])],
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
