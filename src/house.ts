/** Opens what a process needs, from its configuration; what is opened here is closed by `close`, in reverse. */

import { type Database, openDatabase } from '#db/index.js';
import { localClockRepo } from '#db/local-clock.js';
import { repositories } from '#db/repositories.js';
import { resvgPictures } from '#src/adapters/pictures/resvg.js';
import type { bullQueue, SharedQueue } from '#src/adapters/queue/bullmq.js';
import { inProcessQueue } from '#src/adapters/queue/in-process.js';
import { anchorFile } from '#src/adapters/system/anchor-file.js';
import { systemClock } from '#src/adapters/system/clock.js';
import { systemIds } from '#src/adapters/system/ids.js';
import { hasEnded, instanceName } from '#src/adapters/system/instance.js';
import { pinoLog } from '#src/adapters/system/log.js';
import { anchorsKey, auditKeyOf, deploymentSecret } from '#src/adapters/system/secret.js';
import { type Limits, limits, unlimited } from '#src/core/limits.js';
import type { Clock } from '#src/ports/clock.js';
import type { Elections } from '#src/ports/elections.js';
import type { Ids } from '#src/ports/ids.js';
import type { Log } from '#src/ports/log.js';
import type { ChatPlatform, PlatformName } from '#src/ports/platform.js';
import type { QueueName } from '#src/ports/queue.js';
import type { MovableClock, Simulator } from '#src/ports/simulator.js';
import type { House } from '#src/services/context.js';
import { leaseElections } from '#src/services/elections.js';
import { storedNotes } from '#src/services/stored-notes.js';
import type { Callback } from '#src/wire/callback.js';
import type { Pacer } from '#src/wire/pacing.js';
import type { Config } from './config.js';
import { wecomSecrets } from './config-wecom.js';

export interface OpenHouse extends House {
  /** Where Redis wakes the workers: its queues, to be looked at. */
  bullQueues: SharedQueue['toLookAt'] | null;
  /** Null where `local` is not in use; its clock is null where time is not simulated. */
  simulation: { simulator: Simulator; clock: MovableClock | null } | null;
  /** Where the platforms in use call back. */
  callbacks: Callback[];
  close(): Promise<void>;
}

export interface HouseParts {
  clock?: Clock;
  ids?: Ids;
  log?: Log;
  elections?: Elections;
  /** What people are held to, in the place of the product's own. */
  limits?: Limits;
  /** Keeps the platforms' limits, in the place of Redis. */
  pacer?: Pacer;
  /** Where log lines go: stdout for `serve`, stderr for every other command. */
  logTo?: NodeJS.WritableStream;
}

/**
 * @throws Refusal where the database cannot be opened; the message says what to do
 */
