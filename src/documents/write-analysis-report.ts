import type { Paragraph } from 'docx';
import { chineseDay, type Instant } from '#src/core/day.js';
import { type AnalysisReport, type AnalysisSection, type AnalysisText, analysisTitle } from './analysis-report.js';
import { chineseOrdinal, official, officialPage } from './official-styles.js';
import { paragraph, paragraphs, wordBytes } from './word.js';

const notSubmitted = '（尚未报送）';

/** A heading and the text under it, or the parts under it. */
interface Part {
  heading: string;
  text?: string;
  parts?: Part[];
}

/**
 * One Word report a project, in the layout of an official document. A project of one lead unit has its parts one after the
 * other; of several, a section a unit. Joint units that adopt another's text (附议) say so instead of repeating it.
 */
export function writeAnalysisReport(report: AnalysisReport, at: Instant): Promise<Uint8Array> {
  const title = analysisTitle(report);
  const [only, ...others] = report.sections;
  const parts = [
    { heading: '项目概况', text: overview(report) },
    ...(only && others.length === 0
      ? unitParts(only)
      : report.sections.map((section) => ({ heading: section.unit, parts: unitParts(section) }))),
  ];
  const body = parts.flatMap((part, index) => laidOut(part, [index + 1], index === parts.length - 1));
  return wordBytes({
    title,
    at,
    page: officialPage,
    content: [paragraph(title, official.title), ...body, ...signature(report)],
  });
}

function overview(report: AnalysisReport): string {
  const { adjustments, keyNumber } = report;
  const key = keyNumber === null ? '' : `（附件2第${keyNumber}项）`;
  const facts: [string, string | null][] = [
    ['项目编号', report.number],
    ['项目名称', report.name],
    ['项目分类', report.category],
    ['民生事项', report.matter],
    ['主办单位', report.unitsText],
    ['分管区领导', report.leaderInCharge],
    ['重点监督', report.keySupervised ? `区人大常委会重点监督项目${key}` : null],
    [adjustments.length > 0 ? '原定年度目标' : '年度目标', report.target],
    ...adjustments.map((each): [string, string] => ['调整后的年度目标', adjusted(each)]),
    ['完成时限', chineseDay(report.cutOff)],
  ];
  return facts.flatMap(([name, value]) => (value ? [`${name}：${value}`] : [])).join('\n');
}

function adjusted({ to, approvedOn, reason, document }: AnalysisReport['adjustments'][number]): string {
  const basis = [
    `${chineseDay(approvedOn)}批准`,
    ...(document ? [`依据${document}`] : []),
    ...(reason ? [`原因：${reason}`] : []),
  ];
  return `${to}（${basis.join('；')}）`;
}

function unitParts({ share, completion, completedOn, analysis, evidence }: AnalysisSection): Part[] {
  const progress = [
    ...(share ? [`承担任务：${share}。`] : []),
    completion || '（未填报）',
    ...(completedOn ? [`已于${chineseDay(completedOn)}完成。`] : []),
  ];
  return [
    { heading: '完成情况', text: progress.join('\n') },
    ...(analysis?.adopts ? [adoption(analysis, analysis.adopts)] : analysisParts(analysis)),
    ...(completedOn ? [] : [{ heading: '预计完成时间', text: expected(analysis) }]),
    ...(evidence.length > 0 ? [{ heading: '佐证材料', text: numbered(evidence) }] : []),
  ];
}

const analysisParts = (analysis: AnalysisText | null): Part[] => [
  { heading: '存在问题', text: analysis?.problems || notSubmitted },
  {
    heading: '滞后原因',
    parts: [
      { heading: '主观原因', text: analysis?.subjectiveCauses || notSubmitted },
      { heading: '客观原因', text: analysis?.objectiveCauses || notSubmitted },
    ],
  },
  { heading: '下一步工作计划', text: analysis?.nextSteps || notSubmitted },
];

const adoption = ({ submittedBy, submittedOn }: AnalysisText, unit: string): Part => ({
  heading: '存在问题、滞后原因及下一步工作计划',
  text: `附议${unit}报送的分析，以其文本为准（${submittedBy}于${chineseDay(submittedOn)}确认）。`,
});

const expected = (analysis: AnalysisText | null): string =>
  analysis?.expectedCompletion
    ? `${chineseDay(analysis.expectedCompletion)}。`
    : analysis
      ? '（未明确）'
      : notSubmitted;

const numbered = (names: readonly string[]): string => names.map((name, index) => `${index + 1}.${name}`).join('\n');

/** Headings by level: 一、, （一）, 1. The last part stays with the signature, which may not stand on a page alone. */
function laidOut({ heading, text, parts = [] }: Part, place: readonly number[], isLast: boolean): Paragraph[] {
  const number = place.at(-1) ?? 1;
  const [mark, style] =
    place.length === 1
      ? [`${chineseOrdinal(number)}、`, official.heading]
      : place.length === 2
        ? [`（${chineseOrdinal(number)}）`, official.subheading]
        : [`${number}.`, { ...official.text, keepNext: true }];
  return [
    paragraph(`${mark}${heading}`, style),
    ...(text === undefined ? [] : paragraphs(text, { ...official.text, keepNext: isLast })),
    ...parts.flatMap((part, index) => laidOut(part, [...place, index + 1], isLast && index === parts.length - 1)),
  ];
}

/** Who submitted and when, at the end on the right. */
function signature({ sections }: AnalysisReport): Paragraph[] {
  const signed = sections.flatMap(({ unit, analysis }) => (analysis ? [{ unit, on: analysis.submittedOn }] : []));
  const last = signed
    .map(({ on }) => on)
    .sort()
    .at(-1);
  if (!last) return [];
  return [
    paragraph('', { ...official.text, keepNext: true }),
    ...signed.map(({ unit }) => paragraph(unit, { ...official.signature, keepNext: true })),
    paragraph(chineseDay(last), official.signature),
  ];
}
