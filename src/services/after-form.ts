/** What may follow a form that was sent: the next form that it makes due, and files that bear it out. */
import { isOwed } from '#src/core/obligations.js';
import type { AssignmentState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import { type House, withTx } from './context.js';
import { type FormKind, type FormLink, formLink } from './form-link.js';
import { recordEvidence } from './keep-evidence.js';
import { openForm } from './open-form.js';

/** The duties of an assignment that have a web form, the one that settles most first. */
export function formsOwed({ obligations, doubt, doubtExplained }: AssignmentState): FormKind[] {
  const owed = new Set(obligations.filter(({ state }) => isOwed(state)).map(({ kind }) => kind));
  return (['report', 'explanation', 'lag_analysis'] as const).filter(
    (kind) => owed.has(kind) && (kind !== 'explanation' || (doubt !== null && !doubtExplained)),
  );
}

/** A link to the next form, for the person who sent this one. @throws Refusal */
export async function nextForm(house: House, token: string, kind: FormKind): Promise<FormLink> {
  const { ctx, state, sent } = await openForm(house, token);
  if (!sent || !formsOwed(state).includes(kind)) throw new Refusal('not_found', '这一项现在不用再填。');
  return formLink(ctx, kind, state);
}

/** Keeps files with what was sent through the link. @throws Refusal */
export async function addEvidence(
  house: House,
  token: string,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
  const { ctx, subject, sent } = await openForm(house, token);
  const { kind, stored, projectId, unitId } = subject;
  if (!sent || stored === null) throw new Refusal('conflict', '请先提交表单，再报送佐证材料。');
  if (files.length === 0) throw new Refusal('bad_input', '请先选择要上传的照片或文件。');
  const of = {
    subject: kind === 'lag_analysis' ? 'analysis' : 'report',
    subjectId: stored,
    projectId,
    unitId,
  } as const;
  await withTx(ctx, (tx) => recordEvidence(tx, of, files));
}