export async function openHouse(config: Config, parts: HouseParts = {}): Promise<OpenHouse> {
  const secret = deploymentSecret(config.secret, config.dataFolder, parts.ids ?? systemIds(systemClock));
  const auditKey = auditKeyOf(secret);
  const log = parts.log ?? pinoLog(config.logLevel, parts.logTo ?? process.stderr, secretsOf(config, secret));
  const database = await openDatabase(config.databaseUrl);
  const simulated = parts.clock ? null : await simulatedClock(config, database);
  const clock = parts.clock ?? simulated ?? systemClock;
  const ids = parts.ids ?? systemIds(clock);
  const instance = instanceName(ids);
  const onError = (lane: QueueName, error: unknown): void => log.error({ lane, error }, 'worker failed');
  const shared = config.redisUrl ? await sharedQueue(config.redisUrl, { clock, log, instance, onError }) : null;
  const queue = shared?.queue ?? inProcessQueue(onError);
  const platforms = new Map<PlatformName, ChatPlatform>();
  const callbacks: Callback[] = [];
  if (config.feishu) {
    const { feishuPlatform } = await import('#src/adapters/feishu/index.js');
    const feishu = feishuPlatform(config.feishu, {
      clock,
      ids,
      log,
      pacer: parts.pacer ?? shared?.pacer(`feishu/${config.feishu.appId}`),
    });
    platforms.set('feishu', feishu);
    callbacks.push(...feishu.callbacks);
  }
  if (config.wecom) {
    const { wecomPlatform } = await import('#src/adapters/wecom/index.js');
    const elections = parts.elections ?? leaseElections({ database, clock, log, holder: instance, hasEnded });
    const wecom = wecomPlatform(
      { ...config.wecom, publicUrl: config.publicUrl },
      {
        clock,
        ids,
        log,
        elections,
        notes: storedNotes(database, clock),
        pacer: parts.pacer ?? shared?.pacer(wecomScope(config.wecom)),
      },
    );
    platforms.set('wecom', wecom);
    callbacks.push(...wecom.callbacks);
  }
  let simulation: OpenHouse['simulation'] = null;
  if (config.platforms.includes('local')) {
    const { localPlatform } = await import('#src/adapters/local/index.js');
    const { localChat, localFiles } = repositories(database.db, null, { auditKey });
    const { platform, simulator } = localPlatform(localChat, localFiles, { clock, ids });
    platforms.set('local', platform);
    simulation = { simulator, clock: simulated };
  }
  return {
    database,
    clock,
    ids,
    log,
    queue,
    pictures: resvgPictures(log),
    platforms,
    secret,
    auditKey,
    anchors: anchorFile(config.anchorsFile, anchorsKey(secret), log),
    trailDays: config.trailDays,
    office: config.office,
    publicUrl: config.publicUrl,
    timezone: config.timezone,
    limits: parts.limits ?? (simulation ? unlimited : limits),
    simulation,
    instance,
    hasEnded,
    bullQueues: shared?.queue.toLookAt ?? null,
    callbacks,
    async close() {
      await queue.stop();
      await database.close();
    },
  };
}

/** What must stand in no line of the log. */
export const secretsOf = (config: Config, secret: string): string[] =>
  [
    secret,
    passwordIn(config.databaseUrl),
    passwordIn(config.redisUrl ?? ''),
    config.feishu?.appSecret,
    config.feishu?.encryptKey,
    config.feishu?.verificationToken,
    ...wecomSecrets(config.wecom),
  ].filter((one): one is string => Boolean(one));

/** What must not be logged of a server's address. */
const passwordIn = (url: string): string | null =>
  URL.canParse(url) ? decodeURIComponent(new URL(url).password) : null;

/** Where the simulator is the only platform, its time is the house's; beside a real one, time is real. */
async function simulatedClock(config: Config, { db }: Database): Promise<MovableClock | null> {
  if (config.platforms.join() !== 'local') return null;
  const { openMovableClock } = await import('#src/adapters/local/index.js');
  return openMovableClock(localClockRepo(db), systemClock);
}

/** Whose limits they are: those of the app and of the bot are counted together, which errs on the safe side. */
const wecomScope = ({ app, bot }: NonNullable<Config['wecom']>): string =>
  `wecom/${app?.corpId ?? ''}/${app?.agentId ?? ''}/${bot?.socket?.botId ?? ''}`;

/** Loaded only where it is used. */
async function sharedQueue(url: string, parts: Parameters<typeof bullQueue>[1]) {
  const [{ bullQueue }, { redisPacer }, { unsafeSettings }] = await Promise.all([
    import('#src/adapters/queue/bullmq.js'),
    import('#src/adapters/queue/redis-pacer.js'),
    import('#src/adapters/queue/redis-settings.js'),
  ]);
  const queue = bullQueue(url, parts);
  for (const unsafe of await unsafeSettings(url)) parts.log.warn(unsafe, 'redis is not set up as it should be');
  return { queue, pacer: (scope: string) => redisPacer(queue.link, scope, parts.clock) };
}
