import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type AnalysisReport, analysisTitle } from '#src/documents/analysis-report.js';
import { docxTables } from '#src/documents/docx-tables.js';
import { chineseOrdinal, officialWidth } from '#src/documents/official-styles.js';
import { writeAnalysisIndex } from '#src/documents/write-analysis-index.js';
import { writeAnalysisReport } from '#src/documents/write-analysis-report.js';
import { writtenAt } from './write-fixtures.js';
import { analysisIndex, analysisReport, analysisText, officeSection } from './write-samples.js';

const xmlOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());

const linesOf = (xml: string): string[] =>
  (xml.match(/<w:p>.*?<\/w:p>|<w:p\/>/gs) ?? []).map((paragraph) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  );

const written = async (report: AnalysisReport): Promise<string[]> =>
  linesOf(xmlOf(await writeAnalysisReport(report, writtenAt)));

describe('a report of one lead unit', () => {
  test('has every part in the order of an official report', async () => {
    expect(await written(analysisReport)).toEqual([
      '关于〔11-3〕电动自行车充放设施建设项目滞后情况的分析报告',
      '一、项目概况',
      '项目编号：11-3',
      '项目名称：电动自行车充放设施建设项目',
      '民生事项：建设提升社区公用设备：',
      '2.因地制宜建设1166个电动自行车充电插口。',
      '主办单位：区消安委办、各街道',
      '分管区领导：李四',
      '重点监督：区人大常委会重点监督项目（附件2第12项）',
      '原定年度目标：建设1166个充电插口。',
      '调整后的年度目标：建设1066个充电插口。（2022年10月12日批准；依据深龙华府办〔2022〕18号；原因：部分小区消防改造未完成）',
      '完成时限：2022年12月31日',
      '二、完成情况',
      '承担任务：946个。',
      '已完成120个充电插口的建设任务。',
      '三、存在问题',
      '1.3个小区业主意见未统一；',
      '2.资金未到位。',
      '四、滞后原因',
      '（一）主观原因',
      '对业主协调难度估计不足，前期摸底不细。',
      '（二）客观原因',
      '电力扩容审批周期长，停工35天。',
      '五、下一步工作计划',
      '1.由区消安委办张三牵头，2023年1月31日前完成签约；',
      '2.2023年3月31日前完成剩余1046个插口。',
      '六、预计完成时间',
      '2023年3月31日。',
      '七、佐证材料',
      '1.现场照片1.jpg',
      '2.业主意见征询表.pdf',
      '',
      '区消安委办',
      '2023年1月6日',
    ]);
  });

  test('is set in the official fonts, sizes and line height', async () => {
    const xml = xmlOf(await writeAnalysisReport(analysisReport, writtenAt));
    const paragraphWith = (text: string) =>
      (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).find((paragraph) => paragraph.includes(text)) ?? '';
    const title = paragraphWith('滞后情况的分析报告');
    expect(title).toContain('w:eastAsia="方正小标宋简体"');
    expect(title).toContain('<w:sz w:val="44"/>');
    expect(title).toContain('<w:jc w:val="center"/>');
    expect(paragraphWith('一、项目概况')).toContain('w:eastAsia="黑体"');
    const text = paragraphWith('资金未到位');
    expect(text).toContain('w:eastAsia="仿宋_GB2312"');
    expect(text).toContain('<w:sz w:val="32"/>');
    expect(text).toMatch(/<w:spacing [^>]*w:line="560"[^>]*w:lineRule="exact"/);
    expect(text).toContain('w:firstLineChars="200"');
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  });

  test('has the page number at its foot', async () => {
    const files = unzipSync(await writeAnalysisReport(analysisReport, writtenAt));
    const footer = Object.entries(files).find(([path]) => path.startsWith('word/footer'));
    expect(strFromU8(footer?.[1] ?? new Uint8Array())).toContain('PAGE');
  });
});

describe('a report of several lead units', () => {
  const street = {
    ...officeSection,
    unit: '民治街道',
    evidence: [],
    analysis: { ...analysisText, adopts: '区消安委办', submittedBy: '王五' },
  };
  const silent = { ...officeSection, unit: '大浪街道', share: null, completion: '', evidence: [], analysis: null };

  test('has a section a unit', async () => {
    const lines = await written({ ...analysisReport, sections: [officeSection, street, silent] });
    expect(lines.filter((line) => /^[二三四五]、/.test(line))).toEqual([
      '二、区消安委办',
      '三、民治街道',
      '四、大浪街道',
    ]);
    expect(lines).toContain('（三）滞后原因');
    expect(lines).toContain('1.主观原因');
    expect(lines).toContain('2.客观原因');
  });

  test('says whose text a unit adopts instead of repeating it', async () => {
    const lines = await written({ ...analysisReport, sections: [officeSection, street] });
    expect(lines).toContain('附议区消安委办报送的分析，以其文本为准（王五于2023年1月6日确认）。');
    expect(lines.filter((line) => line === analysisText.objectiveCauses)).toHaveLength(1);
  });

  test('says what a silent unit has not submitted, and does not sign for it', async () => {
    const lines = await written({ ...analysisReport, sections: [officeSection, silent] });
    expect(lines.filter((line) => line === '（尚未报送）')).toHaveLength(5);
    expect(lines.slice(-2)).toEqual(['区消安委办', '2023年1月6日']);
  });
});

test('a project that was finished late is reported as such', async () => {
  const late = { ...analysisReport, sections: [{ ...officeSection, completedOn: '2023-01-04' }] };
  expect(analysisTitle(late)).toBe('关于〔11-3〕电动自行车充放设施建设项目逾期完成情况的分析报告');
  const lines = await written(late);
  expect(lines).toContain('已于2023年1月4日完成。');
  expect(lines.some((line) => line.includes('预计完成时间'))).toBe(false);
});

test('the index lists every report and everything that is missing', async () => {
  const xml = xmlOf(await writeAnalysisIndex(analysisIndex, writtenAt));
  const [reports, missing] = docxTables(xml).map(({ rows }) => rows.map((cells) => cells.map(({ text }) => text)));
  expect(reports?.slice(1)).toEqual([
    [
      '1',
      '11-3',
      '★电动自行车充放设施建设项目',
      '区消安委办、民治街道',
      '部分报送',
      '2023-03-31',
      '〔11-3〕电动自行车充放设施建设项目.docx',
    ],
  ]);
  expect(missing?.slice(1)).toEqual([
    ['1', '〔11-3〕电动自行车充放设施建设项目', '大浪街道', '分析报告', '2023-01-09'],
  ]);
  const widths = xml
    .split('<w:tblGrid>')
    .slice(1)
    .map((grid) =>
      [...(grid.split('</w:tblGrid>')[0] ?? '').matchAll(/w:w="(\d+)"/g)].reduce(
        (sum, [, width]) => sum + Number(width),
        0,
      ),
    );
  expect(widths).toEqual([officialWidth, officialWidth]);
  expect(linesOf(xml)).toContain(
    '以2022年12月31日为截止日，截至2023年1月9日，收录分析报告1份，其中区人大常委会重点监督项目（★）1份；尚欠1项。',
  );
});

test('headings are numbered as officials number them', () => {
  expect([1, 9, 10, 11, 20, 21, 99].map(chineseOrdinal)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '二十',
    '二十一',
    '九十九',
  ]);
});
