import { z } from 'zod';
import { isDay } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import { defineCommand, defineTask } from '#src/runtime/declare.js';
import { askForExport, type ExportTask, exportTask, runExport } from '#src/services/exports.js';
import { isOffice, ownUnitHere } from '#src/services/permission.js';
import { unitSeen } from '#src/services/unit-seen.js';

const kinds: Record<string, ExportTask['what']> = {
  汇总表: 'table',
  总表: 'table',
  table: 'table',
  分析: 'analyses',
  analyses: 'analyses',
  底稿: 'ledger',
  ledger: 'ledger',
};

export default defineCommand({
  name: '导出',
  alias: 'export',
  usage: '/导出 汇总表|分析|底稿 [docx|xlsx] [单位] [截至日期]，例如：/导出 汇总表 docx',
  summary: '把汇总表、分析报告或底稿做成文件发到这里；单位可导出本单位的汇总表',
  who: ['contact', 'unit_leader', 'office'],
  args: z.object({ what: z.string().min(1), more: z.string().optional() }),
  async run(ctx, { what, more }, said) {
    const kind = kinds[what.toLowerCase()];
    if (!kind) throw new Refusal('bad_input', `没有“${what}”这种文件，可以导出：汇总表、分析、底稿。`);
    const words = (more ?? '')
      .normalize('NFKC')
      .split(/\s+/)
      .filter((word) => word !== '');
    const format = words.find((word) => word === 'docx' || word === 'xlsx') === 'xlsx' ? 'xlsx' : 'docx';
    const asOf = words.find(isDay) ?? ctx.today;
    const unitWord = words.find((word) => word !== 'docx' && word !== 'xlsx' && !isDay(word));
    const unitId = unitWord ? (await unitSeen(ctx, unitWord)).id : isOffice(ctx.actor) ? null : ownUnitHere(ctx);
    return askForExport(ctx, { what: kind, format, asOf, unitId }, said.messageId);
  },
});

export const exportFileTask = defineTask({ name: 'export', payload: exportTask, run: runExport });
