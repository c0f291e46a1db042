import { type ChildProcess, spawn } from 'node:child_process';
import { requireNoSecret, secretsIn } from '../support/secrets.js';

/** How a process ended, and what it wrote. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Child {
  process: ChildProcess;
  ended: Promise<Ended>;
  stdout(): string;
  stderr(): string;
  /** Resolves once standard output has the text; rejects where the process ends without it. */
  says(text: string): Promise<void>;
}

/** Runs a compiled program with exactly this environment. */
export function run(
  file: string,
  args: readonly string[],
  { env, cwd }: { env: Record<string, string>; cwd: string },
): Child {
  const child = spawn(process.execPath, [file, ...args], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  let look = (): void => undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      try {
        requireNoSecret('what a process wrote', stdout + stderr, secretsIn(env));
        resolve({ code, signal, stdout, stderr });
      } catch (leaked) {
        reject(leaked);
      }
    });
  });
  return {
    process: child,
    ended,
    stdout: () => stdout,
    stderr: () => stderr,
    says: (text) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (stdout.includes(text)) resolve();
        };
        look();
        void ended.then(() => reject(new Error(`it ended without saying ${text}:\n${stdout}${stderr}`)));
      }),
  };
}
