import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readDocument } from '#src/documents/read-document.js';
import { readForm } from '#src/documents/reading.js';
import { tableOf } from './samples.js';

const header = ['序号', '项目名称', '年度目标', '完成情况', '是否完成', '主办单位'];
const row = (number: string, name = '甲') => [number, name, '完工。', '已完工', '是', '教育局'];
const numbersOf = (...numbers: string[]) =>
  readForm(tableOf([header, ...numbers.map((number) => row(number))])).projects.map(({ number }) => number);
const warned = (table: string[][]) =>
  readForm(tableOf(table)).warnings.map(({ row, column, code }) => [row, column, code]);

describe('numbers as offices write them', () => {
  test('in brackets of any kind, and in Chinese numerals where the row is a project', () => {
    expect(numbersOf('（4）', '【5-1】', '六', '（七）')).toEqual(['4', '5-1', '6', '7']);
  });

  test('a lost dash is read as its neighbours say, and asked about', () => {
    expect(numbersOf('9-1', '92', '9-3', '10-1')).toEqual(['9-1', '9-2', '9-3', '10-1']);
    expect(numbersOf('9-1', '9 2', '9-3')).toEqual(['9-1', '9-2', '9-3']);
    expect(warned([header, row('9-1'), row('92'), row('9-3')])).toEqual([[3, 1, 'number_unclear']]);
  });

  test('plain numbers up to 12 and beyond are no lost dashes', () => {
    expect(numbersOf(...Array.from({ length: 13 }, (_, at) => String(at + 1)))).toHaveLength(13);
    expect(numbersOf('1-1', '12', '13')).toEqual(['1-1', '12', '13']);
    expect(warned([header, row('1'), row('2'), row('4')])).toEqual([[4, 1, 'number_gap']]);
  });
});

describe('columns of one meaning', () => {
  test('the annual target, not the five years’ aim nor what is built', () => {
    const headings = ['序号', '项目名称', '建设内容及规模', '五年总目标', '2022年度目标', '主办单位'];
    const { projects } = readForm(tableOf([headings, ['1', '甲', '1200平方米', '2000个', '320个', '教育局']]));
    expect(projects[0]?.target).toBe('320个');
  });

  test('the year’s 完成情况, not a quarter’s', () => {
    const headings = ['序号', '项目名称', '年度目标', '一季度完成情况', '全年完成情况', '主办单位'];
    const { projects } = readForm(tableOf([headings, ['1', '甲', '8场', '办2场', '办8场', '教育局']]));
    expect(projects[0]?.completion).toBe('办8场');
  });

  test('of two columns of progress the one that says yes and no is 是否完成', () => {
    const headings = ['序号', '项目名称', '年度目标', '进展情况', '完成情况', '主办单位'];
    const rows = [
      ['1', '甲', '8场', '办8场', '已完成', '教育局'],
      ['2', '乙', '8场', '办2场', '未完成', '教育局'],
    ];
    const { projects } = readForm(tableOf([headings, ...rows]));
    expect(projects.map(({ completion, completed }) => [completion, completed])).toEqual([
      ['办8场', true],
      ['办2场', false],
    ]);
  });

  test('a heading that is not known is named with its column, not passed over', () => {
    const headings = [...header, '红黑榜'];
    expect(warned([headings, [...row('1'), '红榜']])).toEqual([[1, 7, 'unknown_column']]);
  });
});

describe('what a spreadsheet hides', () => {
  const title = ['龙华区2022年民生实事项目汇总表'];
  const read = async (sheets: Parameters<typeof writeXlsx>[0]['sheets']) =>
    readForm(await readDocument(await writeXlsx({ sheets })));

  test('hidden rows and columns are read and pointed out', async () => {
    const { projects, warnings } = await read([
      {
        name: '表',
        rows: [title, header, row('1'), row('2')],
        rowDefs: new Map([[3, { hidden: true }]]),
        columns: [{}, {}, {}, {}, { hidden: true }, {}],
      },
    ]);
    expect(projects).toHaveLength(2);
    expect(warnings.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 5, 'hidden_column'],
      [4, undefined, 'hidden_rows'],
    ]);
  });

  test('a hidden sheet with the form is not read, and named', async () => {
    const { projects, warnings } = await read([
      { name: '去年', rows: [title, header, row('1', '旧')], hidden: true },
      { name: '今年', rows: [title, header, row('1', '新')] },
    ]);
    expect(projects.map(({ name }) => name)).toEqual(['新']);
    expect(warnings.map(({ message }) => message)).toEqual([
      '工作表“去年”是隐藏的，没有读入；要读入，请取消隐藏后再发一次',
    ]);
  });

  test('a formula counts by its stored result; without one it is pointed out', async () => {
    const { projects, warnings } = await read([
      {
        name: '表',
        rows: [title, header, row('1'), row('2')],
        cells: new Map([
          ['2,3', { formula: 'A1', formulaResult: '已建8个' }],
          ['3,3', { formula: 'A1', value: null }],
        ]),
      },
    ]);
    expect(projects.map(({ completion }) => completion)).toEqual(['已建8个', '']);
    expect(warnings.map(({ row, column, code }) => [row, column, code])).toEqual([[4, 4, 'no_value']]);
  });
});
