/** Feishu as a chat platform. Its words (open_id, msg_type) stay in this folder. */
import type { Clock } from '#src/ports/clock.js';
import type { Ids } from '#src/ports/ids.js';
import type { Log } from '#src/ports/log.js';
import type { Abilities, ChatPlatform } from '#src/ports/platform.js';
import type { Callback } from '#src/wire/callback.js';
import { type Pacer, slidingPacer } from '#src/wire/pacing.js';
import { feishuApi } from './api.js';
import { deliverer } from './deliver.js';
import type { BotIdentity } from './events.js';
import { eventsCallback } from './events-callback.js';
import { fetchFile } from './fetch-file.js';
import { chatHistory } from './history.js';
import { type Intake, intake } from './intake.js';
import { MAX_FILE_BYTES } from './limits.js';
import { botIdentity, nameOf } from './people.js';
import { asRepeat, renderOutgoing } from './render.js';
import { webSignIn } from './sign-in.js';
import { eventSocket } from './socket.js';
import { callbackVerifier, verifyKeys } from './verify.js';

export { fits } from './render.js';

export interface FeishuConfig {
  /** The long connection takes 'cli_' and 16 hexadecimal digits only. */
  appId: string;
  appSecret: string;
  /** Needed in webhook mode, as is the token. */
  encryptKey: string | null;
  verificationToken: string | null;
  mode: 'webhook' | 'websocket';
  /** Origin without a slash at its end. */
  baseUrl: string;
  /** Whether messages whose events were lost are read back. */
  history?: boolean;
  /** Long connection: how long after a ping it may be silent; 10 where absent. */
  pingTimeoutSeconds?: number;
}

export const feishuAbilities: Abilities = {
  updateDays: 14,
  keyedMinutes: 55,
  nativeCharts: true,
  freeTextInCards: true,
  toasts: true,
  surePresses: true,
  repliesById: true,
  urgent: true,
  maxFileBytes: MAX_FILE_BYTES,
};

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;

/**
 * The platform, and the address that it calls back (none with the long connection). Throws Error where what the mode
 * needs is missing. `start` does not fail for want of a network: `health` tells when the platform has
 * answered.
 */
export function feishuPlatform(
  config: FeishuConfig,
  deps: { clock: Clock; ids: Ids; log: Log; pacer?: Pacer },
): ChatPlatform & { readonly callbacks: readonly Callback[] } {
  const { clock, log } = deps;
  const app = { appId: config.appId, appSecret: config.appSecret, baseUrl: config.baseUrl.replace(/\/+$/, '') };
  const api = feishuApi(app, { clock, log });
  const pacer = deps.pacer ?? slidingPacer(clock);
  const deliver = deliverer(api, pacer);
  const socket =
    config.mode === 'websocket'
      ? eventSocket({ ...app, pingTimeoutSeconds: config.pingTimeoutSeconds }, api.http, { clock, log })
      : null;

  let accept: Intake | null = null;
  let bot: BotIdentity | null = null;
  let isConfirmed = false;
  let isStarted = false;
  let cancelIntroduction = () => {};

  /** Learns who we are there, which also proves the credentials; asks again until it is told. */
  async function introduce(wait = FIRST_WAIT_MS): Promise<void> {
    try {
      bot = await botIdentity(api);
      isConfirmed = true;
      if (bot) log.info({}, 'platform knows the bot');
      else log.warn({}, 'the platform does not say who the bot is; mentions are taken by their kind');
    } catch (error) {
      if (!isStarted) return;
      log.warn({ reason: error instanceof Error ? error.message : 'unknown', waitMs: wait }, 'platform did not answer');
      cancelIntroduction = clock.after(wait, () => void introduce(Math.min(wait * 2, LONGEST_WAIT_MS)));
    }
  }

  async function knownBot(): Promise<BotIdentity | null> {
    bot ??= await botIdentity(api);
    return bot;
  }

  function trouble(): string | null {
    if (!isStarted) return 'not started';
    if (api.trouble()) return api.trouble();
    if (!isConfirmed) return 'the platform has not confirmed the app yet';
    const unconnected = socket?.trouble();
    return unconnected ? `long connection: ${unconnected}` : null;
  }

  return {
    name: 'feishu',
    abilities: feishuAbilities,
    webSignIn: webSignIn(app, api.http),
    ...(config.history && { history: chatHistory(api, { clock, pacer, bot: knownBot }) }),
    callbacks: socket ? [] : [eventsCallback(callbackVerifier(verifyKeys(config), clock), () => accept, log)],
    render: renderOutgoing,
    asRepeat,
    deliver,
    fetchFile: (ref, maxBytes) => fetchFile(api, ref, maxBytes),
    nameOf: (address) => nameOf(api, address),
    async start(receive, isUp) {
      isStarted = true;
      accept = intake(receive, () => bot, { clock, log });
      await introduce();
      await socket?.open(accept, isUp);
    },
    async stop() {
      isStarted = false;
      accept = null;
      cancelIntroduction();
      socket?.close();
      api.close();
    },
    async probe() {
      try {
        await botIdentity(api);
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : 'does not answer';
      }
    },
    health() {
      const reason = trouble();
      return { ready: reason === null, reason };
    },
  };
}
