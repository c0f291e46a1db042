/** BullMQ's queues as bull-board shows them, to be looked at only: `/dashboard/queues`, for the office. */
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { basePath } from '#src/look/page.js';
import type { House } from '#src/services/context.js';
import { hasRole } from '#src/services/permission.js';
import { boardContext, sessionCookie } from './board-access.js';
import { signInPage } from './sign-in-pages.js';

type ServerAdapter = Parameters<typeof createBullBoard>[0]['serverAdapter'];

const path = '/dashboard/queues';

export function queueRoutes(house: House, queues: readonly ConstructorParameters<typeof BullMQAdapter>[0][]): Hono {
  const base = basePath(house.publicUrl);
  const serverAdapter = new HonoAdapter(serveStatic);
  serverAdapter.setBasePath(path);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false })),
    // The adapter's package brings a copy of the same interface of its own.
    serverAdapter: serverAdapter as unknown as ServerAdapter,
    options: { uiConfig: { boardTitle: '督办 队列', hideRedisDetails: true } },
  });
  const routes = new Hono();
  routes.use(`${path}/*`, async (c, next) => {
    const ctx = await boardContext(house, getCookie(c, sessionCookie));
    if (!ctx || !hasRole(ctx.actor, 'office')) return c.html(signInPage(base), 401);
    // Whatever the board of the queues can do besides showing, it cannot do here.
    if (c.req.method !== 'GET') return c.json({ error: 'read only' }, 405);
    return next();
  });
  routes.route(path, serverAdapter.registerPlugin());
  // Requests arrive without what a proxy puts before our paths; the page is told its addresses with it.
  serverAdapter.setBasePath(`${base}${path}`);
  return routes;
}
