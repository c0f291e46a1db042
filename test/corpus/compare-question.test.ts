/** What counts as the same reading of a question, and what does not. */
import { describe, expect, test } from 'vitest';
import type { QuestionFilter, QuestionInput, QuestionReading } from '#src/core/reading/read-input.js';
import { compareQuestion } from './tool/compare-question.js';
import type { Expected } from './tool/expectations.js';
import { streets } from './tool/registry.js';

type Question = Expected['questions'];

const asked = (input: Partial<QuestionInput> = {}): QuestionInput => ({
  kind: 'question',
  text: '…',
  role: 'leader',
  room: 'leaders',
  at: '2022-12-14T09:05:00+08:00',
  ...input,
});
const isRight = (expected: Question, read: Partial<QuestionReading>, input?: Partial<QuestionInput>): boolean => {
  const reading = { intent: 'list', filter: {}, outcome: 'answer', reply: '', asks: null, ...read } as const;
  return compareQuestion(expected, reading, asked(input)).differences.length === 0;
};
const isSameFilter = (
  expected: Omit<Question, 'outcome'>,
  filter: QuestionFilter,
  input?: Partial<QuestionInput>,
): boolean =>
  isRight({ intent: 'list', ...expected, outcome: 'answer' }, { intent: expected.intent ?? 'list', filter }, input);

describe('filters that are the same', () => {
  test.each<[string, Omit<Question, 'outcome'>, QuestionFilter, Partial<QuestionInput>?]>([
    ['units in another order', { filter: { unit: ['甲', '乙'] } }, { unit: ['乙', '甲'] }],
    ['the group and its members', { filter: { unit: ['各街道'] } }, { unit: streets }],
    ['a unit with its name plates and without', { filter: { unit: ['组织部（编办）'] } }, { unit: ['组织部'] }],
    ['a category without its ordinal', { filter: { category: '一、推动教育' } }, { category: '教育' }],
    ['a word in name and in text', { filter: { name: '公厕' } }, { text: '公厕革命' }],
    ['the projects that a name means', { filter: { name: '牛湖中学' }, meant: ['1-1'] }, { number: ['1-1'] }],
    ['a number, and its name beside it', { filter: { number: ['1-1'] } }, { number: ['1-1'], name: '牛湖中学' }],
    [
      'another filter that is as right',
      { filter: { name: '暖' }, alsoRight: [{ name: '暖', unit: ['甲'] }] },
      { name: '暖', unit: ['甲'] },
    ],
    ['today and no day', { filter: {} }, { asOf: '2022-12-14' }],
    ['a contact’s own unit and none', { filter: {} }, { unit: ['甲'] }, { role: 'contact', unit: '甲' }],
    ['a standing that the intent says', { intent: 'rate', filter: {} }, { standing: 'completed' }],
    ['the report that is missing', { intent: 'missing', filter: {} }, { obligation: 'report' }],
  ])('%s', (_, expected, read, input) => {
    expect(isSameFilter(expected, read, input)).toBe(true);
  });
});

describe('filters that differ', () => {
  test.each<[string, Omit<Question, 'outcome'>, QuestionFilter, Partial<QuestionInput>?]>([
    ['a key too many', { filter: {} }, { keySupervised: true }],
    ['a key too few', { filter: { keySupervised: true } }, {}],
    ['a unit too many', { filter: { unit: ['甲'] } }, { unit: ['甲', '乙'] }],
    ['a leader’s question about a unit and about all', { filter: {} }, { unit: ['甲'] }],
    ['another project than the name means', { filter: { name: '牛湖中学' }, meant: ['1-1'] }, { number: ['1-2'] }],
    ['words beside none', { filter: {} }, { name: '公厕' }],
    ['another category', { filter: { category: '一、推动教育' } }, { category: '交通' }],
    ['yesterday and no day', { filter: {} }, { asOf: '2022-12-13' }],
    ['a standing that the intent does not say', { intent: 'rate', filter: {} }, { standing: 'lagging' }],
    ['another duty', { intent: 'missing', filter: { obligation: 'briefing' } }, {}],
  ])('%s', (_, expected, read, input) => {
    expect(isSameFilter(expected, read, input)).toBe(false);
  });
});

test.each<[boolean, Question, Partial<QuestionReading>]>([
  [true, { intent: 'count', filter: { unit: ['甲'] }, outcome: 'refuse' }, { intent: 'unclear', outcome: 'refuse' }],
  [false, { intent: 'count', filter: {}, outcome: 'refuse' }, { intent: 'count', outcome: 'private' }],
  [true, { intent: 'why', filter: {}, outcome: 'ask' }, { intent: 'unclear', outcome: 'ask' }],
  [false, { intent: 'why', filter: {}, outcome: 'ask' }, { intent: 'list', outcome: 'ask' }],
  [false, { intent: 'list', filter: {}, outcome: 'private' }, { intent: 'list', outcome: 'answer' }],
  [false, { intent: 'list', filter: {}, outcome: 'answer' }, { intent: 'count', outcome: 'answer' }],
])('outcomes and intents: %s for %o read as %o', (expected, wanted, read) => {
  expect(isRight(wanted, read)).toBe(expected);
});

test('asking where the corpus is sure is unknown, not false', () => {
  const reading = { intent: 'unclear', filter: {}, outcome: 'ask', reply: '', asks: '您问的是哪个单位？' } as const;
  expect(compareQuestion({ intent: 'list', filter: {}, outcome: 'answer' }, reading, asked()).isUnsure).toBe(true);
});
