import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Refusal, StoreRefusal } from '#src/core/refusal.js';
import type { Log } from '#src/ports/log.js';

export interface Probe {
  /** Name of what is probed: database, queue, feishu. */
  name: string;
  /** Null when well; else the reason, in English, without names or secrets. */
  check(): Promise<string | null>;
}

export interface WebParts {
  /** The pages, by the rooms that they are from. */
  routes: readonly Hono[];
  probes: readonly Probe[];
  /** Prometheus text. */
  metrics(): Promise<string>;
  log: Log;
}

/** The HTTP face less the platforms' callbacks: pages of people and operators. No answer names a stack, a path or a version. */
export function webApp({ routes, probes, metrics, log }: WebParts): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const reasons: Record<string, string> = {};
    for (const probe of probes) {
      const reason = await probe.check();
      if (reason) reasons[probe.name] = reason;
    }
    const ready = Object.keys(reasons).length === 0;
    return c.json({ ready, reasons }, ready ? 200 : 503);
  });
  app.get('/metrics', async (c) =>
    c.text(await metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );
  for (const route of routes) app.route('/', route);
  app.notFound((c) => c.json({ error: 'not found' }, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    log.error({ error, path: c.req.path }, 'request failed');
    if (error instanceof StoreRefusal) return c.json({ error: 'not available' }, 503);
    return c.json({ error: 'internal error' }, 500);
  });
  return app;
}

export interface Listening {
  port: number;
  /** Stops accepting and drops idle connections; resolves when the answers in hand are finished. */
  close(): Promise<void>;
  /** Drops every connection, whatever is in hand. */
  drop(): void;
}

export const pagesListener = (app: Hono): RequestListener => getRequestListener(app.fetch);

/**
 * Listens, and resolves once connections are accepted; port 0 picks a free one.
 * @throws Refusal unavailable where the port cannot be had
 */
export function listen(listener: RequestListener, port: number, host: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => reject(notListening(cause, port, host));
    const server = createServer(listener);
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () => closed(server),
        drop: () => server.closeAllConnections(),
      });
    });
  });
}

function notListening(cause: NodeJS.ErrnoException, port: number, host: string): Error {
  const why: Record<string, string> = {
    EADDRINUSE: '已被别的程序占用（也许 duban 已经在运行）',
    EACCES: '没有权限使用',
    EADDRNOTAVAIL: '不是本机的地址',
  };
  const known = why[cause.code ?? ''];
  if (!known) return cause;
  return new Refusal('unavailable', `${host}:${port} ${known}，服务没有启动。请检查 PORT 和 HOST。`, { cause });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
  });
}
