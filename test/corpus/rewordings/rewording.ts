/** A way of saying the same in other dress, and what comes of it. */
import type { Registry } from '#src/core/registry.js';
import type { Case } from '../tool/cases.js';
import type { Expected } from '../tool/expectations.js';

export type RewordedKind = 'claims' | 'questions';

/** A case of the corpus as rewordings see it. */
export interface Worded<K extends RewordedKind = RewordedKind> {
  id: string;
  text: string;
  /** What else `input` has: unit, at, replyTo, before … */
  input: Record<string, unknown>;
  expect: Expected[K];
}

export interface Reworded {
  text: string;
  /** Laid over the case's own. */
  input?: Record<string, unknown>;
  /** In the place of the case's own, where the rewording changes what is meant: another street. */
  expect?: unknown;
}

export interface Rewording<K extends RewordedKind = RewordedKind> {
  /** In lower case with hyphens: greeting-before. */
  name: string;
  /** The share of rewordings, at most, that may be read otherwise than the case: lowered as the readers improve. */
  most: number;
  /** Empty where it does not apply. `others` are all cases of the kind, for those that are made of two. */
  reword(one: Worded<K>, others: readonly Worded<K>[], registry: Registry): readonly Reworded[];
}

/** A number that goes by the words alone: the same case is always dressed alike. */
export function numberOf(words: string): number {
  let number = 7;
  for (const letter of words) number = (number * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return number;
}

export function pick<T>(choices: readonly T[], words: string): T {
  const picked = choices[numberOf(words) % choices.length];
  if (picked === undefined) throw new Error('there is nothing to pick from');
  return picked;
}

/** A rewording that dresses a case in one way, or not at all. */
export const dressing = <K extends RewordedKind>(
  name: string,
  most: number,
  dress: (one: Worded<K>, others: readonly Worded<K>[]) => Reworded | null,
): Rewording<K> => ({
  name,
  most,
  reword(one, others) {
    const dressed = dress(one, others);
    return dressed ? [dressed] : [];
  },
});

/** A rewording of the text alone. `say` gives null, or the text as it was, where it does not apply. */
export const saying = <K extends RewordedKind>(
  name: string,
  most: number,
  say: (text: string, one: Worded<K>) => string | null,
): Rewording<K> =>
  dressing(name, most, (one) => {
    const text = say(one.text, one);
    return text === null || text === one.text ? null : { text };
  });

/** The text without what ends it. */
export const withoutStop = (text: string): string => text.replace(/[。！!；;，,\s]*$/, '');

/** Each of several words for the same, in the place of one that stands in the text. */
export const inOtherWords = <K extends RewordedKind>(
  name: string,
  most: number,
  word: RegExp,
  others: readonly string[],
): Rewording<K> => ({
  name,
  most,
  reword: ({ text }) => (word.test(text) ? others.map((other) => ({ text: text.replace(word, other) })) : []),
});

export const wordedOf = ({ id, input, expect }: Case): Worded => {
  const { text, ...rest } = input as { text: string } & Record<string, unknown>;
  return { id, text, input: rest, expect: expect as Expected[RewordedKind] };
};
