/** The platforms' limits, kept together by all instances: the windows stand in Redis and go by its clock. */
import { createHash } from 'node:crypto';
import type { Clock } from '#src/ports/clock.js';
import { type Pacer, slidingPacer } from '#src/wire/pacing.js';
import { type RedisLink, redisPrefix } from './redis-link.js';

/**
 * Takes a place in every window or in none. KEYS: for each window its places and its hold. ARGV: a name for the place, then
 * for each window how many within how many milliseconds. Returns the milliseconds to wait.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local wait = 0
local windows = #KEYS / 2
for i = 1, windows do
  local places, hold = KEYS[2 * i - 1], KEYS[2 * i]
  local count, within = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  wait = math.max(wait, redis.call('PTTL', hold))
  redis.call('ZREMRANGEBYSCORE', places, '-inf', now - within)
  local taken = redis.call('ZCARD', places)
  if taken >= count then
    local oldest = redis.call('ZRANGE', places, taken - count, taken - count, 'WITHSCORES')
    wait = math.max(wait, oldest[2] + within - now)
  end
end
if wait > 0 then return math.ceil(wait) end
for i = 1, windows do
  redis.call('ZADD', KEYS[2 * i - 1], now, ARGV[1])
  redis.call('PEXPIRE', KEYS[2 * i - 1], ARGV[2 * i + 1])
end
return 0`;

/** A longer hold is not cut short by a shorter one. */
const HOLD = `
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end`;

/** `scope` names the app whose limits they are. While Redis is away, each instance keeps them by itself. */
export function redisPacer({ client, instance, isWell, doubt }: RedisLink, scope: string, clock: Clock): Pacer {
  const alone = slidingPacer(clock);
  let places = 0;
  const keysOf = (key: string): [places: string, hold: string] => {
    const name = createHash('sha256').update(`${scope}\n${key}`).digest('base64url').slice(0, 24);
    return [`${redisPrefix}:pace:${name}`, `${redisPrefix}:hold:${name}`];
  };
  return {
    async take(windows) {
      if (isWell()) {
        try {
          const keys = windows.flatMap(({ key }) => keysOf(key));
          const limits = windows.flatMap(({ pace }) => [pace.count, pace.withinMs]);
          places += 1;
          return Number(await client.eval(TAKE, keys.length, ...keys, `${instance}:${places}`, ...limits));
        } catch (error) {
          doubt(error);
        }
      }
      return alone.take(windows);
    },
    async hold(key, milliseconds) {
      await alone.hold(key, milliseconds);
      if (!isWell()) return;
      await client.eval(HOLD, 1, keysOf(key)[1], Math.max(1, Math.ceil(milliseconds))).catch(doubt);
    },
  };
}
