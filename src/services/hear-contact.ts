import { addMilliseconds } from '#src/core/day.js';
import { type UnderstoodMessage, understandMessage } from '#src/core/reading/messages/messages.js';
import type { Registry } from '#src/core/registry.js';
import type { CardSubject } from './answer.js';
import { type ClaimDraft, claimDraftSchema } from './claim-drafts.js';
import type { Ctx } from './context.js';
import { loadState, type ProgrammeState } from './programme-state.js';

/** For so long further words go on with what was said before, without replying to its card. */
const goesOnForMs = 30 * 60_000;

export interface Heard {
  understood: UnderstoodMessage;
  /** What the same person said here before and has not confirmed. */
  pending: (ClaimDraft & { id: string }) | null;
}

/** A contact's message, read in the light of the card it replies to, else of what they said here just before. */
export async function hearContact(
  ctx: Ctx,
  { text, unitId, subject }: { text: string; unitId: string; subject: CardSubject | null },
): Promise<Heard> {
  const state = await loadState(ctx);
  const pending = await pendingOf(ctx, unitId, subject);
  const last = lastReported(ctx, state, unitId);
  const understood = understandMessage(
    {
      kind: 'claim',
      text,
      unit: state.registry.units.find(({ id }) => id === unitId)?.name ?? '',
      at: ctx.now,
      replyTo: subject?.numbers ?? null,
      before: pending?.said ?? [],
      ...(last ? { last } : {}),
    },
    state.registry,
    ctx.today,
  );
  return { understood, pending };
}

async function pendingOf(ctx: Ctx, unitId: string, subject: CardSubject | null): Promise<Heard['pending']> {
  const since = addMilliseconds(ctx.now, -goesOnForMs);
  const drafts = await ctx.repos.drafts.openOf(ctx.actor.id, ctx.room?.address ?? ctx.actor.address ?? '', ctx.now);
  const draft = drafts.findLast(
    ({ id, kind, createdAt }) => kind === 'claim' && (subject ? id === subject.draftId : createdAt >= since),
  );
  if (!draft) return null;
  const pending = claimDraftSchema.parse(draft.payload);
  return pending.unitId === unitId ? { ...pending, id: draft.id } : null;
}

/** What this person reported last for the unit, today: 「又办了2场」 goes on from it. */
function lastReported({ actor, today }: Ctx, { registry, facts }: ProgrammeState, unitId: string): string | null {
  const own = facts.reports.filter((report) => report.by === actor.id && report.unitId === unitId);
  const last = own.reduce<(typeof own)[number] | null>(
    (latest, one) => (latest && latest.at > one.at ? latest : one),
    null,
  );
  if (!last || last.on !== today) return null;
  return `${numberOf(registry, last.projectId)} ${last.completion}`;
}

const numberOf = ({ projects }: Registry, projectId: string): string =>
  projects.find(({ id }) => id === projectId)?.number ?? '';
