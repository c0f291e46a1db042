import { z } from 'zod';
import { card, note, text } from '#src/cards/model.js';
import { Refusal } from '#src/core/refusal.js';
import type { FileRef } from '#src/ports/platform.js';
import { actorAt, nameFor } from './actor.js';
import { type Answer, placeFor, toUnit } from './answer.js';
import { askTask } from './ask-task.js';
import { subjectOf } from './card-subjects.js';
import type { Ctx } from './context.js';
import { audit, newFact } from './new-fact.js';
import { requireUnit } from './permission.js';
import { platformOf, post } from './post.js';
import { pictureOf } from './programme-state.js';

export const evidenceTask = z.object({
  files: z.array(z.object({ name: z.string(), ref: z.string(), kind: z.enum(['file', 'image']) })),
  subject: z.enum(['report', 'analysis']),
  subjectId: z.string(),
  projectId: z.string(),
  unitId: z.string(),
  from: z.string(),
  chat: z.string(),
  messageId: z.string(),
});
type EvidenceTask = z.infer<typeof evidenceTask>;

export const maxEvidenceBytes = 20 * 1024 * 1024;

/**
 * Keeps photos and files with the report they belong to: that of the card replied to, else the unit's last own report.
 * @throws Refusal not_found where there is none yet
 */
export async function keepEvidence(
  ctx: Ctx,
  unitId: string,
  sent: { messageId: string; replyTo: string | null; quoted: string | null; files: FileRef[] },
): Promise<Answer> {
  requireUnit(ctx, unitId);
  const subject = await subjectOf(ctx, sent);
  const own = (await pictureOf(ctx)).projects
    .flatMap(({ assignments }) => assignments)
    .filter(({ unit, report }) => unit.id === unitId && report?.unitId === unitId)
    .sort((a, b) => ((a.report?.at ?? '') < (b.report?.at ?? '') ? 1 : -1));
  const meant =
    own.find(({ project }) => subject?.numbers?.includes(project.number)) ?? (subject?.numbers ? undefined : own[0]);
  if (!meant?.report)
    throw new Refusal('not_found', '还没有可以附佐证的填报。请先填报，再回复那条“已填报”的消息发照片或文件。');
  const analysis = subject?.purpose === 'analysis_stored' ? meant.analysis : null;
  const payload: EvidenceTask = {
    files: sent.files,
    subject: analysis ? 'analysis' : 'report',
    subjectId: analysis?.id ?? meant.report.id,
    projectId: meant.project.id,
    unitId,
    from: ctx.actor.address ?? '',
    chat: placeFor(ctx, { kind: 'unit', unitId }),
    messageId: sent.messageId,
  };
  await askTask(ctx, {
    kind: 'keep-evidence',
    key: `evidence:${sent.messageId}`,
    payload,
  });
  const names = sent.files.map(({ name }) => name).join('、');
  return toUnit(
    unitId,
    card(`佐证：${meant.project.number} ${meant.project.name}`, 'calm', [
      text(`正在保存 ${names}`),
      note('会附在最近一次填报后面。'),
    ]),
  );
}

/** Records files as evidence of a unit's report or analysis. @throws Refusal not_found (not their unit's) */
export async function recordEvidence(
  ctx: Ctx,
  of: Pick<EvidenceTask, 'subject' | 'subjectId' | 'projectId' | 'unitId'>,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
  requireUnit(ctx, of.unitId);
  const byName = await nameFor(ctx, of.unitId);
  for (const { name, bytes } of files) {
    const mime = 'application/octet-stream';
    const fileId = await ctx.repos.files.save({ id: ctx.ids.next('fil_'), name, mime, bytes, at: ctx.now });
    const { subject, subjectId, projectId } = of;
    const evidence = { ...newFact(ctx, 'evi_', ctx.today, byName), subject, subjectId, projectId, fileId, name };
    await ctx.repos.facts.append.evidence(evidence);
    await audit(ctx, 'evidence.keep', evidence.id, { name });
  }
}

/** Fetches the files; then records them as evidence. */
export async function storeEvidence(ctx: Ctx, task: EvidenceTask): Promise<(ctx: Ctx) => Promise<void>> {
  const platform = platformOf(ctx, task.from);
  if (!platform) throw new Refusal('unavailable', '这个平台现在没有接入，无法取文件。');
  const fetched: { file: FileRef; bytes: Uint8Array }[] = [];
  for (const file of task.files) fetched.push({ file, bytes: await platform.fetchFile(file, maxEvidenceBytes) });
  return async (inner) => {
    const tx = { ...inner, actor: await actorAt(inner, task.from) };
    await recordEvidence(
      tx,
      task,
      fetched.map(({ file, bytes }) => ({ name: file.name, bytes })),
    );
    const saved = card(`已保存佐证 ${fetched.length} 份`, 'good', [
      text(task.files.map(({ name }) => name).join('、')),
    ]);
    await post(
      tx,
      { kind: 'card', card: saved },
      {
        to: task.chat,
        occurrence: `evidence:${task.messageId}`,
        subject: { purpose: 'evidence', unitId: task.unitId },
      },
    );
  };
}
