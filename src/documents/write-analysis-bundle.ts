import type { Instant } from '#src/core/day.js';
import type { AnalysisReport } from './analysis-report.js';
import { type BundledFile, bundle, bundlePaths } from './bundle.js';
import { type AnalysisIndex, type IndexedReport, writeAnalysisIndex } from './write-analysis-index.js';
import { writeAnalysisReport } from './write-analysis-report.js';

/** All analyses with what belongs to them. */
export interface AnalysisBundle extends Omit<AnalysisIndex, 'reports'> {
  reports: readonly BundledReport[];
}

export interface BundledReport {
  report: AnalysisReport;
  /** As the index words it: 已通过, 待审核, 已退回, 部分报送. */
  state: string;
  evidence: readonly { unit: string; name: string; bytes: Uint8Array }[];
}

/**
 * One zip for the office: 目录.docx with the list of what is missing, a Word report a project under 分析报告, and the evidence
 * files under 佐证材料 by project and unit.
 */
export async function writeAnalysisBundle(all: AnalysisBundle, at: Instant): Promise<Uint8Array> {
  const { reports, ...rest } = all;
  const paths = bundlePaths(reports.map(({ report }) => placeOf(report)));
  const index = await writeAnalysisIndex(
    { ...rest, reports: reports.map((each, place) => indexed(each, paths[place] ?? '')) },
    at,
  );
  const written: BundledFile[] = [];
  for (const { report } of reports) written.push({ ...placeOf(report), bytes: await writeAnalysisReport(report, at) });
  const evidence = reports.flatMap(({ report, evidence }) =>
    evidence.map(({ unit, name, bytes }) => ({ folders: ['佐证材料', fileStem(report), unit], name, bytes })),
  );
  return bundle([{ folders: [], name: '目录.docx', bytes: index }, ...written, ...evidence], at);
}

const fileStem = ({ number, name }: AnalysisReport): string => `〔${number}〕${name}`;

const placeOf = (report: AnalysisReport) => ({ folders: ['分析报告'], name: `${fileStem(report)}.docx` });

const indexed = ({ report, state }: BundledReport, path: string): IndexedReport => ({
  number: report.number,
  name: report.name,
  keySupervised: report.keySupervised,
  units: report.sections.map(({ unit }) => unit),
  state,
  expectedCompletion: latest(report),
  fileName: path.slice(path.lastIndexOf('/') + 1),
});

/** A project is finished when its last unit is. */
const latest = ({ sections }: AnalysisReport): IndexedReport['expectedCompletion'] =>
  sections
    .flatMap(({ analysis }) => analysis?.expectedCompletion ?? [])
    .sort()
    .at(-1) ?? null;
