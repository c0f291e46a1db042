/** Between what somebody typed and a report: what was understood, kept until it is confirmed by its author. */
import { z } from 'zod';
import type { UnderstoodView } from '#src/cards/report-cards.js';
import { addMilliseconds } from '#src/core/day.js';
import { readClaim } from '#src/core/reading/claims.js';
import { readMessage } from '#src/core/reading/messages.js';
import { Refusal } from '#src/core/refusal.js';
import { figureWords } from '#src/core/show.js';
import { type Ctx, withTx } from './context.js';
import { projectState } from './find.js';
import { audit } from './new-fact.js';
import { requireUnit } from './permission.js';
import { loadState, pictureFrom, pictureOf } from './programme-state.js';
import { type Submitted, submitReport } from './submit-report.js';

const keptForMs = 7 * 24 * 3600_000;

const draftSchema = z.object({
  unitId: z.string(),
  entries: z
    .array(z.object({ projectId: z.string(), completion: z.string(), completed: z.boolean().nullable() }))
    .min(1),
});

export interface ClaimSaid {
  text: string;
  unitId: string;
  /** Projects it is known to speak of: given with the command, or those of the card replied to. */
  numbers: readonly string[];
  messageId: string;
}

/** Reads a claim and keeps it as a draft; nothing is reported yet. */
export const saveClaimDraft = (ctx: Ctx, said: ClaimSaid): Promise<UnderstoodView> =>
  withTx(ctx, async (ctx) => {
    requireUnit(ctx, said.unitId);
    const state = await loadState(ctx);
    const picture = pictureFrom(ctx, state);
    const unit = state.registry.units.find(({ id }) => id === said.unitId);
    const read = readMessage(
      { kind: 'claim', text: said.text, unit: unit?.name ?? '', at: ctx.now, replyTo: [...said.numbers] },
      state.registry,
      ctx.today,
    );
    const numbers = read.projects.length > 0 ? read.projects : said.numbers;
    const own = picture.projects.filter(({ assignments }) => assignments.some(({ unit }) => unit.id === said.unitId));
    const projects = numbers.flatMap((number) => own.filter(({ project }) => project.number === number));
    if (projects.length === 0)
      throw new Refusal('bad_input', read.asks ?? '没有看出说的是哪个项目，请写上编号，例如：9-2 已办8场，还差4场。');
    const entries = projects.map(({ project }) => {
      const state = read.perProject?.[project.number] ?? read.state;
      const completion =
        projects.length === 1 ? withoutNumber(said.text, project.number) : part(said.text, project.number, numbers);
      return { project, completion, completed: state === 'unknown' ? null : state === 'completed' };
    });
    const draftId = ctx.ids.next('drf_');
    await ctx.repos.drafts.insert({
      id: draftId,
      personId: ctx.actor.id,
      chat: ctx.room?.address ?? ctx.actor.address ?? '',
      messageId: said.messageId,
      kind: 'claim',
      payload: {
        unitId: said.unitId,
        entries: entries.map(({ project, completion, completed }) => ({
          projectId: project.id,
          completion,
          completed,
        })),
      },
      createdAt: ctx.now,
      expiresAt: addMilliseconds(ctx.now, keptForMs),
    });
    return {
      draftId,
      unit: unit?.name ?? '',
      asks: read.asks,
      entries: entries.map(({ project, completion, completed }) => {
        const claim = readClaim(completion, ctx.today);
        return {
          number: project.number,
          name: project.name,
          completion,
          figures: claim.figures.map(figureWords),
          state: completed === null ? '未写明' : completed ? '已完成' : '未完成',
          dates: [
            claim.completedOn && `完成于 ${claim.completedOn}`,
            claim.expectedOn && `预计 ${claim.expectedOn} 完成`,
          ].filter((one): one is string => Boolean(one)),
        };
      }),
    };
  });

/** Stores what a draft holds; only its author confirms it (rule 29). @throws Refusal not_found, not_allowed */
export const confirmDraft = (ctx: Ctx, draftId: string): Promise<Submitted[]> =>
  withTx(ctx, async (ctx) => {
    const { unitId, entries } = await openDraft(ctx, draftId);
    const submitted: Submitted[] = [];
    for (const entry of entries) {
      const { report: last } = projectState(await pictureOf(ctx), entry.projectId).assignments.find(
        ({ unit }) => unit.id === unitId,
      ) ?? { report: null };
      submitted.push(
        await submitReport(ctx, {
          ...entry,
          unitId,
          problems: last?.unitId === unitId ? last.problems : '',
          nextSteps: last?.unitId === unitId ? last.nextSteps : '',
          source: 'reply',
        }),
      );
    }
    await ctx.repos.drafts.settle(draftId, 'confirmed');
    return submitted;
  });

/** Drops a draft; returns its unit. */
export const discardDraft = (ctx: Ctx, draftId: string): Promise<string> =>
  withTx(ctx, async (ctx) => {
    const { unitId } = await openDraft(ctx, draftId);
    await ctx.repos.drafts.settle(draftId, 'dropped');
    await audit(ctx, 'draft.drop', draftId);
    return unitId;
  });

async function openDraft(ctx: Ctx, draftId: string): Promise<z.infer<typeof draftSchema>> {
  const draft = await ctx.repos.drafts.byId(draftId);
  if (!draft || draft.state !== 'open' || draft.expiresAt < ctx.now)
    throw new Refusal('not_found', '这条内容已经处理过或已过期，请重新填报。');
  if (draft.personId !== ctx.actor.id) throw new Refusal('not_allowed', '这条内容要由写它的人确认。');
  return draftSchema.parse(draft.payload);
}

const separators = '〔〕[]【】（）()：:，,。.；;、 \u3000\n';

/** The words about one project, without its own number in front. */
function withoutNumber(said: string, number: string): string {
  const at = said.indexOf(number);
  if (at < 0 || [...said.slice(0, at)].some((char) => !separators.includes(char))) return said.trim();
  let rest = said.slice(at + number.length);
  while (rest !== '' && separators.includes(rest[0] ?? '')) rest = rest.slice(1);
  return rest.trim();
}

/** In a message about several projects: from a project's number to the next one's. */
function part(said: string, number: string, numbers: readonly string[]): string {
  const start = said.indexOf(number);
  if (start < 0) return said.trim();
  const ends = numbers.map((other) => said.indexOf(other, start + number.length)).filter((end) => end > start);
  const words = said.slice(start, ends.length > 0 ? Math.min(...ends) : undefined);
  return withoutNumber(words, number).replace(/[〔[【（(\s；;，,、]+$/u, '');
}
