import type { Ctx } from './context.js';
import type { ExportedFile } from './exported-file.js';
import { type Posting, post } from './post.js';

/** Keeps a file that was written, and puts it into the outbox. Gives the id that it is kept under. */
export async function sendFile(
  ctx: Ctx,
  { name, bytes }: ExportedFile,
  to: Pick<Posting, 'to' | 'occurrence'>,
): Promise<string> {
  const mime = 'application/octet-stream';
  const fileId = await ctx.repos.files.save({ id: ctx.ids.next('fil_'), name, mime, bytes, at: ctx.now });
  await post(ctx, { kind: 'file', fileId, name }, { ...to, subject: { purpose: 'export' } });
  return fileId;
}
