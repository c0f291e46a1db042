import type { Sign, UnitSigns } from '#src/core/watermelon.js';
import { type Block, table, text } from './model.js';

const signWords: Readonly<Record<Sign, string>> = {
  all_green: '全部填报已完成',
  nothing_said: '存在问题、下一步工作计划两栏全空',
  same_words: '不同项目的完成情况文字雷同',
  target_repeated: '完成情况照抄年度目标',
  sudden_jump: '数量在最后一次填报中突增',
};

/** So many units are named; the rest is for /抽查. */
const mostUnits = 10;

/** Units whose returns make one look inside, and why; nothing where there are none. */
export const signBlocks = (signs: readonly UnitSigns[]): Block[] =>
  signs.length === 0
    ? []
    : [
        text('值得留意的单位（只是提示，不是结论）：'),
        table(
          [{ title: '单位', weight: 1.5 }, { title: '已完成/已填报' }, { title: '现象', weight: 3 }],
          signs
            .slice(0, mostUnits)
            .map((one) => [one.unit, `${one.completed}/${one.reported}`, one.signs.map(words).join('；')]),
        ),
      ];

const words = ({ sign, numbers }: UnitSigns['signs'][number]): string =>
  sign === 'all_green' || sign === 'nothing_said'
    ? signWords[sign]
    : `${signWords[sign]}（${numbers.slice(0, 6).join('、')}${numbers.length > 6 ? ` 等 ${numbers.length} 项` : ''}）`;
