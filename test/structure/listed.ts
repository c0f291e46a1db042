import type { Finding, SourceFile } from './source-file.js';
import { type Node, nameOf } from './syntax.js';

/** Files of a folder that its index does not import, or whose default export it imports and leaves out of its list. */
export function unlisted(files: readonly SourceFile[], folder: string): Finding[] {
  const index = files.find(({ path }) => path === `${folder}/index.ts`);
  if (!index) return [{ file: `${folder}/index.ts`, line: 1, what: 'is missing' }];
  const imported = new Set(index.imports.map(({ file }) => file));
  const missing = files
    .filter(({ path }) => path.startsWith(`${folder}/`) && path !== index.path && !imported.has(path))
    .map(({ path }) => ({ file: path, line: 1, what: `is not imported by ${index.path}` }));
  const unused = index.nodes
    .filter(({ type }) => type === 'ImportDefaultSpecifier')
    .filter((node) => usesOf(index, nameOf(node.local) ?? '') < 2)
    .map((node) => ({ file: index.path, line: 1, what: `imports ${nameOf(node.local)} and does not list it` }));
  return [...missing, ...unused];
}

/** The import itself is one. */
const usesOf = ({ nodes }: SourceFile, name: string): number =>
  nodes.filter((node: Node) => nameOf(node) === name).length;
