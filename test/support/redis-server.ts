/** A Redis server of a test's own, on a free port of this machine. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';

export interface RedisServer {
  url: string;
  port: number;
  /** An administrator's connection. */
  admin: Redis;
  process: ChildProcess;
  /** Dies at once, as in a power cut; what was not saved is gone. */
  kill(): Promise<void>;
  /** Comes back on the same port, empty. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Without redis-server the tests that need it are left out, which is said; in CI that is an error. */
export const isRedisFound: boolean = (() => {
  if (spawnSync('redis-server', ['--version']).status === 0) return true;
  if (process.env.CI) throw new Error('Redis is needed in CI: apt-get install redis-server');
  console.warn('Tests on Redis are skipped: there is no redis-server on the PATH');
  return false;
})();

export async function startRedis(...settings: string[]): Promise<RedisServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const start = () =>
    spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...settings],
      {
        stdio: 'ignore',
      },
    );
  const admin = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: () => 50 });
  admin.on('error', () => undefined);
  const server: RedisServer = {
    url,
    port,
    admin,
    process: start(),
    async kill() {
      const gone = new Promise((resolve) => server.process.once('exit', resolve));
      server.process.kill('SIGKILL');
      await gone;
    },
    async restart() {
      server.process = start();
      await answers(url);
    },
    async stop() {
      admin.disconnect();
      server.process.kill('SIGCONT');
      await server.kill();
    },
  };
  await answers(url);
  return server;
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    probe.on('error', () => undefined);
    try {
      await probe.connect();
      await probe.ping();
      return;
    } catch {
      await wait(20);
    } finally {
      probe.disconnect();
    }
  }
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
