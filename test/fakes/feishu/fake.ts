/** A fake Feishu, put together and listening on loopback. */

import { seededChance } from '../common/chance.js';
import { virtualClock } from '../common/clock.js';
import { controlServer } from '../common/control.js';
import { callerOf } from '../common/face.js';
import { faultScript } from '../common/faults.js';
import { listen, shut } from '../common/listen.js';
import { slidingWindows } from '../common/windows.js';
import { type FakeApi, feishuFace } from './api.js';
import { apiServer } from './api-server.js';
import { callbackTokens } from './card-tokens.js';
import { directoryRoutes } from './directory.js';
import { eventSender } from './events.js';
import { fileRoutes } from './files.js';
import { feishuLedger } from './ledger.js';
import { messageRoutes } from './messages.js';
import { operations } from './operations.js';
import { type App, type FakeFeishuOptions, settingsOf } from './options.js';
import type { Platform } from './platform.js';
import { resourceStore } from './resources.js';
import { signIn } from './sign-in.js';
import { longConnections } from './socket.js';
import { messageStore } from './store.js';
import { tenantTokens } from './tokens.js';
import { urgentRoutes } from './urgent.js';
import { webhookSender } from './webhook.js';
import { createWorld } from './world.js';

export interface FakeFeishu extends FakeApi {
  port: number;
  /** What FEISHU_BASE_URL takes. */
  url: string;
  controlPort: number;
  controlUrl: string;
  /** The credentials duban needs. */
  app: App;
  seed: number;
  close(): Promise<void>;
}

export async function startFakeFeishu(options: FakeFeishuOptions = {}): Promise<FakeFeishu> {
  const settings = settingsOf(options);
  const clock = virtualClock(settings.now);
  const chance = seededChance(settings.seed);
  const platform: Platform = {
    settings,
    clock,
    chance,
    world: createWorld(chance, { openId: settings.app.botOpenId, name: settings.app.botName }),
    store: messageStore(clock, chance),
    resources: resourceStore(chance),
    ledger: feishuLedger(clock, settings.ledgerFile),
    windows: slidingWindows(clock),
    tokens: tenantTokens(clock, chance, settings.tokenSeconds),
    cardTokens: callbackTokens(clock, chance),
    faults: faultScript(chance),
    inFlight: new Set(),
  };
  clock.flow(settings.rate);

  const sockets = longConnections(platform);
  const events = eventSender(platform, webhookSender(platform), sockets);
  const urgent = urgentRoutes(platform);
  const entrance = signIn(platform);
  const routes = [
    ...messageRoutes(platform),
    ...urgent.routes,
    ...fileRoutes(platform),
    ...directoryRoutes(platform),
    ...entrance.routes,
    sockets.route,
  ];
  const call = callerOf(operations({ platform, events, sockets, read: urgent.read, consent: entrance.consent }));

  const api = apiServer(platform, routes);
  sockets.attach(api);
  const control = controlServer(call);
  const port = await listen(api, settings.port);
  const controlPort = await listen(control, settings.controlPort);

  return {
    ...feishuFace(call),
    port,
    url: `http://127.0.0.1:${port}`,
    controlPort,
    controlUrl: `http://127.0.0.1:${controlPort}`,
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
