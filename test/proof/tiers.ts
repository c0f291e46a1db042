/**
 * Which tests run when. TEST_TIER=a: all but the slow; b: the slow alone; c: everything, with its full counts. Unset, as when
 * one file is run by name: everything, with the counts of b.
 */
import type { Tier } from './catalogue.js';

/** In the project of that name (vitest.config.ts). */
export const onBullmq = process.env.TEST_QUEUE === 'bullmq';

export const tier = (process.env.TEST_TIER || null) as Tier | null;

/**
 * How often to try what is tried `full` times before a release: a fifth of that at every change; and a fifth of either on
 * BullMQ, where it has been tried in process before.
 */
export const times = (full: number): number => Math.ceil(full / (tier === 'c' ? 1 : 5) / (onBullmq ? 5 : 1));

type Database = 'sqlite' | 'postgres';

/** Files about what PostgreSQL alone has. */
export const postgresOnly: readonly string[] = ['test/db/postgres/**', 'test/process/several/**', 'test/simulation/**'];

/** What takes long, measured: together about two thirds of all. On PostgreSQL all but the repositories, which differ there. */
const slow: Record<Database, readonly string[]> = {
  sqlite: [
    'test/adapters/local/hostile.test.ts',
    'test/adapters/wecom/people.test.ts',
    'test/browser/**',
    'test/cards/nothing-cut.test.ts',
    'test/cli/readme.test.ts',
    'test/core/reading/messages/counted-steps.test.ts',
    'test/core/reading/read.test.ts',
    'test/corpus/**',
    'test/db/outbox-model.test.ts',
    'test/documents/parse-file.test.ts',
    'test/process/before-answer.test.ts',
    'test/process/bombs.test.ts',
    'test/process/fan-out.test.ts',
    'test/process/one-bot.test.ts',
    'test/process/soak.test.ts',
    'test/process/start-stop.test.ts',
    'test/proof/id-swaps.test.ts',
    'test/runtime/delivery-rate.test.ts',
    'test/runtime/events-again.test.ts',
    'test/runtime/ill-platform.test.ts',
    'test/runtime/report-before-nudge.test.ts',
    'test/runtime/schedule-edited.test.ts',
    'test/scenarios/**',
    'test/services/project-life-model.test.ts',
    'test/services/roster-model.test.ts',
    'test/web/simulator.test.ts',
  ],
  postgres: [
    'test/commands/**',
    'test/db/audit-alterations.test.ts',
    'test/db/audit.test.ts',
    'test/db/outbox-model.test.ts',
    'test/db/postgres/**',
    'test/process/**',
    'test/runtime/**',
    'test/scenarios/**',
    'test/services/**',
    'test/simulation/**',
  ],
};

/** Of a database's test files, as globs, those that the tier of this run has, and what is left out of them. */
export function ofTier(database: Database, all: readonly string[]): { include: string[]; exclude: string[] } {
  switch (tier) {
    case 'a':
      return { include: [...all], exclude: [...slow[database]] };
    case 'b':
      return { include: slow[database].map(testsIn), exclude: [] };
    case 'c':
    case null:
      return { include: [...all], exclude: [] };
  }
}

/** The first tier that has a test file: 'test/db/audit.test.ts'. */
export function firstTierOf(path: string): Tier {
  const later = [...slow.sqlite, ...postgresOnly];
  return later.some((glob) => (glob.endsWith('**') ? path.startsWith(glob.slice(0, -2)) : path === glob)) ? 'b' : 'a';
}

/** Of a folder its tests, not what stands beside them. */
const testsIn = (glob: string): string => glob.replace(/\/\*\*$/, '/**/*.test.ts');
