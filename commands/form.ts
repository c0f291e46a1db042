import { z } from 'zod';
import { formLinkCard } from '#src/cards/form-link-card.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { formsOwed } from '#src/services/after-form.js';
import { toAsker } from '#src/services/answer.js';
import { formKinds, formLink } from '#src/services/form-link.js';
import { ownAssignment } from '#src/services/own-assignment.js';

const who = ['contact', 'unit_leader', 'office'] as const;

export default defineCommand({
  name: '表单',
  alias: 'form',
  usage: '/表单 编号，例如：/表单 9-2',
  summary: '网页表单的链接（只发给您本人）：填报、说明或分析，哪项该办就是哪项',
  who,
  args: z.object({ project: z.string().min(1) }),
  async run(ctx, { project }) {
    const state = await ownAssignment(ctx, project);
    return toAsker(formLinkCard(await formLink(ctx, formsOwed(state)[0] ?? 'report', state)));
  },
  actions: {
    'form.link': defineAction({
      who,
      value: z.object({ kind: z.enum(formKinds), number: z.string(), unit: z.string() }),
      async run(ctx, { kind, number, unit }) {
        const state = await ownAssignment(ctx, number, unit);
        return toAsker(formLinkCard(await formLink(ctx, kind, state)), {
          toast: { tone: 'info', text: '链接已单独发给您' },
        });
      },
    }),
  },
});
