/** Secrets are compared by sameSecret alone: a comparison that stops at the first difference tells how much was right. */
import { type Finding, findingAt, type SourceFile } from './source-file.js';
import type { Node } from './syntax.js';

const rooms = /^src\/(?:adapters|web|wire|services)\//;
const sameSecretFile = 'src/wire/same-secret.ts';
/** It asks whether its own token is still the one that the platform disowned; nobody chooses either. */
const ownTokens = 'src/wire/held-token.ts';
const equalities = new Set(['==', '===', '!=', '!==']);

export function secretsCompared(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => rooms.test(path) && path !== ownTokens)
    .flatMap((file) => [
      ...file.nodes
        .filter((node) => comparesSecret(file, node))
        .map((node) => findingAt(file, node, 'compares a secret')),
      ...(file.path === sameSecretFile && !file.text.includes('return timingSafeEqual(')
        ? [{ file: file.path, line: 1, what: 'takes longer the more is right' }]
        : []),
    ]);
}

/** Whether something is there at all may be asked. */
function comparesSecret({ text }: SourceFile, { type, operator, left, right }: Node): boolean {
  if (type !== 'BinaryExpression' || !equalities.has(String(operator))) return false;
  const sides = [left, right].map((side) => text.slice((side as Node).start, (side as Node).end));
  if (sides.some((side) => /^(?:undefined|null|''|typeof .*)$/.test(side))) return false;
  return sides.some((side) => /(?:signature|secret|token)$/i.test(side));
}
