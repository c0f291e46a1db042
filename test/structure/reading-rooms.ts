/** The rooms within `src/core/reading`, from the ground up: which may build on which. */
import { posix } from 'node:path';
import type { Finding, SourceFile } from './source-file.js';

const reading = 'src/core/reading';

/** Each line is a way up; a room builds on those before it in a line where it stands. */
const waysUp: readonly (readonly string[])[] = [
  ['text', 'numbers', 'days', 'figures', 'targets', 'progress', 'analyses', 'doubts'],
  ['text', 'numbers', 'names'],
  [
    ...['text', 'numbers', 'days', 'names', 'figures', 'targets', 'progress'],
    ...['messages/wording', 'messages/projects', 'messages/amounts', 'messages/claims', 'messages'],
  ],
  [
    ...['text', 'numbers', 'days', 'names'],
    ...['questions/words', 'questions/said', 'questions/asked', 'questions/scope', 'questions'],
  ],
];

/** What comes in and goes out: every room speaks of it. */
const shape = `${reading}/read-input.ts`;

/** The room of a file of the reading: 'messages/claims'; '.' for what stands above all rooms; null outside. */
const readingRoomOf = (path: string): string | null =>
  path.startsWith(`${reading}/`) ? posix.relative(reading, posix.dirname(path)) || '.' : null;

/** Imports by which a room of the reading builds on one that stands above it, or beside it. */
export function readingUpsideDown(files: readonly SourceFile[]): Finding[] {
  return files.flatMap(({ path, imports }) => {
    const from = readingRoomOf(path);
    if (from === null || from === '.') return [];
    return imports.flatMap(({ file, line }) => {
      const to = file === null || file === shape ? null : readingRoomOf(file);
      if (to === null || to === from || isBelow(to, from)) return [];
      return [{ file: path, line, what: `${from} may not build on ${file}` }];
    });
  });
}

const isBelow = (lower: string, upper: string): boolean =>
  waysUp.some((way) => way.slice(0, Math.max(0, way.indexOf(upper))).includes(lower));
