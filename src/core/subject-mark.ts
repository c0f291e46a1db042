/**
 * 〔9-2〕: what a message is about, written into it. Where a reply quotes a message without naming it, the marks tell which
 * projects are meant.
 */
const MARK = /〔(\d{1,3}(?:-\d{1,3})?)〕/g;

export const subjectMarks = (numbers: readonly string[]): string => numbers.map((number) => `〔${number}〕`).join('');

/** The numbers marked in a text, each once, in their order. */
export const numbersMarkedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(MARK)].flatMap(([, number]) => number ?? [])),
];
