import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { joinReturns, splitReturn, type UnitReturn } from '#src/documents/join-returns.js';

const said = (unit: string | null, completion: string, problems = '', nextSteps = ''): UnitReturn => ({
  unit,
  completion,
  problems,
  nextSteps,
});
const streets = ['民治街道', '大浪街道', '龙华街道'];

describe('the returns of a project in one row', () => {
  test('a joint return alone stays verbatim', () => {
    const text = '1.已办8场；\n 民治街道：另计 \n';
    expect(joinReturns([said(null, text, '无', '续办')], streets)).toEqual({
      completion: text,
      problems: '无',
      nextSteps: '续办',
    });
  });

  test('a sole lead unit’s return stays verbatim and takes the place of the joint one', () => {
    expect(joinReturns([said(null, '旧'), said('民治街道', '新')], ['民治街道']).completion).toBe('新');
  });

  test('each unit’s text stands under its name, in the order of the table', () => {
    const { completion, problems } = joinReturns(
      [said('大浪街道', '已完工'), said('民治街道', '1.甲\n2.乙', '缺口2处')],
      streets,
    );
    expect(completion).toBe('民治街道：\n1.甲\n2.乙\n大浪街道：已完工');
    expect(problems).toBe('民治街道：缺口2处');
  });

  test('what the joint return says for the others stays before them', () => {
    expect(joinReturns([said(null, '全区已建120个'), said('民治街道', '已建20个')], streets).completion).toBe(
      '全区已建120个\n民治街道：已建20个',
    );
  });

  test('once every lead unit has spoken the joint return is not repeated', () => {
    const own = streets.map((unit) => said(unit, '已完工'));
    expect(joinReturns([said(null, '全区在建'), ...own], streets).completion).toBe(
      '民治街道：已完工\n大浪街道：已完工\n龙华街道：已完工',
    );
  });

  test('of two returns of a unit the last counts', () => {
    expect(joinReturns([said('民治街道', '旧'), said('民治街道', '新')], streets).completion).toBe('民治街道：新');
  });

  test('nothing said is an empty row', () => {
    expect(joinReturns([], streets)).toEqual({ completion: '', problems: '', nextSteps: '' });
  });
});

const paragraph = fc.string({
  unit: fc.constantFrom('已', '办', '8', '场', ' ', '：', '街', '道'),
  minLength: 1,
  maxLength: 8,
});
const text = fc.array(paragraph, { maxLength: 3 }).map((lines) => lines.join('\n'));
const returns = fc
  .tuple(text, fc.subarray(streets), fc.array(text, { minLength: 3, maxLength: 3 }))
  .map(([joint, units, texts]) => [said(null, joint), ...units.map((unit, at) => said(unit, texts[at] ?? ''))]);
const options = { seed: 20221231, numRuns: 300 };

property.prop([returns], options)('a joined row that is imported joins to the same row', (spoken) => {
  const row = joinReturns(spoken, streets);
  expect(joinReturns([{ unit: null, ...row }], streets)).toEqual(row);
  expect(joinReturns([{ unit: null, ...row }, ...spoken.slice(1)], streets)).toEqual(row);
});

property.prop([returns], options)('every unit’s text can be read out of the joined row', (spoken) => {
  const { completion } = joinReturns(spoken, streets);
  const own = spoken.filter(({ unit, completion: own }) => unit !== null && own !== '');
  const parts = splitReturn(completion, streets);
  if (spoken.length === 1) expect(completion).toBe(spoken[0]?.completion);
  else expect(parts.units).toEqual(own.map(({ unit, completion: own }) => ({ unit, text: own })));
});
