/** A fake in another process, and calls to its control port. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Call } from './face.js';
import { fromWire, toWire } from './json.js';

/** Calls a control port; operations that fail there reject here with the same message. */
export const remoteCall =
  (controlUrl: string): Call =>
  async (operation, args) => {
    const response = await fetch(`${controlUrl}/call`, { method: 'POST', body: toWire({ operation, args }) });
    const answer = fromWire(await response.text()) as { result?: unknown; error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  };

export interface Spawned {
  port: number;
  controlUrl: string;
  close(): Promise<void>;
}

/** Runs a fake's `main.ts` as a process of its own; it ends with this one. */
export async function spawnFake(main: string, options: object): Promise<Spawned> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--lifeline', '--options', JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the fake ended with ${code} before it was ready`)));
  });
  const { port, controlPort } = JSON.parse(await ready) as { port: number; controlPort: number };
  return {
    port,
    controlUrl: `http://127.0.0.1:${controlPort}`,
    close() {
      child.stdin.end();
      return ended;
    },
  };
}
