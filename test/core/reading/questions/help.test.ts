/** How duban is used: what one reports by, how one is reminded, and what its words mean. */
import { describe, expect, test } from 'vitest';
import { asked } from './leaders-questions.js';

const reads = (cases: readonly (readonly [text: string, reading: string])[]) =>
  test.each(cases)('%s: %s', (text, reading) => expect(asked(text)).toBe(reading));

describe('how one reports and is reminded, and what the words mean', () => {
  reads([
    ['怎么暂停提醒', 'help answer'],
    ['提醒能不能停几天', 'help answer'],
    ['怎么开始', 'help answer'],
    ['我想问下怎么开始', 'help answer'],
    ['可以问你哪几个问题', 'help answer'],
    ['咋查滞后的项目', 'help answer'],
    ['格式有要求没', 'help answer'],
    ['填报有什么讲究', 'help answer'],
    ['发文字就行吗', 'help answer'],
    ['报到别的项目上了怎么撤', 'help answer'],
    ['分析写完了发到哪里', 'help answer'],
    ['漏报了怎么补', 'help answer'],
    ['截止了还能补报吗', 'help answer'],
    ['申请调整要什么材料', 'help answer'],
    ['报的时候要带编号吗', 'help answer'],
    ['编号在哪里查', 'help answer'],
    ['报完有回执吗', 'help answer'],
    ['谁能看到我们报的', 'help answer'],
    ['完成率怎么算', 'help answer'],
    ['什么情况算逾期', 'help answer'],
    ['机器人不回怎么办', 'help answer'],
    ['多久报一次', 'help answer'],
    ['有没有例子', 'help answer'],
    ['例子是什么样的', 'help answer'],
    ['发个模板', 'help answer'],
    ['催报怎么停', 'help answer'],
    ['数字打错了在哪儿改', 'help answer'],
    ['报错了能删吗', 'help answer'],
    ['什么算完成', 'help answer'],
    ['菜单', 'help answer'],
    ['我想填数，应该怎么写', 'help answer'],
    ['上报用什么格式', 'help answer'],
    ['怎么把项目标成已完成', 'help answer'],
    ['材料要写成哪种格式', 'help answer'],
    ['总表该怎么说你才给导', 'help answer'],
    ['怎么问机器人才听得懂', 'help answer'],
    ['照片也可以报进度吗', 'help answer'],
  ]);
});
