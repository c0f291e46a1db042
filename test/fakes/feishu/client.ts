/** A fake Feishu in another process, with the same face as one in this process. */
import { fileURLToPath } from 'node:url';
import { remoteCall, spawnFake } from '../common/process.js';
import { type FakeApi, feishuFace } from './api.js';
import type { FakeFeishuOptions } from './options.js';

/** Speaks to a control port. */
export const connectFakeFeishu = (controlUrl: string): FakeApi => feishuFace(remoteCall(controlUrl));

export interface SpawnedFakeFeishu extends FakeApi {
  port: number;
  /** What FEISHU_BASE_URL takes. */
  url: string;
  close(): Promise<void>;
}

/** Starts `main.ts` as a process of its own; it ends with this one. */
export async function spawnFakeFeishu(options: FakeFeishuOptions = {}): Promise<SpawnedFakeFeishu> {
  const { port, controlUrl, close } = await spawnFake(fileURLToPath(new URL('./main.ts', import.meta.url)), options);
  return { ...connectFakeFeishu(controlUrl), port, url: `http://127.0.0.1:${port}`, close };
}
