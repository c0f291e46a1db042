import type { Day } from '#src/core/day.js';

/** 附件1 as plain data: what a writer needs to lay the form out, and nothing that it would have to look up. */
export interface FormTable {
  /** '附件1', above the title. */
  appendix: string | null;
  title: string;
  /** The heading paragraph(s), verbatim; paragraphs are joined by '\n'. */
  intro: string | null;
  cutOff: Day;
  /** In table order. */
  rows: readonly FormRow[];
}

/** One project. Texts are cells: paragraphs joined by '\n'. */
export interface FormRow {
  /** null is an empty cell; it is never filled from a neighbour. */
  category: string | null;
  matter: string | null;
  matterNumber: string;
  /** '9-2'; '40' where the project is the matter itself. */
  number: string;
  /** With ★ before it where the project is key-supervised. */
  name: string;
  target: string;
  completion: string;
  problems: string;
  nextSteps: string;
  completed: boolean | null;
  unitsText: string;
}

/** Rows that a cell covers downwards, by row: 1 for a cell of its own, n for the top of a merged cell, 0 below the top. */
export interface MergePlan {
  category: readonly number[];
  matter: readonly number[];
  matterNumber: readonly number[];
}

/** Which neighbouring rows share a cell. Empty cells are not merged, so that reading the form again fills nothing down. */
export function mergePlan(rows: readonly FormRow[]): MergePlan {
  const matterKeys = rows.map((row) => (hasOneNumber(row) ? null : JSON.stringify(matterKey(row))));
  const numbers = runs(matterKeys);
  return {
    category: runs(rows.map((row) => row.category || null)),
    matter: rows.map((row, index) => (row.matter ? (numbers[index] ?? 1) : 1)),
    matterNumber: numbers,
  };
}

/** True where matter and project have one number ('40'): it stands in one cell over both 序号 columns. */
export const hasOneNumber = (row: FormRow): boolean => row.number === row.matterNumber;

/** The word under 是否完成年度目标. */
export const completedWord = (completed: boolean | null): string =>
  completed === null ? '' : completed ? '已完成' : '未完成';

const matterKey = (row: FormRow) => [row.category, row.matterNumber, row.matter];

/** Lengths of runs of equal keys, at each run's first place; a null key stands alone. */
function runs(keys: readonly (string | null)[]): number[] {
  const lengths: number[] = [];
  let top = 0;
  keys.forEach((key, index) => {
    const joins = index > 0 && key !== null && key === keys[index - 1];
    if (!joins) top = index;
    lengths[index] = joins ? 0 : 1;
    if (joins) lengths[top] = (lengths[top] ?? 0) + 1;
  });
  return lengths;
}
