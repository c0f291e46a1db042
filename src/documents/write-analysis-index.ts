import { chineseDay, type Day, type Instant } from '#src/core/day.js';
import { official, officialPage, officialWidth } from './official-styles.js';
import { sizes } from './text-style.js';
import { paragraph, paragraphs, wordBytes } from './word.js';
import { type TableColumn, wordTable } from './word-table.js';

/** All analyses of a programme, and what is still missing of them. */
export interface AnalysisIndex {
  district: string;
  year: number;
  cutOff: Day;
  /** The day whose state it shows. */
  asOf: Day;
  reports: readonly IndexedReport[];
  missing: readonly MissingAnalysis[];
}

/** One report of the bundle. */
export interface IndexedReport {
  number: string;
  name: string;
  keySupervised: boolean;
  units: readonly string[];
  /** 已通过, 待审核, 已退回, 部分报送. */
  state: string;
  expectedCompletion: Day | null;
  /** Where it lies in the bundle. */
  fileName: string;
}

/** An assignment whose analysis, or a part of it, is missing. */
export interface MissingAnalysis {
  number: string;
  name: string;
  unit: string;
  /** 欠缺: 分析报告, 主观原因, 下一步工作计划的责任人 … */
  lacks: string;
  dueOn: Day | null;
}

const reportColumns: readonly TableColumn[] = [
  { title: '序号', share: 7, alignment: 'center' },
  { title: '项目编号', share: 11, alignment: 'center' },
  { title: '项目名称', share: 22, alignment: 'left' },
  { title: '主办单位', share: 17, alignment: 'left' },
  { title: '状态', share: 11, alignment: 'center' },
  { title: '预计完成', share: 16, alignment: 'center' },
  { title: '文件', share: 16, alignment: 'left' },
];

const missingColumns: readonly TableColumn[] = [
  { title: '序号', share: 7, alignment: 'center' },
  { title: '项目', share: 33, alignment: 'left' },
  { title: '主办单位', share: 20, alignment: 'left' },
  { title: '欠缺', share: 23, alignment: 'left' },
  { title: '应报日期', share: 17, alignment: 'center' },
];

/** The index of all analyses as a Word document: a list of the reports, and 欠缺清单. */
export function writeAnalysisIndex(index: AnalysisIndex, at: Instant): Promise<Uint8Array> {
  const { reports, missing } = index;
  const lines = [`${index.district}${index.year}年民生实事`, '滞后项目分析报告目录'];
  const key = reports.filter(({ keySupervised }) => keySupervised).length;
  const summary = `以${chineseDay(index.cutOff)}为截止日，截至${chineseDay(index.asOf)}，收录分析报告${reports.length}份，其中区人大常委会重点监督项目（★）${key}份；尚欠${missing.length}项。`;
  const table = { width: officialWidth, size: sizes.five };
  const none = paragraph('无。', official.text);
  return wordBytes({
    title: lines.join(''),
    at,
    page: officialPage,
    content: [
      ...paragraphs(lines.join('\n'), { ...official.title, after: 0 }),
      paragraph('', official.text),
      paragraph(summary, official.text),
      paragraph('一、报告目录', official.heading),
      reports.length > 0 ? wordTable({ ...table, columns: reportColumns, rows: reports.map(reportRow) }) : none,
      paragraph('二、欠缺清单', official.heading),
      missing.length > 0 ? wordTable({ ...table, columns: missingColumns, rows: missing.map(missingRow) }) : none,
    ],
  });
}

const reportRow = (report: IndexedReport, index: number): string[] => [
  String(index + 1),
  report.number,
  `${report.keySupervised ? '★' : ''}${report.name}`,
  report.units.join('、'),
  report.state,
  report.expectedCompletion ?? '',
  report.fileName,
];

const missingRow = ({ number, name, unit, lacks, dueOn }: MissingAnalysis, index: number): string[] => [
  String(index + 1),
  `〔${number}〕${name}`,
  unit,
  lacks,
  dueOn ?? '',
];
