/** The office's own table with what was doubted or not understood marked in it. Written outside any transaction, like exports. */
import { z } from 'zod';
import { card, note, text } from '#src/cards/model.js';
import { Refusal } from '#src/core/refusal.js';
import { annotateForm } from '#src/documents/parse-file.js';
import { type Answer, placeFor, toOffice } from './answer.js';
import { askTask } from './ask-task.js';
import { type Ctx, withTx } from './context.js';
import { importDraft } from './import-files.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';
import { sendFile } from './send-file.js';

export const annotateTask = z.object({
  draftId: z.string(),
  file: z.object({ id: z.string(), name: z.string() }),
  to: z.string(),
});
export type AnnotateTask = z.infer<typeof annotateTask>;

/** Stores the wish; one copy a preview, however often it is asked for. @throws Refusal not_found, not_allowed */
export const askForAnnotated = (ctx: Ctx, draftId: string): Promise<Answer> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const { file } = await importDraft(ctx, draftId);
    await askTask(ctx, {
      kind: 'annotate-import',
      key: `annotate-import:${draftId}`,
      payload: { draftId, file: { id: file.id, name: file.name }, to: placeFor(ctx, { kind: 'office' }) },
    });
    return toOffice(
      card('正在标注', 'calm', [text('做好后会发到这里：原表里有疑点和没读懂的地方都做了标记。'), note(file.name)]),
    );
  });

/** Writes the copy; then keeps it and sends it. */
export async function annotateImport(ctx: Ctx, task: AnnotateTask): Promise<(ctx: Ctx) => Promise<void>> {
  const stored = await ctx.repos.files.read(task.file.id);
  if (!stored) throw new Refusal('not_found', '这份文件已经不在了，请重新发送。');
  const { bytes, extension } = await annotateForm({ name: task.file.name, bytes: stored.bytes }, ctx.now);
  const name = `${task.file.name.replace(/\.[^.]{1,5}$/, '')}（读表标注）.${extension}`;
  return async (tx) => {
    const fileId = await sendFile(tx, { name, bytes }, { to: task.to, occurrence: `annotated:${task.draftId}` });
    await audit(tx, 'import.annotate', fileId, { name });
  };
}
