import type { Drawn } from '#src/core/spot-check.js';
import type { Sign, UnitSigns } from '#src/core/watermelon.js';
import { type Card, card, note, table, text } from './model.js';

const signWords: Readonly<Record<Sign, string>> = {
  all_green: '全部填报已完成',
  nothing_said: '存在问题、下一步工作计划两栏全空',
  same_words: '不同项目的完成情况文字雷同',
  target_repeated: '完成情况照抄年度目标',
  sudden_jump: '数量在最后一次填报中突增',
};

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
    ...(signs.length > 0
      ? [
          text('值得留意的单位（只是提示，不是结论）：'),
          table(
            [{ title: '单位', weight: 1.5 }, { title: '已完成/已填报' }, { title: '现象', weight: 3 }],
            signs
              .slice(0, 10)
              .map((one) => [one.unit, `${one.completed}/${one.reported}`, one.signs.map(words).join('；')]),
          ),
        ]
      : []),
    note(`截至 ${asOf}，种子“${seed}”。同样的种子抽出同样的名单：/抽查 ${drawn.length} ${seed}`),
  ]);
}

const words = ({ sign, numbers }: UnitSigns['signs'][number]): string =>
  sign === 'all_green' || sign === 'nothing_said'
    ? signWords[sign]
    : `${signWords[sign]}（${numbers.slice(0, 6).join('、')}${numbers.length > 6 ? ` 等 ${numbers.length} 项` : ''}）`;
