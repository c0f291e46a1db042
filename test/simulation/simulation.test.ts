import { expect, inject, test } from 'vitest';
import { clonedDatabase } from '../support/databases.js';
import { isRedisFound, startRedis } from '../support/redis-server.js';
import { simulate } from './run.js';

test.runIf(isRedisFound)(
  'districts live through the turn of the year, and every ledger is exact',
  { timeout: 240_000 },
  async ({ onTestFinished }) => {
    const { url, drop } = await clonedDatabase(inject('postgresTemplate'));
    const redis = await startRedis();
    onTestFinished(async () => {
      await redis.stop();
      await drop();
    });
    const { figures, wrong, askedBack } = await simulate({
      ...{ databaseUrl: url, redisUrl: redis.url },
      ...{ districts: 2, projects: 9, from: '2022-12-30', days: 5, seed: 2 },
    });
    expect(wrong).toEqual([]);
    expect(askedBack).toEqual([]);
    expect(figures.reports).toBeGreaterThan(8);
    expect(figures.analyses).toBeGreaterThan(0);
    expect(figures.owed).toBeGreaterThan(10);
    expect(figures.rows.outbox).toBe(figures.messages.sent + figures.messages.updated + figures.messages.urgent);
  },
);
