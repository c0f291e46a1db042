/** The silent login of pages: a code for the redirect, good for one question within five minutes. */
import type { Chance } from '../common/chance.js';
import type { VirtualClock } from '../common/clock.js';
import type { JsonObject } from '../common/json.js';
import { ApiError } from './errors.js';
import { MINUTE } from './limits.js';
import type { Settings } from './options.js';
import type { World } from './world.js';

const CODE_MS = 5 * MINUTE;

export interface OAuth {
  /** Where the client is sent, with code and state. Throws 50001 for another host, 40013 for another corp. */
  authorize(query: URLSearchParams, userId: string): string;
  /** userid, or openid of an outsider. Throws 40029. */
  whose(code: string | null): JsonObject;
}

export function oauth(settings: Settings, clock: VirtualClock, chance: Chance, world: World): OAuth {
  const codes = new Map<string, { userId: string; until: number }>();
  return {
    authorize(query, userId) {
      if (query.get('appid') !== settings.app.corpId) throw new ApiError(40013);
      if (query.get('response_type') !== 'code' || !/^snsapi_(base|privateinfo)$/.test(query.get('scope') ?? ''))
        throw new ApiError(40058, 'response_type or scope');
      const state = query.get('state') ?? '';
      if (!/^[a-zA-Z0-9]{0,128}$/.test(state)) throw new ApiError(40058, 'state');
      const redirect = query.get('redirect_uri') ?? '';
      const target = URL.canParse(redirect) ? new URL(redirect) : null;
      if (target?.host !== settings.app.trustedDomain) throw new ApiError(50001);
      const person = world.people.get(userId);
      if (!person) throw new ApiError(60111, 'open the page in the client');
      const code = chance.id('code');
      codes.set(code, { userId, until: clock.now() + CODE_MS });
      target.searchParams.set('code', code);
      target.searchParams.set('state', state);
      return target.href;
    },
    whose(code) {
      const found = code === null ? undefined : codes.get(code);
      if (!code || !found || clock.now() > found.until) throw new ApiError(40029);
      codes.delete(code);
      const person = world.person(found.userId);
      return person.internal ? { userid: person.userId } : { openid: `o_${person.userId}` };
    },
  };
}
