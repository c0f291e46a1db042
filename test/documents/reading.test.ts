import { describe, expect, test } from 'vitest';
import { readDocument } from '#src/documents/read-document.js';
import { type Reading, readForm } from '#src/documents/reading.js';
import { expected, fixture, tableOf } from './samples.js';

interface ExpectedProject {
  number: string;
  category: string | null;
  target: string;
  measures: { quantity: number; unit: string; comparison: string }[];
  keySupervised?: boolean;
}

const read = async (name: string): Promise<Reading> => readForm(await readDocument(fixture(name)));

/** What the fixtures give of a project; `of` may be worded otherwise, and the key number comes with the list. */
const comparable = (project: ExpectedProject) => {
  const { measures, ...rest } = { keySupervised: false, ...project };
  const counted = measures.map(({ quantity, unit, comparison }) => ({ quantity, unit, comparison }));
  return { ...rest, measures: counted, keyNumber: null, leaderInCharge: null };
};

const seed = expected('seed');
const big = expected('big300');

describe('the official form is read alike from every kind of file', () => {
  test.each(['seed.txt', 'seed.docx', 'seed.xlsx', 'seed.xls', 'seed.csv'])(
    '%s: programme and every field of every project',
    async (name) => {
      const reading = await read(name);
      const sharedCategory = ['seed.txt', 'seed.csv'].includes(name) ? null : '五、加大社会保障力度';
      const projects = seed.projects
        .map(comparable)
        .map((project: ExpectedProject) =>
          project.number === '21-2' ? { ...project, category: sharedCategory } : project,
        );
      expect(reading.programme).toEqual(seed.programme);
      expect(reading.asOf).toBe('2022-12-31');
      expect(reading.projects.map(comparable)).toEqual(projects);
    },
  );

  test.each(['seed.txt', 'seed.docx', 'seed.xlsx', 'seed.xls', 'seed.csv'])(
    '%s: the doubts, and no others but those tolerated',
    async (name) => {
      const { doubts } = await read(name);
      const untold = doubts.filter((doubt) => !['21-2', '9-2', '19-3'].includes(doubt.number));
      expect(untold.map(({ number, code, claimed, target }) => ({ number, code, claimed, target }))).toEqual(
        seed.doubts,
      );
    },
  );

  test('big300.xlsx: 300 projects, every field', async () => {
    const reading = await read('big300.xlsx');
    expect(reading.programme).toMatchObject(big.programme);
    expect(reading.projects.map(comparable)).toEqual(big.projects.map(comparable).map(withoutKeyNumber));
    expect(reading.warnings.filter((warning) => warning.code !== 'note')).toEqual([]);
  });

  test('big300.xlsx: the doubts, and no others but those tolerated', async () => {
    const { doubts } = await read('big300.xlsx');
    const tolerated = new Set(big.doubtsTolerated.map(({ number }: { number: string }) => number));
    const told = doubts
      .filter((doubt) => !tolerated.has(doubt.number))
      .map(({ number, code, claimed, target }) => JSON.parse(JSON.stringify({ number, code, claimed, target })));
    expect(told).toEqual(big.doubts);
  });
});

const withoutKeyNumber = (project: object) => ({ ...project, keyNumber: null });

test('the text form reads alike in UTF-16 and with Windows line ends', async () => {
  const text = new TextDecoder().decode(fixture('seed.txt')).replaceAll('\n', '\r\n');
  expect(readForm(await readDocument(Buffer.from(`\ufeff${text}`, 'utf16le')))).toEqual(await read('seed.txt'));
});

describe('warnings', () => {
  test('the bookmark in the text form is cleaned and noted with its row', async () => {
    const { warnings, projects } = await read('seed.txt');
    expect(projects.find((project) => project.number === '31-6')?.completion).toBe('已完工');
    expect(warnings).toContainEqual({
      row: 17,
      column: 7,
      code: 'bookmark',
      message: '第17行第7列带有 Word 书签标记“[bookmark: _GoBack]”，已去掉',
    });
  });

  test('16-4 to 19-3 stand under the blank cells of 11 and are asked about', async () => {
    const { warnings } = await read('seed.docx');
    const orphans = warnings.filter((warning) => warning.code === 'orphan');
    expect(orphans[0]?.message).toBe('第4行起：表中没有第16项的「民生事项」，16-4、16-5、16-7 的事项内容请确认');
    expect(orphans).toHaveLength(7);
  });
});

