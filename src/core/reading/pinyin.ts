/** How Chinese is pronounced: what input methods confuse, and what people abbreviate to initials. */
import { pinyin } from 'pinyin-pro';

/** Syllables of single characters, once looked up; there are not more than Chinese has characters. */
const known = new Map<string, string>();

/** One syllable without tone per character; a character that is not Chinese stands for itself in lower case. */
export function syllables(text: string): string[] {
  return [...text].map((c) => {
    const heard = known.get(c) ?? pinyin(c, { toneType: 'none', v: true }).toLowerCase();
    known.set(c, heard);
    return heard;
  });
}

/** First letters: 民治街道 → 'mzjd'. */
export function initials(text: string): string {
  return syllables(text)
    .map((s) => s.charAt(0))
    .join('');
}

/** Do two characters sound alike, tones aside? */
export function soundAlike(a: string, b: string): boolean {
  return a === b || syllables(a)[0] === syllables(b)[0];
}

/** Syllables with what many speakers do not tell apart made one: zh and z, ing and in. */
export const soundsLike = (text: string): string[] =>
  syllables(text).map((s) => s.replace(/^([zcs])h/, '$1').replace(/(?<=[ie])ng$/, 'n'));
