import { type Finding, findingAt, type SourceFile } from './source-file.js';
import { dotted, nameOf } from './syntax.js';

const mayRead = new Set(['src/config.ts', 'src/runtime/fault-point.ts']);

/** The environment is read in one place, by `config.ts`; the points at which tests kill the process read their own. */
export function environmentReads(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => !mayRead.has(path))
    .flatMap((file) =>
      file.nodes
        .filter((node) => {
          const said = node.type === 'MemberExpression' ? dotted(node)?.replace(/^globalThis\./, '') : null;
          if (said === 'process.env' || said === 'process.loadEnvFile') return true;
          if (node.type === 'ImportSpecifier') return nameOf(node.imported) === 'env';
          const isTakenApart = node.type === 'VariableDeclarator' && nameOf(node.init) === 'process';
          return isTakenApart && file.text.slice(node.start, node.end).includes('env');
        })
        .map((node) => findingAt(file, node, 'reads the environment')),
    );
}
