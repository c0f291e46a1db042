import { type Finding, findingAt, type SourceFile } from './source-file.js';
import { dotted, literalText, nameOf } from './syntax.js';

const statement =
  /^\s*(?:select\s[\s\S]*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(?:create|drop|alter)\s+(?:table|index|view|trigger)\s|pragma\s|vacuum\b|attach\s+database\s)/i;
const builders = /^(?:selectFrom|insertInto|updateTable|deleteFrom|executeTakeFirst|executeTakeFirstOrThrow)$/;

/** Statements, and the builder that makes them, outside db. */
export function sqlOutsideDb(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => !path.startsWith('db/'))
    .flatMap((file) =>
      file.nodes
        .filter((node) => {
          if (node.type === 'MemberExpression') return builders.test(nameOf(node.property) ?? '');
          if (node.type === 'TaggedTemplateExpression') return dotted(node.tag) === 'sql';
          return statement.test(literalText(node) ?? '');
        })
        .map((node) => findingAt(file, node, 'speaks SQL')),
    );
}
