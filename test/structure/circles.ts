import type { SourceFile } from './source-file.js';

/** Groups of files that import one another in a circle, types included; each as the paths in it. */
export function importCircles(files: readonly SourceFile[]): string[][] {
  const edges = new Map(
    files.map(({ path, imports }) => [path, [...new Set(imports.flatMap(({ file }) => file ?? []))]]),
  );
  return connected(edges).filter((group) => group.length > 1 || edges.get(group[0] ?? '')?.includes(group[0] ?? ''));
}

/** Strongly connected groups of a graph (Tarjan, without recursion: import chains may be long). */
export function connected<T>(edges: ReadonlyMap<T, readonly T[]>): T[][] {
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const groups: T[][] = [];
  const lower = (node: T, value: number): void => {
    low.set(node, Math.min(low.get(node) ?? value, value));
  };
  for (const root of edges.keys()) {
    const path: { node: T; next: number }[] = index.has(root) ? [] : [{ node: root, next: 0 }];
    while (path.length > 0) {
      const step = path[path.length - 1] as { node: T; next: number };
      const { node } = step;
      if (step.next === 0 && !index.has(node)) {
        index.set(node, index.size);
        lower(node, index.get(node) ?? 0);
        open.push(node);
        isOpen.add(node);
      }
      const target = edges.get(node)?.[step.next];
      step.next += 1;
      if (target !== undefined) {
        if (!index.has(target)) path.push({ node: target, next: 0 });
        else if (isOpen.has(target)) lower(node, index.get(target) ?? 0);
        continue;
      }
      path.pop();
      const above = path[path.length - 1];
      if (above) lower(above.node, low.get(node) ?? 0);
      if (low.get(node) !== index.get(node)) continue;
      const group = open.splice(open.indexOf(node));
      for (const member of group) isOpen.delete(member);
      groups.push(group);
    }
  }
  return groups;
}
