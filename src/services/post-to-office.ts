import type { Card } from '#src/cards/model.js';
import type { Address } from '#src/core/people.js';
import { officeRecipients } from '#src/core/recipients.js';
import type { CardSubject } from './answer.js';
import type { Ctx } from './context.js';
import { post } from './post.js';

/** Posts to the office's chat; where none is bound, to each office person. */
export async function postToOffice(
  ctx: Ctx,
  card: Card,
  occurrence: string,
  subject: Partial<CardSubject> = {},
): Promise<void> {
  for (const to of await officeAddresses(ctx)) {
    await post(ctx, { kind: 'card', card }, { to, occurrence, subject: { purpose: 'office', ...subject } });
  }
}

/** The office's bound chats, else its people one by one, else those of the configuration. */
export async function officeAddresses(ctx: Ctx): Promise<Address[]> {
  const reached = officeRecipients(await ctx.repos.roster.load());
  return reached.length > 0 ? reached : [...ctx.office];
}
