/** What stands before several gateways: each request goes to the next one that takes connections. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen, shut } from '../../fakes/common/listen.js';

export interface Balancer {
  url: string;
  /** Ports of the gateways in rotation. One that takes no connection is passed over. */
  ports: Set<number>;
  close(): Promise<void>;
}

export async function startBalancer(): Promise<Balancer> {
  const ports = new Set<number>();
  let turn = 0;
  const server = createServer(async (incoming, answer) => {
    const body = await buffer(incoming);
    turn += 1;
    const inTurn = [...ports];
    for (const [index] of inTurn.entries()) {
      const port = inTurn[(turn + index) % inTurn.length] ?? 0;
      const outcome = await forwarded(port, incoming, body, answer);
      if (outcome === 'done') return;
      if (outcome === 'broken') break;
    }
    answer.writeHead(502).end();
  });
  const url = `http://127.0.0.1:${await listen(server, 0)}`;
  return { url, ports, close: () => shut(server) };
}

/** `refused`: nobody heard it. `broken`: somebody may have; the platform is told that it failed, and sends again. */
function forwarded(
  port: number,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
): Promise<'done' | 'refused' | 'broken'> {
  return new Promise((resolve) => {
    const call = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
      response.once('end', () => resolve('done'));
      response.once('error', () => resolve('done'));
    });
    call.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'broken'));
    call.end(body);
  });
}
