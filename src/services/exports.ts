/** Files that the office takes away. Written outside any transaction, kept, and sent into the chat that asked. */
import { z } from 'zod';
import { card, note, text } from '#src/cards/model.js';
import { type Day, isDay } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import { type Answer, placeFor, toEveryone, toOffice, toUnit } from './answer.js';
import { askTask } from './ask-task.js';
import type { Ctx } from './context.js';
import { exportAnalyses } from './export-analyses.js';
import { exportLedger } from './export-ledger.js';
import { exportTable } from './export-table.js';
import type { ExportedFile } from './exported-file.js';
import { audit } from './new-fact.js';
import { requireOffice, requireUnit } from './permission.js';
import { requireWithin } from './require-within.js';
import { sendFile } from './send-file.js';

export const exportTask = z.object({
  what: z.enum(['table', 'analyses', 'ledger']),
  format: z.enum(['docx', 'xlsx']),
  asOf: z.string(),
  unitId: z.string().nullable(),
  to: z.string(),
  messageId: z.string(),
});
export type ExportTask = z.infer<typeof exportTask>;

/** The file itself. Analyses come as one archive: a Word report a project, an index, the evidence. */
export function writeExport(
  ctx: Ctx,
  what: ExportTask['what'],
  format: ExportTask['format'],
  asOf: Day,
  unitId: string | null,
): Promise<ExportedFile> {
  if (!isDay(asOf)) throw new Refusal('bad_input', `“${asOf}”不是有效的日期，请写成 2022-12-31 的样子。`);
  switch (what) {
    case 'table':
      return exportTable(ctx, format, asOf, unitId);
    case 'analyses':
      return exportAnalyses(ctx, asOf);
    case 'ledger':
      return exportLedger(ctx, format, asOf);
  }
}

/** Stores the wish; the task writes the file after the commit. Everybody else's data goes to the office only. */
export async function askForExport(
  ctx: Ctx,
  wanted: Omit<ExportTask, 'to' | 'messageId'>,
  messageId: string,
): Promise<Answer> {
  if (wanted.unitId && wanted.what === 'table') requireUnit(ctx, wanted.unitId);
  else requireOffice(ctx);
  const to = placeFor(ctx, wanted.unitId ? { kind: 'unit', unitId: wanted.unitId } : { kind: 'office' });
  await requireWithin(ctx, 'export', ctx.actor.id, '您要的文件太多了，这一份没有做');
  await askTask(ctx, {
    kind: 'export',
    key: `export:${messageId}`,
    payload: { ...wanted, to, messageId },
  });
  await audit(ctx, 'export.ask', wanted.what, { asOf: wanted.asOf });
  const shown = card('正在生成文件', 'calm', [text('做好后会发到这里。'), note(`截至 ${wanted.asOf}`)]);
  if (to !== ctx.room?.address)
    return toEveryone(card('文件会单独发给您', 'calm', [text('这里不方便放这份文件，做好后发到和您的单聊。')]));
  return wanted.unitId ? toUnit(wanted.unitId, shown) : toOffice(shown);
}

/** Writes the file; then keeps it and sends it. */
export async function runExport(ctx: Ctx, task: ExportTask): Promise<(ctx: Ctx) => Promise<void>> {
  const file = await writeExport(ctx, task.what, task.format, task.asOf, task.unitId);
  return async (tx) => {
    const fileId = await sendFile(tx, file, { to: task.to, occurrence: `export:${task.messageId}` });
    await audit(tx, 'export.write', fileId, { what: task.what, name: file.name });
  };
}
