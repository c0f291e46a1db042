/** A table that was sent to the bot: fetched and parsed outside any transaction, shown, and applied on confirmation. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { importedCard, importPreviewCard, returnedRowsCard, returnPreviewCard } from '#src/cards/import-cards.js';
import type { Card } from '#src/cards/model.js';
import { addMilliseconds, dayMs } from '#src/core/day.js';
import type { Report } from '#src/core/facts.js';
import { Refusal } from '#src/core/refusal.js';
import type { KeyEntry } from '#src/documents/key-list.js';
import { parseForm, parseKeyList } from '#src/documents/parse-file.js';
import type { Reading } from '#src/documents/reading.js';
import type { FileRef } from '#src/ports/platform.js';
import { actorAt } from './actor.js';
import { type Answer, placeFor, toOffice, toUnit } from './answer.js';
import { askTask } from './ask-task.js';
import { type Ctx, withTx } from './context.js';
import { applyImport } from './import-form.js';
import { previewImport } from './import-preview.js';
import { applyReturn, previewReturn } from './import-return.js';
import { layKey, previewKey } from './lay-key-list.js';
import { platformOf, post } from './post.js';
import { pictureOf } from './programme-state.js';
import { owedDoubtCard } from './report-views.js';
import { requireWithin } from './require-within.js';

export const maxFileBytes = 20 * 1024 * 1024;
const keptForMs = dayMs;

/** What the reading task is given. */
export const readTask = z.object({
  file: z.object({ name: z.string(), ref: z.string(), kind: z.enum(['file', 'image']) }),
  from: z.string(),
  chat: z.string(),
  messageId: z.string(),
  what: z.enum(['form', 'key']),
  /** A unit's return; null for the office's table. */
  unitId: z.string().nullable(),
});
export type ReadTask = z.infer<typeof readTask>;

const draftPayload = z.object({
  what: z.enum(['form', 'key', 'return']),
  unitId: z.string().nullable(),
  file: z.object({ id: z.string(), name: z.string(), sha256: z.string() }),
  reading: z.unknown(),
});

/** Stores the wish to read a file; the task does it after the commit. */
export async function askToRead(
  ctx: Ctx,
  file: FileRef,
  said: { messageId: string },
  what: ReadTask['what'],
  unitId: string | null,
): Promise<void> {
  const chat = placeFor(ctx, unitId ? { kind: 'unit', unitId } : { kind: 'office' });
  await requireWithin(ctx, 'import', ctx.actor.id, '您发来的表格太多了，这一份没有读');
  const payload: ReadTask = {
    file,
    from: ctx.actor.address ?? chat,
    chat,
    messageId: said.messageId,
    what,
    unitId,
  };
  await askTask(ctx, {
    kind: 'read-file',
    key: `read-file:${said.messageId}:${what}`,
    payload,
  });
}

/** Fetches and parses the file; then keeps it with its reading as a draft, and shows its sender what it would change. */
export async function readFile(ctx: Ctx, task: ReadTask): Promise<(ctx: Ctx) => Promise<void>> {
  const platform = platformOf(ctx, task.from);
  if (!platform) throw new Refusal('unavailable', '这个平台现在没有接入，无法取文件。');
  const bytes = await platform.fetchFile(task.file, maxFileBytes);
  const form = { name: task.file.name, bytes };
  const reading = task.what === 'key' ? await parseKeyList(form) : await parseForm(form, {});
  return async (inner) => {
    const tx = { ...inner, actor: await actorAt(inner, task.from) };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const fileId = await tx.repos.files.save({
      id: tx.ids.next('fil_'),
      name: task.file.name,
      mime: 'application/octet-stream',
      bytes,
      at: tx.now,
    });
    const draftId = tx.ids.next('drf_');
    const what = task.what === 'key' ? 'key' : task.unitId ? 'return' : 'form';
    await tx.repos.drafts.insert({
      id: draftId,
      personId: tx.actor.id,
      chat: task.chat,
      messageId: task.messageId,
      kind: 'import',
      payload: { what, unitId: task.unitId, file: { id: fileId, name: task.file.name, sha256 }, reading },
      createdAt: tx.now,
      expiresAt: addMilliseconds(tx.now, keptForMs),
    });
    const card = await previewCard(tx, draftId, what, reading, task);
    await post(
      tx,
      { kind: 'card', card },
      { to: task.chat, occurrence: `preview:${draftId}`, subject: { purpose: 'import_preview', draftId } },
    );
  };
}

