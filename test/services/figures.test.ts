import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase, withTransaction } from '#db/index.js';
import { type Repositories, repositories } from '#db/repositories.js';
import { assess } from '#src/core/assess.js';
import { addDays } from '#src/core/day.js';
import { factsAsOf } from '#src/core/facts.js';
import { standingsIn } from '#src/core/picture.js';
import type { Registry } from '#src/core/registry.js';
import { builtInYears, calendarOf } from '#src/core/workdays.js';
import type { Ctx } from '#src/services/context.js';
import { loadFigures, pictureOf, pictureOfPlan, standingsOn } from '#src/services/programme-state.js';
import { databaseFor, onPostgres } from '../support/databases.js';
import { plainPicture } from '../support/plain-picture.js';
import { factsOf, type Recorded, randomHistory, smallRegistry } from '../support/random-history.js';

const calendar = calendarOf(builtInYears);
let database: Database;
let drop: () => Promise<void>;
let made = 0;

beforeAll(async () => {
  const found = await databaseFor('sqlite::memory:');
  drop = found.drop;
  database = await openDatabase(found.url);
});

afterAll(async () => {
  await database.close();
  await drop();
});

/** A programme of its own for each history, under ids of its own. */
async function told(history: readonly Recorded[]) {
  made += 1;
  const own = <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(/"([a-z]+_)(?=\d+")/g, `"$1${made}_`)) as T;
  const registry: Registry = own(smallRegistry);
  const { programme } = registry;
  const repos = repositories(database.db, programme.id, { auditKey: 'key' });
  const facts = own([...history]);
  await withTransaction(database.db, async (tx) => {
    const { programmes, registry: stored, ...others } = repositories(tx, programme.id, { auditKey: 'key' });
    await programmes.create(programme);
    await stored.saveUnits(registry.units);
    await stored.saveProjects(registry.projects);
    for (const { kind, fact } of facts) await append(others, kind, fact);
  });
  const ctx = { repos, programme, calendar, today: '2023-02-01' } as unknown as Ctx;
  return { registry, repos, ctx, facts: factsOf(facts) };
}

const appenders = {
  reports: 'report',
  reviews: 'review',
  withdrawals: 'withdrawal',
  answers: 'answer',
  shares: 'share',
  adjustments: 'adjustment',
  analyses: 'analysis',
  rounds: 'round',
  imports: 'import',
} as const;

const append = ({ facts }: Pick<Repositories, 'facts'>, kind: string, fact: unknown): Promise<void> =>
  facts.append[appenders[kind as keyof typeof appenders]](fact as never);

const runs = { numRuns: onPostgres ? 5 : 12 };

test('what is kept after each fact is what the whole log comes to', async () => {
  await fc.assert(
    fc.asyncProperty(randomHistory, async (history) => {
      const { repos } = await told(history);
      const kept = await repos.courses.all();
      await repos.courses.rebuild();
      const anew = await repos.courses.all();
      expect(kept).toEqual(anew);
    }),
    runs,
  );
});

test('a picture of any day from what is kept is the picture of the whole log', async () => {
  await fc.assert(
    fc.asyncProperty(randomHistory, fc.array(fc.nat(200), { minLength: 2, maxLength: 4 }), async (history, days) => {
      const { ctx, registry, facts } = await told(history);
      for (const after of days) {
        const asOf = addDays('2022-10-03', after);
        const expected = assess(registry, factsAsOf(facts, asOf), calendar, asOf);
        expect(plainPicture(await pictureOf(ctx, asOf))).toEqual(plainPicture(expected));
        expect(await standingsOn(ctx, await loadFigures(ctx), asOf)).toEqual(standingsIn(expected));
        const planned = assess(registry, facts, calendar, asOf, { view: 'as_things_stand' });
        expect(plainPicture(await pictureOfPlan(ctx, await loadFigures(ctx), asOf))).toEqual(plainPicture(planned));
      }
    }),
    runs,
  );
});

test('what is asked and unmet are what the obligations say', () => {
  fc.assert(
    fc.property(randomHistory, fc.nat(200), (history, after) => {
      const asOf = addDays('2022-10-03', after);
      const { projects, openRound, rounds } = assess(smallRegistry, factsAsOf(factsOf(history), asOf), calendar, asOf);
      const closed = new Set(
        rounds.filter(({ closesOn }) => closesOn !== null && closesOn <= asOf).map(({ id }) => id),
      );
      for (const state of projects.flatMap(({ assignments }) => assignments)) {
        const { obligations, asked } = state;
        const report = obligations.find(({ key }) => key.startsWith(`report:${openRound?.id}:`));
        const isAsked = report && ['met', 'open', 'overdue'].includes(report.state);
        expect(asked).toBe(isAsked ? (report.state === 'met' ? 'reported' : 'missing') : null);
        const unmet = obligations.filter(({ state: is }) => is !== 'met' && is !== 'waived');
        const stillOpen = unmet.filter(({ kind, key }) => kind !== 'report' || !closed.has(key.split(':')[1] ?? ''));
        expect(state.unmet(asOf)).toEqual(stillOpen);
      }
    }),
    { numRuns: 100 },
  );
});
