/** A file's bytes over the long connection, in chunks, before the message that shows it. */
import { z } from 'zod';
import type { Delivered } from '#src/ports/platform.js';
import { failureOf } from './codes.js';
import { type Connection, FrameLost } from './connection.js';
import { CHUNK_BYTES, LEAST_FILE_BYTES, MAX_FILE_BYTES } from './limits.js';

const begun = z.looseObject({ upload_id: z.string().min(1) });
const finished = z.looseObject({ media_id: z.string().min(1) });

/** The platform's id of the file, or why there is none. Nobody sees an upload: a doubtful one is only 'unreachable'. */
export async function uploadToBot(
  connection: Connection,
  type: 'file' | 'image',
  file: { name: string; bytes: Uint8Array },
): Promise<{ mediaId: string } | Delivered> {
  const { name, bytes } = file;
  if (bytes.length < LEAST_FILE_BYTES) return { result: 'refused', cause: 'a file of less than 6 bytes' };
  if (bytes.length > MAX_FILE_BYTES) return { result: 'refused', cause: 'a file over 20 MB' };
  const chunks = Math.ceil(bytes.length / CHUNK_BYTES);
  try {
    const init = await connection.request('aibot_upload_media_init', {
      type,
      filename: name,
      total_size: bytes.length,
      total_chunks: chunks,
    });
    if (init.errcode !== 0) return failureOf(init.errcode);
    const { upload_id } = begun.parse(init.body);
    for (let index = 0; index < chunks; index += 1) {
      const part = bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
      const base64_data = Buffer.from(part).toString('base64');
      const sent = await connection.request('aibot_upload_media_chunk', { upload_id, chunk_index: index, base64_data });
      if (sent.errcode !== 0) return failureOf(sent.errcode);
    }
    const done = await connection.request('aibot_upload_media_finish', { upload_id });
    if (done.errcode !== 0) return failureOf(done.errcode);
    return { mediaId: finished.parse(done.body).media_id };
  } catch (error) {
    if (error instanceof FrameLost) return { result: 'unreachable', cause: `upload: ${error.message}` };
    if (error instanceof z.ZodError) return { result: 'unreachable', cause: 'upload: an answer that cannot be read' };
    throw error;
  }
}
