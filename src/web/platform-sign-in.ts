/** Sign-in to the board on the platform's own page, and the way back: state single-use, ten minutes, bound to the browser. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { basePath } from '#src/look/page.js';
import type { WebSignIn } from '#src/ports/platform.js';
import type { House } from '#src/services/context.js';
import { countTry, signInAs } from './board-access.js';
import { clientAddress } from './client-address.js';
import { notSignedInPage } from './sign-in-pages.js';
import { checkedState, stateFor, stateSeconds } from './sign-in-state.js';

const halfCookie = 'duban_sign_in';

/** @param enter answers with the session that was opened */
export function platformSignIn(house: House, enter: (c: Context, session: string) => Response): Hono {
  const base = basePath(house.publicUrl);
  const cookie = {
    path: `${base}/dashboard/with`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: house.publicUrl.startsWith('https:'),
  } as const;
  const routes = new Hono();
  const way = (name: string): WebSignIn | undefined =>
    [...house.platforms.values()].find((platform) => platform.name === name)?.webSignIn;
  const returnTo = (name: string): string => `${house.publicUrl}/dashboard/with/${name}/back`;

  routes.get('/dashboard/with/:platform', (c) => {
    const name = c.req.param('platform');
    const platform = way(name);
    if (!platform) return c.redirect(`${base}/dashboard`);
    const half = house.ids.secret(16);
    setCookie(c, halfCookie, half, { ...cookie, maxAge: stateSeconds });
    return c.redirect(platform.address({ state: stateFor(house, half), returnTo: returnTo(name) }), 302);
  });

  routes.get('/dashboard/with/:platform/back', async (c) => {
    const name = c.req.param('platform');
    await countTry(house, clientAddress(c));
    const platform = way(name);
    const { code = '', state: said = '' } = c.req.query();
    const state = checkedState(house, platform?.stateIn?.(said) ?? said, getCookie(c, halfCookie) ?? '');
    deleteCookie(c, halfCookie, cookie);
    const address = platform && state && code !== '' ? await platform.person(code, returnTo(name)) : null;
    const session = address && state ? await signInAs(house, address, state) : null;
    return session ? enter(c, session) : c.html(notSignedInPage(base), 401);
  });
  return routes;
}
