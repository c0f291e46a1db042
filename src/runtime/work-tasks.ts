import { refusalCard } from '#src/cards/refusal-card.js';
import { addMilliseconds } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import { type House, openContext, system, withTx } from '#src/services/context.js';
import { post } from '#src/services/post.js';
import type { Bot } from './bot.js';
import { backOffMs } from './delivery.js';

const attemptsAllowed = 3;

/**
 * Works off stored tasks: fetching, parsing, writing files. A task's own effect is one transaction with its completion,
 * so a task that was cut off simply runs again.
 */
export function taskWorker(house: House, bot: Bot): { run(): Promise<void> } {
  const byName = new Map(bot.tasks.map((task) => [task.name, task]));
  return {
    async run() {
      for (;;) {
        const ctx = await openContext(house, system);
        const row = await ctx.repos.tasks.next(ctx.now);
        if (!row) return;
        const task = byName.get(row.kind);
        try {
          if (!task) throw new Error(`no task named ${row.kind}`);
          await task.run(ctx, task.payload.parse(row.payload));
          await ctx.repos.tasks.markDone(row.id, house.clock.now());
        } catch (error) {
          const refused = error instanceof Refusal;
          const last = refused || row.attempts >= attemptsAllowed;
          ctx.log.warn({ task: row.id, kind: row.kind, error, last }, 'task failed');
          await withTx(ctx, async (tx) => {
            if (last) await tx.repos.tasks.markFailed(row.id, house.clock.now());
            else await tx.repos.tasks.retry(row.id, addMilliseconds(house.clock.now(), backOffMs(row.attempts)));
            if (last && row.replyTo) {
              const shown = refused ? error.shown : '抱歉，这个文件没有处理成功，请稍后再发一次。';
              await post(
                tx,
                { kind: 'card', card: refusalCard(shown) },
                { to: row.replyTo, occurrence: `task:${row.id}:failed` },
              );
            }
          });
        }
      }
    },
  };
}
