/** How Chinese is pronounced: what input methods confuse, and what people abbreviate to initials. */
import { pinyin } from 'pinyin-pro';
import { isHan } from './typed-text.js';

/** As people of the district say what dictionaries read otherwise: 茜坑, 松元厦. */
const LOCALLY: readonly (readonly [string, string])[] = [
  ['茜', 'xi'],
  ['厦', 'xia'],
];

/** Syllables of single characters, once looked up; there are not more than Chinese has characters. */
const known = new Map<string, string>(LOCALLY);

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

/** The same with each character as it sounds in these words: 长者食堂 → 'zzst'. */
export const initialsInContext = (text: string): string =>
  pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();

/** Do two characters sound alike, tones aside? */
export function soundAlike(a: string, b: string): boolean {
  return a === b || syllables(a)[0] === syllables(b)[0];
}

/** Syllables with what many speakers do not tell apart made one: zh and z, ing and in. */
export const soundsLike = (text: string): string[] =>
  syllables(text).map((s) => s.replace(/^([zcs])h/, '$1').replace(/(?<=[ie])ng$/, 'n'));

/** A private character for each sound: what sounds alike is written alike. */
const soundLetters = new Map<string, string>();
const FIRST_LETTER = 0xe000;

/** The text with each Chinese character replaced by one that stands for its sound, so that 公测 and 公厕 are the same. */
export function inSounds(text: string): string {
  return soundsLike(text)
    .map((sound, i) => {
      const written = text[i] ?? '';
      if (!isHan(written)) return written;
      const letter = soundLetters.get(sound) ?? String.fromCharCode(FIRST_LETTER + soundLetters.size);
      soundLetters.set(sound, letter);
      return letter;
    })
    .join('');
}

/** Does it stand for a sound? */
export const isSoundLetter = (c: string | undefined): boolean => c !== undefined && c >= '\ue000' && c <= '\uf8ff';
