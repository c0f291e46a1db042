import { whyRefused } from './regex-cost.js';
import { type Finding, findingAt, type SourceFile } from './source-file.js';
import { literalText, type Node, nameOf } from './syntax.js';

interface Expression {
  source: string;
  flags: string;
}

/** Expressions that take more than linear time. One that is put together as the program runs is checked where its parts are plain text. */
export function costlyRegexes(files: readonly SourceFile[]): Finding[] {
  return files.flatMap((file) =>
    file.nodes.flatMap((node) => {
      const expression = written(node) ?? built(node);
      const why = expression && whyRefused(expression.source, expression.flags);
      return why ? [findingAt(file, node, `/${expression.source}/ ${why}`)] : [];
    }),
  );
}

function written(node: Node): Expression | null {
  const regex = node.type === 'Literal' ? (node.regex as { pattern: string; flags: string } | undefined) : undefined;
  return regex ? { source: regex.pattern, flags: regex.flags } : null;
}

function built(node: Node): Expression | null {
  if (node.type !== 'NewExpression' || nameOf(node.callee) !== 'RegExp') return null;
  const [source, flags] = (node.arguments as unknown[]).map(literalText);
  return typeof source === 'string' ? { source, flags: flags ?? '' } : null;
}
