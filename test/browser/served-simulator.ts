/** The service as `npm start` runs it with nothing configured, on a store of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '#src/config.js';
import { type Service, startService } from '#src/main.js';
import { silentLog } from '../support/logs.js';

export interface ServedSimulator {
  /** 127.0.0.1:PORT. */
  host: string;
  /** What the command line needs in its environment to work on the same store. */
  env: Record<string, string>;
  service: Service;
  /** Ends the service and begins it again on the same store. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function serveSimulator(): Promise<ServedSimulator> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-simulator-'));
  const port = await freePort();
  const env = { DATABASE_URL: `sqlite:${join(folder, 'duban.db')}`, PORT: String(port) };
  const failures: unknown[] = [];
  const log = { ...silentLog, error: (fields: object, message: string) => failures.push({ message, ...fields }) };
  const start = () => startService(parseConfig(env), { log });
  const served: ServedSimulator = {
    host: `127.0.0.1:${port}`,
    env,
    service: await start(),
    async restart() {
      await served.service.stop();
      served.service = await start();
    },
    async close() {
      await served.service.stop();
      await rm(folder, { recursive: true, force: true });
      if (failures.length > 0)
        throw new AggregateError(failures, `the service logged errors: ${JSON.stringify(failures)}`);
    },
  };
  return served;
}

/** Links in cards name the port: it must be known before the start. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
