/** Rule 1: what was said counts by when it was recorded, in whatever order a store gives it back. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '#src/core/assess.js';
import { addDays } from '#src/core/day.js';
import { builtInYears, calendarOf } from '#src/core/workdays.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { factsOf, randomHistory, smallRegistry } from '../support/random-history.js';

const calendar = calendarOf(builtInYears);

test(`F04: ${times(2000)} orders of storing: the picture of any day is that of the order of recording`, {
  timeout: 300_000,
}, () => {
  let tried = 0;
  const history = randomHistory.filter((told) => told.length > 1);
  const shuffled = history.chain((told) =>
    fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length })),
  );
  fc.assert(
    fc.property(shuffled, fc.nat(200), ([told, stored], after) => {
      const asOf = addDays('2022-10-03', after);
      const seen = assess(smallRegistry, factsOf(stored), calendar, asOf);
      expect(seen).toEqual(assess(smallRegistry, factsOf(told), calendar, asOf));
      tried += 1;
    }),
    { numRuns: times(2000) },
  );
  proof('F04', { runs: tried });
});
