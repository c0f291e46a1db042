/** What the platform repeats, delays or hands over late has the effect of the first, whatever happens to the process meanwhile. */
import { expect, test } from 'vitest';
import { createApp } from '#src/app.js';
import type { Inbound } from '#src/ports/platform.js';
import { type Chance, seededChance } from '../fakes/common/chance.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { barePlatform } from '../support/bare-platform.js';
import { type TestHouse, testHouse } from '../support/house.js';
import { importSeed, letIn, officeOf } from '../support/programme.js';

const now = '2022-12-28T10:00:00+08:00';
const hourMs = 3_600_000;

test('F01 F03: each event again up to five times, after restarts and after six hours too: the store is as after one', {
  timeout: 900_000,
}, async () => {
  const count = times(500);
  const once = await life(count, null);
  const again = await life(count, seededChance(1));
  proof(['F01', 'F03'], { runs: again.heard, doubled: again.facts - once.facts, lost: once.received - again.received });
  expect(again.heard).toBeGreaterThan(2 * count);
  expect(again).toEqual({ ...once, heard: again.heard });
});

test('F03: what is first heard of after midnight counts for the day on which it was said', async () => {
  const house = await town();
  const app = createApp(house);
  house.clock.to('2022-12-29T05:00:00+08:00');
  await app.receive(saying('e1', 'wecom:wang', '/汇报 9-2 已当面汇报', '2022-12-28T22:59:00+08:00'));
  await app.settled();
  const { briefings } = await (await officeOf(house)).repos.facts.load();
  expect(briefings.map(({ on }) => on)).toEqual(['2022-12-28']);
});

/** One course of events; what the store and the people hold in the end. */
async function life(count: number, chance: Chance | null) {
  const house = await town();
  let app = createApp(house);
  let heard = 0;
  const hear = async (event: Inbound): Promise<void> => {
    heard += 1;
    await app.receive(event);
  };
  const events = Array.from({ length: count }, (_, nth) =>
    saying(`e${nth}`, 'wecom:wang', `/调整 21-2 开展${nth + 1}场培训 区政府常务会议审议`, now),
  );
  for (const [nth, event] of events.entries()) {
    await hear(event);
    await app.settled();
    if (!chance) continue;
    for (let copies = Math.floor(chance.next() * 5); copies > 0; copies -= 1)
      await hear(chance.pick(events.slice(0, nth + 1)) ?? event);
    if (chance.next() < 0.05) app = createApp(house);
  }
  await app.settled();
  if (chance) {
    house.clock.advance(6 * hourMs);
    app = createApp(house);
    for (const event of events) await hear(event);
    await app.settled();
  }
  const { repos } = await officeOf(house);
  const { adjustments } = await repos.facts.load();
  const [platform] = house.platforms.values();
  return {
    heard,
    facts: adjustments.length,
    texts: adjustments.map(({ to }) => to),
    trail: (await repos.audit.verify()).length,
    received: (platform as ReturnType<typeof barePlatform>).received.length,
    inbox: await repos.inbox.counts(),
  };
}

async function town(): Promise<TestHouse> {
  const house = await testHouse({ now, platforms: [barePlatform({ keyedMinutes: 60 })] });
  await importSeed(house, { registryOnly: true });
  await letIn(house, { name: '王督办', role: 'office', address: 'wecom:wang' });
  return house;
}

const saying = (id: string, sender: string, text: string, at: string): Inbound => ({
  kind: 'message',
  eventId: `wecom:${id}`,
  at: new Date(at).toISOString(),
  chat: sender,
  chatKind: 'direct',
  sender,
  messageId: `msg_${id}`,
  replyTo: null,
  quoted: null,
  text,
  mentionsBot: true,
  mentions: [],
  files: [],
});
