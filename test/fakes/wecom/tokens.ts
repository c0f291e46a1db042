/** Access tokens of the app: the same one until it ends; it may be revoked before. */
import type { Chance } from '../common/chance.js';
import type { VirtualClock } from '../common/clock.js';
import { ApiError } from './errors.js';
import { HOUR } from './limits.js';
import type { Settings } from './options.js';

/** So many wrong secrets within an hour close the door for one. */
const WRONG_SECRETS = 10;

export interface Tokens {
  issue(corpId: string | null, secret: string | null): { access_token: string; expires_in: number };
  /** Throws 41001, 40014 or 42001. */
  check(token: string | null): void;
  /** Every token given out so far stops being valid. */
  revokeAll(): void;
}

export function accessTokens(clock: VirtualClock, chance: Chance, settings: Settings): Tokens {
  const until = new Map<string, number>();
  let current = '';
  let wrong: number[] = [];
  const leftOf = (token: string): number => (until.get(token) ?? 0) - clock.now();

  return {
    issue(corpId, secret) {
      wrong = wrong.filter((at) => clock.now() - at < HOUR);
      if (wrong.length >= WRONG_SECRETS) throw new ApiError(45009);
      if (corpId !== settings.app.corpId) throw new ApiError(40013);
      if (secret !== settings.app.secret) {
        wrong.push(clock.now());
        throw new ApiError(40001);
      }
      if (leftOf(current) <= 0) {
        current = `${chance.id('tok')}${'x'.repeat(64)}`;
        until.set(current, clock.now() + settings.tokenSeconds * 1000);
      }
      return { access_token: current, expires_in: Math.floor(leftOf(current) / 1000) };
    },
    check(token) {
      if (!token) throw new ApiError(41001);
      if (!until.has(token)) throw new ApiError(40014);
      if (leftOf(token) <= 0) throw new ApiError(42001);
    },
    revokeAll() {
      until.clear();
      current = '';
    },
  };
}
