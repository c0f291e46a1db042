import { z } from 'zod';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { answerQuestion } from '#src/services/answer-question.js';
import { showStatus } from '#src/services/show-status.js';

const who = ['contact', 'unit_leader', 'leader', 'office'] as const;

export default defineCommand({
  name: '进度',
  alias: 'status',
  usage: '/进度 [编号|单位|分类] [截至日期]，例如：/进度 9-2、/进度 民治街道 2022-12-31',
  summary: '一个项目、一个单位或一个分类的状态，可查过去某一天',
  who,
  args: z.object({ words: z.string().optional() }),
  run: (ctx, { words }) => showStatus(ctx, words ?? ''),
  actions: {
    // A question that was offered where the one asked could not be read.
    'question.ask': defineAction({
      who,
      value: z.object({ text: z.string() }),
      run: (ctx, { text }) => answerQuestion(ctx, { text, messageId: ctx.ids.next('qst_') }),
    }),
  },
});
