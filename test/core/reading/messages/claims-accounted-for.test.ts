/** What stands beside a completion or an amount is accounted for, or asked about. */
import { describe, expect, test } from 'vitest';
import { readMessage } from '#src/core/reading/messages/messages.js';
import { big, TODAY } from '../said.js';

const read = (text: string, unit: string) => readMessage({ kind: 'claim', text, unit }, big, TODAY);

describe('No completion is taken as said', () => {
  test.each([
    ['37-8验收过了，移交卡在档案上', '观澜街道'],
    ['31-8完工，剪彩排在下周三', '民治街道'],
    ['28-4全部改完，尾款尚在协商，还有一座没改', '龙华街道'],
    ['31-8有人说已完工', '民治街道'],
    ['31-8名义上完工', '民治街道'],
    ['31-8几乎完工', '民治街道'],
    ['31-8以为已完工', '民治街道'],
    ['36-3演出94场，任务万一完成', '民治街道'],
    ['36-3演出94场，任务希望完成', '民治街道'],
    ['36-3演出94场，任务完成与否不清楚', '民治街道'],
    ['施工方说31-8完工了', '民治街道'],
    ['群众反映，31-8完工了', '民治街道'],
    ['31-8完工了，我猜的', '民治街道'],
    ['31-8完工了，说错了', '民治街道'],
    ['31-8完工了，后来又拆了', '民治街道'],
    ['如果31-8完工', '民治街道'],
    ['31-8完工就好了', '民治街道'],
  ])('%s', (text, unit) => {
    const { state, asks } = read(text, unit);
    expect(state === 'completed' && asks === null).toBe(false);
  });
});

describe('It still is', () => {
  test.each([
    ['31-8缺的手续已补齐，已完工', '民治街道'],
    ['28-4原先缺的4座补上了，缺口清零，完成', '龙华街道'],
    ['37-8验收通过，已移交', '观澜街道'],
    ['老实说，31-8完工了', '民治街道'],
    ['施工方说完工了，刚去现场看了，31-8确实完工了', '民治街道'],
  ])('%s', (text, unit) => {
    expect(read(text, unit)).toMatchObject({ state: 'completed', asks: null });
  });
});

test('an amount beside which a lack is left is asked about', () => {
  expect(read('25-2泊位让业委会拦了22个', '大浪街道').asks).toContain('还没有完成');
});

test('of each project that is named something is said', () => {
  expect(read('31-8完工，33-1、', '民治街道').asks).toContain('33-1');
});
