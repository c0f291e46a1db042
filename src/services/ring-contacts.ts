import { ringCard } from '#src/cards/nudge-card.js';
import type { Address } from '#src/core/people.js';
import { companionNote } from './companions.js';
import type { Ctx } from './context.js';
import { post } from './post.js';

/**
 * Where a group's messages ring at nobody, but the office has stored the group's second way in: the unit's contacts are
 * mentioned there, after the reminder.
 */
export async function ringContacts(
  ctx: Ctx,
  {
    chat,
    unitId,
    occurrence,
    obligationKeys,
  }: { chat: Address; unitId: string; occurrence: string; obligationKeys: string[] },
): Promise<void> {
  if ((await ctx.repos.notes.read(companionNote(chat), ctx.now)) === null) return;
  const { people } = await ctx.repos.roster.load();
  const platform = chat.slice(0, chat.indexOf(':') + 1);
  const addresses = people
    .filter(({ grants }) => grants.some((grant) => grant.role === 'contact' && grant.unitId === unitId))
    .flatMap((person) => person.addresses.find((address) => address.startsWith(platform)) ?? []);
  if (addresses.length === 0) return;
  await post(
    ctx,
    { kind: 'card', card: ringCard(addresses) },
    { to: chat, occurrence, subject: { purpose: 'ring', unitId, obligationKeys } },
  );
}
