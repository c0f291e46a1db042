import { expect, test } from 'vitest';
import type { Project } from '#src/core/registry.js';
import { differenceOf, type StoredProject } from '#src/documents/difference.js';
import type { ReadProject } from '#src/documents/reading.js';

const read = (number: string, over: Partial<ReadProject> = {}): ReadProject => ({
  number,
  category: null,
  matterNumber: number.split('-')[0] ?? '',
  matter: null,
  name: `项目${number}`,
  target: '完工。',
  measures: [],
  completion: '已完工',
  problems: '',
  nextSteps: '',
  completed: true,
  units: ['民治街道'],
  unitsText: '民治街道',
  keySupervised: false,
  keyNumber: null,
  leaderInCharge: null,
  ...over,
});

function stored(number: string, over: Partial<Project> = {}, rest: Partial<StoredProject> = {}): StoredProject {
  const project: Project = {
    id: `id-${number}`,
    number,
    matterNumber: number.split('-')[0] ?? '',
    matter: '事项',
    category: '一、教育',
    name: `项目${number}`,
    target: '完工。',
    unitsText: '民治街道',
    unitIds: ['unit'],
    keySupervised: false,
    keyNumber: null,
    leaderInCharge: null,
    order: 0,
    goneOn: null,
    ...over,
  };
  return { project, last: { completion: '已完工', problems: '', nextSteps: '', completed: true }, ...rest };
}

test('added, changed with its fields, gone and the same', () => {
  const now = [read('1-1'), read('1-2', { target: '竣工。', problems: '资金' }), read('1-4')];
  expect(differenceOf(now, [stored('1-1'), stored('1-2'), stored('1-3')])).toEqual({
    added: ['1-4'],
    changed: [{ number: '1-2', fields: ['target', 'problems'] }],
    gone: ['1-3'],
    same: 1,
  });
});

test('what the table does not say is no change', () => {
  const marked = stored('1-1', { keySupervised: true, keyNumber: 3, leaderInCharge: '张三' });
  expect(differenceOf([read('1-1', { completed: null })], [marked]).same).toBe(1);
});

test('a mark that is missing counts once the table marks others', () => {
  const before = [stored('1-1', { keySupervised: true }), stored('1-2')];
  const difference = differenceOf([read('1-1'), read('1-2', { keySupervised: true })], before);
  expect(difference.changed).toEqual([
    { number: '1-1', fields: ['keySupervised'] },
    { number: '1-2', fields: ['keySupervised'] },
  ]);
});

test('the target as promised and the one in force are both known', () => {
  const adjusted = stored('1-1', {}, { target: '主体完工。' });
  expect(differenceOf([read('1-1', { target: '主体完工。' })], [adjusted]).same).toBe(1);
  expect(differenceOf([read('1-1')], [adjusted]).same).toBe(1);
});

test('a project that is gone already, and comes again, is added', () => {
  const gone = stored('1-1', { goneOn: '2022-06-01' });
  expect(differenceOf([read('1-1')], [gone])).toEqual({ added: ['1-1'], changed: [], gone: [], same: 0 });
  expect(differenceOf([], [gone]).gone).toEqual([]);
});

test('without a report every text is new', () => {
  const { changed } = differenceOf([read('1-1')], [stored('1-1', {}, { last: null })]);
  expect(changed).toEqual([{ number: '1-1', fields: ['completion', 'completed'] }]);
});
