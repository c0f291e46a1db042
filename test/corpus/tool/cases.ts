/** The corpus as it lies in the folders: a line a case, `{"id","input","expect","note"}`. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { readInputSchema } from '#src/core/reading/read-input.js';
import { expectations } from './expectations.js';
import { tableInput } from './table-input.js';

export const kinds = ['claims', 'analyses', 'questions', 'targets', 'doubts', 'tables'] as const;
export type Kind = (typeof kinds)[number];

/**
 * Tuning: may be looked at while the readers are made. Measuring: for figures only. Practice: written later, to tune by; in
 * neither half, whatever its id.
 */
export type Half = 'tuning' | 'measuring' | 'practice';

const inputKinds = {
  claims: 'claim',
  analyses: 'analysis',
  questions: 'question',
  targets: 'target',
  doubts: 'doubt',
} as const;

const caseOf = <K extends Kind>(kind: K) =>
  z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
    input:
      kind === 'tables'
        ? tableInput
        : readInputSchema.refine((input) => input.kind === inputKinds[kind as keyof typeof inputKinds]),
    expect: expectations[kind],
    note: z.string().optional(),
  });

export interface Case {
  id: string;
  kind: Kind;
  /** Name of its file without the ending: negation. */
  file: string;
  half: Half;
  input: unknown;
  expect: unknown;
  note: string;
}

const root = new URL('../', import.meta.url);

/** All cases of a kind, in the order of files and lines. Throws where a line is no case, naming file and line. */
export function casesOf(kind: Kind): Case[] {
  return [...casesIn(kind, kind), ...casesIn(kind, `practice/${kind}`)];
}

function casesIn(kind: Kind, folder: string): Case[] {
  const schema = caseOf(kind);
  const half = folder.startsWith('practice/') ? () => 'practice' as const : halfOf;
  return filesOf(folder).flatMap((name) =>
    readFileSync(new URL(`${folder}/${name}`, root), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        if (line.trim() === '') return [];
        const at = `${folder}/${name}:${index + 1}`;
        const parsed = schema.safeParse(jsonAt(at, line));
        if (!parsed.success) throw new Error(`${at} ${z.prettifyError(parsed.error)}`);
        const { id, input, expect, note = '' } = parsed.data;
        return [{ id, kind, file: name.replace('.jsonl', ''), half: half(id), input, expect, note }];
      }),
  );
}

/** By the first byte of the id's SHA-256: even for tuning, odd for measuring. */
export const halfOf = (id: string): Half =>
  (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'measuring';

function filesOf(folder: string): string[] {
  try {
    return readdirSync(new URL(`${folder}/`, root))
      .filter((name) => name.endsWith('.jsonl'))
      .toSorted();
  } catch {
    return [];
  }
}

function jsonAt(at: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`${at} is no JSON`, { cause });
  }
}
