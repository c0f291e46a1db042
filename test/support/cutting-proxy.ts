/** Stands before PostgreSQL and cuts a connection at the moment of a commit: before it, or when it is done and not yet said. */
import { connect, createServer, type Socket } from 'node:net';
import { listen } from '../fakes/common/listen.js';

export type Cut = 'before the commit' | 'before its answer';

export interface CuttingProxy {
  port: number;
  /** The next commit that comes by is struck so; resolves when it was. */
  strike(cut: Cut): Promise<void>;
  close(): Promise<void>;
}

export async function startCuttingProxy(serverPort: number): Promise<CuttingProxy> {
  let wanted: { cut: Cut; done(): void } | null = null;
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(serverPort, '127.0.0.1');
    let isMute = false;
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        open.delete(socket);
        end();
      });
    }
    client.on('data', (bytes) => {
      const struck = wanted;
      if (!struck || !/commit/i.test(bytes.toString('latin1'))) {
        server.write(bytes);
        return;
      }
      wanted = null;
      if (struck.cut === 'before its answer') {
        isMute = true;
        server.once('data', () => {
          end();
          struck.done();
        });
        server.write(bytes);
        return;
      }
      end();
      struck.done();
    });
    server.on('data', (bytes) => {
      if (!isMute) client.write(bytes);
    });
  });
  const port = await listen(proxy, 0);
  return {
    port,
    strike: (cut) =>
      new Promise((resolve) => {
        wanted = { cut, done: resolve };
      }),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
