import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/index.js';
import { leaseElections } from '#src/services/elections.js';
import { seededChance } from '../fakes/common/chance.js';
import { proof } from '../proof/proof.js';
import { stillClock } from '../support/clock.js';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

async function polls(hasEnded: (holder: string) => boolean = () => false) {
  const database = await openDatabase('sqlite::memory:');
  onTestFinished(() => database.close());
  const leading = new Set<string>();
  const passedOver = new Set<string>();
  let most = 0;
  const stand = (holder: string) => {
    const own = stillClock('2022-12-28T10:00:00+08:00');
    const elections = leaseElections({ database, clock: own, log: silent, holder, hasEnded });
    const standing = elections.stand('socket', {
      elected() {
        leading.add(holder);
        most = Math.max(most, leading.size);
      },
      passedOver: () => passedOver.add(holder),
      deposed: () => leading.delete(holder),
    });
    return { ...standing, clock: own };
  };
  /** Both clocks go on, a second at a time, the store answering in between. */
  const pass = async (seconds: number, ...clocks: { advance(milliseconds: number): void }[]) => {
    for (let second = 0; second < seconds; second += 1) {
      for (const one of clocks) one.advance(1_000);
      for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { database, leading, passedOver, stand, pass, most: () => most };
}

test('one of two is elected, and stays', async () => {
  const { leading, passedOver, stand, pass, most } = await polls();
  const [a, b] = [stand('a'), stand('b')];
  await pass(60, a.clock, b.clock);
  expect([...leading]).toEqual(['a']);
  expect([...passedOver]).toEqual(['b']);
  expect(most()).toBe(1);
  await a.withdraw();
  leading.delete('a');
  await pass(5, b.clock);
  expect([...leading]).toEqual(['b']);
  await b.withdraw();
});

test('F38: one that stands still is replaced within 30 seconds, and steps down when it wakes', async () => {
  const { leading, stand, pass } = await polls();
  const [a, b] = [stand('a'), stand('b')];
  await pass(10, a.clock, b.clock);
  await pass(30, b.clock);
  expect(leading).toContain('b');
  await pass(10, a.clock, b.clock);
  expect([...leading]).toEqual(['b']);
  await Promise.all([a.withdraw(), b.withdraw()]);
});

test('F35 F38: a wall clock that jumps deposes nobody and elects nobody; time that passes does', async () => {
  const { leading, stand, pass, most } = await polls();
  const [a, b] = [stand('a'), stand('b')];
  await pass(10, a.clock, b.clock);
  const chance = seededChance(35);
  for (let jumps = 0; jumps < 40; jumps += 1) {
    chance.pick([a, b])?.clock.jump(Math.floor((chance.next() - 0.5) * 4 * 86_400_000));
    await pass(5, a.clock, b.clock);
    // Whoever leads is silent for a moment only, however late the other one's clock says it is.
    b.clock.jump(86_400_000);
    await pass(6, b.clock);
    expect([...leading]).toEqual(['a']);
  }
  proof('F35', { runs: 40, doubled: most() - 1 });
  await pass(30, b.clock);
  expect(leading).toContain('b');
  await Promise.all([a.withdraw(), b.withdraw()]);
});

test('one whose store does not answer steps down before another may take over', async () => {
  const { database, leading, stand, pass } = await polls();
  const a = stand('a');
  await pass(5, a.clock);
  expect([...leading]).toEqual(['a']);
  let letGo = () => {};
  const stuck = database.db.transaction().execute(() => new Promise<void>((resolve) => (letGo = resolve)));
  await pass(15, a.clock);
  expect([...leading]).toEqual([]);
  letGo();
  await stuck;
  await a.withdraw();
});

test('a lease of a process that has ended is taken over at once', async () => {
  const { leading, stand, pass } = await polls((holder) => holder === 'a');
  const a = stand('a');
  await pass(1, a.clock);
  const b = stand('b');
  await pass(5, b.clock);
  expect(leading).toContain('b');
  await Promise.all([a.withdraw(), b.withdraw()]);
});
