import { unknownFile } from './limits.js';

/**
 * Text in the encodings that offices use: UTF-8 and UTF-16 (with or without a byte order mark), else GB18030, which holds GBK
 * and GB 2312. Refuses what is no text.
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of encodingsOf(bytes)) {
    const text = decoded(bytes, encoding);
    if (text !== null && !/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text)) return text.replace(/\r\n?/g, '\n');
  }
  throw unknownFile();
}

function encodingsOf(bytes: Uint8Array): string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  // Chinese text in UTF-16 has its zero bytes in digits, tabs and line ends: the high half of each pair.
  const zero = bytes.indexOf(0);
  if (zero >= 0) return [zero % 2 === 1 ? 'utf-16le' : 'utf-16be'];
  return ['utf-8', 'gb18030'];
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
