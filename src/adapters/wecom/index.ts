/** WeCom as a chat platform. Its words (msgtype, template_card) stay in this folder. */
import { Refusal } from '#src/core/refusal.js';
import type { Clock } from '#src/ports/clock.js';
import type { Elections } from '#src/ports/elections.js';
import type { Ids } from '#src/ports/ids.js';
import type { Log } from '#src/ports/log.js';
import type { Notes } from '#src/ports/notes.js';
import type { Abilities, ChatPlatform, FileRef, Receive } from '#src/ports/platform.js';
import type { Callback } from '#src/wire/callback.js';
import { httpClient, NetworkFailure } from '#src/wire/http.js';
import { type Pacer, slidingPacer } from '#src/wire/pacing.js';
import { type AppApi, appApi } from './app-api.js';
import { appSender } from './app-sender.js';
import { type BotIntake, botIntake } from './bot-intake.js';
import { botSender } from './bot-sender.js';
import { botSession } from './bot-session.js';
import { appCallback, botCallback } from './callbacks.js';
import { openClicks } from './clicks.js';
import { deliverer } from './deliver.js';
import { divideCard } from './divide.js';
import { fetchMedia, mediaName } from './fetch-media.js';
import { MAX_FILE_BYTES } from './limits.js';
import { memberNames, mobileLookup, pageSignIn, plainIds } from './people.js';
import { asRepeat, renderer } from './render.js';
import { openReplies } from './replies.js';
import { responseUrls } from './response-url.js';
import { signedCallback } from './signed-callback.js';
import { botSocket } from './socket.js';
import { webhookKey, webhookSender } from './webhook.js';

export interface WecomConfig {
  /** 自建应用; null where there is none. */
  app: {
    corpId: string;
    agentId: number;
    secret: string;
    /** What its callbacks are signed and sealed with; null where it hears nothing. */
    callback: { token: string; aesKey: string } | null;
  } | null;
  /** 智能机器人; null where there is none. */
  bot: BotConfig | null;
  /** Origin without a slash at its end. */
  baseUrl: string;
  wsUrl: string;
  /** Where page login begins. */
  authorizeUrl: string;
  /** Where a notice leads: the platform wants an address. */
  publicUrl: string;
}

export interface BotConfig {
  /** As it is mentioned in groups; null where that is not known. */
  name: string | null;
  /** The long connection. */
  socket: { botId: string; secret: string } | null;
  /** Callbacks: signed and sealed with these. */
  callback: { token: string; aesKey: string } | null;
}

/** What the platform can do with each of the channels that a deployment may have. */
export function wecomAbilities({ bot }: Pick<WecomConfig, 'bot'>): Abilities {
  return {
    // A card of the bot is changed only in answer to a press; one of the app once more within 72 hours.
    updateDays: bot ? 0 : 3,
    keyedMinutes: 0,
    nativeCharts: false,
    freeTextInCards: false,
    toasts: false,
    surePresses: false,
    repliesById: false,
    urgent: false,
    maxFileBytes: MAX_FILE_BYTES,
  };
}

const NAME_MS = 3_000;
const PROBE_MS = 15_000;
const LOOK_MS = 100;
const MEDIA_REF = /^app:([A-Za-z0-9_-]{1,500})$/;

export interface WecomDeps {
  clock: Clock;
  ids: Ids;
  log: Log;
  notes: Notes;
  elections: Elections;
  /** Keeps the limits of the app and the bot; those of this process alone where absent. */
  pacer?: Pacer;
}

