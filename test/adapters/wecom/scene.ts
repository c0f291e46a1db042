/** The whole service against a fake WeCom, with the clock in hand. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { systemIds } from '#src/adapters/system/ids.js';
import { parseConfig } from '#src/config.js';
import { millisecondsBetween, toStored } from '#src/core/day.js';
import { startService } from '#src/main.js';
import type { Log } from '#src/ports/log.js';
import { commandLine, openContext } from '#src/services/context.js';
import { slidingPacer } from '#src/wire/pacing.js';
import { startFakeWecom } from '../../fakes/wecom/fake.js';
import type { FakeWecomOptions } from '../../fakes/wecom/options.js';
import { DIRECT } from '../../fakes/wecom/users.js';
import { stillClock } from '../../support/clock.js';
import { seededBytes } from '../../support/house.js';
import { ownRedis, untilWell } from '../../support/queues.js';

export { DIRECT };

export interface SceneOptions {
  now?: string;
  /** What the deployment has. */
  channels?: readonly ('socket' | 'callback' | 'app')[];
  fake?: FakeWecomOptions;
  env?: Record<string, string>;
  /** Errors in the log do not fail the test. */
  mayFail?: boolean;
}

export interface Received {
  messageId: string;
  to: string;
  type: string;
  text: string;
}

