import { z } from 'zod';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { toAsker } from '#src/services/answer.js';
import { startGuided } from '#src/services/guided-forms.js';
import { pressByCode } from '#src/services/press-codes.js';

const who = ['contact', 'unit_leader', 'leader', 'office'] as const;

export default defineCommand({
  name: '按',
  alias: 'press',
  usage: '/按 代码 序号，例如：/按 K7QF 1',
  summary: '代替点按钮：代码和序号写在消息里',
  who,
  args: z.object({ code: z.string().min(1), words: z.string().min(1) }),
  async run(ctx, { code, words }) {
    return { ...toAsker([]), follows: await pressByCode(ctx, code, words) };
  },
  actions: {
    'guided.start': defineAction({
      who,
      value: z.object({ form: z.string() }),
      run: (ctx, { form }) => startGuided(ctx, form),
    }),
  },
});
