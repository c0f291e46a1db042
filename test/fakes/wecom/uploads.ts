/** Files in chunks over the long connection. */
import { createHash } from 'node:crypto';
import { type JsonObject, textOf } from '../common/json.js';
import { ApiError, malformed } from './errors.js';
import { MINUTE, SIZES } from './limits.js';
import type { Platform } from './platform.js';

interface Session {
  type: string;
  name: string;
  size: number;
  chunks: (Buffer | undefined)[];
  md5: string;
  at: number;
}

const SESSION_MS = 30 * MINUTE;

export function uploads({ clock, chance, media }: Platform) {
  const sessions = new Map<string, Session>();
  const session = (body: JsonObject): Session => {
    const found = sessions.get(textOf(body.upload_id));
    if (!found || clock.now() - found.at > SESSION_MS) throw malformed('upload_id');
    return found;
  };

  return {
    init(body: JsonObject): JsonObject {
      const { total_size: size, total_chunks: count } = body;
      const type = textOf(body.type);
      const name = textOf(body.filename);
      const most = SIZES.media[type];
      if (most === undefined || name === '') throw malformed('type or filename');
      if (!Number.isInteger(size) || !Number.isInteger(count)) throw malformed('total_size or total_chunks');
      if (Number(count) < 1 || Number(count) > SIZES.chunks) throw malformed('total_chunks');
      if (Number(size) > most) throw new ApiError(45001);
      const id = chance.id('up_');
      const chunks: Session['chunks'] = Array.from({ length: Number(count) });
      sessions.set(id, { type, name, size: Number(size), chunks, md5: textOf(body.md5), at: clock.now() });
      return { upload_id: id };
    },
    /** A chunk that comes again takes the place of the first. */
    chunk(body: JsonObject): JsonObject {
      const { chunks } = session(body);
      const index = body.chunk_index;
      if (!Number.isInteger(index) || Number(index) < 0 || Number(index) >= chunks.length)
        throw malformed('chunk_index');
      const bytes = Buffer.from(textOf(body.base64_data), 'base64');
      if (bytes.length === 0 || bytes.length > SIZES.chunkBytes) throw malformed('base64_data');
      chunks[Number(index)] = bytes;
      return {};
    },
    finish(body: JsonObject): JsonObject {
      const found = session(body);
      if (found.chunks.some((chunk) => chunk === undefined)) throw malformed('chunks are missing');
      const bytes = Buffer.concat(found.chunks as Buffer[]);
      if (bytes.length !== found.size) throw malformed('total_size');
      if (found.md5 !== '' && createHash('md5').update(bytes).digest('hex') !== found.md5) throw malformed('md5');
      const made = media.add({ type: found.type, name: found.name, bytes, owner: 'bot' });
      sessions.delete(textOf(body.upload_id));
      return { type: made.type, media_id: made.mediaId, created_at: Math.floor(made.at / 1000) };
    },
  };
}

export type Uploads = ReturnType<typeof uploads>;
