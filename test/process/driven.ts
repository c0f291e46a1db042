/**
 * A duban whose time its parent gives it, second by second: an order a line on standard input, an answer a line on standard
 * output. Its parent kills or freezes it whenever it likes.
 */

import { createInterface } from 'node:readline';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SharedQueue } from '#src/adapters/queue/bullmq.js';
import { parseConfig } from '#src/config.js';
import { unlimited } from '#src/core/limits.js';
import { startService } from '#src/main.js';
import { openContext, system, withTx } from '#src/services/context.js';
import { post } from '#src/services/post.js';
import { stillClock } from '../support/clock.js';
import { collectGarbage } from '../support/garbage.js';
import type { Answered, Order } from './driven-child.js';

const clock = stillClock(process.env.DRIVEN_NOW ?? '');
const { house, port, stop } = await startService(parseConfig(process.env), {
  clock,
  limits: unlimited,
  knock: false,
  logTo: process.stderr,
});

async function obey(order: Order): Promise<void> {
  switch (order.do) {
    case 'post':
      await withTx(await openContext(house, system), async (ctx) => {
        for (const { to, text } of order.messages) await post(ctx, { kind: 'text', text }, { to, occurrence: text });
      });
      return;
    case 'advance':
      clock.advance(order.milliseconds);
      for (let turn = 0; turn < 5; turn += 1) await nextTurn();
      return;
    case 'tick':
      house.queue.wake('slots');
      await house.queue.idle();
      return;
    case 'arm':
      process.env.DUBAN_FAULT = order.fault;
      return;
    case 'rest':
      await house.queue.idle();
      return;
    case 'collect garbage':
      collectGarbage();
  }
}

async function answer(): Promise<void> {
  const { repos } = await openContext(house, system);
  const { open } = await repos.inbox.counts();
  const { pending, claimed, sending } = await repos.outbox.counts();
  const isRepeated = (await repos.outbox.nextDue(clock.now())) !== null;
  const given: Answered = {
    port,
    leads: house.platforms.get('wecom')?.sends?.() ?? false,
    unknown: (await repos.outbox.byState('unknown')).map(({ occurrence }) => occurrence),
    waiting: open + pending + claimed + sending + (isRepeated ? 1 : 0),
    redisIsWell: 'link' in house.queue && (house.queue as SharedQueue).link.isWell(),
    residentBytes: process.memoryUsage().rss,
  };
  process.stdout.write(`${JSON.stringify(given)}\n`);
}

await answer();
for await (const line of createInterface({ input: process.stdin })) {
  await obey(JSON.parse(line) as Order);
  await answer();
}
await stop();
