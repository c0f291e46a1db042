import { fc, test as property } from '@fast-check/vitest';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bundle, bundlePaths } from '#src/documents/bundle.js';
import { docxTables } from '#src/documents/docx-tables.js';
import { safeFileName } from '#src/documents/safe-file-name.js';
import { writeAnalysisBundle } from '#src/documents/write-analysis-bundle.js';
import { writtenAt } from './write-fixtures.js';
import { analysisIndex, analysisReport } from './write-samples.js';

describe('S29: a name that can be unpacked anywhere', () => {
  test.each([
    ['现场照片1.jpg', '现场照片1.jpg'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\windows\\a.txt', 'C__windows_a.txt'],
    ['con.txt', '_con.txt'],
    ['照片\u202Egpj.exe', '照片_gpj.exe'],
    ['  .. ', '未命名'],
    ['', '未命名'],
    ['a\u0000b\n.pdf', 'a_b_.pdf'],
    [`${'长'.repeat(200)}.docx`, `${'长'.repeat(75)}.docx`],
  ])('%j is %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.constantFrom('..', '.', '/', 'a/../b', 'CON', '__proto__', 'constructor', '佐证', '佐证.', 'A.jpg', 'a.JPG', '1'),
);
const anyFile = fc.record({ folders: fc.array(anyName, { maxLength: 2 }), name: anyName });
const options = { seed: 20221231, numRuns: 300 };

property.prop([anyName], options)('no name keeps what a file system cannot bear', (name) => {
  const safe = safeFileName(name);
  expect(safe).toMatch(/^[^\u0000-\u001F<>:"/\\|?*]+$/);
  expect(safe).not.toMatch(/^[.\s]|[.\s]$/);
  expect([...safe].length).toBeLessThanOrEqual(80);
  expect(() => encodeURIComponent(safe)).not.toThrow();
  expect(safeFileName(safe)).toBe(safe);
});

property.prop([fc.array(anyFile, { maxLength: 12 })], options)(
  'every file of a bundle comes out under a path of its own',
  (files) => {
    const zip = bundle(
      files.map((file, index) => ({ ...file, bytes: strToU8(String(index)) })),
      writtenAt,
    );
    const paths = bundlePaths(files);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(files.length);
    const out = unzipSync(zip);
    expect(paths.map((path) => strFromU8(out[path] ?? new Uint8Array()))).toEqual(
      files.map((_, index) => String(index)),
    );
    for (const path of paths) {
      expect(path.split('/')).not.toContain('..');
      expect(path.startsWith('/')).toBe(false);
      expect(paths.some((other) => other.toLowerCase().startsWith(`${path.toLowerCase()}/`))).toBe(false);
    }
  },
);

test('two files of one name are told apart', () => {
  const photo = { folders: ['〔9-2〕'], name: '照片.jpg' };
  expect(bundlePaths([photo, photo, { ...photo, name: '照片.JPG' }])).toEqual([
    '〔9-2〕/照片.jpg',
    '〔9-2〕/照片（2）.jpg',
    '〔9-2〕/照片（3）.JPG',
  ]);
});

test('the office gets index, reports and evidence in one zip, and the index names the files', async () => {
  const { reports: _, ...rest } = analysisIndex;
  const photo = { unit: '区消安委办', name: '现场照片1.jpg', bytes: strToU8('jpg') };
  const one = { report: analysisReport, state: '待审核', evidence: [photo, photo] };
  const slashed = { ...one, report: { ...analysisReport, number: '40', name: 'a/b' }, evidence: [] };
  const out = unzipSync(await writeAnalysisBundle({ ...rest, reports: [one, slashed] }, writtenAt));
  expect(Object.keys(out)).toEqual([
    '目录.docx',
    '分析报告/〔11-3〕电动自行车充放设施建设项目.docx',
    '分析报告/〔40〕a_b.docx',
    '佐证材料/〔11-3〕电动自行车充放设施建设项目/区消安委办/现场照片1.jpg',
    '佐证材料/〔11-3〕电动自行车充放设施建设项目/区消安委办/现场照片1（2）.jpg',
  ]);
  const index = strFromU8(unzipSync(out['目录.docx'] ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array());
  expect(
    docxTables(index)[0]
      ?.rows.slice(1)
      .map((cells) => cells.slice(-2).map(({ text }) => text)),
  ).toEqual([
    ['2023-03-31', '〔11-3〕电动自行车充放设施建设项目.docx'],
    ['2023-03-31', '〔40〕a_b.docx'],
  ]);
});
