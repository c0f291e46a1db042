/** The fake platform in this very process, with all its parts in reach. */
import type { AddressInfo } from 'node:net';
import { seededChance } from '../../fakes/common/chance.js';
import { virtualClock } from '../../fakes/common/clock.js';
import { faultScript } from '../../fakes/common/faults.js';
import { slidingWindows } from '../../fakes/common/windows.js';
import { apiServer } from '../../fakes/feishu/api-server.js';
import { callbackTokens } from '../../fakes/feishu/card-tokens.js';
import { directoryRoutes } from '../../fakes/feishu/directory.js';
import { eventSender } from '../../fakes/feishu/events.js';
import { fileRoutes } from '../../fakes/feishu/files.js';
import { feishuLedger } from '../../fakes/feishu/ledger.js';
import { messageRoutes } from '../../fakes/feishu/messages.js';
import { type FakeFeishuOptions, settingsOf } from '../../fakes/feishu/options.js';
import type { Platform } from '../../fakes/feishu/platform.js';
import { resourceStore } from '../../fakes/feishu/resources.js';
import { longConnections } from '../../fakes/feishu/socket.js';
import { messageStore } from '../../fakes/feishu/store.js';
import { tenantTokens } from '../../fakes/feishu/tokens.js';
import { urgentRoutes } from '../../fakes/feishu/urgent.js';
import { webhookSender } from '../../fakes/feishu/webhook.js';
import { createWorld } from '../../fakes/feishu/world.js';

export async function platformFake(options: FakeFeishuOptions = {}) {
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
    ledger: feishuLedger(clock, null),
    windows: slidingWindows(clock),
    tokens: tenantTokens(clock, chance, settings.tokenSeconds),
    cardTokens: callbackTokens(clock, chance),
    faults: faultScript(chance),
    inFlight: new Set(),
  };
  const sockets = longConnections(platform);
  const events = eventSender(platform, webhookSender(platform), sockets);
  const server = apiServer(platform, [
    ...directoryRoutes(platform),
    ...messageRoutes(platform),
    ...urgentRoutes(platform).routes,
    ...fileRoutes(platform),
    sockets.route,
  ]);
  sockets.attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...platform,
    sockets,
    events,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      sockets.stop();
      clock.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type PlatformFake = Awaited<ReturnType<typeof platformFake>>;
