import type { z } from 'zod';
import type { Command } from './declare.js';

/** A line that begins with a slash, as people type it: full-width, with stray spaces, without a space before the number. */
export type Parsed =
  | { kind: 'none' }
  | { kind: 'unknown'; word: string }
  | { kind: 'command'; command: Command; rest: string };

const leadingSpace = /^[\s\u3000\u200b\ufeff]+/;
const opening = /^[/／]/;

/** 「9 － 2」 at the start: one project number, however it is spaced. */
const spacedNumber = /^([0-9０-９]{1,3})[\s\u3000]{0,4}[-－—–][\s\u3000]{0,4}([0-9０-９]{1,3})(?![0-9０-９])/;

/** 「9-2已办8场」: a number that runs into what is said of it. */
const tightNumber = /^[0-9０-９]{1,3}-[0-9０-９]{1,3}(?=\p{Script=Han})(?![号项])/u;

/** Finds the command of a line; names and aliases are compared without case and width. */
export function parseCommand(line: string, commands: readonly Command[]): Parsed {
  const trimmed = line.replace(leadingSpace, '');
  if (!opening.test(trimmed)) return { kind: 'none' };
  const body = trimmed.slice(1).replace(leadingSpace, '');
  const word = /^[^\s\u3000]*/.exec(body)?.[0] ?? '';
  const head = word.normalize('NFKC').toLowerCase();
  const byLength = commands.flatMap((command) => [command.name, command.alias].map((name) => ({ command, name })));
  const exact = byLength.find(({ name }) => name === head);
  if (exact)
    return { kind: 'command', command: exact.command, rest: body.slice(word.length).replace(leadingSpace, '') };
  // 「/填报9-2」: a Chinese name that runs into its argument.
  const joined = byLength
    .filter(({ name }) => /^\p{Script=Han}/u.test(name) && head.startsWith(name))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (joined) return { kind: 'command', command: joined.command, rest: body.slice(joined.name.length) };
  return { kind: 'unknown', word };
}

/**
 * Arguments by position: each word fills the next key of the schema, the last key takes the rest of the line, verbatim.
 * @returns the parsed arguments, or null where they do not fit (the usage is then shown)
 */
export function parseArgs<Args extends z.ZodObject>(rest: string, schema: Args): z.output<Args> | null {
  const keys = Object.keys(schema.shape);
  const values: Record<string, string> = {};
  let left = rest.trim().replace(spacedNumber, '$1-$2').replace(tightNumber, '$& ');
  keys.forEach((key, index) => {
    if (left === '') return;
    if (index === keys.length - 1) {
      values[key] = left;
      left = '';
      return;
    }
    const word = /^[^\s\u3000]+/.exec(left)?.[0] ?? '';
    values[key] = word;
    left = left.slice(word.length).replace(leadingSpace, '');
  });
  if (left !== '') return null;
  const parsed = schema.safeParse(values);
  return parsed.success ? (parsed.data as z.output<Args>) : null;
}
