/** The whole service against a fake WeCom: the bot on its long connection, the app beside it. */
import type { Elections } from '#src/ports/elections.js';
import { type FakeWecom, startFakeWecom } from '../fakes/wecom/fake.js';
import type { FakeWecomOptions } from '../fakes/wecom/options.js';
import { type RunningService, runService } from './running-service.js';

export interface WecomOptions {
  /** Any ISO 8601 instant. */
  now: string;
  /** userids of the first office users. */
  office: readonly string[];
  wecom?: FakeWecomOptions;
}

export interface RunningWecom extends RunningService {
  fake: FakeWecom;
  /** Resolves once the service has stored what the bot was told under this msgid. */
  stored(msgid: string): Promise<void>;
}

/** What a deployment with the bot and the app has in its environment. */
export const wecomEnv = ({ bot, app, url, wsUrl }: Pick<FakeWecom, 'bot' | 'app' | 'url' | 'wsUrl'>) => ({
  WECOM_BOT_ID: bot.botId,
  WECOM_BOT_SECRET: bot.secret,
  WECOM_BOT_NAME: bot.name,
  WECOM_CORP_ID: app.corpId,
  WECOM_AGENT_ID: String(app.agentId),
  WECOM_SECRET: app.secret,
  WECOM_TOKEN: app.token,
  WECOM_AES_KEY: app.aesKey,
  WECOM_BASE_URL: url,
  WECOM_WS_URL: wsUrl,
});

/** The only instance: elected at once, never deposed. What several make of it is tested apart. */
export const alwaysElected: Elections = {
  stand(_name, candidate) {
    queueMicrotask(() => candidate.elected());
    return { withdraw: async () => undefined };
  },
};

export async function runWecom(options: WecomOptions): Promise<RunningWecom> {
  const fake = await startFakeWecom({ now: options.now, ...options.wecom });
  const running = await runService({
    now: options.now,
    env: { DUBAN_OFFICE: options.office.map((id) => `wecom:${id}`).join(','), ...wecomEnv(fake) },
    fakes: [{ set: fake.clock.set, advance: fake.clock.advance, quiet: fake.sockets.quiet }],
    elections: alwaysElected,
  });
  await fake.world.deliverTo({ appUrl: `http://127.0.0.1:${running.service.port}/wecom/app` });
  await fake.sockets.waitForSubscription();
  await fake.sockets.quiet();

  return { ...running, fake, stored: (msgid) => running.stored(`wecom:${msgid}`) };
}
