import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slidingPacer } from '#src/wire/pacing.js';
import { manualClock } from '../adapters/feishu/support.js';

const pace = { count: 5, withinMs: 1_000 };

test('the sixth within a second waits until the first is a second old', async () => {
  const clock = manualClock();
  const pacer = slidingPacer(clock);
  const take = () => pacer.take([{ key: 'oc_1', pace }]);
  expect(await Promise.all(Array.from({ length: 5 }, take))).toEqual([0, 0, 0, 0, 0]);
  clock.advance(400);
  expect(await take()).toBe(600);
  clock.advance(600);
  expect(await take()).toBe(0);
});

test('a place that one window denies is taken in none', async () => {
  const pacer = slidingPacer(manualClock());
  const [narrow, wide] = [
    { count: 1, withinMs: 1_000 },
    { count: 2, withinMs: 1_000 },
  ];
  const both = () =>
    pacer.take([
      { key: 'chat', pace: narrow },
      { key: 'app', pace: wide },
    ]);
  expect([await both(), await both(), await both()]).toEqual([0, 1_000, 1_000]);
  expect(await pacer.take([{ key: 'app', pace: wide }])).toBe(0);
});

test('F22: nothing passes under a key that is held, everything else does', async () => {
  const clock = manualClock();
  const pacer = slidingPacer(clock);
  await pacer.hold('oc_1', 3_000);
  await pacer.hold('oc_1', 1_000);
  expect(await pacer.take([{ key: 'oc_1', pace }])).toBe(3_000);
  expect(await pacer.take([{ key: 'oc_2', pace }])).toBe(0);
  clock.advance(3_000);
  expect(await pacer.take([{ key: 'oc_1', pace }])).toBe(0);
});

test('F23: no sliding window ever holds more than its count, and waiting as told is enough', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 200 }), async (gaps) => {
      const clock = manualClock();
      const pacer = slidingPacer(clock);
      const sent: number[] = [];
      for (const gap of gaps) {
        clock.advance(gap);
        const wait = await pacer.take([{ key: 'k', pace }]);
        clock.advance(wait);
        if (wait > 0) expect(await pacer.take([{ key: 'k', pace }])).toBe(0);
        sent.push(clock.monotonic());
      }
      const crowded = sent.filter((at, index) => {
        const fifthBefore = sent[index - pace.count];
        return fifthBefore !== undefined && at - fifthBefore < pace.withinMs;
      });
      expect(crowded).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
