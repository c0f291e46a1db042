/** A user's file: fetched from the address in its message, which serves for five minutes, and opened with its key. */
import { Refusal } from '#src/core/refusal.js';
import type { FileRef } from '#src/ports/platform.js';
import { type Http, NetworkFailure, StatusFailure } from '#src/wire/http.js';
import { isPublicUrl } from '#src/wire/public-address.js';
import { decryptBytes } from './crypto.js';
import { readMediaRef } from './media-ref.js';

const FETCH_MS = 60_000;
/** What the padding may add. */
const PADDING = 32;
const GONE = new Set([400, 401, 403, 404, 410]);

/** How to call an address that a message brings: the platform's own host as it is, else the internet only; null: not at all. */
function callTo(address: string, ownHost: string): { url: string; publicOnly: boolean } | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.host === ownHost) return { url: address, publicOnly: false };
  return isPublicUrl(url) ? { url: address, publicOnly: true } : null;
}

/**
 * Its bytes, never more than were asked for. `ownHost`: the platform's, with its port. Throws Refusal: too_much, not_found. A
 * server that is ill throws an Error: it is worth another try while the address serves.
 */
export async function fetchMedia(http: Http, ownHost: string, file: FileRef, maxBytes: number): Promise<Uint8Array> {
  const ref = readMediaRef(file.ref);
  const call = ref && callTo(ref.url, ownHost);
  if (!call) throw gone('not a file of this platform');
  try {
    const sealed = await http.request({
      ...call,
      responseType: 'arraybuffer',
      timeout: FETCH_MS,
      maxBytes: maxBytes + PADDING,
    });
    const bytes = decryptBytes(sealed as Uint8Array, keyOf(ref.key));
    if (bytes.length > maxBytes) throw tooLarge('too large once opened');
    return bytes;
  } catch (error) {
    if (error instanceof RangeError) throw gone('it cannot be opened with its key');
    if (error instanceof StatusFailure && GONE.has(error.status)) throw gone(error.message);
    if (error instanceof NetworkFailure && error.tooLarge) throw tooLarge(error.message);
    throw error;
  }
}

/** 32 bytes in base64, with its '=' or without. */
function keyOf(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw new RangeError('a key has 32 bytes');
  return key;
}

/**
 * The file's name, which only its download tells; null where it cannot be had soon. The bytes themselves are not read.
 */
export async function mediaName(http: Http, ownHost: string, file: FileRef, withinMs: number): Promise<string | null> {
  const ref = readMediaRef(file.ref);
  const call = ref && callTo(ref.url, ownHost);
  if (!call) return null;
  try {
    const answer = (await http.request({ ...call, timeout: withinMs, headOnly: true, $return_headers: true })) as {
      headers: Record<string, string | string[] | undefined>;
    };
    return nameIn(String(answer.headers['content-disposition'] ?? ''));
  } catch (error) {
    if (error instanceof NetworkFailure || error instanceof StatusFailure) return null;
    throw error;
  }
}

/** `filename*=UTF-8''…` before `filename=…`, whose bytes may be UTF-8 as they are. */
export function nameIn(disposition: string): string | null {
  const extended = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return decoded(extended);
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  if (plain === undefined) return null;
  const utf8 = Buffer.from(plain, 'latin1').toString('utf8');
  return decoded(utf8.includes('\ufffd') ? plain : utf8);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name).trim();
  } catch {
    return name.trim();
  }
}

const tooLarge = (cause: string) => new Refusal('too_much', '文件太大，请拆分或压缩后再发。', { cause });
const gone = (cause: string) =>
  new Refusal('not_found', '取不到这个文件，企业微信的文件链接只有 5 分钟有效，请重新发送。', { cause });
