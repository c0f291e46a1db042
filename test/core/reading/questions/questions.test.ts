/** What a leader asks is read right, and said back. */
import { describe, expect, test } from 'vitest';
import { sampleRegistry } from '../../../support/registry.js';
import { ask, asked, big, QUESTIONS } from './leaders-questions.js';

const seed = sampleRegistry('seed');

describe('what a leader asks', () => {
  test.each(QUESTIONS)('%s', (text, reading) => expect(asked(text)).toBe(reading));
});

describe('on the seed form', () => {
  const SEED: readonly (readonly [text: string, reading: string])[] = [
    ['充电插口建了多少', 'status answer number=11-3'],
    ['重点项目完成率', 'rate answer key=true'],
    ['白松路怎么样', 'status answer name=白松'],
    ['边坡治理', 'status answer name=边坡治理'],
    ['微实事进展', 'status answer number=40'],
    ['各街道', 'status answer unit=民治街道+各街道'],
    ['工务署', 'status answer unit=建筑工务署'],
    ['24-6谁牵头', 'status answer number=24-6'],
  ];
  test.each(SEED)('%s', (text, reading) => expect(asked(text, {}, seed)).toBe(reading));
});

test('ranking is answered where the office has switched it on', () => {
  const programme = { ...big.programme, settings: { ...big.programme.settings, rankUnits: true } };
  expect(ask('哪个街道完成最好', {}, { ...big, programme }).outcome).toBe('answer');
});

test('the reply says back what was understood', () => {
  expect(ask('民治街道还有哪些重点项目没完成').reply).toBe('您问的是：民治街道未完成的人大重点监督项目的清单。');
  expect(ask('谁没交滞后分析').reply).toBe('您问的是：全部项目尚未提交滞后分析的情况。');
  expect(ask('截至12月15日完成率').reply).toBe('您问的是：全部项目的完成率（截至2022年12月15日）。');
});
