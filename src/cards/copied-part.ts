import { type Block, strong, table } from './model.js';

/** A text beside the one that it repeats. */
export interface CopiedText {
  /** 存在问题, or 全文. */
  part: string;
  /** 0 to 100. */
  percent: number;
  own: string;
  /** Whose, of what: 大浪街道 9-3. */
  source: string;
  other: string;
}

/** 全文与大浪街道 9-3的分析相同 93%. */
export const copiedTitle = ({ part, percent, source }: CopiedText): string => `${part}与${source}相同 ${percent}%`;

/** Both texts side by side, with how much they share. */
export const copiedBlocks = (copies: readonly CopiedText[]): Block[] =>
  copies.flatMap((copy) => [
    strong(copiedTitle(copy)),
    table(
      [
        { title: '这一份', weight: 1 },
        { title: copy.source, weight: 1 },
      ],
      [[copy.own, copy.other]],
    ),
  ]);
