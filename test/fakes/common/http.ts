/** The HTTP side of a fake: the way to a route, bodies, and answers as a platform or a fault would give them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommonEffect, Faults } from './faults.js';

export type Reply =
  | { kind: 'json'; http: number; body: object; headers?: Record<string, string> }
  | { kind: 'bytes'; bytes: Buffer; headers?: Record<string, string> }
  | { kind: 'text'; http: number; text: string; headers?: Record<string, string> }
  | { kind: 'hang' }
  | { kind: 'reset' };

/** `:name` in a path stands for one segment. */
interface Addressed {
  method: string;
  path: string;
}

export type FindRoute<R> = (method: string, path: string) => { route: R; params: Record<string, string> } | null;

export function routeFinder<R extends Addressed>(routes: readonly R[]): FindRoute<R> {
  const table = routes.map((route) => ({ route, segments: route.path.split('/') }));
  return (method, path) => {
    const parts = path.split('/');
    for (const { route, segments } of table) {
      if (route.method !== method || segments.length !== parts.length) continue;
      if (!segments.every((segment, i) => segment.startsWith(':') || segment === parts[i])) continue;
      const named = segments.flatMap((segment, i) =>
        segment.startsWith(':') ? [[segment.slice(1), decodeURIComponent(parts[i] ?? '')] as const] : [],
      );
      return { route, params: Object.fromEntries(named) };
    }
    return null;
  };
}

/** null where the body is longer than `most` bytes. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > most) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

export function sendReply(response: ServerResponse, reply: Reply, more: Record<string, string> = {}): void {
  switch (reply.kind) {
    case 'json':
      response.writeHead(reply.http, { 'content-type': 'application/json; charset=utf-8', ...more, ...reply.headers });
      response.end(JSON.stringify(reply.body));
      return;
    case 'bytes':
      response.writeHead(200, { 'content-type': 'application/octet-stream', ...more, ...reply.headers });
      response.end(reply.bytes);
      return;
    case 'text':
      response.writeHead(reply.http, { 'content-type': 'text/html', ...more, ...reply.headers });
      response.end(reply.text);
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      return;
    default:
      reply satisfies never;
  }
}

const gateway = (status: number): Reply => ({ kind: 'text', http: status, text: '<html>upstream error</html>' });

/**
 * What a fault does before a call is looked at; null: the call goes on. `held` hears of the time for which it waits;
 * `brokenJson` is the beginning of a good answer.
 */
export async function beforeCall(
  effect: Exclude<CommonEffect, { kind: 'code' }>,
  faults: Pick<Faults, 'hold'>,
  brokenJson: string,
  held: (wait: Promise<unknown>) => Promise<unknown> = (wait) => wait,
): Promise<Reply | null> {
  switch (effect.kind) {
    case 'status':
      return gateway(effect.status);
    case 'broken_json':
      return { kind: 'text', http: 200, text: brokenJson };
    case 'hang':
    case 'reset':
      return { kind: effect.kind };
    case 'slow':
      await held(pause(effect.milliseconds));
      return null;
    case 'hold':
      await held(faults.hold(effect.gate));
      return null;
    case 'accepted_then':
      return null;
    default: {
      const unreachable: never = effect;
      return unreachable;
    }
  }
}

/** How the answer to an accepted call is lost. */
export const afterCall = (effect: Extract<CommonEffect, { kind: 'accepted_then' }>, brokenJson: string): Reply => {
  if (effect.answer === 'hang' || effect.answer === 'reset') return { kind: effect.answer };
  if (effect.answer === 'broken_json') return { kind: 'text', http: 200, text: brokenJson };
  return gateway(effect.status ?? 500);
};
