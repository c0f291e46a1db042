/** An access token: fetched once for all who wait, renewed before it ends or when the platform disowns it. */
import type { Clock } from '#src/ports/clock.js';

export interface HeldToken {
  /** The present token. Throws what fetching throws. */
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

/** Left of a token's life when the next is fetched. The old one stays valid meanwhile. */
const MARGIN_MS = 180_000;

export function heldToken(fetchToken: () => Promise<{ token: string; lifeMs: number }>, clock: Clock): HeldToken {
  /** `until` in monotonic milliseconds. */
  let held: { token: string; until: number } | null = null;
  let fetching: Promise<string> | null = null;

  function fetchOnce(): Promise<string> {
    fetching ??= fetchToken()
      .then(({ token, lifeMs }) => {
        held = { token, until: clock.monotonic() + Math.max(lifeMs - MARGIN_MS, lifeMs / 2) };
        return token;
      })
      .finally(() => {
        fetching = null;
      });
    return fetching;
  }

  return {
    async current() {
      return held && clock.monotonic() < held.until ? held.token : fetchOnce();
    },
    async renewed(disowned) {
      return held && held.token !== disowned ? held.token : fetchOnce();
    },
  };
}
