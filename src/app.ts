/** What the bot consists of, on one page: what it understands, what it does by the clock, and how work flows through. */

import { commands, tasks } from '#commands/index.js';
import { listener } from '#commands/listener.js';
import { jobs, tasksOfJobs } from '#jobs/index.js';
import type { Receive } from '#src/ports/platform.js';
import type { Bot } from '#src/runtime/bot.js';
import { delivery } from '#src/runtime/delivery.js';
import { dispatch } from '#src/runtime/dispatch.js';
import { readBack } from '#src/runtime/read-back.js';
import { receiver } from '#src/runtime/receive.js';
import { type Worked, workSlots } from '#src/runtime/scheduler.js';
import { taskWorker } from '#src/runtime/work-tasks.js';
import { type House, openContext, system } from '#src/services/context.js';
import { presence } from '#src/services/presence.js';
import { askToReckon } from '#src/services/reckon-courses.js';

export const bot: Bot = { commands, listener, tasks: [...tasks, ...tasksOfJobs], jobs };

export interface App {
  /** Where platforms hand their events. */
  receive: Receive;
  /** Shows that this instance lives, takes up what dead ones left behind, and works off what is waiting. */
  start(): Promise<void>;
  /** Reads back what the platforms may have lost. */
  readBack(): void;
  /** Works off every slot up to now. */
  tick(): Promise<Worked[]>;
  /** Resolves when inbox, tasks and outbox have nothing left to do now. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** What a process does: it hears (HTTP, sockets), it works (events, slots, sending), or both. */
export type ProcessRole = 'all' | 'gateway' | 'worker';

/** The bot on a house: store, clock, platforms. Opens nothing that the house has not opened. */
export function createApp(house: House, role: ProcessRole = 'all'): App {
  const hearsOnly = role === 'gateway';
  const events = dispatch(house, bot);
  const outbox = delivery(house, { ownSocketsOnly: hearsOnly });
  const work = taskWorker(house, bot);
  const receive = receiver(house, bot, events);
  const back = readBack(house, receive);
  const tick = async (): Promise<Worked[]> => {
    const worked = await workSlots(house, bot);
    await back.whenDue();
    house.queue.sweep();
    return worked;
  };
  if (!hearsOnly) {
    house.queue.onWake('inbox', events.run);
    house.queue.onWake('tasks', work.run);
    house.queue.onWake('slots', () => tick().then(() => undefined));
  }
  // What only the socket that this process holds can carry is sent from here, whatever the role.
  if (!hearsOnly || [...house.platforms.values()].some(({ sends }) => sends)) {
    house.queue.onWake('outbox', outbox.run);
  }
  const here = presence(house, async (gone) => {
    const { repos } = await openContext(house, system);
    await repos.inbox.recover(gone);
    await outbox.recover(gone);
    await work.recover(gone);
    house.queue.sweep();
  });
  return {
    receive,
    readBack: back.now,
    async start() {
      await here.begin();
      if (!hearsOnly) await askToReckon(house);
      house.queue.sweep();
    },
    tick,
    async settled() {
      await back.idle();
      await house.queue.idle();
    },
    async stop() {
      back.stop();
      for (const worker of [events, work, outbox]) worker.stop();
      await house.queue.stop();
      await here.end();
    },
  };
}
