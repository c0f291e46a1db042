import { z } from 'zod';
import { unknownMessagesCard } from '#src/cards/office-notice-cards.js';
import { doneCard } from '#src/cards/roster-cards.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { toOffice } from '#src/services/answer.js';
import { undeliveredView } from '#src/services/report-undelivered.js';
import { arrived, resend, unknownMessages } from '#src/services/settle-unknown.js';

const who = ['office'] as const;
const message = z.object({ message: z.string() });

export default defineCommand({
  name: '核对',
  alias: 'check',
  usage: '/核对',
  summary: '发出后没有回音的消息：再发一次，或确认已收到',
  who,
  args: z.object({}),
  async run(ctx) {
    const rows = await unknownMessages(ctx);
    return toOffice(unknownMessagesCard(await Promise.all(rows.map((row) => undeliveredView(ctx, row)))));
  },
  actions: {
    'message.resend': defineAction({
      who,
      value: message,
      async run(ctx, value) {
        await resend(ctx, value.message);
        return toOffice(doneCard('已重新发送', '消息里注明了“可能重复”。'), { replaces: true });
      },
    }),
    'message.arrived': defineAction({
      who,
      value: message,
      async run(ctx, value) {
        await arrived(ctx, value.message);
        return toOffice(doneCard('已记为收到', '不再重发。'), { replaces: true });
      },
    }),
  },
});
