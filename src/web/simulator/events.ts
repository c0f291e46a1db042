import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { type Instant, millisecondsBetween } from '#src/core/day.js';
import type { Clock } from '#src/ports/clock.js';
import type { Simulator } from '#src/ports/simulator.js';
import { shownMessage } from './shown-message.js';

/** Changes made by another process are looked for this often; those of our own are told at once. */
const lookEveryMs = 500;
/** A line now and then keeps the connection open, and the page's clock right. */
const aliveAfterLooks = 20;

/** What came or changed in any room since a version, and what time it is; as it happens, until `stopping`. */
export function eventStream(
  c: Context,
  { clock, simulator, stopping }: { clock: Clock; simulator: Simulator; stopping: AbortSignal },
): Response {
  return streamSSE(c, async (stream) => {
    const waiting = new Set<() => void>();
    const wake = (): void => {
      for (const run of waiting) run();
    };
    const forget = simulator.onChange(wake);
    stopping.addEventListener('abort', wake);
    stream.onAbort(wake);
    const changeOrPause = (): Promise<void> =>
      new Promise((resolve) => {
        const done = (): void => {
          cancel();
          waiting.delete(done);
          resolve();
        };
        const cancel = clock.after(lookEveryMs, done);
        waiting.add(done);
      });

    let version = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? 0) || 0;
    let told: Instant = '';
    let looks = 0;
    while (!stream.aborted && !stopping.aborted) {
      const current = await simulator.version();
      const now = clock.now();
      looks += 1;
      if (current > version || jumped(told, now) || looks % aliveAfterLooks === 0) {
        const personas = await simulator.personas();
        const messages = (await simulator.changedAfter(version)).map((message) => shownMessage(message, personas));
        await stream.writeSSE({
          id: String(current),
          data: JSON.stringify({ version: current, now, messages, heads: await simulator.heads() }),
        });
        version = current;
        told = now;
      }
      await changeOrPause();
    }
    forget();
    stopping.removeEventListener('abort', wake);
  });
}

const jumped = (told: Instant, now: Instant): boolean =>
  told === '' || millisecondsBetween(told, now) > lookEveryMs * aliveAfterLooks * 1.5;
