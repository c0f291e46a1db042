/** The process: configuration, platforms, HTTP, the minute's knock; stops on signal in the reverse order. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Hono } from 'hono';
import cron from 'node-cron';
import type { Instant } from '#src/core/day.js';
import { assetRoutes } from '#src/look/assets.js';
import { journeyOf } from '#src/sample/journey.js';
import { boardRoutes } from '#src/web/board-routes.js';
import { callbackListener } from '#src/web/callback-listener.js';
import { formRoutes } from '#src/web/forms/form-routes.js';
import { probesOf } from '#src/web/probes.js';
import { listen, pagesListener, webApp } from '#src/web/server.js';
import { simulatorRoutes } from '#src/web/simulator/routes.js';
import { createApp } from './app.js';
import type { Config } from './config.js';
import { type HouseParts, type OpenHouse, openHouse } from './house.js';
import { liveUpTo, prepareSimulator } from './simulation.js';

export interface Service {
  port: number;
  house: OpenHouse;
  app: ReturnType<typeof createApp>;
  /** Takes no more work, finishes what is in hand, closes everything. */
  stop(): Promise<void>;
}

/**
 * What nobody was woken for is found after so long, and has ten seconds left of the thirty that it may be late; sooner
 * where wake-ups may go to a process that cannot help.
 */
const sweepEveryMs = 20_000;
const oftenMs = 2_000;
/** How long calls and work in hand may go on once it is to stop; then the calls are broken off, then everything. */
const finishWithinMs = 5_000;
const stopWithinMs = 9_000;

/** Starts the whole service; resolves when it listens. `knock: false` leaves the ticking to the caller. */
export async function startService(config: Config, parts: HouseParts & { knock?: boolean } = {}): Promise<Service> {
  const toStdout = { logTo: process.stdout, ...parts };
  await prepareSimulator(config, toStdout);
  const house = await openHouse(config, toStdout);
  const { role } = config;
  const app = createApp(house, role);
  const stopping = new AbortController();
  const hears = role !== 'worker';
  const routes = hears
    ? [
        assetRoutes(),
        ...simulatorRoutesOf(house, app, stopping.signal),
        formRoutes(house),
        ...(await queueRoutesOf(house)),
        boardRoutes(house),
      ]
    : [];
  const web = webApp({ routes, probes: probesOf(house, hears), metrics: metricsOf(house, role), log: house.log });
  await app.start();
  if (hears) for (const platform of house.platforms.values()) await platform.start(app.receive, app.readBack);
  const callbacks = hears ? house.callbacks : [];
  const listening = await listen(callbackListener(callbacks, pagesListener(web), house), config.port, config.host);
  let knocking = Promise.resolve();
  const tick = (): Promise<void> => {
    knocking = knock(house);
    return knocking;
  };
  const heartbeat =
    parts.knock === false || role === 'gateway' ? null : cron.schedule('* * * * *', tick, { noOverlap: true });
  const stopSweeping = sweepEvery(mayMissWakes(house, config) ? oftenMs : sweepEveryMs, house);
  if (heartbeat) await tick();
  house.log.info({ port: listening.port, role, platforms: [...house.platforms.keys()] }, 'listening');
  return {
    port: listening.port,
    house,
    app,
    async stop() {
      stopSweeping();
      stopping.abort();
      await heartbeat?.destroy();
      const finished = Promise.all([listening.close(), knocking, app.stop()]);
      await Promise.race([finished, wait(finishWithinMs, undefined, { ref: false })]);
      for (const platform of house.platforms.values()) await platform.stop();
      listening.drop();
      await finished;
      await house.simulation?.clock?.mark();
      await house.close();
    },
  };
}

/** The simulator's page at the root, where it is in use. */
function simulatorRoutesOf(house: OpenHouse, app: Service['app'], stopping: AbortSignal): Hono[] {
  if (!house.simulation) return [];
  const { simulator, clock } = house.simulation;
  const liveTo = clock && ((to: Instant) => liveUpTo(house, app, clock, to));
  return [simulatorRoutes(house, { simulator, liveTo, journey: journeyOf, stopping })];
}

/** Runs until SIGTERM or SIGINT; resolves with the exit code. */
export async function runService(config: Config, parts: HouseParts = {}): Promise<number> {
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  const service = await startService(config, parts);
  await asked;
  const { house } = service;
  house.log.info({}, 'stopping');
  const overdue = setTimeout(() => {
    house.log.warn({}, 'stopping took too long; what is in hand is taken up at the next start');
    process.exit(0);
  }, stopWithinMs);
  overdue.unref();
  await service.stop();
  return 0;
}

async function knock(house: OpenHouse): Promise<void> {
  try {
    await house.simulation?.clock?.mark();
    house.queue.wake('slots');
  } catch (error) {
    house.log.error({ error }, 'tick failed');
  }
}

/** By the house's clock; returns what ends it. */
function sweepEvery(milliseconds: number, { clock, queue }: OpenHouse): () => void {
  const again = (): void => {
    queue.sweep();
    cancel = clock.after(milliseconds, again);
  };
  let cancel = clock.after(milliseconds, again);
  return () => cancel();
}

/** Roles apart without Redis between them; messages that only the process with the socket can send. */
const mayMissWakes = ({ platforms }: OpenHouse, { role, redisUrl }: Config): boolean =>
  redisUrl === null ? role !== 'all' : [...platforms.values()].some(({ sends }) => sends);

/** Counting begins when the numbers are first asked for: where nobody looks at them, nothing of it is loaded. */
function metricsOf(house: OpenHouse, role: string): () => Promise<string> {
  let metrics: Promise<() => Promise<string>> | null = null;
  return async () => {
    metrics ??= import('#src/web/metrics.js').then((loaded) => loaded.metricsOf(house, role));
    return (await metrics)();
  };
}

/** The queues, to be looked at by the office, where Redis carries them. */
async function queueRoutesOf(house: OpenHouse): Promise<Hono[]> {
  if (house.bullQueues === null) return [];
  const { queueRoutes } = await import('#src/web/queue-routes.js');
  return [queueRoutes(house, house.bullQueues())];
}
