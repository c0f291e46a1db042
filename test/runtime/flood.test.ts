/** Who speaks without end is told so once; everybody else is answered as if nothing were the matter. */
import { expect, test } from 'vitest';
import { createApp } from '#src/app.js';
import { limits } from '#src/core/limits.js';
import type { Inbound } from '#src/ports/platform.js';
import { proof } from '../proof/proof.js';
import { type BarePlatform, barePlatform } from '../support/bare-platform.js';
import { type TestHouse, testHouse } from '../support/house.js';
import { importSeed, letIn, officeOf } from '../support/programme.js';

const now = '2022-12-28T10:00:00+08:00';
const others = Array.from({ length: 10 }, (_, nth) => `wecom:other${nth}`);
/** Chats for which one process works side by side, and one in hand. */
const abreast = 4;

test.each(['direct', 'group'] as const)(
  'F15 S42: ten times over the limit of a person, in a %s chat: others are answered first and all, the flooder is told once',
  async (kind) => {
    const { app, house, platform, letGo } = await gated();
    const flooder = 'wecom:zhang';
    const chat = (sender: string): string => (kind === 'group' ? 'wecom:group' : sender);
    const flood = Array.from({ length: 10 * limits.person.count }, (_, nth) =>
      saying(`f${nth}`, flooder, chat(flooder)),
    );
    for (const event of [
      ...flood,
      ...others.map((sender) => saying(sender.slice('wecom:'.length), sender, chat(sender))),
    ])
      await app.receive(event);
    await letGo();

    const answered = order(platform, kind === 'group' ? 'msg_f' : flooder);
    const othersAnswered = order(platform, kind === 'group' ? 'msg_other' : 'wecom:other');
    expect(new Set(othersAnswered.map(({ of }) => of)).size).toBe(others.length);
    const before = answered.filter(({ place }) => place < Math.max(...othersAnswered.map((one) => one.place)));
    // In one chat events keep their order: there the flood's first come before, but nothing of what is beyond the limit.
    expect(before.length).toBeLessThanOrEqual(kind === 'direct' ? abreast : limits.person.count + 1);
    expect(notices(platform)).toEqual([chat(flooder)]);
    expect(answered.length - 1).toBe(limits.person.count);
    const ctx = await officeOf(house);
    expect(await ctx.repos.inbox.refusedSince(ctx.now)).toBe(9 * limits.person.count);
    expect(await ctx.repos.inbox.counts()).toMatchObject({ open: 0, done: flood.length + others.length });
    expect((await ctx.repos.audit.list({}, 200)).filter(({ act }) => act === 'inbox.too_fast')).toMatchObject([
      { subject: flooder, actorName: '系统' },
    ]);
    proof(['F15', 'S42'], {
      runs: flood.length + others.length,
      refused: 9 * limits.person.count,
      lost: others.length - othersAnswered.length,
    });
  },
);

test('F15 S42: ten times over the limit of a chat, of whose people each says little: other chats are answered, this one is told once', async () => {
  const { app, platform, letGo } = await gated();
  const crowd = Array.from({ length: 10 * limits.chat.count }, (_, nth) =>
    saying(`f${nth}`, `wecom:person${nth % (limits.chat.count / 2)}`, 'wecom:group'),
  );
  // Each within his own limit, were it not for the chat's.
  const spread = crowd.map((event, nth) => ({
    ...event,
    at: new Date(Date.parse(now) + (nth % 59) * 1000).toISOString(),
  }));
  for (const event of [...spread, ...others.map((sender) => saying(sender.slice('wecom:'.length), sender, sender))])
    await app.receive(event);
  await letGo();
  expect(new Set(order(platform, 'wecom:other').map(({ of }) => of))).toEqual(new Set(others));
  expect(order(platform, 'msg_f').length - notices(platform).length).toBe(limits.chat.count);
  expect(notices(platform).filter((to) => to === 'wecom:group').length).toBeGreaterThan(0);
  proof(['F15', 'S42'], { runs: crowd.length, refused: 9 * limits.chat.count });
});

test('F15: after a minute it goes on; a second flood within ten minutes is not told of again, one after that is', async () => {
  const { app, house, platform, letGo } = await gated();
  const burst = async (name: string): Promise<void> => {
    for (let nth = 0; nth < limits.person.count + 5; nth += 1)
      await app.receive(saying(`${name}${nth}`, 'wecom:zhang', 'wecom:zhang', house.clock.now()));
    await letGo();
  };
  const counted: [answers: number, notices: number][] = [];
  for (const [name, minutes] of [
    ['a', 1],
    ['b', 9],
    ['c', 1],
  ] as const) {
    const before = order(platform, 'wecom:zhang').length;
    await burst(name);
    counted.push([order(platform, 'wecom:zhang').length - before, notices(platform).length]);
    house.clock.advance(minutes * 60_000);
  }
  const { count } = limits.person;
  expect(counted).toEqual([
    [count + 1, 1],
    [count, 1],
    [count + 1, 2],
  ]);
});

