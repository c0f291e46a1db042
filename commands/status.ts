import { z } from 'zod';
import { defineCommand } from '#src/runtime/declare.js';
import { showStatus } from '#src/services/show-status.js';

export default defineCommand({
  name: '进度',
  alias: 'status',
  usage: '/进度 [编号|单位|分类] [截至日期]，例如：/进度 9-2、/进度 民治街道 2022-12-31',
  summary: '一个项目、一个单位或一个分类的状态，可查过去某一天',
  who: ['contact', 'unit_leader', 'leader', 'office'],
  args: z.object({ words: z.string().optional() }),
  run: (ctx, { words }) => showStatus(ctx, words ?? ''),
});
