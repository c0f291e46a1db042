/** A source file as the structure checks see it: its path, its syntax tree and what it imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { parseAst } from 'vitest/node';
import { type Node, nodesOf } from './syntax.js';

export interface Import {
  /** As written: './day.js', '#src/core/day.js', 'zod'. */
  said: string;
  /** Path of the file in this repository; null where it is a package or a built-in module. */
  file: string | null;
  line: number;
}

export interface SourceFile {
  /** From the repository's root, with forward slashes: src/core/day.ts. */
  path: string;
  text: string;
  nodes: readonly Node[];
  imports: readonly Import[];
}

/** A rule that a file breaks. */
export interface Finding {
  file: string;
  line: number;
  what: string;
}

export const codeRoots = ['src', 'commands', 'jobs', 'db'] as const;

/** A file parsed from its text; the structure checks' own tests make theirs with it. */
export function sourceFile(path: string, text: string): SourceFile {
  const nodes = nodesOf(parseAst(text, { lang: 'ts' }) as unknown as Node);
  return { path, text, nodes, imports: nodes.flatMap((node) => importOf(path, text, node)) };
}

/** All TypeScript files of these folders, read from the working folder. */
export function sourceFiles(roots: readonly string[] = codeRoots): SourceFile[] {
  return roots
    .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)))
    .filter((path) => extname(path) === '.ts')
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => sourceFile(path, readFileSync(path, 'utf8')));
}

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

export const findingAt = (file: SourceFile, node: Node, what: string): Finding => ({
  file: file.path,
  line: lineAt(file.text, node.start),
  what,
});

export const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ file, line, what }) => `${file}:${line} ${what}`);

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function importOf(path: string, text: string, node: Node): Import[] {
  if (!importing.has(node.type)) return [];
  const said = (node.source as { value?: unknown } | null)?.value;
  return typeof said === 'string' ? [{ said, file: fileOf(path, said), line: lineAt(text, node.start) }] : [];
}

/** '#src/a.js' and './a.js' are files here, written as the compiler leaves them. */
function fileOf(from: string, said: string): string | null {
  if (said.startsWith('#')) return toSource(said.slice(1));
  if (said.startsWith('.')) return toSource(posix.join(posix.dirname(from), said));
  return null;
}

const toSource = (path: string): string => (path.endsWith('.js') ? `${path.slice(0, -3)}.ts` : path);
