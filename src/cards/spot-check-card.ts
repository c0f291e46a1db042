import type { Drawn } from '#src/core/spot-check.js';
import type { UnitSigns } from '#src/core/watermelon.js';
import { type Card, card, note, table, text } from './model.js';
import { signBlocks } from './sign-words.js';

interface SpotCheckView {
  asOf: string;
  seed: string;
  signs: readonly UnitSigns[];
  drawn: readonly Drawn[];
}

/** Projects drawn for a look on site, and what makes one look. */
export function spotCheckCard({ asOf, seed, signs, drawn }: SpotCheckView): Card {
  if (drawn.length === 0)
    return card('没有可抽查的项目', 'calm', [text('还没有填报已完成、且没有疑点的项目。'), note(`截至 ${asOf}`)]);
  return card(`抽查名单 ${drawn.length} 项`, 'calm', [
    table(
      [
        { title: '编号' },
        { title: '项目', weight: 2 },
        { title: '主办单位', weight: 1.5 },
        { title: '填报的完成情况', weight: 3 },
      ],
      drawn.map(({ number, name, unit, completion, signed }) => [
        number,
        name,
        signed ? `${unit}（留意）` : unit,
        completion,
      ]),
    ),
    ...signBlocks(signs),
    note(`截至 ${asOf}，种子“${seed}”。同样的种子抽出同样的名单：/抽查 ${drawn.length} ${seed}`),
  ]);
}
