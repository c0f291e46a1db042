/** Several instances tick at the same instants: the people receive what one alone would have sent them. */
import { expect, test } from 'vitest';
import { addMilliseconds, toStored } from '#src/core/day.js';
import { duplicates } from '../../fakes/common/judges.js';
import { proof } from '../../proof/proof.js';
import { addChats, dayBefore, prepareStore } from '../forty-units.js';
import { openFleet } from './fleet.js';
import { strikesOf, toRepeat } from './strikes.js';

/** Hourly from the day before the year-end round opens; all 500 reach past the cut-off to the round's due day. */
const ticks = strikesOf(26, 500);
const hourMs = 3_600_000;

test(`F34: three instances tick ${ticks} times at once: each slot is worked off once, as by one alone`, {
  timeout: 1_800_000,
}, async () => {
  const alone = await receivedFrom(1);
  const together = await receivedFrom(3);
  expect(alone.length).toBeGreaterThanOrEqual(40);
  expect(together, toRepeat('ticks.test.ts', 1)).toEqual(alone);
  proof('F34', { runs: ticks });
});

/** What arrived: the hour, the chat and the words of each message. */
async function receivedFrom(count: number): Promise<string[]> {
  const fleet = await openFleet({ now: dayBefore });
  const { fake } = fleet;
  await prepareStore(fleet.env);
  await addChats(fake);
  await fake.world.addPerson({ openId: 'ou_office', name: '王督办' });
  for (let started = 0; started < count; started += 1) await fleet.start();
  for (let tick = 1; tick <= ticks; tick += 1) {
    await fleet.leapTo(addMilliseconds(toStored(dayBefore), tick * hourMs));
    await fleet.tellAll({ do: 'tick' });
    await fleet.settle();
  }
  const received = await fake.ledger.messages();
  expect(duplicates(received)).toEqual([]);
  const told = await Promise.all(
    received.map(async ({ messageId, chatId, openId, at }) =>
      [at.slice(0, 13), openId ?? chatId, await fake.messages.plainText(messageId)].join(' '),
    ),
  );
  return told.sort();
}
