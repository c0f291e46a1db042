import type { Day } from '#src/core/day.js';
import { fillFormDocx } from '#src/documents/fill-form-docx.js';
import type { FormTable } from '#src/documents/form-table.js';
import { writeFormDocx } from '#src/documents/write-form-docx.js';
import { writeFormXlsx } from '#src/documents/write-form-xlsx.js';
import { type Ctx, requireProgramme } from './context.js';
import type { ExportedFile } from './exported-file.js';
import { returnRows, unitRows } from './form-rows.js';
import { loadState, pictureFrom, pictureOfReturn } from './programme-state.js';

/**
 * 附件1 as of a day. As .docx it is the very form that came in, with its cells filled in, where every project finds its
 * cells there; otherwise the form is laid out anew. With `unitId` it is that unit's own form, prefilled with its latest
 * words; the whole table is the return, which the lock closes (rule 7).
 */
export async function exportTable(
  ctx: Ctx,
  format: 'docx' | 'xlsx',
  asOf: Day,
  unitId: string | null = null,
): Promise<ExportedFile> {
  const programme = requireProgramme(ctx);
  const state = await loadState(ctx);
  const unit = unitId ? state.registry.units.find(({ id }) => id === unitId) : null;
  const table: FormTable = {
    appendix: programme.appendix,
    title: programme.title,
    intro: programme.intro,
    cutOff: programme.cutOff,
    rows: unitId ? unitRows(pictureFrom(ctx, state, asOf), unitId) : returnRows(pictureOfReturn(ctx, state, asOf)),
  };
  const name = `${programme.title}${unit ? `（${unit.name}）` : ''}.${format}`;
  if (format === 'xlsx') return { name, bytes: await writeFormXlsx(table, ctx.now) };
  return { name, bytes: (unitId ? null : await filledForm(ctx, table)) ?? (await writeFormDocx(table, ctx.now)) };
}

/** The imported form with its cells filled in; null where it was no .docx or does not hold every project. */
async function filledForm(ctx: Ctx, table: FormTable): Promise<Uint8Array | null> {
  const form = await ctx.repos.registry.form();
  if (!form?.name.toLowerCase().endsWith('.docx')) return null;
  const { bytes, unplaced } = fillFormDocx(form.bytes, table.rows, ctx.now);
  return unplaced.length === 0 ? bytes : null;
}
