/** The platform drops events and says nothing: what was said is read back where it may be, and silence means "not received". */
import { expect, onTestFinished, test } from 'vitest';
import { diagnose } from '#src/services/diagnose.js';
import { seededChance } from '../fakes/common/chance.js';
import type { Said } from '../fakes/feishu/users.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { importSeed, letIn } from '../support/programme.js';
import { DIRECT, openWorld, type World, type WorldOptions } from '../support/world.js';

const now = '2022-12-28T10:00:00+08:00';
const people = Array.from({ length: 5 }, (_, nth) => `ou_w${nth}`);
const groups = ['oc_a', 'oc_b', 'oc_c'];
const places = [DIRECT, ...groups];
const order = (nth: number): string => `/调整 21-2 开展${nth}场培训 区政府常务会议审议`;

/** Office people who may be heard in groups and alone; `history`: what the platform drops is read back. */
async function district(history: boolean, more: Partial<WorldOptions> = {}): Promise<World> {
  const world = await openWorld({
    now,
    feishu: { groupMsg: true },
    ...(history && { env: { FEISHU_HISTORY: 'on' } }),
    ...more,
  });
  onTestFinished(() => world.close());
  const { house } = world.service;
  await importSeed(house, { registryOnly: true });
  for (const id of people) {
    await world.addPerson(id, `督办${id.at(-1)}`);
    await letIn(house, { name: `督办${id.at(-1)}`, role: 'office', address: `feishu:${id}` });
  }
  for (const id of groups) await world.addGroup(id, id, people);
  // Of who never spoke to it nobody can know the one-to-one chat.
  for (const id of people) await world.say(id, DIRECT, '/我是谁');
  return world;
}

const adjusted = async (world: World): Promise<string[]> => {
  const { adjustments } = await (await world.office()).repos.facts.load();
  return adjustments.map(({ to }) => to);
};

const lossesOf = (count: number): number => Math.ceil(count / 20);

/** So many orders, a second apart, of which the platform drops every twentieth by chance. */
async function saidWithLosses(world: World, count: number): Promise<{ said: Said[]; dropped: Said[] }> {
  const chance = seededChance(10);
  const lost = new Set(chance.shuffle(Array.from({ length: count }, (_, nth) => nth)).slice(0, lossesOf(count)));
  const said: Said[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    if (lost.has(nth)) await world.fake.events.mischief({ drop: 1 });
    const place = chance.pick(places) ?? DIRECT;
    const person = chance.pick(people) ?? '';
    said.push(await world.fake.as(person).say(place, order(nth), { mentionBot: place !== DIRECT }));
    if (nth % 10 === 9) await world.pass(10_000);
  }
  await world.settle();
  return { said, dropped: said.filter((_, nth) => lost.has(nth)) };
}

test('F10: of what the platform drops nothing is lost where its history may be read, and nothing counts twice', {
  timeout: 1_800_000,
}, async () => {
  const world = await district(true);
  const count = times(400);
  const { dropped } = await saidWithLosses(world, count);
  expect(dropped.map(({ event }) => event?.state)).toEqual(Array(lossesOf(count)).fill('dropped'));
  await world.at('2022-12-28T10:12:00+08:00');
  const wanted = Array.from({ length: count }, (_, nth) => `开展${nth}场培训`);
  const found = await adjusted(world);
  proof('F10', {
    runs: count,
    lost: wanted.filter((one) => !found.includes(one)).length,
    doubled: found.length - new Set(found).size,
  });
  // Read again, and told after all, it stays one.
  for (const { event } of dropped) if (event) await world.fake.events.repeat(event.eventId, { newEventId: true });
  await world.at('2022-12-28T10:24:00+08:00');
  expect(await adjusted(world)).toHaveLength(count);
  for (const { messageId, event } of dropped) {
    if (event && groups.includes(chatOf(event.envelope))) expect(await receipts(world, messageId)).toBe(1);
  }
});

