import type { Ctx } from './context.js';

interface Wish {
  /** Name of the task that does it. */
  kind: string;
  /** Of two wishes with one key the second is none. */
  key: string;
  payload: unknown;
}

/** Stores work to be done outside any transaction, after this one's commit; what fails there is told to who asked. */
export async function askTask(ctx: Ctx, { kind, key, payload }: Wish): Promise<void> {
  ctx.wakes.add('tasks');
  await ctx.repos.tasks.add({
    id: ctx.ids.next('tsk_'),
    kind,
    key,
    payload,
    replyTo: ctx.actor.address,
    createdAt: ctx.now,
  });
}
