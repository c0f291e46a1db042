/** The connection to Redis, and whether it can be relied on just now. Nothing here fails for want of it. */
import { Redis } from 'ioredis';
import type { Clock } from '#src/ports/clock.js';
import type { Log } from '#src/ports/log.js';

/** All that duban keeps in Redis begins so. */
export const redisPrefix = 'duban';

const CONNECT_MS = 3_000;
const COMMAND_MS = 1_000;
const LOOK_MS = 2_000;
const LONGEST_WAIT_MS = 2_000;

export interface RedisLink {
  /** A name that no other instance has. */
  instance: string;
  client: Redis;
  options: ReturnType<typeof optionsOf>;
  /** Since it was last looked at, Redis has answered and taken what was written. */
  isWell(): boolean;
  /** A command failed: not relied on until it has been looked at again. */
  doubt(error: unknown): void;
  close(): Promise<void>;
}

/** `onLook` is told every two seconds whether Redis is well. */
export function redisLink(
  url: string,
  { clock, log, instance }: { clock: Clock; log: Log; instance: string },
  onLook: (isWell: boolean) => void,
): RedisLink {
  const options = optionsOf(url);
  const client = new Redis({
    ...options,
    // A command fails at once, or after a second, rather than waiting for a server that is away.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_MS,
  });
  let isWell = false;
  let isOpen = true;
  let cancel = () => {};

  const found = (well: boolean, error: unknown): void => {
    if (isOpen && well !== isWell) {
      if (well) log.info({}, 'redis answers');
      else log.warn({ reason: reasonOf(error) }, 'redis does not answer as it should; work goes on without it');
    }
    isWell = well;
  };
  // Said by `found` where it makes a difference; unheard, it would end the process.
  client.on('error', (error) => found(false, error));
  client.on('ready', () => look());

  /** A read would not notice a server that takes no writes. */
  const look = (): void => {
    cancel();
    client
      .set(`${redisPrefix}:alive:${instance}`, '1', 'PX', LOOK_MS * 5)
      .then(
        () => found(true, null),
        (error: unknown) => found(false, error),
      )
      .then(() => {
        if (!isOpen) return;
        onLook(isWell);
        cancel = clock.after(LOOK_MS, look);
      });
  };
  cancel = clock.after(LOOK_MS, look);

  return {
    instance,
    client,
    options,
    isWell: () => isWell,
    doubt: (error) => found(false, error),
    async close() {
      isOpen = false;
      cancel();
      client.disconnect();
    },
  };
}

/** What a URL says, as both clients take it. */
export function optionsOf(url: string) {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? 6379 : Number(port),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    db: Number(pathname.slice(1) || 0),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
    connectTimeout: CONNECT_MS,
    retryStrategy: (times: number) => Math.min(100 * 2 ** Math.min(times, 10), LONGEST_WAIT_MS),
    // What was sent to a server that became a read-only replica is asked of its successor.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message.slice(0, 200) : 'unknown');
