/** `/wecom/bot` and `/wecom/app`: the URL check by GET, events by POST. Answers tell a stranger nothing but the status. */
import { type Context, Hono } from 'hono';
import type { Clock } from '#src/ports/clock.js';
import type { Log } from '#src/ports/log.js';
import { readCapped } from '#src/wire/read-capped.js';
import type { Opener, SignedQuery } from './verify.js';

export const BOT_PATH = '/wecom/bot';
export const APP_PATH = '/wecom/app';
const MAX_BODY_BYTES = 1024 * 1024;

export interface CallbackRoute {
  path: string;
  opener: Opener;
  /** The sealed text in a body; null where there is none. */
  sealedIn(body: string): string | null;
  /** What is answered, sealed already where it has to be; empty says nothing. Null: not able to take it now. */
  take(message: string, query: SignedQuery): Promise<string | null>;
}

export function callbackRoutes(list: readonly CallbackRoute[], { clock, log }: { clock: Clock; log: Log }): Hono {
  const routes = new Hono();
  for (const { path, opener, sealedIn, take } of list) {
    const opened = (query: SignedQuery, encrypted: string | null) => {
      const result = opener.open(query, encrypted ?? '', clock.now());
      if (result.kind === 'refused') log.warn({ path, why: result.why }, 'a callback was refused');
      return result;
    };
    routes.get(path, (c) => {
      const check = opened(queryOf(c), rawQuery(c, 'echostr'));
      // The bare text: no quotes, no line end.
      return check.kind === 'genuine' ? c.text(check.message) : c.text('', 401);
    });
    routes.post(path, async (c) => {
      const body = await readCapped(c.req.raw, MAX_BODY_BYTES);
      if (body === null) return c.text('', 413);
      const query = queryOf(c);
      const result = opened(query, sealedIn(new TextDecoder().decode(body)));
      if (result.kind === 'refused') return c.text('', 401);
      try {
        const answer = await take(result.message, query);
        return answer === null ? c.text('', 503) : c.text(answer);
      } catch (error) {
        log.error({ path, error: error instanceof Error ? error.name : 'unknown' }, 'a callback was not taken');
        return c.text('', 503);
      }
    });
    routes.all(path, (c) => c.text('', 405, { allow: 'GET, POST' }));
  }
  return routes;
}

function queryOf(c: Context): SignedQuery {
  return {
    signature: rawQuery(c, 'msg_signature'),
    timestamp: rawQuery(c, 'timestamp'),
    nonce: rawQuery(c, 'nonce'),
  };
}

/** A value of the query with its '+' as it is: in base64 it is a letter, not a space. */
function rawQuery(c: Context, name: string): string {
  const { search } = new URL(c.req.url);
  for (const pair of search.slice(1).split('&')) {
    const at = pair.indexOf('=');
    if (at === -1 || pair.slice(0, at) !== name) continue;
    try {
      return decodeURIComponent(pair.slice(at + 1));
    } catch {
      return '';
    }
  }
  return '';
}
