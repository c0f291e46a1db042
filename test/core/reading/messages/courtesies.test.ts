import { describe, expect, it } from 'vitest';
import { withoutCourtesies } from '#src/core/reading/messages/wording/courtesies.js';

const names = ['观澜街道', '观澜'];

describe('what stands around a message', () => {
  it.each([
    ['您好，8-1目标34场，实际办了31场', '8-1目标34场，实际办了31场'],
    ['报告领导：9-2已完成，请领导放心', '9-2已完成'],
    ['王主任好！不好意思回晚了，9-2已完成🙏', '9-2已完成'],
    ['我是观澜街道小王，9-2还差2个。有变化再向您汇报。', '9-2还差2个。'],
    ['刚跟施工方核实过：公厕完工了。照片稍后发您。', '公厕完工了。'],
    ['【观澜街道】9-2已完成。谢谢！9-3还差2场', '9-2已完成。9-3还差2场'],
    ['您好9-2已完成谢谢领导', '9-2已完成'],
    ['收到，谢谢！', '收到！'],
    ['9-2的材料通过没有？谢谢！', '9-2的材料通过没有？'],
  ])('%s', (text, said) => {
    expect(withoutCourtesies(text, names)).toBe(said);
  });

  it.each([
    '谢谢领导',
    '好了',
    '刚核实过',
    '正在核实，稍后报',
    '观澜街道公厕完工了',
    '施工完工，报告已出',
    '9-2完成了吗？',
    '办了1,250场',
    '9-2已办8场（观澜街道经办）',
    '',
  ])('%s stays as it is', (text) => {
    expect(withoutCourtesies(text, names)).toBe(text);
  });
});
