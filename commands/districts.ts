import { z } from 'zod';
import { defineCommand } from '#src/runtime/declare.js';
import { dayTyped } from '#src/services/day-typed.js';
import { tellOfDistricts } from '#src/services/tell-of-districts.js';

export default defineCommand({
  name: '各区',
  alias: 'districts',
  usage: '/各区 [截至日期]',
  summary: '几个区的进度并列和合计，供几个区的领导或督办办公室查看',
  who: ['leader', 'office'],
  everyDistrict: true,
  args: z.object({ asOf: z.string().optional() }),
  run: (ctx, { asOf }) => tellOfDistricts(ctx, asOf ? dayTyped(asOf, ctx.today) : undefined),
});
