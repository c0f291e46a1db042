import { recalledCard } from '#src/cards/office-notice-cards.js';
import type { Inbound } from '#src/ports/platform.js';
import { projectsOfDraft } from './claim-drafts.js';
import type { Ctx } from './context.js';
import { audit } from './new-fact.js';
import { postToOffice } from './post-to-office.js';

/** A message that led to a counted report was recalled: the report stays, the trail says so, and the office sees it. */
export async function noteRecall(ctx: Ctx, event: Extract<Inbound, { kind: 'recalled' }>): Promise<void> {
  if (!ctx.programme) return;
  const draft = await ctx.repos.drafts.confirmedFrom(event.messageId);
  if (!draft) return;
  await audit(ctx, 'message.recalled', event.messageId, { draft: draft.id });
  const person = await ctx.repos.roster.person(draft.personId);
  const told = new Set(projectsOfDraft(draft.payload));
  const { projects } = await ctx.repos.registry.load();
  const numbers = projects.filter(({ id }) => told.has(id)).map(({ number }) => number);
  await postToOffice(
    ctx,
    recalledCard({ number: numbers.join('、'), name: '', by: person?.name ?? '联络员' }),
    `recalled:${event.messageId}`,
  );
}
