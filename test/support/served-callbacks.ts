/** Callbacks behind a real listener, as the service has them. */
import type { Clock } from '#src/ports/clock.js';
import type { Log } from '#src/ports/log.js';
import { callbackListener } from '#src/web/callback-listener.js';
import { listen } from '#src/web/server.js';
import type { Callback } from '#src/wire/callback.js';

export interface Served {
  /** Origin. */
  url: string;
  port: number;
  close(): Promise<void>;
}

export async function servedCallbacks(
  callbacks: readonly Callback[],
  parts: { clock: Clock; log: Log },
): Promise<Served> {
  const listener = callbackListener(callbacks, (_request, response) => response.writeHead(404).end(), parts);
  const { port, drop, close } = await listen(listener, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async close() {
      drop();
      await close();
    },
  };
}
