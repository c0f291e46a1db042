/**
 * The whole service against a fake Feishu, over HTTP, with the clock in hand: people type and press, the ledger says what
 * they received.
 */
import { vi } from 'vitest';
import { type FakeFeishu, startFakeFeishu } from '../fakes/feishu/fake.js';
import type { FakeFeishuOptions } from '../fakes/feishu/options.js';
import { DIRECT, type SayOptions } from '../fakes/feishu/users.js';
import { type RunningService, runService } from './running-service.js';

export { DIRECT };

export interface WorldOptions {
  /** Any ISO 8601 instant. */
  now: string;
  mode?: 'webhook' | 'websocket';
  /** open_ids of the first office users. */
  office?: readonly string[];
  feishu?: FakeFeishuOptions;
  /** Set besides what the fake needs. */
  env?: Record<string, string>;
}

/** What a message says as a person reads it, and what is needed to press its buttons. */
export interface Received {
  messageId: string;
  chatId: string;
  text: string;
}

export interface World extends Omit<RunningService, 'stop' | 'stored'> {
  fake: FakeFeishu;
  addPerson(openId: string, name: string): Promise<void>;
  /** Adds a group with the bot in it. */
  addGroup(chatId: string, name: string, members: readonly string[]): Promise<void>;
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

/** What a deployment with Feishu has in its environment. */
export const feishuEnv = ({ app, url }: Pick<FakeFeishu, 'app' | 'url'>, mode: 'webhook' | 'websocket') => ({
  FEISHU_APP_ID: app.appId,
  FEISHU_APP_SECRET: app.appSecret,
  FEISHU_ENCRYPT_KEY: app.encryptKey,
  FEISHU_VERIFICATION_TOKEN: app.verificationToken,
  FEISHU_MODE: mode,
  FEISHU_BASE_URL: url,
});

export async function openWorld(options: WorldOptions): Promise<World> {
  const mode = options.mode ?? 'webhook';
  const fake = await startFakeFeishu({ now: options.now, ...options.feishu, mode });
  const { stop, ...running } = await runService({
    now: options.now,
    env: {
      DUBAN_OFFICE: (options.office ?? ['ou_office']).map((id) => `feishu:${id}`).join(','),
      ...feishuEnv(fake, mode),
      ...options.env,
    },
    fakes: [{ set: fake.clock.set, advance: fake.clock.advance }],
  });
  await fake.world.deliverTo(
    mode === 'websocket' ? { mode } : { webhookUrl: `http://127.0.0.1:${running.service.port}/feishu/events` },
  );
  // The long connection comes up beside the start: what is said before finds nobody.
  const { platforms } = running.service.house;
  await vi.waitUntil(() => platforms.get('feishu')?.health().ready, { timeout: 60_000, interval: 1 });

  const read = ({ messageId, chatId }: { messageId: string; chatId: string }): Promise<Received> =>
    fake.messages.plainText(messageId).then((text) => ({ messageId, chatId, text }));
  const since = async (before: number): Promise<Received[]> => {
    await running.settle();
    return Promise.all((await fake.ledger.messages({})).slice(before).map(read));
  };
  const count = async (): Promise<number> => (await fake.ledger.messages({})).length;

  return {
    ...running,
    fake,
    async addPerson(openId, name) {
      await fake.world.addPerson({ openId, name });
    },
    async addGroup(chatId, name, members) {
      await fake.world.addChat({ chatId, name, members: [...members] });
    },
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
    received: async (to) => Promise.all((await fake.ledger.messages({ to })).map(read)),
    async close() {
      await stop();
      await fake.close();
    },
  };
}
