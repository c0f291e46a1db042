import type { Card } from '#src/cards/model.js';
import type { Address } from '#src/core/people.js';
import { unitRecipients } from '#src/core/recipients.js';
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

/** The unit's chat; without one its contacts or their deputies one by one; without any the office (rule 28). */
export async function unitAddresses(ctx: Ctx, unitId: string): Promise<Address[]> {
  const reached = unitRecipients(await ctx.repos.roster.load(), unitId, ctx.today);
  return reached.length > 0 ? reached : officeAddresses(ctx);
}
