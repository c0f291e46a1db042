import { describe, expect, test } from 'vitest';
import { formWidth } from '#src/documents/form-columns.js';
import { completedWord, type FormRow, mergePlan } from '#src/documents/form-table.js';
import { formOf } from './write-fixtures.js';

const row = (number: string, more: Partial<FormRow> = {}): FormRow => ({
  category: null,
  matter: null,
  matterNumber: number.split('-')[0] ?? number,
  number,
  name: '',
  target: '',
  completion: '',
  problems: '',
  nextSteps: '',
  completed: null,
  unitsText: '',
  ...more,
});

describe('which rows share a cell', () => {
  test('neighbours of one category, and of one matter within it', () => {
    const plan = mergePlan([
      row('1-1', { category: '一', matter: 'A' }),
      row('1-2', { category: '一', matter: 'A' }),
      row('2-1', { category: '一', matter: 'B' }),
      row('2-2', { category: '二', matter: 'B' }),
    ]);
    expect(plan).toEqual({ category: [3, 0, 0, 1], matter: [2, 0, 1, 1], matterNumber: [2, 0, 1, 1] });
  });

  test('an empty cell is nobody else’s, though the matter number is known', () => {
    const plan = mergePlan([row('16-4'), row('16-5'), row('17-7')]);
    expect(plan).toEqual({ category: [1, 1, 1], matter: [1, 1, 1], matterNumber: [2, 0, 1] });
  });

  test('the same text further down is a cell of its own', () => {
    const plan = mergePlan([row('1-1', { category: '一' }), row('2-1'), row('3-1', { category: '一' })]);
    expect(plan.category).toEqual([1, 1, 1]);
  });

  test('a project that is its matter shares no number cell', () => {
    const plan = mergePlan([row('40', { matter: 'A' }), row('40', { matter: 'A' })]);
    expect(plan.matterNumber).toEqual([1, 1]);
  });

  test('every row is covered exactly once', () => {
    const { rows } = formOf('big300');
    for (const column of Object.values(mergePlan(rows))) {
      expect(column.reduce((sum: number, length: number) => sum + length, 0)).toBe(rows.length);
    }
    expect(mergePlan(rows).category.filter((length) => length > 0)).toHaveLength(10);
  });
});

test('an empty 是否完成 stays empty', () => {
  expect([true, false, null].map(completedWord)).toEqual(['已完成', '未完成', '']);
});

test('the columns fill a landscape page less its margins', () => {
  expect(formWidth).toBe(16838 - 850 - 850);
});
