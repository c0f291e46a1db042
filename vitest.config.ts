import { defineConfig } from 'vitest/config';
import { isPostgresFound } from './test/support/postgres-found.js';

/** Files about what SQLite alone has, or about what no database matters to; and about PostgreSQL alone. */
const sqliteOnly = ['test/db/sqlite/**', 'test/process/callbacks.test.ts', 'test/process/start-stop.test.ts'];
const postgresOnly = ['test/db/postgres/**'];
/** Everything that touches the store runs on PostgreSQL too. */
const onBoth = ['db', 'services', 'commands', 'runtime', 'scenarios', 'process'];

export default defineConfig({
  test: {
    // Much of a run is waiting: for processes, servers, browsers.
    maxWorkers: 2,
    coverage: {
      include: ['src/**/*.ts', 'commands/**/*.ts', 'jobs/**/*.ts', 'db/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        ...onDatabase('sqlite'),
        test: { ...onDatabase('sqlite').test, include: ['test/**/*.test.ts'], exclude: postgresOnly },
      },
      ...(isPostgresFound() ? [postgres()] : []),
    ],
  },
});

function postgres() {
  const { test, ...rest } = onDatabase('postgres');
  const include = onBoth.map((folder) => `test/${folder}/**/*.test.ts`);
  return { ...rest, test: { ...test, include, exclude: sqliteOnly, globalSetup: 'test/support/postgres-server.ts' } };
}

function onDatabase(name: 'sqlite' | 'postgres') {
  return {
    resolve: { conditions: ['development'] },
    ssr: { resolve: { conditions: ['development', 'node', 'default'], externalConditions: ['node'] } },
    test: {
      name,
      environment: 'node' as const,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      env: { TZ: 'UTC', NODE_ENV: 'test', TEST_DATABASE: name },
    },
  };
}
