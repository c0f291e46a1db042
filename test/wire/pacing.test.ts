import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slidingPacer } from '#src/wire/pacing.js';
import { manualClock } from '../adapters/feishu/support.js';

const pace = { count: 5, withinMs: 1_000 };

test('the sixth within a second waits until the first is a second old', () => {
  const clock = manualClock();
  const pacer = slidingPacer(clock);
  const take = () => pacer.take([{ key: 'oc_1', pace }]);
  expect(Array.from({ length: 5 }, take)).toEqual([0, 0, 0, 0, 0]);
  clock.advance(400);
  expect(take()).toBe(600);
  clock.advance(600);
  expect(take()).toBe(0);
});

test('a place that one window denies is taken in none', () => {
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
  expect([both(), both(), both()]).toEqual([0, 1_000, 1_000]);
  expect(pacer.take([{ key: 'app', pace: wide }])).toBe(0);
});

test('F22: nothing passes under a key that is held, everything else does', () => {
  const clock = manualClock();
  const pacer = slidingPacer(clock);
  pacer.hold('oc_1', 3_000);
  pacer.hold('oc_1', 1_000);
  expect(pacer.take([{ key: 'oc_1', pace }])).toBe(3_000);
  expect(pacer.take([{ key: 'oc_2', pace }])).toBe(0);
  clock.advance(3_000);
  expect(pacer.take([{ key: 'oc_1', pace }])).toBe(0);
});

test('F23: no sliding window ever holds more than its count, and waiting as told is enough', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 200 }), (gaps) => {
      const clock = manualClock();
      const pacer = slidingPacer(clock);
      const sent: number[] = [];
      for (const gap of gaps) {
        clock.advance(gap);
        const wait = pacer.take([{ key: 'k', pace }]);
        clock.advance(wait);
        if (wait > 0) expect(pacer.take([{ key: 'k', pace }])).toBe(0);
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