const header = [
  '项目分类',
  '民生事项',
  '序号',
  '<',
  '项目名称',
  '年度目标',
  '完成情况',
  '是否完成年度目标',
  '主办单位',
];

test('a target that the row itself proposes to adjust is noted, not doubted', async () => {
  const { warnings } = await read('big300.xlsx');
  const notes = warnings.filter((warning) => warning.message.includes('调整为'));
  expect(notes.map((note) => note.message.split(' ')[0])).toEqual(
    big.doubtsTolerated.map(({ number }: { number: string }) => number),
  );
});

describe('numbering beats merging', () => {
  test('a matter that is merged over a project of another number does not become its own', () => {
    const reading = readForm(
      tableOf([
        header,
        ['一、教育', '学位：', '11', '11-1', '甲校', '完工。', '已完工', '已完成', '教育局'],
        ['^', '^', '^', '16-4', '乙园', '完工。', '已完工', '已完成', '城管局'],
      ]),
    );
    expect(reading.projects[1]).toMatchObject({
      number: '16-4',
      matterNumber: '16',
      matter: null,
      category: '一、教育',
    });
    expect(reading.warnings.map(({ row, code }) => [row, code])).toEqual([
      [3, 'number_contradiction'],
      [3, 'number_gap'],
      [3, 'matter_contradiction'],
      [3, 'orphan'],
    ]);
  });

  test('an empty cell does not mean "as above", but a matter number does say its matter', () => {
    const { projects } = readForm(
      tableOf([
        header,
        ['一、教育', '学位：', '11', '11-1', '甲校', '完工。', '', '', '教育局'],
        ['', '', '', '11-2', '乙校', '完工。', '', '', '教育局'],
        ['', '', '', '12-1', '丙校', '完工。', '', '', '教育局'],
      ]),
    );
    expect(projects.map(({ category, matter, completed }) => [category, matter, completed])).toEqual([
      ['一、教育', '学位：', null],
      [null, '学位：', null],
      [null, null, null],
    ]);
  });

  test('a number that comes twice is read once and named', () => {
    const reading = readForm(
      tableOf([
        header,
        ['', '学位：', '1', '1-1', '甲校', '完工。', '', '', '教育局'],
        ['', '', '', '1-1', '乙校', '完工。', '', '', '教育局'],
      ]),
    );
    expect(reading.projects.map((project) => project.name)).toEqual(['甲校']);
    expect(reading.warnings).toEqual([
      { row: 3, column: 4, code: 'duplicate_number', message: '第3行的项目编号 1-1 与第2行重复，只读入了前一行' },
    ]);
  });
});

test('a table that stands in the file twice is read once, with one warning', async () => {
  const { grids } = await readDocument(fixture('big300.xlsx'));
  const reading = readForm({ grids: [...grids, ...grids] });
  expect(reading.projects).toHaveLength(300);
  expect(reading.warnings.filter((warning) => warning.code === 'duplicate_number')).toHaveLength(1);
});

describe('one unit’s rows', () => {
  test('what it leads by name, by name plate or in its group', async () => {
    const { projects } = readForm(await readDocument(fixture('seed.txt')), { unit: '民治街道办事处' });
    expect(projects).toHaveLength(18);
    const ofBureau = readForm(await readDocument(fixture('seed.txt')), { unit: '区人才工作局' });
    expect(ofBureau.projects.map((project) => project.number)).toEqual(['40']);
    expect(ofBureau.warnings.map((warning) => warning.code)).toEqual([]);
  });
});

describe('what the caller knows better', () => {
  test('year, district and cut-off day', async () => {
    const { programme } = readForm(await readDocument(fixture('seed.docx')), {
      year: 2023,
      district: '光明区',
      cutOff: '2023-11-30',
    });
    expect(programme).toMatchObject({ year: 2023, district: '光明区', cutOff: '2023-11-30' });
  });

  test('a table without a year is refused with the way out', () => {
    expect(() => readForm(tableOf([header, ['', '', '', '1-1', '甲', '完工', '', '', '局']], []))).toThrow(
      /没有读出年份/,
    );
  });
});
