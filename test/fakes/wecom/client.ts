/** A fake WeCom in another process, with the same face as one in this process. */
import { fileURLToPath } from 'node:url';
import { remoteCall, spawnFake } from '../common/process.js';
import { type FakeApi, wecomFace } from './api.js';
import type { FakeWecomOptions } from './options.js';

/** Speaks to a control port. */
export const connectFakeWecom = (controlUrl: string): FakeApi => wecomFace(remoteCall(controlUrl));

export interface SpawnedFakeWecom extends FakeApi {
  port: number;
  /** What WECOM_BASE_URL takes. */
  url: string;
  /** What WECOM_WS_URL takes. */
  wsUrl: string;
  close(): Promise<void>;
}

/** Starts `main.ts` as a process of its own; it ends with this one. */
export async function spawnFakeWecom(options: FakeWecomOptions = {}): Promise<SpawnedFakeWecom> {
  const { port, controlUrl, close } = await spawnFake(fileURLToPath(new URL('./main.ts', import.meta.url)), options);
  return {
    ...connectFakeWecom(controlUrl),
    port,
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}`,
    close,
  };
}
