import type { Card } from '#src/cards/model.js';
import type { Address, Roster } from '#src/core/people.js';
import type { CardSubject } from './answer.js';
import type { Ctx } from './context.js';
import { post } from './post.js';
import { officeAddresses } from './post-to-office.js';

/** Posts to a unit where it is reached. */
export async function postToUnit(
  ctx: Ctx,
  unitId: string,
  card: Card,
  occurrence: string,
  subject: Partial<CardSubject> = {},
): Promise<void> {
  for (const to of await unitAddresses(ctx, unitId)) {
    await post(ctx, { kind: 'card', card }, { to, occurrence, subject: { purpose: 'unit', unitId, ...subject } });
  }
}

/** The unit's bound chat; without one its contacts one by one; without any the office (rule 28). */
export async function unitAddresses(ctx: Ctx, unitId: string): Promise<Address[]> {
  const reached = reachedAt(await ctx.repos.roster.load(), unitId);
  return reached.length > 0 ? reached : officeAddresses(ctx);
}

function reachedAt({ chats, people }: Roster, unitId: string): Address[] {
  const chat = chats.find(
    ({ audience, goneAt }) => goneAt === null && audience?.kind === 'unit' && audience.unitId === unitId,
  );
  if (chat) return [chat.address];
  return people
    .filter(({ grants }) => grants.some((grant) => grant.role === 'contact' && grant.unitId === unitId))
    .flatMap(({ addresses }) => addresses.slice(0, 1));
}
