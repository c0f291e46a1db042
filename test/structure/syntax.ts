/** A node of the syntax tree (ESTree with TypeScript), as far as the checks look at it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** A tree's nodes, each before its children. */
export function nodesOf(root: Node): Node[] {
  const found: Node[] = [];
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) waiting.push(...next.toReversed());
    else if (isNode(next)) {
      found.push(next);
      waiting.push(...Object.values(next).reverse());
    }
  }
  return found;
}

export const nameOf = (node: unknown): string | null =>
  isNode(node) && node.type === 'Identifier' ? String(node.name) : null;

/** `Date.now` as text, for calls and members that are written plainly; null for everything else. */
export function dotted(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Identifier') return String(node.name);
  if (node.type !== 'MemberExpression') return null;
  const object = dotted(node.object);
  const property = node.computed ? literalText(node.property) : nameOf(node.property);
  return object && property ? `${object}.${property}` : null;
}

/** Text of a string literal or of a part of a template; null for everything else. */
export function literalText(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateElement') return null;
  return (node.value as { cooked?: string | null }).cooked ?? null;
}