test('F15: a report beyond the limit is not stored, and counts when it is said again', async () => {
  const { app, house, platform, letGo } = await gated();
  const report = '/汇报 9-2 已当面汇报';
  for (let nth = 0; nth < limits.office.count; nth += 1)
    await app.receive(saying(`f${nth}`, 'wecom:wang', 'wecom:wang'));
  await app.receive({ ...saying('report', 'wecom:wang', 'wecom:wang'), text: report } as Inbound);
  await letGo();
  const stored = async () => (await (await officeOf(house)).repos.facts.load()).briefings.length;
  expect(await stored()).toBe(0);
  const [notice] = platform.cardsTo('wecom:wang').filter((card) => JSON.stringify(card).includes('太快'));
  expect(JSON.stringify(notice)).toContain(
    '您发得太快了：一分钟最多办理 60 条。超出的我没有办理，没有保存为填报；请一分钟后再发一次。',
  );
  house.clock.advance(60_000);
  await app.receive({ ...saying('again', 'wecom:wang', 'wecom:wang', house.clock.now()), text: report } as Inbound);
  await letGo();
  expect(await stored()).toBe(1);
});

test('F15: the office accepts sixty reports in a minute, and no more', async () => {
  const { app, platform, letGo } = await gated({ toasts: true });
  const done = [];
  for (let nth = 0; nth < 10 * limits.office.count; nth += 1)
    done.push((await app.receive(pressing(`p${nth}`, 'wecom:wang'))).done);
  await letGo();
  const refused = (await Promise.all(done)).filter((toast) => toast?.text.includes('这一条没有办理'));
  expect(refused).toHaveLength(9 * limits.office.count);
  expect(refused.at(-1)?.text).toContain('一分钟最多办理 60 条');
  expect(notices(platform)).toEqual(['wecom:wang']);
});

test('F15: what was said hours apart and came together is all worked off', async () => {
  const { app, platform, letGo } = await gated();
  const late = Array.from({ length: 5 * limits.person.count }, (_, nth) =>
    saying(`f${nth}`, 'wecom:zhang', 'wecom:zhang', new Date(Date.parse(now) - nth * 4000).toISOString()),
  );
  for (const event of late) await app.receive(event);
  await letGo();
  expect([order(platform, 'wecom:zhang').length, notices(platform)]).toEqual([late.length, []]);
});

test('F15: presses count as words do, and each that is refused is told to who pressed', async () => {
  const { app, platform, letGo } = await gated({ toasts: true });
  const pressed = Array.from({ length: 10 * limits.person.count }, (_, nth) => pressing(`p${nth}`, 'wecom:zhang'));
  const done = [];
  for (const event of pressed) done.push((await app.receive(event)).done);
  await letGo();
  const toasts = await Promise.all(done);
  expect(toasts.filter((toast) => toast?.text.includes('这一条没有办理'))).toHaveLength(9 * limits.person.count);
  expect(notices(platform)).toEqual(['wecom:zhang']);
});

/** A town whose events wait until `letGo`, so that what is judged is the order of work and not of arrival. */
async function gated(abilities: Parameters<typeof barePlatform>[0] = {}) {
  const platform = barePlatform({ keyedMinutes: 60, ...abilities });
  const house = await testHouse({ now, platforms: [platform], limits });
  await importSeed(house, { registryOnly: true });
  await letIn(house, { name: '张三', role: 'contact', unit: '民治街道', address: 'wecom:zhang' });
  await letIn(house, { name: '王督办', role: 'office', address: 'wecom:wang' });
  let isOpen = false;
  const { queue } = house;
  const app = createApp({ ...house, queue: { ...queue, wake: (lane) => (isOpen ? queue.wake(lane) : undefined) } });
  const letGo = async (): Promise<void> => {
    isOpen = true;
    queue.sweep();
    await app.settled();
    isOpen = false;
  };
  return { app, house: house as TestHouse, platform, letGo };
}

/** What went out to a person, or in reply to what was said in a group, with its place among all; `wecom:zhang`, `msg_f12`. */
const order = ({ received }: BarePlatform, prefix: string): { of: string; place: number }[] =>
  received.flatMap(({ messageId, to }, place) => {
    const of = [messageId, to].find((one) => one?.startsWith(prefix));
    return of ? [{ of, place }] : [];
  });

/** Where it was said that somebody is too fast. */
const notices = ({ received }: BarePlatform): string[] =>
  received.flatMap(({ to, body }) => (body.includes('太快') ? [to] : []));

const saying = (id: string, sender: string, chat: string, at = now): Inbound => ({
  kind: 'message',
  eventId: `wecom:${id}`,
  at: new Date(at).toISOString(),
  chat,
  chatKind: chat === sender ? 'direct' : 'group',
  sender,
  messageId: `msg_${id}`,
  replyTo: null,
  quoted: null,
  text: '/帮助',
  mentionsBot: true,
  mentions: [],
  files: [],
});

const pressing = (id: string, sender: string): Inbound => ({
  kind: 'action',
  eventId: `wecom:${id}`,
  at: new Date(now).toISOString(),
  chat: sender,
  sender,
  messageId: 'msg_card',
  action: 'no.such',
  value: {},
  form: {},
});
