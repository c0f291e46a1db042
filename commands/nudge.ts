import { z } from 'zod';
import { pickDisownedCard } from '#src/cards/nudge-card.js';
import { doneCard } from '#src/cards/roster-cards.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { toOffice, toUnit } from '#src/services/answer.js';
import { nudgeNow } from '#src/services/nudge-now.js';
import {
  acknowledgeNudge,
  declineNotOurs,
  disownProject,
  sentNudge,
  snoozeNudge,
} from '#src/services/respond-to-nudge.js';
import { sendEscalationDraft } from '#src/services/send-escalation.js';
import { todoOf } from '#src/services/todo.js';

const who = ['contact', 'unit_leader', 'office'] as const;
const nudge = z.object({ nudge: z.string() });

export default defineCommand({
  name: '催办',
  alias: 'nudge',
  usage: '/催办 [单位|编号]，例如：/催办 民治街道',
  summary: '现在就提醒还没报的单位；同一单位一天只提醒一次',
  who: ['office'],
  args: z.object({ what: z.string().optional() }),
  async run(ctx, { what }) {
    const { sent, held } = await nudgeNow(ctx, what ?? null);
    return toOffice(
      doneCard(
        sent.length > 0 ? `已提醒 ${sent.length} 个单位` : '没有要提醒的单位',
        ...(sent.length > 0 ? [sent.join('、')] : []),
        ...(held.length > 0 ? [`今天已经提醒过、不再重复：${held.join('、')}`] : []),
      ),
    );
  },
  actions: {
    'nudge.ack': defineAction({
      who,
      value: nudge,
      run: async (ctx, value) => acknowledgeNudge(ctx, await sentNudge(ctx, value.nudge)),
    }),
    'nudge.snooze': defineAction({
      who,
      value: nudge,
      run: async (ctx, value) => snoozeNudge(ctx, await sentNudge(ctx, value.nudge), null),
    }),
    'nudge.not_ours': defineAction({
      who,
      value: nudge,
      async run(ctx, value) {
        const { unitId } = await sentNudge(ctx, value.nudge);
        return toUnit(unitId, pickDisownedCard({ unitId, rows: await todoOf(ctx, unitId) }));
      },
    }),
    'nudge.disown': defineAction({
      who,
      value: z.object({ unit: z.string() }),
      form: z.object({ number: z.string({ error: '请选一个项目' }).min(1, '请选一个项目') }),
      run: (ctx, { unit }, { number }) => disownProject(ctx, unit, number),
    }),
    'nudge.decline_not_ours': defineAction({
      who: ['office'],
      value: z.object({ response: z.string() }),
      async run(ctx, { response }) {
        await declineNotOurs(ctx, response);
        return toOffice(doneCard('已答复：仍归该单位', '会继续提醒。'), { replaces: true });
      },
    }),
    'escalation.send': defineAction({
      who: ['office'],
      value: z.object({ draft: z.string() }),
      async run(ctx, { draft }) {
        const leader = await sendEscalationDraft(ctx, draft);
        return toOffice(doneCard('已送分管区领导', leader), {
          replaces: true,
          toast: { tone: 'good', text: '已送出' },
        });
      },
    }),
  },
});
