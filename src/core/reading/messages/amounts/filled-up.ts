/** The whole that amounts still to come will fill up: 再筛300人，凑够7000人. */
import type { ReadFigure } from '../../figures/figures.js';

/** 计划年底再筛300人，凑够7000人, of 7000: what those to come will fill up. */
export const isFilledUp = (figure: ReadFigure, text: string, all: readonly ReadFigure[]): boolean =>
  FILLS_UP.test(text.slice(0, figure.start)) &&
  all.some(
    (f) =>
      f.kind === 'planned' &&
      f.end <= figure.start &&
      /^[，,][^，,。；;\n\d了已]{2,6}$/.test(text.slice(f.end, figure.start)),
  );
const FILLS_UP = /[，,](?:就|来|好|以|把|即|即可|便)?(?:凑|补|达|做|筛|冲)(?:[够足齐满到])$/;