export async function openScene({
  now = '2022-12-28T10:00:00+08:00',
  channels = ['socket'],
  fake: more = {},
  env: extra = {},
  mayFail = false,
}: SceneOptions = {}) {
  const fake = await startFakeWecom({ now, ...more });
  const folder = await mkdtemp(join(tmpdir(), 'duban-wecom-'));
  const { bot, app } = fake;
  const env: Record<string, string> = {
    DATABASE_URL: `sqlite:${join(folder, 'duban.db')}`,
    DUBAN_SECRET: 'the secret of the test scene, long enough for anybody',
    DUBAN_OFFICE: 'wecom:office',
    WECOM_BASE_URL: fake.url,
    WECOM_WS_URL: fake.wsUrl,
    WECOM_BOT_NAME: bot.name,
    PORT: '0',
    ...(channels.includes('socket') ? { WECOM_BOT_ID: bot.botId, WECOM_BOT_SECRET: bot.secret } : {}),
    ...(channels.includes('callback') ? { WECOM_BOT_TOKEN: bot.token, WECOM_BOT_AES_KEY: bot.aesKey } : {}),
    ...(channels.includes('app')
      ? {
          WECOM_CORP_ID: app.corpId,
          WECOM_AGENT_ID: String(app.agentId),
          WECOM_SECRET: app.secret,
          WECOM_TOKEN: app.token,
          WECOM_AES_KEY: app.aesKey,
        }
      : {}),
    ...extra,
  };
  if (!channels.includes('socket') && !channels.includes('callback')) delete env.WECOM_BOT_NAME;
  const redis = await ownRedis();
  if (redis) Object.assign(env, { REDIS_URL: redis.url, LOG_LEVEL: 'silent' });
  const clock = stillClock(now);
  const failures: unknown[] = [];
  const warnings: string[] = [];
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (_fields, message) => warnings.push(message),
    error: (fields, message) => failures.push({ message, ...fields }),
  };
  const service = await startService(parseConfig(env), {
    clock,
    ids: systemIds(clock, seededBytes('scene')),
    log,
    pacer: redis ? slidingPacer(clock) : undefined,
    knock: false,
  });
  await untilWell(service.house.queue);
  await fake.world.deliverTo({
    botMode: channels.includes('socket') ? 'socket' : 'callback',
    botUrl: channels.includes('callback') ? `http://127.0.0.1:${service.port}/wecom/bot` : null,
    appUrl: channels.includes('app') ? `http://127.0.0.1:${service.port}/wecom/app` : null,
  });
  onTestFinished(async () => {
    await service.stop();
    await redis?.drop();
    await fake.close();
    await rm(folder, { recursive: true, force: true });
    if (!mayFail && failures.length > 0) throw new AggregateError(failures, JSON.stringify(failures));
  });

  const platform = service.house.platforms.get('wecom');
  if (!platform) throw new Error('the service has no WeCom');

  /** Lets what is under way on the wire come to an end, up to a deadline of the machine's own. */
  const until = async (is: () => boolean | Promise<boolean>, what: string): Promise<void> => {
    const deadline = process.hrtime.bigint() + 120_000_000_000n;
    while (!(await is())) {
      if (process.hrtime.bigint() > deadline) throw new Error(`it does not come to pass: ${what}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const advance = async (milliseconds: number): Promise<void> => {
    await fake.clock.advance(milliseconds);
    clock.advance(milliseconds);
  };

  const settle = async (): Promise<void> => {
    for (let round = 0; round < 500; round += 1) {
      await service.app.settled();
      const ctx = await openContext(service.house, commandLine);
      const { pending, claimed, sending } = await ctx.repos.outbox.counts();
      const { open, taken } = await ctx.repos.tasks.counts();
      const inbox = (await ctx.repos.inbox.counts()).open;
      const next = await ctx.repos.outbox.nextDue(clock.now());
      if (pending + claimed + sending + open + taken + inbox === 0 && next === null) return;
      await advance(next ? Math.max(1, millisecondsBetween(clock.now(), next)) : 1000);
      for (const lane of ['inbox', 'tasks', 'outbox'] as const) service.house.queue.wake(lane);
    }
    throw new Error('it does not settle');
  };

  const since = async (before: number): Promise<Received[]> => {
    await settle();
    return (await messages()).slice(before);
  };
  const messages = async (): Promise<Received[]> =>
    Promise.all(
      (await fake.ledger.messages({})).map(async (entry) => ({
        messageId: entry.messageId,
        to: entry.chatId,
        type: entry.msgType,
        text: await fake.messages.plainText(entry.messageId),
      })),
    );
  const count = async (): Promise<number> => (await fake.ledger.messages({})).length;

  /** The event was handed to the service and stored by it. */
  const heard = async (msgid: string): Promise<void> => {
    const ctx = await openContext(service.house, commandLine);
    await until(async () => {
      const rows = await ctx.database.db.selectFrom('inbox').select('eventId').execute();
      return rows.some(({ eventId }) => eventId === `wecom:${msgid}` || eventId.startsWith(`wecom:app:`));
    }, `the service stores ${msgid}`);
  };

  if (channels.includes('socket') && extra.WECOM_BOT_SECRET === undefined)
    await until(
      () => platform.sends?.() ?? false,
      `the long connection is up: ${platform.health().reason} ${JSON.stringify([failures, warnings])}`,
    );

  return {
    fake,
    service,
    clock,
    platform,
    warnings,
    env,
    until,
    advance,
    settle,
    messages,
    office: () => openContext(service.house, commandLine),
    async at(instant: string) {
      const target = toStored(instant);
      await fake.clock.set(target);
      clock.to(target);
      await service.app.tick();
      await settle();
    },
    async say(userId: string, chatId: string, text: string, options: { replyTo?: string; msgid?: string } = {}) {
      const before = await count();
      const { event } = await fake.as(userId).say(chatId, text, { mentionBot: chatId !== DIRECT, ...options });
      if (event?.state === 'read') await heard(event.msgid);
      return since(before);
    },
    async press(
      userId: string,
      messageId: string,
      label: string,
      selections: Record<string, string | string[]> = {},
    ): Promise<Received[]> {
      const before = await count();
      const { event } = await fake.as(userId).press(messageId, label, selections);
      if (event && 'msgid' in event) await heard(event.msgid);
      return since(before);
    },
    async upload(userId: string, chatId: string, file: { name: string; bytes: Uint8Array; kind?: 'file' | 'image' }) {
      const before = await count();
      const { event } = await fake.as(userId).upload(chatId, file);
      if (event) await heard(event.msgid);
      return since(before);
    },
  };
}

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** A district with its contact, its office and their groups; in each conversation somebody has just spoken to the bot. */
export async function openDistrict(options: SceneOptions = {}) {
  const scene = await openScene(options);
  const { importSeed, letIn, officeOf } = await import('../../support/programme.js');
  const { bindChat } = await import('#src/services/bind.js');
  const { findUnit } = await import('#src/services/find.js');
  const { house } = scene.service;
  for (const [userId, name] of [
    ['zhangsan', '张三'],
    ['chen', '陈区长'],
    ['office', '王督办'],
    ['stranger', '路人甲'],
  ] as const)
    await scene.fake.world.addPerson({ userId, name });
  for (const [chatId, name] of [
    ['wrMinzhi', '民治街道群'],
    ['wrOffice', '督办办公室群'],
  ] as const)
    await scene.fake.world.addChat({ chatId, name, members: ['zhangsan', 'chen', 'office', 'stranger'] });
  for (const conversation of ['wrMinzhi', 'wrOffice', 'zhangsan', 'chen', 'office'])
    await scene.fake.world.warm(conversation);
  await importSeed(house, { registryOnly: true });
  await letIn(house, { name: '张三', role: 'contact', unit: '民治街道', address: 'wecom:zhangsan' });
  await letIn(house, { name: '陈区长', role: 'leader', address: 'wecom:chen' });
  await letIn(house, { name: '王督办', role: 'office', address: 'wecom:office' });
  const office = await officeOf(house);
  const unitId = findUnit((await office.repos.registry.load()).units, '民治街道').id;
  await bindChat(office, 'wecom:wrMinzhi', { kind: 'unit', unitId });
  await bindChat(office, 'wecom:wrOffice', { kind: 'office' });
  return scene;
}
