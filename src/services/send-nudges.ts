import { type EscalationView, escalationCard } from '#src/cards/escalation-card.js';
import type { Card } from '#src/cards/model.js';
import { nudgeCard, outdatedNudgeCard } from '#src/cards/nudge-card.js';
import { addDays, addMilliseconds, type Day, dayMs } from '#src/core/day.js';
import type { PlanItem } from '#src/core/nudging.js';
import type { Picture } from '#src/core/picture.js';
import { stageWords } from '#src/core/show.js';
import { addWorkdays, workdaysBetween } from '#src/core/workdays.js';
import type { CardSubject } from './answer.js';
import type { Ctx } from './context.js';
import { planOfDay } from './nudge-plan.js';
import { post, restate } from './post.js';
import { ringContacts } from './ring-contacts.js';
import { owedRows } from './todo.js';

/** How long the buttons of a reminder are answered. */
const buttonsForMs = 60 * dayMs;

/** Puts the day's nudges and escalations into the outbox: one card a chat, everything in it. */
export async function sendNudges(ctx: Ctx, day: Day, { late }: { late: boolean }): Promise<void> {
  const { items, picture } = await planOfDay(ctx, day);
  for (const item of items) {
    if (item.kind === 'digest') continue;
    if (item.address === null)
      ctx.log.warn({ day, audience: item.audience, unit: item.unitId }, 'nobody to send this to');
    else if (item.audience === 'contact' && item.unitId)
      await sendNudge(ctx, { ...item, unitId: item.unitId, address: item.address }, picture, late);
    else await sendEscalation(ctx, { ...item, address: item.address }, picture, late);
  }
}

type Addressed = PlanItem & { address: string };

/**
 * One unit's card. False where this unit has had its card today (rule 25: one card a chat and day).
 * An earlier card that still stands in the chat is marked as outdated.
 */
export async function sendNudge(
  ctx: Ctx,
  item: Addressed & { unitId: string },
  picture: Picture,
  late: boolean,
): Promise<boolean> {
  const { unitId, address, day } = item;
  const keys = item.obligations.map(({ key }) => key);
  const rows = owedRows(picture, unitId, ctx.calendar, new Set(keys));
  const unit = unitName(picture, unitId);
  const nudgeId = ctx.ids.next('ndg_');
  const card = nudgeCard({
    unit,
    unitId,
    stage: stageWords(item.stage),
    rows,
    nudgeId,
    snooze: snoozeFor(ctx, item),
    late,
  });
  const subject: CardSubject = {
    purpose: 'nudge',
    unitId,
    numbers: rows.map(({ number }) => number),
    draftId: nudgeId,
    obligationKeys: keys,
  };
  const earlier = await ctx.repos.cardsSent.current({ purpose: 'nudge', unitId, chat: address });
  if (!(await post(ctx, { kind: 'card', card }, { to: address, occurrence: `nudge:${day}:${unitId}`, subject })))
    return false;
  await ctx.repos.drafts.insert({
    id: nudgeId,
    personId: 'system',
    chat: address,
    messageId: null,
    kind: 'nudge',
    payload: { unitId, stages: item.stages },
    createdAt: ctx.now,
    expiresAt: addMilliseconds(ctx.now, buttonsForMs),
  });
  await ringContacts(ctx, { chat: address, unitId, occurrence: `ring:${day}:${unitId}`, obligationKeys: keys });
  for (const sent of earlier) {
    await ctx.repos.cardsSent.retire(sent.messageId);
    await restate(ctx, outdatedNudgeCard(unit, day), {
      ...sent,
      occurrence: `outdated:${sent.messageId}`,
      subject: { purpose: 'outdated', unitId },
    });
  }
  return true;
}

/** 明天再提醒, not offered where that would pass the due day (rule 27). */
function snoozeFor(ctx: Ctx, { day, obligations }: PlanItem): { label: string } | null {
  const next = addWorkdays(ctx.calendar, day, 1);
  const due = obligations.map(({ dueOn }) => dueOn).sort()[0];
  if (due === undefined || next > due) return null;
  return { label: next === addDays(day, 1) ? '明天再提醒' : `${next} 再提醒` };
}

/** Silence climbs: to the unit leader, to the office, and as a draft for the district leader (rules 25 and 26). */
async function sendEscalation(ctx: Ctx, item: Addressed, picture: Picture, late: boolean): Promise<void> {
  const { address, day, audience, leaderId, unitId } = item;
  const leader = leaderId ? await ctx.repos.roster.person(leaderId) : null;
  const isDraft = audience === 'leader' && !picture.programme.settings.escalateToLeaderUnasked;
  const draftId = isDraft ? ctx.ids.next('esc_') : null;
  const view: EscalationView = {
    stage: stageWords(item.stage),
    audience,
    isOverdue: item.kind === 'escalation',
    unit: unitId ? unitName(picture, unitId) : null,
    leader: leader?.name ?? null,
    draftId,
    late,
    rows: item.obligations.map(({ number, projectId, unitId: owing, kind, dueOn, keySupervised }) => ({
      number,
      keySupervised,
      name: picture.projects.find(({ project }) => project.id === projectId)?.project.name ?? '',
      unit: unitName(picture, owing),
      kind,
      dueOn,
      overdueDays: -workdaysBetween(ctx.calendar, day, dueOn),
    })),
  };
  const card: Card = escalationCard(view);
  const keys = item.obligations.map(({ key }) => key);
  const subject: CardSubject = {
    // What waits for the office's word rings at nobody.
    purpose: item.kind === 'escalation' && audience !== 'office' && !isDraft ? 'escalation' : 'notice',
    numbers: [...new Set(view.rows.map(({ number }) => number))],
    obligationKeys: keys,
    ...(unitId ? { unitId } : {}),
    ...(draftId ? { draftId } : {}),
  };
  const occurrence = `escalation:${day}:${audience}:${leaderId ?? ''}:${unitId ?? ''}`;
  if (!(await post(ctx, { kind: 'card', card }, { to: address, occurrence, subject })) || !draftId) return;
  await ctx.repos.drafts.insert({
    id: draftId,
    personId: 'system',
    chat: address,
    messageId: null,
    kind: 'escalation',
    payload: { leaderId, view: { ...view, draftId: null }, keys },
    createdAt: ctx.now,
    expiresAt: addMilliseconds(ctx.now, buttonsForMs),
  });
}

const unitName = (picture: Picture, unitId: string): string =>
  picture.projects.flatMap(({ assignments }) => assignments).find(({ unit }) => unit.id === unitId)?.unit.name ?? '';
