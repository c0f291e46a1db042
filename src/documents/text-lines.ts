import { paragraphsOf } from './plain-text.js';

/** Width of a text in Chinese characters: Latin letters, digits and signs take half of one. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
  return width;
}

/** Lines that a text takes in a column of so many Chinese characters; an estimate, as no font is measured. */
export const linesOf = (text: string, charactersPerLine: number): number =>
  paragraphsOf(text).reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / charactersPerLine)), 0);
