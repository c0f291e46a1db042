import { describe, expect, test } from 'vitest';
import type { FormDocument } from '#src/documents/grid.js';
import { readDocument } from '#src/documents/read-document.js';
import { type FormTables, formTables } from '#src/documents/table-rows.js';
import { docxOf, p, tableOf, tbl, tc, tr } from './samples.js';

const read = (document: FormDocument): FormTables | null =>
  formTables(document, (meanings) => meanings.has('number') && meanings.has('name') && meanings.has('target'));

const rowsOf = (document: FormDocument) =>
  read(document)?.rows.map((row) => [row.number.number, row.text('name'), row.text('target'), row.text('units')]);

describe('other tables of the same meaning', () => {
  test('columns in another order and with other headings', () => {
    const document = tableOf([
      ['责任单位', '2022年工作目标', '实事名称', '类别', '备注', '项目编号', '工作进展', '分管领导', '是否按期完成'],
      ['区教育局', '新增学位100座。', '甲校', '教育', '', '1-1', '已建', '张三', '是'],
    ]);
    const table = read(document);
    expect(rowsOf(document)).toEqual([['1-1', '甲校', '新增学位100座。', '区教育局']]);
    expect(table?.rows[0]?.text('leader')).toBe('张三');
    expect(table?.rows[0]?.text('category')).toBe('教育');
    expect(table?.rows[0]?.text('completed')).toBe('是');
  });

  test('of several columns of units and leaders the leading ones count', () => {
    const document = tableOf([
      ['序号', '项目名称', '目标', '计量单位', '责任单位', '牵头单位', '责任领导', '分管领导'],
      ['1-1', '甲', '10', '座', '乙局', '丙局', '张三', '李四'],
    ]);
    const [row] = read(document)?.rows ?? [];
    expect([row?.text('units'), row?.text('leader')]).toEqual(['丙局', '李四']);
  });

  test('two header rows; the narrower heading counts', () => {
    const document = tableOf([
      ['序号', '<', '项目名称', '年度目标', '截至12月31日进展情况', '<', '<', '主办单位'],
      ['事项', '项目', '^', '^', '完成情况', '存在问题', '下一步计划', '^'],
      ['9', '9-2', '甲', '完工', '已完工', '资金', '催办', '乙局'],
    ]);
    const [row] = read(document)?.rows ?? [];
    expect(row?.number.number).toBe('9-2');
    expect(row?.statedMatter).toBe('9');
    expect([row?.text('completion'), row?.text('problems'), row?.text('nextSteps')]).toEqual([
      '已完工',
      '资金',
      '催办',
    ]);
  });

  test('a problem column of its own beside the adjustment column: both are kept', () => {
    const document = tableOf([
      ['序号', '项目名称', '年度目标', '存在问题', '年度目标调整情况'],
      ['1-1', '甲', '完工', '资金不足', '由10个调为8个'],
    ]);
    expect(read(document)?.rows[0]?.text('problems')).toBe('资金不足\n由10个调为8个');
  });

  test('the header repeated on each page, column counts, totals and notes are no projects', () => {
    const header = ['序号', '项目名称', '年度目标', '主办单位'];
    const document = tableOf([
      ['龙华区2022年民生实事汇总表', '<', '<', '<'],
      header,
      ['1', '2', '3', '4'],
      ['1-1', '甲', '完工', '乙局'],
      header,
      ['1-2', '丙', '完工', '乙局'],
      ['合计', '2项', '', '乙局'],
      ['注：带★的为重点项目。', '<', '<', '<'],
    ]);
    expect(rowsOf(document)?.map(([number]) => number)).toEqual(['1-1', '1-2']);
    expect(read(document)?.warnings).toEqual([]);
  });

  test('headings across the table are categories where there is no column for them', () => {
    const document = tableOf([
      ['序号', '项目名称', '年度目标', '主办单位'],
      ['一、教育', '<', '<', '<'],
      ['1-1', '甲', '完工', '乙局'],
      ['二、医疗', '<', '<', '<'],
      ['2-1', '丙', '完工', '乙局'],
    ]);
    expect(read(document)?.rows.map((row) => row.section)).toEqual(['一、教育', '二、医疗']);
  });

  test('several tables are one form; one without a header goes on from the one before', async () => {
    const cells = (...texts: string[]) => tr(...texts.map((text) => tc(p(text))));
    const document = await readDocument(
      docxOf(
        tbl(cells('说明', '内容')) +
          tbl(cells('序号', '项目名称', '年度目标'), cells('1-1', '甲', '完工')) +
          p('') +
          tbl(cells('1-2', '乙', '完工')) +
          tbl(cells('序号', '年度目标', '项目名称'), cells('1-3', '验收', '丙')),
      ),
    );
    expect(read(document)?.rows.map((row) => [row.where, row.number.number, row.text('name')])).toEqual([
      ['第2张表第2行', '1-1', '甲'],
      ['第3张表第1行', '1-2', '乙'],
      ['第4张表第2行', '1-3', '丙'],
    ]);
  });

  test('one number over several rows is one project', () => {
    const document = tableOf([
      ['序号', '项目名称', '年度目标', '主办单位'],
      ['1-1', '甲', '完工', '乙局'],
      ['^', '^', '^', '丙局'],
    ]);
    expect(rowsOf(document)).toEqual([['1-1', '甲', '完工', '乙局\n丙局']]);
  });

  test('matters without projects of their own are the projects', () => {
    const document = tableOf([
      ['序号', '民生实事事项', '年度目标', '牵头单位'],
      ['1', '新增学位', '100座', '教育局'],
    ]);
    expect(rowsOf(document)).toEqual([['1', '新增学位', '100座', '教育局']]);
  });

  test('a first column that merely counts the rows says nothing of matters; 9 and 2 under one heading are 9-2', () => {
    const counted = tableOf([
      ['序号', '<', '项目名称', '年度目标'],
      ['9', '2', '甲', '完工'],
    ]);
    expect(rowsOf(counted)?.[0]?.[0]).toBe('9-2');
  });

  test('a row without a number is named, not lost silently', () => {
    const document = tableOf([
      ['序号', '项目名称', '年度目标'],
      ['', '甲', '完工'],
    ]);
    expect(read(document)?.warnings).toEqual([
      { row: 2, column: 1, code: 'no_number', message: '第2行没有读出项目编号，该行没有读入：甲 完工' },
    ]);
  });

  test('a table of another kind is none', () => {
    expect(
      read(
        tableOf([
          ['姓名', '电话'],
          ['张三', '123'],
        ]),
      ),
    ).toBeNull();
    expect(read({ grids: [] })).toBeNull();
  });
});
