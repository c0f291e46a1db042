/** The app's access token: fetched once for all who wait, renewed before it ends or when the platform disowns it. */
import { z } from 'zod';
import type { Clock } from '#src/ports/clock.js';
import type { Http } from './http.js';

export interface AppToken {
  /** The present token. Throws NetworkFailure, StatusFailure or TokenRefused. */
  current(): Promise<string>;
  /** Another one than `disowned`: the one fetched since, or a new one. */
  renewed(disowned: string): Promise<string>;
}

/** The platform does not take the app's credentials. */
export class TokenRefused extends Error {
  constructor(code: number) {
    super(`app credentials refused (code ${code})`);
    this.name = 'TokenRefused';
  }
}

interface Held {
  token: string;
  /** Monotonic milliseconds. */
  until: number;
}

/** Left of a token's life when the next is fetched. The old one stays valid meanwhile. */
const MARGIN_MS = 180_000;

const tokenAnswer = z.looseObject({
  code: z.number(),
  tenant_access_token: z.string().optional(),
  expire: z.number().optional(),
});

export function appToken(
  app: { appId: string; appSecret: string; baseUrl: string },
  http: Http,
  clock: Clock,
): AppToken {
  let held: Held | null = null;
  let fetching: Promise<Held> | null = null;

  async function fetchToken(): Promise<Held> {
    const answer: unknown = await http.request({
      method: 'post',
      url: `${app.baseUrl}/open-apis/auth/v3/tenant_access_token/internal`,
      data: { app_id: app.appId, app_secret: app.appSecret },
    });
    const parsed = tokenAnswer.safeParse(answer);
    const { code = -1, tenant_access_token: token, expire = 0 } = parsed.data ?? {};
    if (code !== 0 || !token) throw new TokenRefused(code);
    const lifeMs = expire * 1_000;
    return { token, until: clock.monotonic() + Math.max(lifeMs - MARGIN_MS, lifeMs / 2) };
  }

  function fetchOnce(): Promise<Held> {
    fetching ??= fetchToken()
      .then((fresh) => {
        held = fresh;
        return fresh;
      })
      .finally(() => {
        fetching = null;
      });
    return fetching;
  }

  return {
    async current() {
      if (held && clock.monotonic() < held.until) return held.token;
      return (await fetchOnce()).token;
    },
    async renewed(disowned) {
      if (held && held.token !== disowned) return held.token;
      return (await fetchOnce()).token;
    },
  };
}
