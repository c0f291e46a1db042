/** 收到, 明天再提醒, 不归我们: honoured and recorded (rule 27). */

import { z } from 'zod';
import { card, note, text } from '#src/cards/model.js';
import { stillYoursCard } from '#src/cards/nudge-card.js';
import { notOursCard } from '#src/cards/office-notice-cards.js';
import type { Day } from '#src/core/day.js';
import type { NudgeResponse } from '#src/core/facts.js';
import { isOwed } from '#src/core/obligations.js';
import { Refusal } from '#src/core/refusal.js';
import { addWorkdays, nextWorkday } from '#src/core/workdays.js';
import { nameFor } from './actor.js';
import { type Answer, toUnit } from './answer.js';
import { subjectOf } from './card-subjects.js';
import { type Ctx, withTx } from './context.js';
import { audit, newFact } from './new-fact.js';
import { ownAssignment } from './own-assignment.js';
import { requireOffice, requireUnit } from './permission.js';
import { postToOffice } from './post-to-office.js';
import { postToUnit } from './post-to-unit.js';
import { loadState, pictureOf } from './programme-state.js';
import { settleNudges } from './settle-nudges.js';

/** What a sent nudge was about; kept with its card's id. */
export const nudgeDraft = z.object({ unitId: z.string(), stages: z.record(z.string(), z.string()) });
type Sent = z.infer<typeof nudgeDraft>;

/** @throws Refusal not_found where the card is too old to be known */
export async function sentNudge(ctx: Ctx, nudgeId: string): Promise<Sent> {
  const draft = await ctx.repos.drafts.byId(nudgeId);
  if (draft?.kind !== 'nudge') throw new Refusal('not_found', '这张提醒已过期。发送 /待办 可查看现在的待办。');
  const sent = nudgeDraft.parse(draft.payload);
  requireUnit(ctx, sent.unitId);
  return sent;
}

/** 收到 stops the repeats of that stage, not the next stage. */
export const acknowledgeNudge = (ctx: Ctx, { unitId, stages }: Sent): Promise<Answer> =>
  withTx(ctx, async (ctx) => {
    requireUnit(ctx, unitId);
    await record(ctx, { unitId, response: 'acknowledged', stages, until: null, projectId: null });
    return toUnit(unitId, card('好的', 'calm', [text('已记下“收到”。截止前会在下一个时点再提醒；报了就不再提醒。')]), {
      toast: { tone: 'good', text: '已记下' },
    });
  });

/** 明天再提醒 moves the nudge to the next working day; not where that would pass the due day. The escalation clock runs on. */
export const snoozeNudge = (ctx: Ctx, { unitId, stages }: Sent, wanted: Day | null): Promise<Answer> =>
  withTx(ctx, async (ctx) => {
    requireUnit(ctx, unitId);
    const picture = await pictureOf(ctx);
    const due = picture.projects
      .flatMap(({ assignments }) => assignments)
      .flatMap(({ obligations }) => obligations.filter((one) => isOwed(one.state) && one.key in stages))
      .map(({ dueOn }) => dueOn)
      .sort()[0];
    const next = addWorkdays(ctx.calendar, ctx.today, 1);
    const until = wanted && wanted > next ? nextWorkday(ctx.calendar, wanted) : next;
    if (due && until > due) throw new Refusal('conflict', `最近一项 ${due} 截止，不能再往后推，请抓紧填报。`);
    await record(ctx, { unitId, response: 'snoozed', stages, until, projectId: null });
    return toUnit(unitId, card('好的', 'calm', [text(`${until} 再提醒。`), note('截止日期不变。')]), {
      toast: { tone: 'good', text: `${until} 再提醒` },
    });
  });

