import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { at, store } from './support.js';

/** Whatever a keyboard, a clipboard or an attacker makes: letters of all planes, marks, joiners, halves of pairs left out. */
const anything = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replaceAll('\u0000', ''));

test(`S35: ${times(10_000)} texts of any signs come back as they were said`, async () => {
  const { repos } = await store();
  const texts = fc.sample(anything, { numRuns: times(10_000) });
  let changed = 0;
  for (let from = 0; from < texts.length; from += 500) {
    const batch = texts.slice(from, from + 500);
    await repos.inbox.insertAll(
      batch.map((text, nth) => ({
        event: { eventId: `e${from + nth}`, at: at(0), text },
        receivedAt: at(1),
        raw: text,
      })),
    );
    for (const [nth, text] of batch.entries()) {
      const row = await repos.inbox.byId(`e${from + nth}`);
      if ((row?.event as { text: string } | undefined)?.text !== text) changed += 1;
    }
  }
  expect(texts.some((text) => /[\u{10000}-\u{10ffff}]/u.test(text))).toBe(true);
  proof('S35', { runs: texts.length, lost: changed });
});
