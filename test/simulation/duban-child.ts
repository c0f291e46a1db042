/** A duban whose time its parent gives it, over the channel of a forked process. */

import { sql } from 'kysely';
import { systemIds } from '#src/adapters/system/ids.js';
import { parseConfig } from '#src/config.js';
import { unlimited } from '#src/core/limits.js';
import { startService } from '#src/main.js';
import type { Log } from '#src/ports/log.js';
import { openContext, system } from '#src/services/context.js';
import { slidingPacer } from '#src/wire/pacing.js';
import { stillClock } from '../support/clock.js';
import type { Answered, Order } from './duban-process.js';

const clock = stillClock(process.env.SIMULATED_NOW ?? '');
let errors: string[] = [];
const keep = (fields: object, message: string): void => {
  const { error } = fields as { error?: unknown };
  errors.push(`${message}: ${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(fields)}`);
};
const log: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: keep };
const { house, app, port, stop } = await startService(parseConfig(process.env), {
  clock,
  ids: systemIds(clock),
  log,
  limits: unlimited,
  // Redis keeps the platforms' limits by its own clock, which nobody sets.
  pacer: slidingPacer(clock),
  knock: false,
});

async function obey(order: Order): Promise<void> {
  if (order.to !== null) clock.to(order.to);
  if (order.tick) await app.tick();
  for (const lane of ['inbox', 'tasks', 'outbox'] as const) house.queue.wake(lane);
  await app.settled();
}

async function answer(): Promise<Answered> {
  const { repos, now } = await openContext(house, system);
  const { db } = house.database;
  // Counted by their indexes: the settled ones grow with the days.
  const { rows } = await sql<{ left: number }>`select
    (select count(*) from outbox where state in ('pending', 'claimed', 'sending')) +
    (select count(*) from tasks where state in ('open', 'taken')) +
    (select count(*) from inbox where state = 'open') as "left"`.execute(db);
  const told = errors;
  errors = [];
  return {
    port,
    left: Number(rows[0]?.left ?? 0),
    nextDue: await repos.outbox.nextDue(now),
    errors: told,
    cpu: process.cpuUsage(),
    rss: process.memoryUsage.rss(),
  };
}

process.on('message', (order: Order) => {
  if (order.end) {
    void stop().then(() => process.disconnect());
    return;
  }
  void obey(order)
    .catch((error: unknown) => keep({ error }, 'the order failed'))
    .then(answer)
    .then((answered) => process.send?.(answered));
});
process.send?.(await answer());
