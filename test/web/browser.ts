/** A browser reduced to what the board needs: it keeps cookies, follows where it is sent, and presses the one button of a form. */

import { assetRoutes } from '#src/look/assets.js';
import { boardLink } from '#src/services/board-link.js';
import type { House } from '#src/services/context.js';
import { boardRoutes } from '#src/web/board-routes.js';
import { formRoutes } from '#src/web/forms/form-routes.js';
import { webApp } from '#src/web/server.js';
import { contextOf } from '../support/programme.js';

export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form as a page of the service does. */
  post(path: string, form?: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Anything else, as a page of the service. */
  send(path: string, init: RequestInit): Promise<Response>;
  /** Name and value of the cookie held; '' where there is none. */
  cookie(): string;
}

export function browserOf(house: House): Browser {
  const app = webApp({
    routes: [assetRoutes(), formRoutes(house), boardRoutes(house)],
    probes: [],
    metrics: async () => '',
    log: house.log,
  });
  let cookie = '';
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = { ...(cookie ? { cookie } : {}), ...init.headers };
    const response = await app.request(path, { ...init, headers });
    const set = response.headers.get('set-cookie');
    if (set) cookie = /max-age=0/i.test(set) ? '' : (set.split(';')[0] ?? '');
    return response;
  };
  return {
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, form = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { origin: new URL(house.publicUrl).origin, ...headers },
      }),
    send: (path, init) =>
      send(path, { ...init, headers: { origin: new URL(house.publicUrl).origin, ...init.headers } }),
    cookie: () => cookie,
  };
}

/** The token of a link that the person asks for in chat. */
export async function linkFor(house: House, address: string): Promise<string> {
  const { url } = await boardLink(await contextOf(house, address));
  return new URL(url).searchParams.get('t') ?? '';
}

/** A browser in which the person has signed in. */
export async function signedIn(house: House, address: string): Promise<Browser> {
  const browser = browserOf(house);
  await browser.post('/dashboard/sign-in', { t: await linkFor(house, address) });
  return browser;
}
