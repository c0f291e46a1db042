/** What a file is, by its content. Names are not looked at: offices rename files as they please. */
export type FileKind =
  | 'archive' // .docx, .xlsx and other ZIP files; which one, only its entries tell
  | 'doc'
  | 'xls'
  | 'encrypted'
  | 'rtf'
  | 'text'
  | 'empty'
  | 'unknown';

/** Tells the kind from the first bytes, and from the directory of a compound file (.doc, .xls). Inflates nothing. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'archive';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return compoundKind(bytes);
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').trimStart();
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (/^(%PDF|\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0|Rar!|7z\xbc|\x1f\x8b)/s.test(head)) return 'unknown';
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table)/i.test(head)) return 'unknown';
  return 'text';
}

/** Streams that a compound file holds, by [MS-CFB] 2.6.1: entries of 128 bytes, the name in UTF-16, its length, its type. */
function compoundKind(bytes: Uint8Array): FileKind {
  const names = new Set<string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = view.getUint16(at + 64, true);
    const isStream = view.getUint8(at + 66) === 2;
    if (!isStream || length < 4 || length > 64) continue;
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2));
    if (/^[A-Za-z]{4,20}$/.test(name)) names.add(name);
  }
  if (names.has('EncryptedPackage')) return 'encrypted';
  if (names.has('WordDocument')) return isLockedDoc(bytes) ? 'encrypted' : 'doc';
  if (names.has('Workbook') || names.has('Book')) return isLockedXls(bytes) ? 'encrypted' : 'xls';
  return 'unknown';
}

/** The flag fEncrypted in the document's first block, [MS-DOC] 2.5.2. */
function isLockedDoc(bytes: Uint8Array): boolean {
  for (let at = 512; at + 12 <= bytes.length; at += 512) {
    if (bytes[at] === 0xec && bytes[at + 1] === 0xa5) return ((bytes[at + 11] ?? 0) & 1) !== 0;
  }
  return false;
}

/** A FILEPASS record among the first of the workbook, [MS-XLS] 2.4.117. */
function isLockedXls(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = buffer.indexOf(Uint8Array.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]));
  for (let record = 0; record < 4 && at >= 0 && at + 4 <= buffer.length; record += 1) {
    if (buffer.readUInt16LE(at) === 0x2f) return true;
    at += 4 + buffer.readUInt16LE(at + 2);
  }
  return false;
}

const startsWith = (bytes: Uint8Array, magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte);
