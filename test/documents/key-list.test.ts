import { describe, expect, test } from 'vitest';
import { layKeyList, readKeyList } from '#src/documents/key-list.js';
import { readDocument } from '#src/documents/read-document.js';
import { readText } from '#src/documents/read-text.js';
import { docxOf, expected, fixture, p, tableOf, tbl, tc, tr } from './samples.js';

interface ExpectedProject {
  number: string;
  name: string;
  keyNumber?: number;
}

const big: ExpectedProject[] = expected('big300').projects;

describe('附件2', () => {
  test('big300-key.xlsx: all 47 are matched, each with its number', async () => {
    const entries = readKeyList(await readDocument(fixture('big300-key.xlsx')));
    const { marks, ...overlay } = layKeyList(entries, big);
    expect(overlay).toEqual({ listed: 47, matched: 47, unmatched: [], doubtful: [] });
    const marked = big.flatMap((project, index) => (project.keyNumber ? [[index, project.keyNumber]] : []));
    expect([...marks]).toEqual(marked);
  });

  test('as a Word table, as numbered lines, and without project numbers', async () => {
    const cells = (...texts: string[]) => tr(...texts.map((text) => tc(p(text))));
    const table = docxOf(tbl(cells('序号', '项目编号', '项目名称'), cells('1', '9-2', '心理咨询服务站')));
    const entry = { keyNumber: 1, number: '9-2', name: '心理咨询服务站' };
    expect(readKeyList(await readDocument(table))).toEqual([entry]);
    expect(
      readKeyList(readText('附件2\n重点监督项目清单\n1. 9-2 心理咨询服务站\n2．微实事\n3. 40 社区微实事\n')),
    ).toEqual([
      entry,
      { keyNumber: 2, number: null, name: '微实事' },
      { keyNumber: 3, number: '40', name: '社区微实事' },
    ]);
    const onlyNames = tableOf([
      ['序号', '项目名称'],
      ['3', '★心理咨询服务站'],
    ]);
    expect(readKeyList(onlyNames)).toEqual([{ keyNumber: 3, number: null, name: '心理咨询服务站' }]);
    const onlyNumbers = tableOf([
      ['序号', '项目名称'],
      ['9-2', '心理咨询服务站'],
    ]);
    expect(readKeyList(onlyNumbers)).toEqual([entry]);
  });

  test('what is no list is refused', () => {
    expect(() => readKeyList(tableOf([['姓名', '电话']], []))).toThrow(/没有找到重点监督项目清单/);
  });
});

describe('the list laid over the projects', () => {
  const projects = [
    { number: '9-2', name: '来深建设者心理咨询服务站' },
    { number: '11-3', name: '电动自行车充放设施建设项目' },
    { number: '12-1', name: '公园提升' },
    { number: '12-2', name: '公园提升' },
  ];
  const lay = (number: string | null, name: string) => layKeyList([{ keyNumber: 5, number, name }], projects);

  test.each([
    ['number and name', '9-2', '来深建设者心理咨询服务站'],
    ['a name with other brackets and spaces', '9-2', '来深建设者 心理咨询服务站。'],
    ['a name written shorter', '9-2', '心理咨询服务站'],
    ['the number alone', '9-2', ''],
    ['the name alone', null, '★来深建设者心理咨询服务站'],
    ['of two with one name, the number tells', '12-2', '公园提升'],
  ])('matched by %s', (_, number, name) => {
    expect(lay(number, name)).toMatchObject({ listed: 1, matched: 1, unmatched: [], doubtful: [] });
  });

  test.each([
    ['number and name of different projects', '9-2', '电动自行车充放设施建设项目'],
    ['a number with a quite different name', '9-2', '老旧小区加装电梯'],
    ['an unknown number with a known name', '99-1', '公园提升'],
    ['a name that two have', null, '公园提升'],
    ['a name that is nearly another’s', null, '电动自行车充电设施建设项目'],
  ])('doubtful, and marks nothing: %s', (_, number, name) => {
    const { doubtful, marks, matched } = lay(number, name);
    expect([doubtful.length, matched, marks.size]).toEqual([1, 0, 0]);
  });

  test('unmatched where neither is known', () => {
    expect(lay('99-1', '老旧小区加装电梯').unmatched).toEqual(['99-1 老旧小区加装电梯']);
  });

  test('one project listed twice is doubtful the second time', () => {
    const entry = { number: '9-2', name: '' };
    const overlay = layKeyList(
      [
        { keyNumber: 1, ...entry },
        { keyNumber: 2, ...entry },
      ],
      projects,
    );
    expect([...overlay.marks]).toEqual([[0, 1]]);
    expect(overlay.doubtful).toEqual(['9-2']);
  });
});
