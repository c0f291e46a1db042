import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#src/core/refusal.js';
import { layKeyList, readKeyList } from '#src/documents/key-list.js';
import { readDocument } from '#src/documents/read-document.js';
import { readForm } from '#src/documents/reading.js';
import { docxOf, fixture, tableOf } from './samples.js';

const runs = { seed: 47, numRuns: 150 } as const;

/** Runs a reading; anything thrown must be a Refusal that says something in Chinese. */
async function refusedOrRead(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).shown).toMatch(/[\u4e00-\u9fff]{4}/);
  }
}

const readBytes = async (bytes: Uint8Array) => readForm(await readDocument(bytes));

/** What cells of such tables hold, and what they should never hold. */
const cellText = fc.oneof(
  fc.constantFrom(
    '',
    '^',
    '<',
    '序号',
    '项目名称',
    '年度目标',
    '主办单位',
    '9-2',
    '9',
    '40',
    '★甲',
    '已完成',
    '☑是 □否',
    '—',
  ),
  fc.constantFrom(
    '一、教育',
    '合计',
    '注：',
    '不少于40场',
    '2022年',
    '截至2022年13月45日',
    '9月31日',
    '[bookmark: _GoBack]',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const header = fc.shuffledSubarray(
  ['项目分类', '民生事项', '序号', '项目名称', '年度目标', '完成情况', '存在问题', '是否完成', '主办单位', '分管领导'],
  { minLength: 4 },
);
const table = header.chain((headings) =>
  fc
    .array(fc.array(cellText, { minLength: headings.length, maxLength: headings.length }), { maxLength: 12 })
    .map((rows) => [headings, ...rows]),
);

describe('reading never fails but with a Refusal', () => {
  test('whatever stands in the cells of a form', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.array(fc.string({ maxLength: 30 }), { maxLength: 3 }), async (rows, above) => {
        await refusedOrRead(() => readForm(tableOf(rows, above), { year: 2022 }));
      }),
      runs,
    );
  });

  test('every project of a reading has its number once, and its matter number from it', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const names = rows[0] ?? [];
        fc.pre(names.includes('序号') && names.includes('项目名称') && /目标|完成/.test(names.join()));
        const { projects, doubts } = readForm(tableOf(rows), { year: 2022 });
        const numbers = projects.map((project) => project.number);
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const { number, matterNumber } of projects) expect(number.split('-')[0]).toBe(matterNumber);
        for (const { number } of doubts) expect(numbers).toContain(number);
      }),
      runs,
    );
  });

  test.each(['seed.txt', 'seed.docx', 'seed.xlsx', 'seed.xls'])('bytes of %s overwritten or cut off', async (name) => {
    const whole = fixture(name);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(whole.length), async (changes, cut) => {
        const bytes = whole.slice(0, cut % 3 === 0 ? cut : whole.length);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        await refusedOrRead(() => readBytes(bytes));
      }),
      { ...runs, numRuns: 60 },
    );
  });

  test('XML that is well formed and makes no sense', async () => {
    const names = [
      'w:tbl',
      'w:tr',
      'w:tc',
      'w:p',
      'w:r',
      'w:t',
      'w:del',
      'w:vMerge',
      'w:gridSpan',
      'w:tcPr',
      'w:trPr',
      'w:rPr',
    ];
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(
          '甲',
          '9-2',
          '<w:vMerge w:val="restart"/>',
          '<w:gridSpan w:val="-3"/>',
          '<w:fldChar w:fldCharType="end"/>',
        ),
        fc
          .tuple(fc.constantFrom(...names), fc.array(tie('element'), { maxLength: 5 }))
          .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(element, { maxLength: 6 }), async (body) => {
        await refusedOrRead(() => readBytes(docxOf(body.join(''))));
      }),
      runs,
    );
  });

  test('a key list of any kind, laid over projects, accounts for every line', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        await refusedOrRead(() => {
          const entries = readKeyList(tableOf(rows));
          const projects = entries
            .filter((_, at) => at % 2 === 0)
            .map(({ number, name }) => ({ number: number ?? '1', name }));
          const { listed, matched, unmatched, doubtful, marks } = layKeyList(entries, projects);
          expect(matched + unmatched.length + doubtful.length).toBe(listed);
          expect(marks.size).toBe(matched);
        });
      }),
      runs,
    );
  });
});

test('a long text with nothing to find is read in linear time', () => {
  const long = '一1、（'.repeat(40_000);
  const started = process.hrtime.bigint();
  readForm(
    tableOf([
      ['序号', '项目名称', '年度目标', '完成情况', '是否完成', '主办单位'],
      ['9-2', long.slice(0, 60_000), '完工', '已完工', long, '甲'],
    ]),
  );
  expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(5_000);
});