async function previewCard(
  ctx: Ctx,
  draftId: string,
  what: 'form' | 'key' | 'return',
  reading: Reading | KeyEntry[],
  task: ReadTask,
): Promise<Card> {
  const fileName = task.file.name;
  if (what === 'key')
    return importPreviewCard({ kind: 'key', draftId, fileName, overlay: await previewKey(ctx, reading as KeyEntry[]) });
  if (what === 'return')
    return returnPreviewCard({
      draftId,
      fileName,
      ...(await previewReturn(ctx, reading as Reading, task.unitId ?? '')),
    });
  const preview = await previewImport(ctx, { reading: reading as Reading, keyList: null, registryOnly: false });
  return importPreviewCard({ kind: 'form', draftId, fileName, preview });
}

/** What a preview was made of. @throws Refusal not_found where it is settled or too old, not_allowed for anyone but its sender */
export async function importDraft(ctx: Ctx, draftId: string): Promise<z.infer<typeof draftPayload>> {
  const draft = await ctx.repos.drafts.byId(draftId);
  if (draft?.state !== 'open' || draft.expiresAt < ctx.now)
    throw new Refusal('not_found', '这份文件已经处理过或已过期，请重新发送。');
  if (draft.personId !== ctx.actor.id) throw new Refusal('not_allowed', '这份文件要由发送的人确认。');
  return draftPayload.parse(draft.payload);
}

/** Applies what was shown; only who sent the file confirms it. @throws Refusal not_found, not_allowed */
export const confirmImport = (ctx: Ctx, draftId: string, registryOnly: boolean): Promise<Answer> =>
  withTx(ctx, async (ctx) => {
    const { what, unitId, file, reading } = await importDraft(ctx, draftId);
    if (!(await ctx.repos.drafts.settle(draftId, 'confirmed'))) throw new Refusal('conflict', '这份文件已经处理过。');
    if (what === 'key') {
      const overlay = await layKey(ctx, reading as KeyEntry[]);
      return toOffice(importedCard({ kind: 'key', overlay }), { replaces: true });
    }
    if (what === 'return' && unitId) {
      const reports = await applyReturn(ctx, { reading: reading as Reading, unitId, file });
      const done = returnedRowsCard({ count: reports.length, fileName: file.name });
      return toUnit(unitId, [done, ...(await doubtsIn(ctx, reports))], { replaces: true });
    }
    const { programme, preview } = await applyImport(ctx, {
      reading: reading as Reading,
      keyList: null,
      registryOnly,
      file,
    });
    return toOffice(importedCard({ kind: 'form', title: programme.title, preview, registryOnly }), { replaces: true });
  });

/** A card for each of the reports that its unit has to explain. */
async function doubtsIn(ctx: Ctx, reports: readonly Report[]): Promise<Card[]> {
  const stored = new Set(reports.map(({ id }) => id));
  return (await pictureOf(ctx)).projects
    .flatMap(({ assignments }) => assignments)
    .filter(({ report }) => report !== null && stored.has(report.id))
    .flatMap((state) => owedDoubtCard(state) ?? []);
}

export const discardImport = (ctx: Ctx, draftId: string): Promise<void> =>
  withTx(ctx, async (ctx) => {
    const draft = await ctx.repos.drafts.byId(draftId);
    if (draft?.personId !== ctx.actor.id) throw new Refusal('not_found', '这份文件已经处理过或已过期。');
    await ctx.repos.drafts.settle(draftId, 'dropped');
  });
