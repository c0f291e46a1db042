import type { OutboxRow } from '#db/outbox.js';
import type { Ctx } from './context.js';
import { pictureOf } from './programme-state.js';
import { isOwed } from './todo.js';

/** Asked just before sending: is any of what a reminder speaks of still owed, and does the chat still serve that unit? */
export async function stillWanted(ctx: Ctx, row: OutboxRow): Promise<boolean> {
  const keys = row.subject.obligationKeys;
  if (!keys || keys.length === 0 || !ctx.programme) return true;
  const chat = await ctx.repos.roster.chat(row.to);
  const otherUnit =
    chat?.audience?.kind === 'unit' && row.subject.unitId && chat.audience.unitId !== row.subject.unitId;
  if (otherUnit || chat?.goneAt) return false;
  const wanted = new Set(keys);
  const { projects } = await pictureOf(ctx);
  return projects.some(({ assignments }) =>
    assignments.some(({ obligations }) => obligations.some((one) => wanted.has(one.key) && isOwed(one))),
  );
}
