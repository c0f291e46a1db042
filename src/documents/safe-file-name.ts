/** What no file system or archive may be asked to bear: separators, reserved and control characters, direction overrides. */
const unsafe = /[\u0000-\u001F\u007F-\u009F<>:"/\\|?*\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/g;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** Device names of Windows, which stay reserved with an extension, and the one name that a plain object cannot hold. */
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|__proto__)(?:\.|$)/i;
const longestName = 80;

/**
 * A name that can be unpacked anywhere, in one folder: no path, no reserved character or name, no blank or dot at the ends,
 * at most 80 characters with the extension kept. Never empty.
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(loneSurrogate, '')
    .replace(unsafe, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const named = plain === '' ? '未命名' : reserved.test(plain) ? `_${plain}` : plain;
  const characters = [...named];
  if (characters.length <= longestName) return named;
  const extension = /\.[^.]{1,9}$/.exec(named)?.[0] ?? '';
  const stem = characters.slice(0, longestName - [...extension].length).join('');
  return stem.replace(/[\s.]+$/, '') + extension;
}

/** The name, or the first of 照片（2）.jpg, 照片（3）.jpg … that is not taken. */
export function freeFileName(name: string, isTaken: (name: string) => boolean): string {
  const extension = /\.[^.]{1,9}$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${stem}（${number}）${extension}`;
  return free;
}
