import type { ProjectState } from '#src/core/picture.js';

/** Key-supervised projects first (R4), otherwise in table order. */
export const keyFirst = (states: readonly ProjectState[]): ProjectState[] =>
  [...states].sort(
    (a, b) => Number(b.project.keySupervised) - Number(a.project.keySupervised) || a.project.order - b.project.order,
  );
