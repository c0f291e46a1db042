/** Two instances are handed the same event at the same moment. */
import { expect, test } from 'vitest';
import { proof } from '../../proof/proof.js';
import type { Driven } from '../driven-child.js';
import { openFleet } from './fleet.js';
import { strikesOf, toRepeat } from './strikes.js';

const pairs = strikesOf(200, 1_000);
const atOnce = 20;
const chats = Array.from({ length: atOnce }, (_, index) => `oc_${index + 1}`);

test(`F02: of ${pairs} events that two instances get at once, both answer 200 and each has one effect`, {
  timeout: 900_000,
}, async () => {
  const fleet = await openFleet({ now: '2022-12-28T10:00:00+08:00' });
  const { fake } = fleet;
  await fake.world.addPerson({ openId: 'ou_contact', name: '张三' });
  for (const chatId of chats) await fake.world.addChat({ chatId, name: chatId, members: ['ou_contact'] });
  const both = [await fleet.start(), await fleet.start()];

  const statuses = new Map<number, number>();
  const asked: string[] = [];
  for (let sent = 0; sent < pairs; sent += atOnce) {
    await fake.events.mischief({ drop: atOnce });
    const said = await Promise.all(chats.map((chat) => fake.as('ou_contact').say(chat, '/帮助', { mentionBot: true })));
    asked.push(...said.map(({ messageId }) => messageId));
    const parcels = await Promise.all(said.map(({ event }) => fake.events.pack(event?.eventId ?? '')));
    const answers = await Promise.all(parcels.flatMap((parcel) => both.map((one) => posted(parcel, one))));
    for (const status of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    await fleet.pass(1);
  }
  await fleet.settle();

  expect([...statuses]).toEqual([[200, 2 * asked.length]]);
  const replies = new Map(asked.map((id) => [id, 0]));
  for (const { parentId } of await fake.ledger.messages())
    replies.set(parentId ?? '', (replies.get(parentId ?? '') ?? 0) + 1);
  expect(
    [...replies].filter(([, count]) => count !== 1),
    toRepeat('pairs.test.ts', 1),
  ).toEqual([]);
  proof('F02', { runs: asked.length });
});

async function posted(
  { body, headers }: { body: string; headers: Record<string, string> },
  to: Driven,
): Promise<number> {
  const url = `http://127.0.0.1:${to.last().port}/feishu/events`;
  return (await fetch(url, { method: 'POST', body, headers })).status;
}
