import type { OutboxRow } from '#db/outbox.js';
import { isOwed } from '#src/core/obligations.js';
import type { Ctx } from './context.js';
import { pictureOf } from './programme-state.js';

/**
 * The question asked just before sending: is any of what a reminder speaks of still owed, and does the chat still serve
 * that unit? What is owed is looked up once for all the messages that are about to go out together.
 */
export function stillWanted(ctx: Ctx): (row: OutboxRow) => Promise<boolean> {
  let owed: Promise<Set<string>> | null = null;
  return async ({ subject: { obligationKeys, unitId }, to }) => {
    if (!obligationKeys || obligationKeys.length === 0 || !ctx.programme) return true;
    const chat = await ctx.repos.roster.chat(to);
    const otherUnit = chat?.audience?.kind === 'unit' && unitId !== undefined && chat.audience.unitId !== unitId;
    if (otherUnit || chat?.goneAt) return false;
    owed ??= owedKeys(ctx);
    const keys = await owed;
    return obligationKeys.some((key) => keys.has(key));
  };
}

/** Keys of everything that is owed now. */
export async function owedKeys(ctx: Ctx): Promise<Set<string>> {
  const { projects } = await pictureOf(ctx);
  const obligations = projects.flatMap(({ assignments }) =>
    assignments.flatMap((assignment) => assignment.obligations),
  );
  return new Set(obligations.filter(({ state }) => isOwed(state)).map(({ key }) => key));
}
