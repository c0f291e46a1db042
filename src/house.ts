/** Opens what a process needs, from its configuration; what is opened here is closed by `close`, in reverse. */

import type { Hono } from 'hono';
import { openDatabase } from '#db/index.js';
import { inProcessQueue } from '#src/adapters/queue/in-process.js';
import { systemClock } from '#src/adapters/system/clock.js';
import { systemIds } from '#src/adapters/system/ids.js';
import { pinoLog } from '#src/adapters/system/log.js';
import { deploymentSecret, keyFor } from '#src/adapters/system/secret.js';
import type { Clock } from '#src/ports/clock.js';
import type { Ids } from '#src/ports/ids.js';
import type { Log } from '#src/ports/log.js';
import type { ChatPlatform, PlatformName } from '#src/ports/platform.js';
import type { House } from '#src/services/context.js';
import type { Config } from './config.js';

export interface OpenHouse extends House {
  /** HTTP routes of the platforms in use. */
  routes: Hono[];
  close(): Promise<void>;
}

export interface HouseParts {
  clock?: Clock;
  ids?: Ids;
  log?: Log;
  /** Where log lines go: stdout for `serve`, stderr for every other command. */
  logTo?: NodeJS.WritableStream;
}

/**
 * @throws Refusal where the database cannot be opened; the message says what to do
 */
export async function openHouse(config: Config, parts: HouseParts = {}): Promise<OpenHouse> {
  const clock = parts.clock ?? systemClock;
  const ids = parts.ids ?? systemIds(clock);
  const secret = deploymentSecret(config.secret, config.dataFolder, ids);
  const secrets = [
    secret,
    passwordIn(config.databaseUrl),
    config.feishu?.appSecret,
    config.feishu?.encryptKey,
    config.feishu?.verificationToken,
  ];
  const log =
    parts.log ??
    pinoLog(
      config.logLevel,
      parts.logTo ?? process.stderr,
      secrets.filter((one): one is string => Boolean(one)),
    );
  const database = await openDatabase(config.databaseUrl);
  const queue = inProcessQueue((name, error) => log.error({ lane: name, error }, 'worker failed'));
  const platforms = new Map<PlatformName, ChatPlatform>();
  const routes: Hono[] = [];
  if (config.feishu) {
    const { feishuPlatform } = await import('#src/adapters/feishu/index.js');
    const feishu = feishuPlatform(config.feishu, { clock, ids, log });
    platforms.set('feishu', feishu);
    routes.push(feishu.routes);
  }
  return {
    database,
    clock,
    ids,
    log,
    queue,
    platforms,
    secret,
    auditKey: keyFor(secret, 'audit'),
    office: config.office,
    publicUrl: config.publicUrl,
    timezone: config.timezone,
    routes,
    async close() {
      await queue.stop();
      await database.close();
    },
  };
}

/** What must not be logged of a server's address. */
const passwordIn = (url: string): string | null =>
  URL.canParse(url) ? decodeURIComponent(new URL(url).password) : null;
