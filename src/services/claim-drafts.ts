/** Between what somebody typed and a report: what was understood, kept until it is confirmed by its author. */
import { z } from 'zod';
import { type UnderstoodView, understoodCard } from '#src/cards/report-cards.js';
import { addMilliseconds, dayMs } from '#src/core/day.js';
import type { MessagePart } from '#src/core/reading/messages/messages.js';
import { Refusal } from '#src/core/refusal.js';
import { type Answer, toUnit } from './answer.js';
import { entriesOf, entrySchema, entryShown } from './claim-entries.js';
import { type Ctx, withTx } from './context.js';
import { projectState } from './find.js';
import { audit } from './new-fact.js';
import { requireUnit } from './permission.js';
import { pictureOf } from './programme-state.js';
import { type Submitted, submitReports } from './submit-report.js';

const keptForMs = 7 * dayMs;
export const claimDraftSchema = z.object({
  unitId: z.string(),
  /** The messages that led to it, oldest first. */
  said: z.array(z.string()),
  /** What has to be answered before it can be confirmed. */
  asks: z.string().nullable(),
  entries: z.array(entrySchema),
});
export type ClaimDraft = z.infer<typeof claimDraftSchema>;

export interface ClaimSaid {
  text: string;
  unitId: string;
  parts: readonly MessagePart[];
  asks: string | null;
  /** The draft that the same person has not confirmed. */
  pending: (ClaimDraft & { id: string }) | null;
  messageId: string;
}

/** Keeps what was understood as a draft, in place of the one that it goes on with, and asks; nothing is reported yet. */
export const askToConfirm = async (ctx: Ctx, said: ClaimSaid): Promise<Answer> => {
  const view = await saveClaimDraft(ctx, said);
  return toUnit(said.unitId, understoodCard(view), {
    subject: {
      purpose: 'understood',
      unitId: said.unitId,
      numbers: view.entries.map(({ number }) => number),
      draftId: view.draftId,
    },
  });
};

const saveClaimDraft = (ctx: Ctx, said: ClaimSaid): Promise<UnderstoodView> =>
  withTx(ctx, async (ctx) => {
    requireUnit(ctx, said.unitId);
    const own = (await pictureOf(ctx)).projects
      .flatMap(({ assignments }) => assignments)
      .filter(({ unit, project }) => unit.id === said.unitId && project.goneOn === null);
    const entries = entriesOf(own, said.parts);
    if (entries.length === 0 && !said.asks)
      throw new Refusal('bad_input', '没有看出说的是哪个项目，请写上编号，例如：9-2 已办8场，还差4场。');
    const goesOn = said.pending?.entries.every(({ projectId }) => entries.some((one) => one.projectId === projectId))
      ? said.pending
      : null;
    if (goesOn) await ctx.repos.drafts.settle(goesOn.id, 'dropped');
    const draft: ClaimDraft = {
      unitId: said.unitId,
      said: [...(goesOn?.said ?? []), said.text],
      asks: said.asks,
      entries,
    };
    const draftId = ctx.ids.next('drf_');
    await ctx.repos.drafts.insert({
      id: draftId,
      personId: ctx.actor.id,
      chat: roomOf(ctx),
      messageId: said.messageId,
      kind: 'claim',
      payload: { ...draft },
      createdAt: ctx.now,
      expiresAt: addMilliseconds(ctx.now, keptForMs),
    });
    return {
      draftId,
      unit: own[0]?.unit.name ?? '',
      asks: said.asks,
      entries: entries.flatMap((entry) => {
        const project = own.find((one) => one.project.id === entry.projectId)?.project;
        return project ? [{ number: project.number, name: project.name, ...entryShown(entry) }] : [];
      }),
    };
  });

/** Stores what a draft holds; only its author confirms it (rule 29). @throws Refusal not_found, not_allowed, conflict */
export const confirmDraft = (ctx: Ctx, draftId: string): Promise<Submitted[]> =>
  withTx(ctx, async (ctx) => {
    const { unitId, entries, asks } = await openDraft(ctx, draftId);
    if (asks) throw new Refusal('conflict', asks);
    const picture = await pictureOf(ctx);
    const reports = entries.map((entry) => {
      const { report: last } = projectState(picture, entry.projectId).assignments.find(
        ({ unit }) => unit.id === unitId,
      ) ?? { report: null };
      return {
        ...entry,
        unitId,
        completed: null,
        problems: last?.unitId === unitId ? last.problems : '',
        nextSteps: last?.unitId === unitId ? last.nextSteps : '',
        source: 'reply' as const,
      };
    });
    if (!(await ctx.repos.drafts.settle(draftId, 'confirmed'))) throw settled;
    return submitReports(ctx, reports);
  });

/** Drops a draft; returns its unit. */
export const discardDraft = (ctx: Ctx, draftId: string): Promise<string> =>
  withTx(ctx, async (ctx) => {
    const { unitId } = await openDraft(ctx, draftId);
    await ctx.repos.drafts.settle(draftId, 'dropped');
    await audit(ctx, 'draft.drop', draftId);
    return unitId;
  });

/** Project ids that a claim's draft speaks of. */
export const projectsOfDraft = (payload: unknown): string[] => {
  const draft = claimDraftSchema.safeParse(payload);
  return draft.success ? draft.data.entries.map(({ projectId }) => projectId) : [];
};

const settled = new Refusal('not_found', '这条内容已经处理过或已过期，请重新填报。');

async function openDraft(ctx: Ctx, draftId: string): Promise<ClaimDraft> {
  const draft = await ctx.repos.drafts.byId(draftId);
  if (draft?.kind !== 'claim' || draft.state !== 'open' || draft.expiresAt < ctx.now) throw settled;
  if (draft.personId !== ctx.actor.id) throw new Refusal('not_allowed', '这条内容要由写它的人确认。');
  return claimDraftSchema.parse(draft.payload);
}

const roomOf = ({ room, actor }: Ctx): string => room?.address ?? actor.address ?? '';
