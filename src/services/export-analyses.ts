import type { Day } from '#src/core/day.js';
import type { Analysis, Facts } from '#src/core/facts.js';
import { factsAsOf } from '#src/core/facts.js';
import type { AssignmentState, Obligation, ProjectState } from '#src/core/picture.js';
import { checkAnalyses } from '#src/core/reading/analyses.js';
import { type AnalysisReport, type AnalysisSection, analysisTitle } from '#src/documents/analysis-report.js';
import { type BundledFile, bundle } from '#src/documents/bundle.js';
import { writeAnalysisIndex } from '#src/documents/write-analysis-index.js';
import { writeAnalysisReport } from '#src/documents/write-analysis-report.js';
import { leaderOf } from './brief-leader.js';
import { type Ctx, requireProgramme } from './context.js';
import type { ExportedFile } from './exports.js';
import { loadState, pictureFrom } from './programme-state.js';

/** All analyses of a day: one Word report a project, an index with what is missing, and the evidence beside them. */
export async function exportAnalyses(ctx: Ctx, asOf: Day): Promise<ExportedFile> {
  const programme = requireProgramme(ctx);
  const state = await loadState(ctx);
  const facts = factsAsOf(state.facts, asOf);
  const picture = pictureFrom(ctx, state, asOf);
  const owing = picture.projects.filter(({ assignments }) => assignments.some(owesAnalysis));
  const reported = owing.filter(({ assignments }) => assignments.some(({ analysis }) => analysis));
  const reports = await Promise.all(
    reported.map(async (project) => {
      const report = await reportOf(ctx, project, facts);
      return {
        project,
        report,
        name: `${analysisTitle(report)}.docx`,
        bytes: await writeAnalysisReport(report, ctx.now),
      };
    }),
  );
  const index = await writeAnalysisIndex(
    {
      district: programme.district,
      year: programme.year,
      cutOff: programme.cutOff,
      asOf,
      reports: reports.map(({ project, name }) => ({
        number: project.project.number,
        name: project.project.name,
        keySupervised: project.project.keySupervised,
        units: project.assignments.filter(owesAnalysis).map(({ unit }) => unit.name),
        state: reviewWords(project),
        expectedCompletion:
          project.assignments
            .map(({ analysis }) => analysis?.expectedCompletion ?? null)
            .filter((day): day is Day => day !== null)
            .sort()
            .at(-1) ?? null,
        fileName: name,
      })),
      missing: owing.flatMap(({ assignments }) =>
        assignments.filter(owesAnalysis).flatMap((assignment) => lacking(assignment, facts, asOf)),
      ),
    },
    ctx.now,
  );
  const evidence = await evidenceFiles(ctx, facts, reported);
  const files: BundledFile[] = [
    { folders: [], name: '滞后分析报告索引.docx', bytes: index },
    ...reports.map(({ name, bytes }) => ({ folders: ['分析报告'], name, bytes })),
    ...evidence,
  ];
  return { name: `${programme.district}${programme.year}年民生实事滞后分析报告.zip`, bytes: bundle(files, ctx.now) };
}

const analysisDuty = ({ obligations }: AssignmentState): Obligation | undefined =>
  obligations.find(({ kind }) => kind === 'lag_analysis');
const owesAnalysis = (assignment: AssignmentState): boolean => analysisDuty(assignment) !== undefined;

async function reportOf(ctx: Ctx, state: ProjectState, facts: Facts): Promise<AnalysisReport> {
  const { project, assignments } = state;
  const leader = await leaderOf(ctx, state);
  const adjustments = facts.adjustments.filter(({ projectId }) => projectId === project.id);
  return {
    ...project,
    cutOff: requireProgramme(ctx).cutOff,
    adjustments: adjustments.map(({ to, on, reason, document }) => ({ to, approvedOn: on, reason, document })),
    leaderInCharge: leader?.name ?? project.leaderInCharge,
    sections: assignments.filter(owesAnalysis).map((assignment) => sectionOf(assignment, assignments, facts)),
  };
}

function sectionOf(assignment: AssignmentState, all: readonly AssignmentState[], facts: Facts): AnalysisSection {
  const { unit, share, report, completedOn, analysis } = assignment;
  const adopted = analysis?.adopts ? all.find((other) => other.analysis?.id === analysis.adopts) : undefined;
  const subjects = [report?.id, analysis?.id];
  return {
    unit: unit.name,
    share: share === null ? null : String(share),
    completion: report?.completion ?? '',
    completedOn,
    analysis: analysis && {
      ...analysis,
      submittedOn: analysis.on,
      submittedBy: analysis.byName,
      adopts: adopted?.unit.name ?? null,
    },
    evidence: facts.evidence.filter(({ subjectId }) => subjects.includes(subjectId)).map(({ name }) => name),
  };
}

function reviewWords({ assignments }: ProjectState): string {
  const states = assignments
    .filter(owesAnalysis)
    .map(({ analysis, analysisState }) => (analysis ? analysisState : null));
  if (states.includes(null)) return '部分报送';
  if (states.includes('returned')) return '已退回';
  return states.every((state) => state === 'accepted') ? '已通过' : '待审核';
}

function lacking(assignment: AssignmentState, facts: Facts, asOf: Day) {
  const { project, unit, analysis } = assignment;
  const row = {
    number: project.number,
    name: project.name,
    unit: unit.name,
    dueOn: analysisDuty(assignment)?.dueOn ?? null,
  };
  if (!analysis) return [{ ...row, lacks: '分析报告' }];
  const findings =
    checkAnalyses(
      facts.analyses
        .filter(({ id }) => id === analysis.id || id !== analysis.adopts)
        .map((one) => asChecked(one, asOf)),
    )[analysis.id] ?? [];
  return findings.map(({ advice }) => ({ ...row, lacks: advice }));
}

const asChecked = (analysis: Analysis, asOf: Day) => ({
  ...analysis,
  project: analysis.projectId,
  unit: analysis.unitId,
  expectedCompletion: analysis.expectedCompletion ?? undefined,
  asOf,
});

async function evidenceFiles(ctx: Ctx, facts: Facts, projects: readonly ProjectState[]): Promise<BundledFile[]> {
  const numbers = new Map(projects.map(({ project }) => [project.id, project.number]));
  const files: BundledFile[] = [];
  for (const { projectId, fileId, name } of facts.evidence) {
    const number = numbers.get(projectId);
    const file = number ? await ctx.repos.files.read(fileId) : null;
    if (number && file) files.push({ folders: ['佐证', number], name, bytes: file.bytes });
  }
  return files;
}
