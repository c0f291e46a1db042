import type { Task as TaskRow } from '#db/tasks.js';
import { refusalCard } from '#src/cards/refusal-card.js';
import { addMilliseconds } from '#src/core/day.js';
import { Refusal, StoreRefusal } from '#src/core/refusal.js';
import { type Ctx, type House, openContext, system, withTx } from '#src/services/context.js';
import { post } from '#src/services/post.js';
import type { Bot } from './bot.js';
import { backOffMs } from './delivery.js';

const attemptsAllowed = 3;
const givenUp = '抱歉，这个文件没有处理成功，请稍后再发一次。';

export interface TaskWorker {
  run(): Promise<void>;
  /** After the death of these instances: what was interrupted runs again; who asked for what was given up is told. */
  recover(owners: readonly string[]): Promise<void>;
  /** Takes no further task; the one in hand is finished. */
  stop(): void;
}

/**
 * Works off stored tasks: fetching, parsing, writing files. A task's own effect is one transaction with its completion,
 * so a task that was cut off simply runs again.
 */
export function taskWorker(house: House, bot: Bot): TaskWorker {
  const byName = new Map(bot.tasks.map((task) => [task.name, task]));
  const owner = house.instance;
  let isStopped = false;
  return {
    async recover(owners) {
      const base = await openContext(house, system);
      for (const row of await base.repos.tasks.recover(owners, base.now)) {
        await withTx(await openContext(house, system, row.programmeId), (ctx) => tellFailed(ctx, row, givenUp));
      }
    },
    stop() {
      isStopped = true;
    },
    async run() {
      while (!isStopped) {
        const { repos, now } = await openContext(house, system);
        const row = await repos.tasks.next(owner, now);
        if (!row) return;
        const ctx = await openContext(house, system, row.programmeId);
        const task = byName.get(row.kind);
        try {
          if (!task) throw new Error(`no task named ${row.kind}`);
          const effect = await task.run(ctx, task.payload.parse(row.payload));
          await withTx(ctx, async (tx) => {
            let [rest, waitMs]: [unknown, number] = [undefined, 0];
            await effect(tx, (payload, afterMs = 0) => {
              [rest, waitMs] = [payload, afterMs];
            });
            const at = house.clock.now();
            const isOurs =
              rest === undefined
                ? await tx.repos.tasks.markDone(row.id, owner, at)
                : await tx.repos.tasks.goOn(row.id, owner, rest, addMilliseconds(at, waitMs));
            if (!isOurs) throw new Error('done by another worker');
          });
        } catch (error) {
          // Taken as it is, it comes due again by itself.
          if (error instanceof StoreRefusal) throw error;
          const refused = error instanceof Refusal;
          const last = refused || row.attempts >= attemptsAllowed;
          ctx.log.warn({ task: row.id, kind: row.kind, error, last }, 'task failed');
          await withTx(ctx, async (tx) => {
            const at = house.clock.now();
            if (!last) await tx.repos.tasks.retry(row.id, owner, addMilliseconds(at, backOffMs(row.attempts)));
            else if (await tx.repos.tasks.markFailed(row.id, owner, at))
              await tellFailed(tx, row, refused ? error.shown : givenUp);
          });
        }
      }
    },
  };
}

async function tellFailed(ctx: Ctx, { id, replyTo }: TaskRow, shown: string): Promise<void> {
  if (!replyTo) return;
  await post(ctx, { kind: 'card', card: refusalCard(shown) }, { to: replyTo, occurrence: `task:${id}:failed` });
}
