import { crc32, inflateRawSync } from 'node:zlib';
import { damaged, encrypted, limits, tooInflated, tooManyEntries } from './limits.js';

/** A file in an archive; nothing is inflated before it is read. */
export interface ZipEntry {
  name: string;
  /** Inflates the entry. Counts against the archive's limit what really comes out, whatever the archive says of itself. */
  read(): Uint8Array;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The entries of a ZIP archive by name, from its central directory (APPNOTE 4.3.12). Refuses archives with too many entries,
 * more declared content than the limit, encrypted entries, and damaged ones.
 */
export function openZip(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.archiveEntries) throw tooManyEntries();

  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  let declared = 0;
  let left: number = limits.inflatedBytes;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const checksum = view.getUint32(at + 16, true);
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/\\/g, '/');
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);

    declared += size;
    if (declared > limits.inflatedBytes) throw tooInflated();
    if ((flags & 1) !== 0) throw encrypted();
    if (name.endsWith('/') || entries.has(name)) continue;
    entries.set(name, {
      name,
      read() {
        const inflated = inflate(dataOf(bytes, view, local, packed), method, left);
        left -= inflated.length;
        if (crc32(inflated) !== checksum) throw damaged();
        return inflated;
      },
    });
  }
  return entries;
}

/** The end record stands before a comment of at most 65,535 bytes. */
function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged();
}

function dataOf(bytes: Uint8Array, view: DataView, local: number, packed: number): Uint8Array {
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) throw damaged();
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > bytes.length) throw damaged();
  return bytes.subarray(start, start + packed);
}

function inflate(data: Uint8Array, method: number, left: number): Uint8Array {
  if (method === STORED) {
    if (data.length > left) throw tooInflated();
    return data;
  }
  if (method !== DEFLATED) throw damaged();
  if (left < 1) throw tooInflated();
  try {
    return inflateRawSync(data, { maxOutputLength: left });
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooInflated() : damaged(cause);
  }
}
