/**
 * The whole service against a fake Feishu, over HTTP, with the clock in hand: people type and press, the ledger says what
 * they received.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemIds } from '#src/adapters/system/ids.js';
import { parseConfig } from '#src/config.js';
import { millisecondsBetween, toStored } from '#src/core/day.js';
import { type Service, startService } from '#src/main.js';
import type { Log } from '#src/ports/log.js';
import { type Ctx, commandLine, openContext } from '#src/services/context.js';
import { type FakeFeishu, startFakeFeishu } from '../fakes/feishu/fake.js';
import type { FakeFeishuOptions } from '../fakes/feishu/options.js';
import { DIRECT, type SayOptions } from '../fakes/feishu/users.js';
import { type StillClock, stillClock } from './clock.js';
import { databaseFor } from './databases.js';
import { seededBytes } from './house.js';

export { DIRECT };

export interface WorldOptions {
  /** Any ISO 8601 instant. */
  now: string;
  mode?: 'webhook' | 'websocket';
  /** open_ids of the first office users. */
  office?: readonly string[];
  feishu?: FakeFeishuOptions;
}

/** What a message says as a person reads it, and what is needed to press its buttons. */
export interface Received {
  messageId: string;
  chatId: string;
  text: string;
}

export interface World {
  fake: FakeFeishu;
  service: Service;
  clock: StillClock;
  /** What the command line needs in its environment to work on the same store. */
  env: Record<string, string>;
  folder: string;
  /** The office's context, as of now. */
  office(): Promise<Ctx>;
  addPerson(openId: string, name: string): Promise<void>;
  /** Adds a group with the bot in it. */
  addGroup(chatId: string, name: string, members: readonly string[]): Promise<void>;
  /** Moves both clocks, works off the slots up to then, and waits until all is delivered. */
  at(instant: string): Promise<void>;
  /** Waits until inbox, tasks and outbox are empty; moves the clock on where the platform's pace asks for it. */
  settle(): Promise<void>;
  /** Says something in a chat (`DIRECT`: to the bot alone) and returns what was received since, anywhere. */
  say(openId: string, chatId: string, text: string, options?: SayOptions): Promise<Received[]>;
  /** Presses a button by its label; `form` by field labels. */
  press(
    openId: string,
    messageId: string,
    label: string,
    form?: Record<string, string | string[]>,
  ): Promise<Received[]>;
  /** All that a chat or a person received, oldest first; updated cards as they stand now. */
  received(to: string): Promise<Received[]>;
  close(): Promise<void>;
}

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export async function openWorld(options: WorldOptions): Promise<World> {
  const fake = await startFakeFeishu({ now: options.now, ...options.feishu, mode: options.mode ?? 'webhook' });
  const folder = await mkdtemp(join(tmpdir(), 'duban-world-'));
  const { url, drop } = await databaseFor(`sqlite:${join(folder, 'duban.db')}`);
  const env = {
    DATABASE_URL: url,
    DUBAN_SECRET: 'the secret of the test world, long enough for anybody',
    DUBAN_OFFICE: (options.office ?? ['ou_office']).map((id) => `feishu:${id}`).join(','),
    FEISHU_APP_ID: fake.app.appId,
    FEISHU_APP_SECRET: fake.app.appSecret,
    FEISHU_ENCRYPT_KEY: fake.app.encryptKey,
    FEISHU_VERIFICATION_TOKEN: fake.app.verificationToken,
    FEISHU_MODE: options.mode ?? 'webhook',
    FEISHU_BASE_URL: fake.url,
    PORT: '0',
  };
  const clock = stillClock(options.now);
  const failures: unknown[] = [];
  const log: Log = { ...silent, error: (fields, message) => failures.push({ message, ...fields }) };
  const service = await startService(parseConfig(env), {
    clock,
    ids: systemIds(clock, seededBytes('world')),
    log,
    knock: false,
  });
  await fake.world.deliverTo(
    options.mode === 'websocket'
      ? { mode: 'websocket' }
      : { webhookUrl: `http://127.0.0.1:${service.port}/feishu/events` },
  );
  if (failures.length > 0) throw new AggregateError(failures, 'the service logged errors at its start');

  const failOnErrors = (): void => {
    if (failures.length === 0) return;
    const told = failures.splice(0).map((failure) => (failure as { error?: unknown }).error ?? failure);
    throw new AggregateError(told, `the service logged errors: ${told.map(String).join('; ')}`);
  };

  const moveTo = async (instant: string): Promise<void> => {
    const target = toStored(instant);
    await fake.clock.set(target);
    clock.to(target);
  };

  const settle = async (): Promise<void> => {
    for (let round = 0; round < 500; round += 1) {
      await service.app.settled();
      failOnErrors();
      const ctx = await openContext(service.house, commandLine);
      const { pending, claimed, sending } = await ctx.repos.outbox.counts();
      const { open, taken } = await ctx.repos.tasks.counts();
      const inbox = (await ctx.repos.inbox.counts()).open;
      const next = await ctx.repos.outbox.nextDue(clock.now());
      if (pending + claimed + sending + open + taken + inbox === 0 && next === null) return;
      const wait = next ? Math.max(1, millisecondsBetween(clock.now(), next)) : 1000;
      await fake.clock.advance(wait);
      clock.advance(wait);
      for (const lane of ['inbox', 'tasks', 'outbox'] as const) service.house.queue.wake(lane);
    }
    const ctx = await openContext(service.house, commandLine);
    const left = (await ctx.repos.outbox.byState('pending')).map(
      ({ occurrence, act, lastCause, attempts, notBefore }) => ({ occurrence, act, lastCause, attempts, notBefore }),
    );
    throw new Error(
      `it does not settle: ${JSON.stringify({ outbox: left, tasks: await ctx.repos.tasks.counts(), inbox: await ctx.repos.inbox.counts() })}`,
    );
  };

  const since = async (before: number): Promise<Received[]> => {
    await settle();
    const entries = (await fake.ledger.messages({})).slice(before);
    return Promise.all(
      entries.map(async ({ messageId, chatId }) => ({
        messageId,
        chatId,
        text: await fake.messages.plainText(messageId),
      })),
    );
  };
  const count = async (): Promise<number> => (await fake.ledger.messages({})).length;

  return {
    fake,
    service,
    clock,
    env,
    folder,
    office: () => openContext(service.house, commandLine),
    async addPerson(openId, name) {
      await fake.world.addPerson({ openId, name });
    },
    async addGroup(chatId, name, members) {
      await fake.world.addChat({ chatId, name, members: [...members] });
    },
    async at(instant) {
      await moveTo(instant);
      await service.app.tick();
      await settle();
    },
    settle,
    async say(openId, chatId, text, say) {
      const before = await count();
      await fake.as(openId).say(chatId, text, { mentionBot: chatId !== DIRECT, ...say });
      return since(before);
    },
    async press(openId, messageId, label, form) {
      const before = await count();
      const pressed = await fake.as(openId).press(messageId, label, form);
      if (pressed.error) throw new Error(`the press of ${label} showed ${JSON.stringify(pressed.error)}`);
      return since(before);
    },
    async received(to) {
      const entries = await fake.ledger.messages({ to });
      return Promise.all(
        entries.map(async ({ messageId, chatId }) => ({
          messageId,
          chatId,
          text: await fake.messages.plainText(messageId),
        })),
      );
    },
    async close() {
      await service.stop();
      await fake.close();
      await drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
