/** A fake Feishu in another process, with the same face as one in this process. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type FakeApi, faceOf } from './api.js';
import { fromWire, toWire } from './json.js';
import type { FakeFeishuOptions } from './options.js';

/** Speaks to a control port; operations that fail there reject here with the same message. */
export const connectFakeFeishu = (controlUrl: string): FakeApi =>
  faceOf(async (operation, args) => {
    const response = await fetch(`${controlUrl}/call`, { method: 'POST', body: toWire({ operation, args }) });
    const answer = fromWire(await response.text()) as { result?: unknown; error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  });

export interface SpawnedFakeFeishu extends FakeApi {
  port: number;
  /** What FEISHU_BASE_URL takes. */
  url: string;
  close(): Promise<void>;
}

/** Starts `main.ts` as a process of its own; it ends with this one. */
export async function spawnFakeFeishu(options: FakeFeishuOptions = {}): Promise<SpawnedFakeFeishu> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
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
    ...connectFakeFeishu(`http://127.0.0.1:${controlPort}`),
    port,
    url: `http://127.0.0.1:${port}`,
    close() {
      child.stdin.end();
      return ended;
    },
  };
}
