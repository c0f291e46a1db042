/** A fake WeCom, put together and listening on loopback. */
import { seededChance } from '../common/chance.js';
import { virtualClock } from '../common/clock.js';
import { controlServer } from '../common/control.js';
import { callerOf } from '../common/face.js';
import { faultScript } from '../common/faults.js';
import { listen, shut } from '../common/listen.js';
import { slidingWindows } from '../common/windows.js';
import { type FakeApi, wecomFace } from './api.js';
import { apiServer } from './api-server.js';
import { appChatRoutes } from './app-chats.js';
import { appInbound } from './app-inbound.js';
import { appMessageRoutes } from './app-messages.js';
import { botInbound } from './bot-inbound.js';
import { botPosts } from './bot-posts.js';
import { callbacks } from './callbacks.js';
import { commands } from './commands.js';
import { groupRoutes } from './group-routes.js';
import { wecomLedger } from './ledger.js';
import { DAY } from './limits.js';
import { mediaStore } from './media.js';
import { mediaRoutes } from './media-routes.js';
import { oauth as pageLogin } from './oauth.js';
import { operations } from './operations.js';
import { type App, type Bot, type FakeWecomOptions, settingsOf } from './options.js';
import { peopleRoutes } from './people-routes.js';
import type { Platform } from './platform.js';
import { responseCodes } from './response-codes.js';
import { replyRights } from './rights.js';
import { longConnection } from './socket.js';
import { messageStore } from './store.js';
import { taskIds } from './task-ids.js';
import { accessTokens } from './tokens.js';
import { uploads } from './uploads.js';
import { createWorld } from './world.js';

export interface FakeWecom extends FakeApi {
  port: number;
  /** What WECOM_BASE_URL takes. */
  url: string;
  /** What WECOM_WS_URL takes. */
  wsUrl: string;
  controlPort: number;
  controlUrl: string;
  /** The credentials duban needs. */
  bot: Bot;
  app: App;
  seed: number;
  close(): Promise<void>;
}

export async function startFakeWecom(options: FakeWecomOptions = {}): Promise<FakeWecom> {
  const settings = settingsOf(options);
  const clock = virtualClock(settings.now);
  const chance = seededChance(settings.seed);
  const platform: Platform = {
    settings,
    clock,
    chance,
    world: createWorld(chance, clock, settings),
    store: messageStore(clock, chance),
    media: mediaStore(clock, chance),
    ledger: wecomLedger(clock, settings.ledgerFile),
    windows: slidingWindows(clock, DAY),
    tokens: accessTokens(clock, chance, settings),
    faults: faultScript(chance),
    rights: replyRights(clock),
    taskIds: taskIds(settings),
    origin: '',
  };
  clock.flow(settings.rate);

  const posts = botPosts(platform);
  const sockets = longConnection(platform, commands(platform, posts, uploads(platform)));
  const sender = callbacks(platform);
  const bot = botInbound(platform, posts, sockets, sender);
  const app = appInbound(platform, sender);
  const codes = responseCodes(clock, chance);
  const oauth = pageLogin(settings, clock, chance, platform.world);
  const call = callerOf(operations({ platform, bot, app, codes, oauth, sockets, sender }));

  const api = apiServer(platform, [
    ...peopleRoutes(platform, oauth),
    ...appMessageRoutes(platform, codes),
    ...appChatRoutes(platform),
    ...mediaRoutes(platform),
    ...groupRoutes(platform, bot),
  ]);
  sockets.attach(api);
  const control = controlServer(call);
  const port = await listen(api, settings.port);
  const controlPort = await listen(control, settings.controlPort);
  platform.origin = `http://127.0.0.1:${port}`;

  return {
    ...wecomFace(call),
    port,
    url: platform.origin,
    wsUrl: `ws://127.0.0.1:${port}`,
    controlPort,
    controlUrl: `http://127.0.0.1:${controlPort}`,
    bot: settings.bot,
    app: settings.app,
    seed: settings.seed,
    async close() {
      clock.stop();
      sockets.stop();
      await Promise.all([shut(api), shut(control)]);
      platform.ledger.close();
    },
  };
}
