import { defineConfig } from 'vitest/config';
import { onRedisToo } from './test/proof/on-redis.js';
import { ofTier, postgresOnly, tier } from './test/proof/tiers.js';
import { isPostgresFound } from './test/support/postgres-found.js';
import { isRedisFound } from './test/support/redis-server.js';

/** Files about what SQLite alone has, or about what no database matters to. */
const sqliteOnly = [
  'test/db/sqlite/**',
  'test/process/bombs.test.ts',
  'test/process/callbacks.test.ts',
  'test/process/soak.test.ts',
  'test/process/start-stop.test.ts',
];
/** Everything that touches the store runs on PostgreSQL too. */
const onBoth = ['db', 'services', 'commands', 'runtime', 'scenarios', 'process', 'simulation'];

/** Of all that is tried by chance in this run; a failure tells it. */
process.env.TEST_SEED ??= String(Math.floor(Math.random() * 2 ** 31));

export default defineConfig({
  test: {
    reporters: tier ? ['default', './test/proof/table-reporter.ts'] : ['default'],
    // Much of a run is waiting: for processes, servers, browsers.
    maxWorkers: 2,
    coverage: {
      include: ['src/**/*.ts', 'commands/**/*.ts', 'jobs/**/*.ts', 'db/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        ...onDatabase('sqlite'),
        test: { ...onDatabase('sqlite').test, ...filesOf('sqlite', ['test/**/*.test.ts'], postgresOnly) },
      },
      ...(isPostgresFound() ? [postgres()] : []),
      ...(isRedisFound && tier !== 'a' ? [bullmq()] : []),
    ],
  },
});

function postgres() {
  const { test, ...rest } = onDatabase('postgres');
  const files = filesOf(
    'postgres',
    onBoth.map((folder) => `test/${folder}/**/*.test.ts`),
    sqliteOnly,
  );
  return { ...rest, test: { ...test, ...files, globalSetup: 'test/support/postgres-server.ts' } };
}

/** Whole services once more, with Redis to carry the wake-ups. */
function bullmq() {
  const { test, ...rest } = onDatabase('sqlite');
  const env = { ...test.env, TEST_QUEUE: 'bullmq' };
  const globalSetup = 'test/support/shared-redis.ts';
  return { ...rest, test: { ...test, name: 'bullmq', include: [...onRedisToo], env, globalSetup } };
}

function filesOf(database: 'sqlite' | 'postgres', all: readonly string[], others: readonly string[]) {
  const { include, exclude } = ofTier(database, all);
  return { include, exclude: [...exclude, ...others] };
}

function onDatabase(name: 'sqlite' | 'postgres') {
  return {
    resolve: { conditions: ['development'] },
    ssr: { resolve: { conditions: ['development', 'node', 'default'], externalConditions: ['node'] } },
    test: {
      name,
      environment: 'node' as const,
      isolate: tier !== 'a',
      // Full counts take their time, more of it on a small machine.
      testTimeout: tier === 'c' ? 900_000 : 60_000,
      hookTimeout: 60_000,
      // A poll waits for what surely comes; how soon is no matter of the test.
      expect: { poll: { timeout: 30_000 } },
      setupFiles: 'test/proof/every-file.ts',
      env: { TZ: 'UTC', NODE_ENV: 'test', TEST_DATABASE: name },
    },
  };
}
