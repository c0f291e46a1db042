/** Text in drawings: escaped, measured by guess, shortened to a width. */

const ems = { wide: 1, narrow: 0.58, percent: 0.95 };

/** Text as XML holds it; what XML cannot hold at all is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** About how wide a text is, in pixels: Chinese signs fill their square, Latin ones little more than half. */
export function widthOf(text: string, size: number): number {
  let sum = 0;
  for (const sign of text) {
    const isNarrow = (sign.codePointAt(0) ?? 0) < 0x2e80;
    sum += sign === '%' ? ems.percent : isNarrow ? ems.narrow : ems.wide;
  }
  return sum * size;
}

/** The text where it fits, else its beginning and …. */
export function shortened(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text;
  const kept: string[] = [];
  let left = width - size;
  for (const sign of text) {
    left -= widthOf(sign, size);
    if (left < 0) break;
    kept.push(sign);
  }
  return `${kept.join('')}…`;
}

/** Lines of whole signs, none wider than `width` and none that begins with a closing mark; its own line breaks are kept. */
export function wrapped(text: string, size: number, width: number): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    for (const word of line.match(/(?:[\u0021-\u02ff]+|.)[、，。；：！？）》”’…]*/gsu) ?? []) {
      for (const piece of widthOf(word, size) > width ? word : [word]) {
        if (current !== '' && widthOf(current + piece, size) > width) {
          lines.push(current);
          current = piece.trimStart();
        } else current += piece;
      }
    }
    return [...lines, current];
  });
}

export interface TextLook {
  size?: number;
  anchor?: 'start' | 'middle' | 'end';
  strong?: boolean;
  faint?: boolean;
  fill?: string;
}

/** One line of text at its baseline. */
export function textAt(x: number, y: number, text: string, look: TextLook = {}): string {
  const { size = 13, anchor = 'start', strong = false, faint = false, fill = faint ? '#55606e' : '#1a2330' } = look;
  const at = `x="${rounded(x)}" y="${rounded(y)}" font-size="${size}" fill="${fill}"`;
  return `<text ${at}${faint ? ' class="said"' : ''}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${strong ? ' font-weight="700"' : ''}>${escapeXml(text)}</text>`;
}

/** Coordinates to a hundredth of a pixel. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
