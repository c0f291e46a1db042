import { completedOf } from './cell-values.js';
import type { Column, Header } from './find-header.js';
import { type Cell, textOf } from './grid.js';

/** No answer is longer: 已完成, 未完成, 正在推进中. */
const LONGEST = 6;

/**
 * A header without 是否完成 whose 完成情况 is answered with yes and no alone: beside another column of progress it is the answer,
 * and where it is the only one it is both.
 */
export function withAnswers(header: Header, rows: readonly (readonly Cell[])[]): Header {
  const { columns } = header;
  if (columns.some(({ meaning }) => meaning === 'completed')) return header;
  const progress = columns.filter(({ meaning }) => meaning === 'completion');
  const answers = progress.filter(({ index }) => isAnswered(index, rows.slice(header.end)));
  const [only] = answers;
  if (!only || answers.length > 1) return header;
  const answer: Column = { ...only, meaning: 'completed' };
  const others = progress.length > 1 ? columns.filter((column) => column !== only) : columns;
  return { ...header, columns: [...others, answer].toSorted((a, b) => a.index - b.index) };
}

function isAnswered(index: number, rows: readonly (readonly Cell[])[]): boolean {
  const texts = rows.map((row) => textOf(row[index])).filter((text) => text !== '');
  return texts.length > 0 && texts.every(isAnswer);
}

function isAnswer(text: string): boolean {
  const { completed, isClear } = completedOf(text);
  return text.length <= LONGEST && completed !== null && isClear && !/\d/.test(text);
}
