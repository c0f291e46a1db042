/** `/wecom/bot` and `/wecom/app`: the URL check by GET, events by POST. Answers tell a stranger nothing but the status. */
import type { Clock } from '#src/ports/clock.js';
import type { Log } from '#src/ports/log.js';
import type { Callback, CallbackAnswer } from '#src/wire/callback.js';
import type { Opener, SignedQuery } from './verify.js';

export const BOT_PATH = '/wecom/bot';
export const APP_PATH = '/wecom/app';

export interface SignedRoute {
  path: string;
  opener: Opener;
  /** The sealed text in a body; null where there is none. */
  sealedIn(body: string): string | null;
  /** What is answered, sealed already where it has to be; empty says nothing. Null: not able to take it now. */
  take(message: string, query: SignedQuery): Promise<string | null>;
}

const utf8 = new TextDecoder();
const nothing = '';
const status = (code: number): CallbackAnswer => ({ status: code, body: nothing });

export function signedCallback(
  { path, opener, sealedIn, take }: SignedRoute,
  { clock, log }: { clock: Clock; log: Log },
): Callback {
  return {
    path,
    methods: ['GET', 'POST'],
    type: 'text/plain; charset=UTF-8',
    nothing,
    async answer({ method, query: said, body }) {
      const query = signedQuery(said);
      const isCheck = method === 'GET';
      const sealed = isCheck ? valueIn(said, 'echostr') : (sealedIn(utf8.decode(body)) ?? '');
      const opened = opener.open(query, sealed, clock.now());
      if (opened.kind === 'refused') {
        log.warn({ path, why: opened.why }, 'a callback was refused');
        return status(401);
      }
      // The bare text: no quotes, no line end.
      if (isCheck) return { status: 200, body: opened.message };
      try {
        const answer = await take(opened.message, query);
        return answer === null ? status(503) : { status: 200, body: answer };
      } catch (error) {
        log.error({ path, error: error instanceof Error ? error.name : 'unknown' }, 'a callback was not taken');
        return status(503);
      }
    },
  };
}

const signedQuery = (query: string): SignedQuery => ({
  signature: valueIn(query, 'msg_signature'),
  timestamp: valueIn(query, 'timestamp'),
  nonce: valueIn(query, 'nonce'),
});

/** A value of the query with its '+' as it is: in base64 it is a letter, not a space. */
function valueIn(query: string, name: string): string {
  for (const pair of query.split('&')) {
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
