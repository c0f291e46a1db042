import type { SourceFile } from './source-file.js';

/** Test files that run what goes through queues: the app, on a house or a service of the tests. */
export function throughQueues(files: readonly SourceFile[]): string[] {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports.flatMap(({ file }) => file ?? [])]));
  const reached = (from: string): Set<string> => {
    const seen = new Set([from]);
    for (const path of seen) for (const next of importsOf.get(path) ?? []) seen.add(next);
    return seen;
  };
  return files
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => {
      const all = reached(path);
      return all.has('src/app.ts') && all.has('test/support/queues.ts');
    });
}