/** The platform, and the addresses that it calls back. `start` does not fail for want of a network: `health` tells. */
export function wecomPlatform(
  config: WecomConfig,
  deps: WecomDeps,
): ChatPlatform & { readonly callbacks: readonly Callback[] } {
  const { clock, ids, log, notes, elections } = deps;
  const { app, bot, baseUrl } = config;
  const http = httpClient(clock);
  const ownHost = new URL(baseUrl).host;
  const pacer = deps.pacer ?? slidingPacer(clock);
  const clicks = openClicks(clock);
  const replies = openReplies(clock);
  const credentials = app && { ...app, baseUrl };
  const api = credentials && appApi(credentials, http, clock);
  const plainId = api && plainIds(api, notes);
  const byApp = app && api && plainId ? appSender({ app, api, notes, pacer, plainId }) : null;
  const responses = bot?.callback ? responseUrls(baseUrl, http, notes) : null;

  let receive: Receive | null = null;
  let intake: BotIntake | null = null;
  let isStarted = false;

  const socket = bot?.socket
    ? botSocket({
        bot: { ...bot.socket, wsUrl: config.wsUrl },
        ...{ elections, clock, ids, log },
        onFrame: (frame, connection) => session?.take(frame, connection),
      })
    : null;
  const byBot = socket ? botSender({ current: socket.current, replies, pacer }) : null;
  let session: ReturnType<typeof botSession> | null = null;

  const callbacks = [
    ...(bot?.callback && responses
      ? [botCallback({ ...bot.callback, receiverId: '' }, { intake: () => intake, clicks, responses, clock, ids })]
      : []),
    ...(app?.callback && byApp
      ? [
          appCallback(
            { ...app.callback, receiverId: app.corpId },
            { receive: () => receive, sender: byApp, clock, ids },
          ),
        ]
      : []),
  ].map((one) => signedCallback(one, { clock, log }));

  function trouble(): string | null {
    if (!isStarted) return 'not started';
    const state = socket?.state();
    if (state?.kind === 'down') return `long connection: ${state.reason}`;
    const unable = api?.trouble();
    return unable ? `app: ${unable}` : null;
  }

  return {
    name: 'wecom',
    abilities: wecomAbilities(config),
    callbacks,
    render: renderer({ link: config.publicUrl, appOnly: bot === null }),
    divide: divideCard,
    asRepeat,
    deliver: deliverer({
      bot: byBot,
      responses,
      app: byApp,
      webhook: webhookSender(baseUrl, http, pacer),
      clicks,
    }),
    sends: () => socket === null || socket.current() !== null,
    readCompanion: webhookKey,
    fetchFile: (file, maxBytes) => fetchFile(file, maxBytes),
    nameOf: api && plainId ? memberNames(api, plainId) : async () => null,
    ...(credentials && api
      ? { webSignIn: pageSignIn(credentials, config.authorizeUrl, api), findByMobile: mobileLookup(api, notes) }
      : {}),
    async start(handTo) {
      isStarted = true;
      receive = handTo;
      intake = botIntake({
        receive: handTo,
        context: () => ({
          botName: bot?.name ?? null,
          media: bot?.callback ?? null,
          now: clock.now(),
        }),
        nameOf: (file) => mediaName(http, ownHost, file, NAME_MS),
        clock,
        log,
      });
      if (byBot) session = botSession({ intake, sender: byBot, clicks, replies, log });
      socket?.open();
    },
    async stop() {
      isStarted = false;
      receive = null;
      intake = null;
      session = null;
      await socket?.close();
      http.close();
    },
    health() {
      const reason = trouble();
      return { ready: reason === null, reason };
    },
    async probe() {
      return (await probeApp(api)) ?? (await probeBot());
    },
  };

  async function fetchFile(file: FileRef, maxBytes: number): Promise<Uint8Array> {
    const mediaId = MEDIA_REF.exec(file.ref)?.[1];
    if (mediaId === undefined) return fetchMedia(http, ownHost, file, maxBytes);
    const call = { method: 'GET', path: '/cgi-bin/media/get', params: { media_id: mediaId } } as const;
    const got = await api?.bytes(call, maxBytes);
    if (got instanceof Uint8Array) return got;
    throw new Refusal('not_found', '取不到这个文件，请重新发送。', { cause: `code ${got?.errcode}` });
  }

  /** Where the connection is held already, its holder has proven the credentials; nobody takes it away to try them. */
  async function probeBot(): Promise<string | null> {
    if (!bot?.socket) return null;
    const trial = botSocket({
      bot: { ...bot.socket, wsUrl: config.wsUrl },
      ...{ elections, clock, ids, log },
      onFrame: () => undefined,
    });
    trial.open();
    try {
      for (let waited = 0; waited < PROBE_MS; waited += LOOK_MS) {
        await new Promise<void>((resolve) => clock.after(LOOK_MS, resolve));
        const state = trial.state();
        if (state.kind !== 'down') return null;
        if (!state.isTrying) return `long connection: ${state.reason}`;
      }
      return 'long connection: no answer';
    } finally {
      await trial.close();
    }
  }

  async function probeApp(asked: AppApi | null): Promise<string | null> {
    if (!asked) return null;
    try {
      const answer = await asked.call({
        method: 'GET',
        path: '/cgi-bin/agent/get',
        params: { agentid: String(app?.agentId) },
      });
      return answer.errcode === 0 ? null : `app: code ${answer.errcode}`;
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      return `app: ${error.message}`;
    }
  }
}
