/** Shares of the year's task, wherever they stand, and what they say of it. */
import { describe, expect, test } from 'vitest';
import { readMessage } from '#src/core/reading/messages/messages.js';
import { big, TODAY } from '../said.js';

const read = (text: string) => {
  const { figures, state, asks } = readMessage({ kind: 'claim', text, unit: '民治街道' }, big, TODAY);
  return { said: figures.map((f) => `${f.kind} ${f.quantity}${f.unit}`), state, asks };
};

describe('A share of the task is done', () => {
  test.each([
    ['36-3演出88场，完成年度任务94场的93.6%', 93.6, 'open'],
    ['36-3演出88场，为全年任务数的93.6%', 93.6, 'open'],
    ['36-3演出88场，占总任务93.6%', 93.6, 'open'],
    ['36-3演出88场，目标完成度93.6%', 93.6, 'open'],
    ['36-3演出95场，折合年度任务的101%', 101, 'completed'],
    ['36-3演出95场，达年度任务数的101%', 101, 'completed'],
    ['36-3演出97场，超年度任务3.19%', 3.19, 'completed'],
  ])('%s', (text, share, state) => {
    const { said, state: read_, asks } = read(text);
    expect(said[1]).toBe(`cumulative ${share}%`);
    expect([read_, asks]).toEqual([state, null]);
  });
});

test.each(['36-3演出88场，目标是95%', '36-3演出88场，要求达到95%'])('%s quotes it', (text) => {
  expect(read(text).said).toEqual(['cumulative 88场']);
});

test('What is no work of the project is none of its amounts', () => {
  expect(read('36-3三个社区都演过，演了88场').said).toEqual(['cumulative 88场']);
  expect(read('36-3首批60场已演，二批20场在排，三批没定').said).toEqual(['cumulative 60场', 'remaining 20场']);
  expect(read('36-3演出95场，后一项已超').said).toEqual(['cumulative 95场']);
});

test('What is left of a part that was told is of the same project', () => {
  expect(read('36-3演了九成，剩下的等天气')).toEqual({ said: ['cumulative 90%'], state: 'open', asks: null });
});
