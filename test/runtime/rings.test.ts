/** Rings at people (加急): Feishu takes so many unread ones of an app, and no more until somebody has read his. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { nextRing, ringTime } from '#src/core/rings.js';
import { defaultSettings } from '#src/core/settings.js';
import { withTx } from '#src/services/context.js';
import { post, urge } from '#src/services/post.js';
import { importSeed, letIn, officeOf } from '../support/programme.js';
import { openWorld } from '../support/world.js';

const timezone = 'Asia/Shanghai';
const leaders = ['zhao', 'qian', 'sun'];

/** Three unit leaders were written to at half past nine, and two rings may be unread. */
async function scene() {
  const world = await openWorld({ now: '2022-12-28T09:30:00+08:00', feishu: { unreadUrgent: 2 } });
  onTestFinished(() => world.close());
  const { fake, service } = world;
  await fake.world.grant('im:message.urgent:app_send');
  await importSeed(service.house, { registryOnly: true });
  await fake.world.addPerson({ openId: 'ou_office', name: '王督办' });
  await letIn(service.house, { name: '王督办', role: 'office', address: 'feishu:ou_office' });
  for (const name of leaders) {
    await fake.world.addPerson({ openId: `ou_${name}`, name });
    await letIn(service.house, { name, role: 'unit_leader', unit: '民治街道', address: `feishu:ou_${name}` });
  }
  const send = async (purpose: string, ...names: string[]) =>
    withTx(await officeOf(service.house), async (ctx) => {
      for (const name of names)
        await post(
          ctx,
          { kind: 'text', text: '请尽快填报' },
          { to: `feishu:ou_${name}`, occurrence: `${purpose}:${ctx.now}`, subject: { purpose } },
        );
    });
  await send('escalation', ...leaders);
  await service.app.settled();
  const calls = async () => fake.ledger.requests('message.urgent_app');
  /** In the order of their rings. */
  const rung = async (): Promise<string[]> =>
    (await fake.ledger.messages({}))
      .flatMap(({ urgent }) => urgent.flatMap(({ at, openIds }) => openIds.map((openId) => ({ at, openId }))))
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ openId }) => openId);
  const early = await rung();
  return {
    world,
    send,
    rung,
    /** Whose ring found no room. */
    waiting: leaders.map((name) => `ou_${name}`).find((openId) => !early.includes(openId)) ?? '',
    /** Times of the day at which any was tried. */
    tried: async () => [...new Set((await calls()).map(({ at }) => timeIn(at)))],
    told: async () => (await world.received('ou_office')).map(({ text }) => text),
  };
}

const timeIn = (at: string): string =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' });

test('one that found no room is rung once somebody has read his; the office hears of it once', async () => {
  const { world, rung, waiting, tried, told } = await scene();
  const [heard, ...others] = await rung();
  expect(others).toHaveLength(1);
  const [message] = await world.fake.ledger.messages({ to: heard });
  await world.fake.users.read(heard ?? '', message?.messageId ?? '');
  await world.settle();
  expect(await rung()).toEqual([heard, ...others, waiting]);
  expect(await tried()).toEqual(['09:30', '09:35']);
  expect(await told()).toEqual([expect.stringContaining('加急提醒暂时响不了')]);
});

test('until the hours of its day are over it is tried with growing pauses, not at noon; then it is given up and the office told whose it was', async () => {
  const { world, rung, waiting, tried, told } = await scene();
  await world.settle();
  expect(await rung()).toHaveLength(2);
  const hours = ['09:30', '09:35', '09:45', '10:05', '10:45', '11:45', '14:00', '15:00', '16:00', '17:00'];
  expect(await tried()).toEqual(hours);
  const [wait, over, ...more] = await told();
  expect([wait, more]).toEqual([expect.stringContaining('加急提醒暂时响不了'), []]);
  expect(over).toContain('有 1 人的加急提醒没有响');
  expect(over).toContain(waiting.replace('ou_', ''));
  const { repos } = await officeOf(world.service.house);
  expect(await repos.audit.list({ act: 'message.undelivered' })).toHaveLength(1);
  expect(await repos.outbox.counts()).toMatchObject({ dead: 1, pending: 0, unknown: 0 });
});

test('one that waits holds up no message to the same person, and is not rung for what is no longer owed', async () => {
  const { world, send, rung, waiting } = await scene();
  await send('answer', waiting.replace('ou_', ''));
  await world.service.app.settled();
  expect(await world.fake.ledger.messages({ to: waiting })).toHaveLength(2);
  const [heard] = await rung();
  const [message] = await world.fake.ledger.messages({ to: heard });
  await withTx(await officeOf(world.service.house), (ctx) =>
    urge(ctx, {
      ...{ to: `feishu:${heard}`, messageId: message?.messageId ?? '', occurrence: 'urgent:met' },
      obligationKeys: ['met'],
    }),
  );
  await world.settle();
  expect(await rung()).toHaveLength(2);
  const cancelled = await (await officeOf(world.service.house)).repos.outbox.byState('cancelled');
  expect(cancelled.map(({ occurrence }) => occurrence)).toEqual(['urgent:met']);
});

describe('when a ring may be rung', () => {
  const at = (time: string) => new Date(`2022-12-28T${time}:00+08:00`).toISOString();
  test.each([
    ['09:30', '09:35', '09:35'],
    ['09:30', '12:00', '14:00'],
    ['09:30', '13:59', '14:00'],
    ['09:30', '17:59', '17:59'],
    ['09:30', '18:00', null],
    ['08:00', '08:30', '09:00'],
    ['19:00', '19:05', '19:05'],
    ['19:00', '19:11', null],
  ])('asked for at %s, at %s: %s', (asked, now, when) => {
    const ring = { askedAt: at(asked), now: at(now) };
    expect(ringTime(ring, defaultSettings, timezone)).toBe(when && at(when));
  });

  test('a day later it is too late, at whatever hour', () => {
    const ring = { askedAt: at('09:30'), now: new Date('2022-12-29T09:30:00+08:00').toISOString() };
    expect(ringTime(ring, defaultSettings, timezone)).toBeNull();
    expect(nextRing({ ...ring, attempts: 3 }, defaultSettings, timezone) > ring.now).toBe(true);
  });
});