test('F10: where it may not be read, each order that was accepted has its receipt, and none else', {
  timeout: 1_800_000,
}, async () => {
  const world = await district(false);
  const count = times(400);
  const { said, dropped } = await saidWithLosses(world, count);
  await world.at('2022-12-28T10:12:00+08:00');
  expect(await world.fake.ledger.requests('message.list')).toEqual([]);
  const found = await adjusted(world);
  expect(found).toHaveLength(count - dropped.length);
  const inGroups = said.filter(({ event }) => event && groups.includes(chatOf(event.envelope)));
  let without = 0;
  for (const { messageId, event } of inGroups) {
    const has = await receipts(world, messageId);
    if (event?.state === 'answered' && has === 0) without += 1;
    if (event?.state === 'dropped') expect(has).toBe(0);
  }
  proof('F10', { runs: count, lost: without });
});

test('F10: without the permission for groups one-to-one chats are read back, and doctor says what is missing', async () => {
  const world = await district(true, { feishu: { groupMsg: false } });
  await world.fake.events.mischief({ drop: 2 });
  await world.fake.as('ou_w0').say(DIRECT, order(1));
  await world.fake.as('ou_w0').say('oc_a', order(2), { mentionBot: true });
  await world.at('2022-12-28T10:12:00+08:00');
  expect(await adjusted(world)).toEqual(['开展1场培训']);
  const told = async () => (await diagnose(await world.office())).find(({ what }) => what.includes('漏收'));
  expect(await told()).toMatchObject({ level: 'warn', mend: expect.stringContaining('im:message.group_msg') });
  await world.fake.world.grant('im:message.group_msg');
  expect(await told()).toEqual({ level: 'ok', what: 'feishu：漏收的消息会从历史消息里找回', mend: null });
  await world.at('2022-12-28T10:24:00+08:00');
  expect(await adjusted(world)).toEqual(['开展1场培训', '开展2场培训']);
});

test('F10: what was said while the long connection was down is read as soon as it is back', async () => {
  const world = await district(true, { mode: 'websocket' });
  await world.fake.events.mischief({ drop: 1 });
  await world.fake.as('ou_w0').say('oc_a', order(1), { mentionBot: true });
  const before = (await world.fake.ledger.requests('message.list')).length;
  expect(await world.fake.sockets.disturb('close')).toBe(1);
  // The connection comes back in the machine's time or, where it is refused at first, in the clock's: both go on.
  const read = async () => (await world.fake.ledger.requests('message.list')).length - before;
  for (let looks = 0; (await read()) < places.length - 1; looks += 1) {
    expect(looks, 'long before the next reading by the clock').toBeLessThan(50_000);
    await new Promise((resolve) => setImmediate(resolve));
    await world.pass(10);
  }
  await world.settle();
  expect(await adjusted(world)).toEqual(['开展1场培训']);
});

test('F10: what was recalled, is the bot’s own, or was not said to the bot is not read back; long histories are read page by page', async () => {
  const world = await district(true);
  const inbox = async (): Promise<number> =>
    Object.values(await (await world.office()).repos.inbox.counts()).reduce((sum, one) => sum + one, 0);
  const before = await inbox();
  const lost = 70;
  // The order, the small talk and the recall are lost as well.
  await world.fake.events.mischief({ drop: lost + 3 });
  await world.fake.as('ou_w0').say('oc_a', '大家中午好');
  const { messageId } = await world.fake.as('ou_w0').say('oc_a', order(999), { mentionBot: true });
  await world.fake.as('ou_w0').recall(messageId);
  for (let nth = 0; nth < lost; nth += 1) await world.fake.as('ou_w1').say('oc_a', '/帮助', { mentionBot: true });
  await world.at('2022-12-28T10:12:00+08:00');
  expect(await inbox()).toBe(before + lost);
  expect(await adjusted(world)).toEqual([]);
});

const chatOf = (envelope: Record<string, unknown>): string =>
  (envelope.event as { message: { chat_id: string } }).message.chat_id;
const receipts = async (world: World, messageId: string): Promise<number> =>
  (await world.fake.ledger.messages({})).filter(({ parentId }) => parentId === messageId).length;
