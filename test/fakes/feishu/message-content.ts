/** What may be sent: content by msg_type, its size, and what the tenant forbids. */

import { isObject, type JsonObject, parseObject, textOf } from '../common/json.js';
import { CARD_BYTES, readCard } from './cards.js';
import { ApiError } from './errors.js';
import { knownTo, type Platform } from './platform.js';

const TEXT_BYTES = 150 * 1024;
const POST_BYTES = 30 * 1024;
const MEDIA = new Set(['opus', 'mp4']);

/** Throws what the platform answers; returns the key of the file or image carried, if any. */
export function checkContent(platform: Platform, msgType: string, content: unknown): string | null {
  if (typeof content !== 'string') throw new ApiError(230001, 'content must be a string');
  const size = Buffer.byteLength(content);
  const limit = msgType === 'text' ? TEXT_BYTES : msgType === 'interactive' ? CARD_BYTES : POST_BYTES;
  if (size > limit) throw new ApiError(230025);
  if (msgType === 'interactive') {
    readCard(content, knownTo(platform));
    forbidden(platform, content);
    return null;
  }
  const body = parseObject(content);
  if (!body) throw new ApiError(230001, 'content is not a JSON object');
  forbidden(platform, content);
  return checkBody(platform, msgType, body);
}

function checkBody(platform: Platform, msgType: string, body: JsonObject): string | null {
  const kinds: Record<string, () => string | null> = {
    text: () => {
      if (textOf(body.text) === '') throw new ApiError(230001, 'text is empty');
      return null;
    },
    post: () => {
      const locale = Object.values(body)[0];
      if (!isObject(locale) || !Array.isArray(locale.content)) throw new ApiError(230001, 'post needs a locale');
      return null;
    },
    file: () => ownUpload(platform, textOf(body.file_key), 'file'),
    image: () => ownUpload(platform, textOf(body.image_key), 'image'),
  };
  const check = kinds[msgType];
  if (!check) throw new ApiError(230001, `msg_type ${msgType}`);
  return check();
}

function ownUpload(platform: Platform, key: string, kind: 'file' | 'image'): string {
  const resource = platform.resources.find(key);
  if (!resource || resource.kind !== kind) throw new ApiError(230001, 'unknown key');
  if (resource.owner !== 'app') throw new ApiError(230015);
  if (kind === 'file' && MEDIA.has(resource.type)) throw new ApiError(230055);
  return key;
}

function forbidden(platform: Platform, content: string): void {
  if (platform.settings.sensitiveWords.some((word) => content.includes(word))) throw new ApiError(230022);
  const personal = /(?<!\d)1[3-9]\d{9}(?!\d)/.test(content) || /[\w.]@[\w-]{1,60}\.[a-z]/i.test(content);
  if (platform.settings.dlp && personal) throw new ApiError(230028);
}
