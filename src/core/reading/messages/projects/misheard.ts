/** Names as dictation and input methods leave them, or as initials tell them, written as the registry has them: 家庭教育大将堂, dl堵点. */
import { once } from '../../../memo.js';
import type { Project, Unit } from '../../../registry.js';
import { initials, inSounds, isSoundLetter } from '../../text/pinyin.js';
import { streetOf } from './streets.js';

/** So many characters in a row that sound like a piece of a name, all but one of them written so. */
const RUN = 4;
const NUMERAL = /[\d零一二两三四五六七八九十百千万]/;

/** A name, and the words of a target: 欠薪案件, 观影人数. */
const wordingsOf = once(({ name, target }: Project): readonly string[] => [
  name,
  ...target.split(/[^\u4e00-\u9fff]+/).filter((words) => words.length >= RUN),
]);

const runsOf = once((project: Project): readonly (readonly [sound: string, written: string])[] =>
  wordingsOf(project).flatMap((words) => {
    const sounds = inSounds(words);
    return [...words.slice(RUN - 1)]
      .map((_, at) => [sounds.slice(at, at + RUN), words.slice(at, at + RUN)] as const)
      .filter(([sound]) => [...sound].every(isSoundLetter));
  }),
);

/** The text with what sounds like a piece of one of these names, and is written otherwise in one character, as the name has it. */
export function withNamesAsWritten(text: string, projects: readonly Project[]): string {
  const sounds = inSounds(text);
  if (sounds.length !== text.length) return text;
  const named = new Map<string, Set<string>>();
  for (const [sound, written] of projects.flatMap(runsOf)) {
    if (sounds.includes(sound)) named.set(sound, (named.get(sound) ?? new Set()).add(written));
  }
  const letters = [...text];
  for (const [sound, [written = '', ...others]] of named) {
    if (others.length > 0) continue;
    for (let at = sounds.indexOf(sound); at >= 0; at = sounds.indexOf(sound, at + 1)) {
      const [amiss, ...more] = [...written].flatMap((c, i) => (text[at + i] === c ? [] : [i]));
      if (amiss === undefined || more.length > 0 || NUMERAL.test(text[at + amiss] ?? '')) continue;
      if ((amiss === 0 || amiss === RUN - 1) && !endsWith(written, amiss, projects)) continue;
      letters[at + amiss] = written[amiss] ?? '';
    }
  }
  return inTheirOrder(letters.join(''), projects);
}

/** 油社松区花园: two characters of a piece of a name that changed places. */
function inTheirOrder(text: string, projects: readonly Project[]): string {
  const written = new Set(projects.flatMap(runsOf).map(([, words]) => words));
  const letters = [...text];
  for (let at = 0; at + 1 < letters.length; at++) {
    const isWritten = (start: number): boolean => written.has(letters.slice(start, start + RUN).join(''));
    const starts = Array.from({ length: RUN - 1 }, (_, i) => at + i + 2 - RUN).filter((start) => start >= 0);
    if (letters[at] === letters[at + 1] || starts.some(isWritten)) continue;
    swap(letters, at);
    if (!starts.some(isWritten)) swap(letters, at);
  }
  return letters.join('');
}

function swap(letters: string[], at: number): void {
  const [first = '', second = ''] = letters.slice(at, at + 2);
  letters.splice(at, 2, second, first);
}

/** 残疾人服务 is no 残疾人辅具: at the edge of a run the name itself must begin or end. */
const endsWith = (run: string, at: number, projects: readonly Project[]): boolean =>
  projects.some((p) => wordingsOf(p).some((words) => (at === 0 ? words.startsWith(run) : words.endsWith(run))));

/** The text with the two letters that stand for one street before a Chinese word written out: dl堵点 is 大浪堵点. */
export function withStreetsWritten(said: string, units: readonly Unit[]): string {
  const streets = units.flatMap(({ name }) => streetOf({ name }) ?? []);
  const text = apart(said, streets);
  if (!LETTERS.test(text)) return text;
  return text.replace(LETTERS_TOLD, (said) => {
    const [street, ...others] = streets.filter((one) => initials(one) === said.toLowerCase());
    return street && others.length === 0 ? street : said;
  });
}

/** 观澜福城已完成: the streets, one beside the other. */
const apart = (text: string, streets: readonly string[]): string => {
  const names = streets.join('|');
  return names === ''
    ? text
    : text.replace(new RegExp(`(?:${names})(?=(?:${names})(?:都|均|也|全|已|两|完|达|没|未|还))`, 'g'), '$&、');
};

const LETTERS = /[a-z]{2}[\u4e00-\u9fff]/i;
const LETTERS_TOLD = /(?<![a-z\d])[a-z]{2}(?=[\u4e00-\u9fff])/gi;
