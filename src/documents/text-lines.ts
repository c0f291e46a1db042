/**
 * Lines that a text takes in a column of so many Chinese characters; Latin letters, digits and signs take half of one. An
 * estimate, as no font is measured.
 */
export function linesOf(text: string, charactersPerLine: number): number {
  let [lines, width] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) {
      lines += linesFor(width, charactersPerLine);
      width = 0;
    } else if (!isSecondHalf(code)) width += code < 0x2000 ? 0.5 : 1;
  }
  return lines + linesFor(width, charactersPerLine);
}

const NEWLINE = 10;
const linesFor = (width: number, charactersPerLine: number): number =>
  Math.max(1, Math.ceil(width / charactersPerLine));
/** Of a character that takes two places in a string. */
const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
