import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withTransaction } from '#db/index.js';
import { repositories } from '#db/repositories.js';
import { fits, type Limit, type Limits, limits } from '#src/core/limits.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { at, auditKey, start, store } from './support.js';

/** Most that any window of that length holds, wherever it begins. */
const most = (taken: readonly number[], { withinMs }: Limit): number =>
  Math.max(0, ...taken.map((first) => taken.filter((one) => one >= first && one < first + withinMs).length));

const everyLimit = Object.entries(limits) as [keyof Limits, Limit][];

/** Instants within three windows, around their edges too, in any order: more than those can hold. */
const instantsFor = ({ count, withinMs }: Limit) =>
  fc.array(fc.oneof(fc.nat(3 * withinMs), fc.constantFrom(0, withinMs - 1, withinMs, withinMs + 1, 2 * withinMs)), {
    minLength: 5 * count,
    maxLength: 5 * count,
  });

test.each(everyLimit)(
  'S42 F15: %s: no window ever holds more than it may, and nothing is refused that has room',
  (_, limit) => {
    let refused = 0;
    fc.assert(
      fc.property(instantsFor(limit), (instants) => {
        const taken: number[] = [];
        for (const one of instants) {
          const has = most([...taken, one], limit) <= limit.count;
          expect(fits(taken, one, limit)).toBe(has);
          if (has) taken.push(one);
          else refused += 1;
        }
      }),
      { numRuns: limit.count > 20 ? 20 : 100 },
    );
    expect(refused).toBeGreaterThan(0);
  },
);

test.each(everyLimit.filter(([name]) => name !== 'person' && name !== 'chat'))(
  'S42: what the store keeps of %s is exact in every window, and one’s places are not another’s',
  async (_, limit) => {
    const { database } = await store();
    let refused = 0;
    const draws = fc.sample(
      fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.nat(limit.withinMs)), {
        minLength: 3 * limit.count,
        maxLength: 3 * limit.count,
      }),
      times(5),
    );
    for (const [life, draw] of draws.entries()) {
      const taken: Record<string, number[]> = { a: [], b: [] };
      let now = 0;
      for (const [who, pause] of draw) {
        now += Math.floor(pause / limit.count);
        const own = taken[who] ?? [];
        const has = most([...own, now], limit) <= limit.count;
        const took = await withTransaction(database.db, (tx) =>
          repositories(tx, null, { auditKey }).limited.take(`${life} ${who}`, limit, at(now / 1000)),
        );
        expect(took).toBe(has);
        if (has) own.push(now);
        else refused += 1;
      }
    }
    proof('S42', { runs: draws.flat().length, refused });
  },
);

test('S42: of many that ask at once no more get a place than there are', async () => {
  const { database } = await store();
  const asked = Array.from({ length: 10 * limits.export.count }, (_, nth) =>
    withTransaction(
      database.db,
      (tx) => repositories(tx, null, { auditKey }).limited.take('at once', limits.export, at(0)),
      `queue ${nth}`,
    ),
  );
  expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(limits.export.count);
});

test.each(['person', 'chat'] as const)(
  'F15 S42: of the events of one %s, in whatever order they come, no window holds more than it may, and none with room is refused',
  async (whose) => {
    const { repos } = await store();
    const limit = { ...limits[whose], count: limits[whose].count / 5 };
    const [life = []] = fc.sample(
      fc.array(fc.nat(3 * limit.withinMs), { minLength: 10 * limit.count, maxLength: 10 * limit.count }),
      1,
    );
    const taken: number[] = [];
    for (const [nth, milliseconds] of life.entries()) {
      const said = at(milliseconds / 1000);
      const eventId = `e${nth}`;
      await repos.inbox.insertAll([{ event: { eventId, at: said, chat: 'c' }, receivedAt: at(999), sender: 's' }]);
      await repos.inbox.next('w', at(999));
      const has = most([...taken, milliseconds], limit) <= limit.count;
      expect(await repos.inbox.isWithin({ whose, of: whose === 'person' ? 's' : 'c', limit }, said)).toBe(has);
      if (has) taken.push(milliseconds);
      await repos.inbox.markDone(eventId, 'w', at(999), null, has ? null : whose);
    }
    const refused = life.length - taken.length;
    expect(await repos.inbox.refusedSince(start)).toBe(refused);
    proof(['F15', 'S42'], { runs: life.length, refused });
  },
);

test('F15: of a flood that waits, what the limit has no room for is refused at once; others’ events and those with room stay', async () => {
  const { repos } = await store();
  const limit = { count: 3, withinMs: 60_000 };
  const said = (eventId: string, sender: string, second: number) => ({
    event: { eventId, at: at(second), chat: 'c' },
    receivedAt: at(100),
    sender,
  });
  await repos.inbox.insertAll([
    ...Array.from({ length: 30 }, (_, nth) => said(`flood${nth}`, 'a', nth / 10)),
    said('later', 'a', 90),
    said('other', 'b', 2),
  ]);
  expect(
    await repos.inbox.refuseWaiting({ whose: 'person', of: 'a', limit }, at(100), { tone: 'warn', text: '慢' }),
  ).toHaveLength(27);
  expect(await repos.inbox.refuseWaiting({ whose: 'person', of: 'a', limit }, at(100), null)).toEqual([]);
  expect(await repos.inbox.counts()).toEqual({ open: 5, done: 27, quarantined: 0 });
  expect(await repos.inbox.outcome('flood9')).toEqual({ settled: true, toast: { tone: 'warn', text: '慢' } });
  for (const left of ['flood0', 'flood1', 'flood2', 'later', 'other'])
    expect((await repos.inbox.byId(left))?.state).toBe('open');
});
