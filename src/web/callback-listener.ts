/**
 * Callbacks are answered from Node's own request and response. They are most of what comes in, a platform waits for each, and
 * making web-standard requests of them would cost several times what checking, opening and storing them does; pages, where
 * that does not matter, go to the router.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock } from '#src/ports/clock.js';
import type { Log } from '#src/ports/log.js';
import { type Callback, type CallbackAnswer, mostBytes, withinMs } from '#src/wire/callback.js';
import { readCapped } from '#src/wire/read-capped.js';

/** Takes what comes to the addresses of `callbacks`; `otherwise` has the rest. */
export function callbackListener(
  callbacks: readonly Callback[],
  otherwise: RequestListener,
  { clock, log }: { clock: Clock; log: Log },
): RequestListener {
  const byPath = new Map(callbacks.map((callback) => [callback.path, callback]));

  async function answer(callback: Callback, request: IncomingMessage, query: string, body: Buffer) {
    const { method = '', headers } = request;
    try {
      const header = (name: string): string | undefined => headers[name]?.toString();
      return await callback.answer({ method, query, header, body });
    } catch (error) {
      log.error({ error, path: callback.path }, 'a callback failed');
      return { status: 500, body: callback.nothing };
    }
  }

  return (request, response) => {
    const { url = '' } = request;
    const [path, query] = splitUrl(url);
    const callback = byPath.get(path);
    if (!callback) return otherwise(request, response);
    // Whoever sends slowly, or far too much, is cut off.
    request.once(
      'close',
      clock.after(withinMs, () => request.destroy()),
    );
    const say = (answer: CallbackAnswer): void => send(response, callback, answer);
    if (!callback.methods.includes(request.method ?? '')) {
      request.resume();
      response.setHeader('allow', callback.methods.join(', '));
      return say({ status: 405, body: callback.nothing });
    }
    readCapped(request, mostBytes, (body) => {
      if (body === null) say({ status: 413, body: callback.nothing });
      else void answer(callback, request, query, body).then(say);
    });
  };
}

function splitUrl(url: string): [path: string, query: string] {
  const at = url.indexOf('?');
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

function send(response: ServerResponse, { type }: Callback, { status, body }: CallbackAnswer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
