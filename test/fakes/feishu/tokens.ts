/** Tenant access tokens: the same one until less than 30 minutes are left, then a new one; both stay valid. */
import type { Chance } from '../common/chance.js';
import type { VirtualClock } from '../common/clock.js';
import { ApiError } from './errors.js';

export interface Tokens {
  issue(): { tenant_access_token: string; expire: number };
  /** Throws 99991661 without a bearer, 99991663 with one that is unknown or past its time. */
  check(authorization: string | undefined): void;
  /** Every token given out so far stops being valid. */
  revokeAll(): void;
}

const RENEW_BELOW_MS = 30 * 60_000;

export function tenantTokens(clock: VirtualClock, chance: Chance, seconds: number): Tokens {
  const until = new Map<string, number>();
  let current = '';

  const leftOf = (token: string): number => (until.get(token) ?? 0) - clock.now();

  return {
    issue() {
      if (leftOf(current) < RENEW_BELOW_MS) {
        current = chance.id('t-');
        until.set(current, clock.now() + seconds * 1000);
      }
      return { tenant_access_token: current, expire: Math.floor(leftOf(current) / 1000) };
    },
    check(authorization) {
      const token = authorization?.replace(/^Bearer /, '');
      if (!token) throw new ApiError(99991661);
      if (leftOf(token) <= 0) throw new ApiError(99991663);
    },
    revokeAll: () => until.clear(),
  };
}
