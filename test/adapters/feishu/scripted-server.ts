/** A server on loopback that answers as it is told, one call after the other, and remembers what it was asked. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

export type Script = (response: http.ServerResponse, asked: Asked) => void;

export interface ScriptedServer {
  url: string;
  /** Calls so far, those for tokens apart. */
  asked: Asked[];
  tokenCalls: number;
  /** What the next calls get, in order; the last one again and again. */
  script(...steps: Script[]): void;
  /** Resolves when the next call that is not for a token has arrived whole. */
  nextCall(): Promise<Asked>;
  close(): Promise<void>;
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Script =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
export const sentAs = (messageId: string) => json({ code: 0, msg: 'success', data: { message_id: messageId } });
export const reset: Script = (response) => {
  response.socket?.resetAndDestroy();
};
export const hang: Script = () => {};

export async function scriptedServer(): Promise<ScriptedServer> {
  let steps: Script[] = [];
  let waiting: ((asked: Asked) => void)[] = [];
  const state = { asked: [] as Asked[], tokenCalls: 0 };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      if (path.endsWith('/tenant_access_token/internal')) {
        state.tokenCalls += 1;
        return json({ code: 0, msg: 'ok', tenant_access_token: `t-secret-token-${state.tokenCalls}`, expire: 7_200 })(
          response,
          { method: 'POST', path, headers: {}, body: Buffer.alloc(0) },
        );
      }
      const asked = { method: request.method ?? '', path, headers: request.headers, body: Buffer.concat(chunks) };
      state.asked.push(asked);
      const step = steps.length > 1 ? steps.shift() : steps[0];
      const listeners = waiting;
      waiting = [];
      for (const listener of listeners) listener(asked);
      step?.(response, asked);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get asked() {
      return state.asked;
    },
    get tokenCalls() {
      return state.tokenCalls;
    },
    script(...next) {
      steps = next;
    },
    nextCall: () => new Promise((resolve) => waiting.push(resolve)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
