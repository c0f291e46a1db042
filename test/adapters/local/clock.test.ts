import { expect, test } from 'vitest';
import { openMovableClock } from '#src/adapters/local/index.js';
import type { ClockStore } from '#src/ports/simulator.js';
import { stillClock } from '../../support/clock.js';

const begun = '2022-12-20T01:00:00.000Z';

/** A store as the table keeps it, and a machine whose wall clock is years ahead. */
function kept() {
  const wall = stillClock('2026-05-01T00:00:00Z');
  let row: { at: string; markedAt: string } | null = { at: begun, markedAt: wall.now() };
  const store: ClockStore = {
    read: async () => row,
    async mark(at, markedAt) {
      if (row === null || row.at <= at) row = { at, markedAt };
    },
  };
  const open = async () => {
    const clock = await openMovableClock(store, wall);
    if (!clock) throw new Error('not begun');
    return clock;
  };
  return { wall, store, open };
}

test('there is none where the simulator was never begun', async () => {
  expect(await openMovableClock({ read: async () => null, mark: async () => undefined }, stillClock(begun))).toBe(null);
});

test("it runs as the machine's does, whatever year it is", async () => {
  const { wall, open } = kept();
  const clock = await open();
  wall.advance(61_000);
  expect(clock.now()).toBe('2022-12-20T01:01:01.000Z');
});

test('a restart after a night goes on where it was', async () => {
  const { wall, open } = kept();
  const clock = await open();
  wall.advance(30_000);
  await clock.mark();
  wall.advance(12 * 3600_000);
  expect((await open()).now()).toBe('2022-12-20T01:02:00.000Z');
});

test('another process beside it has the same time, and one goes along where the other moves it', async () => {
  const { wall, open } = kept();
  const service = await open();
  wall.advance(20_000);
  const command = await open();
  expect(command.now()).toBe(service.now());
  await command.moveTo('2022-12-26T01:00:00.000Z');
  await service.mark();
  expect(service.now()).toBe('2022-12-26T01:00:00.000Z');
});

test('it never goes back', async () => {
  const { open } = kept();
  const clock = await open();
  await clock.moveTo('2022-12-26T01:00:00.000Z');
  await clock.moveTo('2022-12-21T01:00:00.000Z');
  expect(clock.now()).toBe('2022-12-26T01:00:00.000Z');
});
