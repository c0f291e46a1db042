/**
 * A duban whose time begins at VICTIM_NOW and passes as the machine's does: works off every slot up to then, delivers all
 * that is due, whatever tries it takes, and ends. Its parent kills it on the way, by DUBAN_FAULT, and starts another one.
 */

import { setTimeout as wait } from 'node:timers/promises';
import { parseConfig } from '#src/config.js';
import { unlimited } from '#src/core/limits.js';
import { startService } from '#src/main.js';
import { openContext, system } from '#src/services/context.js';
import { flowingClock } from '../support/clock.js';

/** Longer than any retry takes; then it says what it could not do. */
const patienceMs = 120_000;

const clock = flowingClock(process.env.VICTIM_NOW ?? '');
const { house, app, stop } = await startService(parseConfig(process.env), { clock, limits: unlimited, knock: false });

/** What is not settled and may yet be: a busy machine or a platform at its limit puts a message off, and loses none. */
async function left(): Promise<number> {
  const { repos } = await openContext(house, system);
  const { pending, claimed, sending } = await repos.outbox.counts();
  const isRetried = (await repos.outbox.nextDue(clock.now())) !== null;
  return pending + claimed + sending + (isRetried ? 1 : 0);
}

await app.tick();
await app.settled();
while ((await left()) > 0 && clock.monotonic() < patienceMs) {
  await wait(20);
  await app.settled();
}
if ((await left()) > 0) process.exitCode = 1;
await stop();
