import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['development'] },
  ssr: { resolve: { conditions: ['development', 'node', 'default'], externalConditions: ['node'] } },
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC', NODE_ENV: 'test' },
    coverage: {
      include: ['src/**/*.ts', 'commands/**/*.ts', 'jobs/**/*.ts', 'db/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
