/** Sign-in of people in a browser: a code good once and for five minutes, a token of theirs, who they are. */
import { ApiError } from './errors.js';
import type { Platform, Route } from './platform.js';

const CODE_MS = 5 * 60_000;

export function signIn(platform: Platform): {
  routes: Route[];
  /** The person agrees on the platform's page at this address: where their browser is sent back to. */
  consent(openId: string, address: string): string;
} {
  const { clock, chance, settings, world } = platform;
  const codes = new Map<string, { openId: string; redirect: string; until: number }>();
  const bearers = new Map<string, string>();
  return {
    consent(openId, address) {
      const asked = new URL(address).searchParams;
      const redirect = asked.get('redirect_uri') ?? '';
      if (asked.get('client_id') !== settings.app.appId || asked.get('response_type') !== 'code' || redirect === '')
        throw new RangeError(`no such page: ${address}`);
      const code = chance.id('code');
      codes.set(code, { openId: world.person(openId).openId, redirect, until: clock.now() + CODE_MS });
      const back = new URL(redirect);
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state') ?? '');
      return back.href;
    },
    routes: [
      {
        method: 'POST',
        path: '/open-apis/authen/v2/oauth/token',
        api: 'sign-in.token',
        scopes: [],
        open: true,
        handle: ({ body }) => {
          const { appId, appSecret } = settings.app;
          if (body.client_id !== appId || body.client_secret !== appSecret) throw new ApiError(20002);
          const given = codes.get(String(body.code));
          codes.delete(String(body.code));
          if (body.grant_type !== 'authorization_code' || !given || given.until < clock.now())
            throw new ApiError(20003);
          if (given.redirect !== body.redirect_uri) throw new ApiError(20029);
          const token = chance.id('u-');
          bearers.set(token, given.openId);
          return { top: { access_token: token, token_type: 'Bearer', expires_in: 7200 } };
        },
      },
      {
        method: 'GET',
        path: '/open-apis/authen/v1/user_info',
        api: 'sign-in.person',
        scopes: [],
        open: true,
        handle: ({ bearer }) => {
          const openId = bearers.get(bearer);
          if (!openId) throw new ApiError(20005);
          return { data: { open_id: openId, name: world.nameOf(openId), tenant_key: settings.app.tenantKey } };
        },
      },
    ],
  };
}