/** 不归我们 stops the nudges of that project and puts it to the office, who reassigns or declines. */
export const disownProject = (ctx: Ctx, unitId: string, said: string): Promise<Answer> =>
  withTx(ctx, async (ctx) => {
    requireUnit(ctx, unitId);
    const { project, unit } = await ownAssignment(ctx, said, unitId);
    const response = await record(ctx, {
      unitId,
      response: 'not_ours',
      stages: {},
      until: null,
      projectId: project.id,
    });
    await postToOffice(
      ctx,
      notOursCard({
        responseId: response.id,
        number: project.number,
        name: project.name,
        unit: unit.name,
        by: response.byName,
      }),
      `not-ours:${response.id}`,
    );
    await settleNudges(ctx, await pictureOf(ctx), [unitId]);
    return toUnit(
      unitId,
      card(`已转督办办公室：${project.number} ${project.name}`, 'calm', [
        text('督办办公室会答复是否调整；答复前不再提醒这个项目。'),
      ]),
    );
  });

/** The office says that the project stays with the unit, which is told; its nudges go on. @throws Refusal conflict */
export const declineNotOurs = (ctx: Ctx, responseId: string): Promise<NudgeResponse> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const { facts, registry } = await loadState(ctx);
    const asked = facts.responses.find(({ id, response }) => id === responseId && response === 'not_ours');
    const project = registry.projects.find(({ id }) => id === asked?.projectId);
    if (!asked || !project) throw new Refusal('not_found', '没有找到这条反映。');
    const about = facts.responses.filter(
      ({ unitId, projectId }) => unitId === asked.unitId && projectId === project.id,
    );
    if (about.at(-1)?.response !== 'not_ours') throw new Refusal('conflict', '这条反映已经答复过。');
    const declined = await record(ctx, {
      unitId: asked.unitId,
      response: 'not_ours_declined',
      stages: {},
      until: null,
      projectId: project.id,
    });
    await postToUnit(ctx, asked.unitId, stillYoursCard(project), `still-yours:${declined.id}`, {
      numbers: [project.number],
    });
    return declined;
  });

/** The same by plain words: about the nudge replied to, else the last one the unit got. */
export async function respondToLastNudge(
  ctx: Ctx,
  said: {
    unitId: string;
    response: 'acknowledge' | 'snooze' | 'not_ours';
    numbers: readonly string[];
    replyTo: string | null;
    quoted: string | null;
    until: Day | null;
  },
): Promise<Answer> {
  const { unitId } = said;
  requireUnit(ctx, unitId);
  const subject = await subjectOf(ctx, said);
  if (said.response === 'not_ours') {
    const numbers = said.numbers.length > 0 ? said.numbers : (subject?.numbers ?? []);
    const [number, ...others] = numbers;
    if (!number || others.length > 0)
      return toUnit(
        unitId,
        card('请再说明一下', 'calm', [text('是哪个项目不归贵单位？请写编号，例如：9-2 不归我们。')]),
      );
    return disownProject(ctx, unitId, number);
  }
  const current = (await ctx.repos.cardsSent.current({ purpose: 'nudge', unitId })).at(-1)?.subject;
  const nudgeId = subject?.purpose === 'nudge' ? subject.draftId : current?.draftId;
  if (!nudgeId) return toUnit(unitId, card('好的', 'calm', [text('现在没有需要回应的提醒。发送 /待办 可查看待办。')]));
  const sent = await sentNudge(ctx, nudgeId);
  return said.response === 'snooze' ? snoozeNudge(ctx, sent, said.until) : acknowledgeNudge(ctx, sent);
}

async function record(
  ctx: Ctx,
  said: Pick<NudgeResponse, 'unitId' | 'response' | 'stages' | 'until' | 'projectId'>,
): Promise<NudgeResponse> {
  const response: NudgeResponse = { ...newFact(ctx, 'rsp_', ctx.today, await nameFor(ctx, said.unitId)), ...said };
  await ctx.repos.facts.append.response(response);
  await audit(ctx, `nudge.${said.response}`, response.id, { unitId: said.unitId });
  return response;
}
