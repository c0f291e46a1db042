/** The read-only board of leaders and office: `/dashboard`. Only its two forms write, and neither by GET. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Refusal } from '#src/core/refusal.js';
import { basePath } from '#src/look/page.js';
import { pageHeaders } from '#src/look/page-headers.js';
import { type Ctx, type House, requireProgramme } from '#src/services/context.js';
import { historyOf } from '#src/services/project-history.js';
import { boardContext, countTry, isGoodLink, sessionCookie, sessionSeconds, signIn, signOut } from './board-access.js';
import type { Seen } from './board-header.js';
import { rowsOf } from './board-lists.js';
import { boardPage } from './board-page.js';
import { dayAsked, listAsked } from './board-query.js';
import { clientAddress } from './client-address.js';
import { listPage } from './list-page.js';
import { statusOf } from './notices.js';
import { isOwnOrigin } from './own-origin.js';
import { platformSignIn } from './platform-sign-in.js';
import { projectPage } from './project-page.js';
import { readBoard } from './read-board.js';
import { readTrend } from './read-trend.js';
import { foreignPage, openBoardPage, refusalPage, signInPage, spentLinkPage } from './sign-in-pages.js';

const maxFormBytes = 4096;

export function boardRoutes(house: House): Hono {
  const base = basePath(house.publicUrl);
  const cookie = {
    path: `${base}/dashboard`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: house.publicUrl.startsWith('https:'),
  } as const;
  const routes = new Hono();
  const ways = [...house.platforms.values()].filter(({ webSignIn }) => webSignIn).map(({ name }) => name);
  const enter = (c: Context, session: string): Response => {
    setCookie(c, sessionCookie, session, { ...cookie, maxAge: sessionSeconds });
    return c.redirect(`${base}/dashboard`, 303);
  };

  /** Answers for who is signed in; anybody else learns how to sign in. */
  const signedIn = (answer: (c: Context, ctx: Ctx, seen: Seen) => Promise<Response>) => async (c: Context) => {
    const ctx = await boardContext(house, getCookie(c, sessionCookie));
    if (!ctx) return c.html(signInPage(base, ways), 401);
    const programme = requireProgramme(ctx);
    const place = { base, today: ctx.today, asOf: dayAsked(c.req.query('as-of'), ctx.today) };
    return answer(c, ctx, { place, programme, now: ctx.now });
  };

  routes.use('/dashboard/*', pageHeaders);
  routes.use('/dashboard/*', compress());
  routes.use('/dashboard/*', bodyLimit({ maxSize: maxFormBytes, onError: (c) => c.html(foreignPage(base), 413) }));
  routes.on('POST', '/dashboard/*', async (c, next) => {
    if (!isOwnOrigin((name) => c.req.header(name), house.publicUrl)) return c.html(foreignPage(base), 403);
    return next();
  });

  routes.get('/', (c) => c.redirect(`${base}/dashboard`));

  routes.get('/dashboard', async (c, next) => {
    const token = c.req.query('t');
    if (token === undefined) return next();
    return (await isGoodLink(house, token)) ? c.html(openBoardPage(base, token)) : c.html(spentLinkPage(base), 401);
  });

  routes.get(
    '/dashboard',
    signedIn(async (c, ctx, seen) => {
      const board = await readBoard(ctx, seen.place.asOf);
      const query = listAsked((name) => c.req.query(name), board);
      if (query) return c.html(listPage(seen, query, rowsOf(board, query)));
      return c.html(boardPage(seen, board, await readTrend(ctx, seen.place.asOf)));
    }),
  );

  routes.get(
    '/dashboard/projects/:number',
    signedIn(async (c, ctx, seen) => {
      const { picture } = await readBoard(ctx, seen.place.asOf);
      const state = picture.projects.find(({ project }) => project.number === c.req.param('number'));
      if (!state) throw new Refusal('not_found', '没有这个编号的项目。');
      const { goneOn, number } = state.project;
      const events = goneOn === null ? (await historyOf(ctx, number)).events : null;
      return c.html(projectPage(seen, { state, events }));
    }),
  );

  routes.route('/', platformSignIn(house, enter));

  routes.post('/dashboard/sign-in', async (c) => {
    await countTry(house, clientAddress(c));
    const { t: token } = await c.req.parseBody();
    const session = typeof token === 'string' ? await signIn(house, token) : null;
    return session === null ? c.html(spentLinkPage(base), 401) : enter(c, session);
  });

  routes.post('/dashboard/sign-out', async (c) => {
    const session = getCookie(c, sessionCookie);
    if (session) await signOut(house, session);
    deleteCookie(c, sessionCookie, cookie);
    return c.redirect(`${base}/dashboard`, 303);
  });

  // Whoever reloads the address of a form is back at the board.
  routes.get('/dashboard/:form{sign-in|sign-out}', (c) => c.redirect(`${base}/dashboard`));

  routes.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error;
    return c.html(refusalPage(base, error.shown), statusOf[error.code]);
  });
  return routes;
}
