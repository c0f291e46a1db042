import type { Day } from '#src/core/day.js';
import { type Facts, factsAsOf } from '#src/core/facts.js';
import type { AssignmentState, Obligation, ProjectState } from '#src/core/picture.js';
import type { AnalysisReport, AnalysisSection } from '#src/documents/analysis-report.js';
import { type BundledReport, writeAnalysisBundle } from '#src/documents/write-analysis-bundle.js';
import { findingsOf } from './analysis-findings.js';
import { leaderOf } from './brief-leader.js';
import { type Ctx, requireProgramme } from './context.js';
import type { ExportedFile } from './exported-file.js';
import { loadState, pictureFrom } from './programme-state.js';

/** All analyses of a day: one Word report a project, an index with what is missing, and the evidence beside them. */
export async function exportAnalyses(ctx: Ctx, asOf: Day): Promise<ExportedFile> {
  const { district, year, cutOff } = requireProgramme(ctx);
  const state = await loadState(ctx);
  const facts = factsAsOf(state.facts, asOf);
  const owing = pictureFrom(ctx, state, asOf).projects.filter(({ assignments }) => assignments.some(owesAnalysis));
  const reports: BundledReport[] = [];
  for (const project of owing) {
    if (!project.assignments.some(({ analysis }) => analysis)) continue;
    reports.push({
      report: await reportOf(ctx, project, facts),
      state: reviewWords(project),
      evidence: await evidenceOf(ctx, project, facts),
    });
  }
  const missing = owing.flatMap(({ assignments }) =>
    assignments.filter(owesAnalysis).flatMap((assignment) => lacking(assignment, facts)),
  );
  const bytes = await writeAnalysisBundle({ district, year, cutOff, asOf, missing, reports }, ctx.now);
  return { name: `${district}${year}年民生实事滞后分析报告.zip`, bytes };
}

const analysisDuty = ({ obligations }: AssignmentState): Obligation | undefined =>
  obligations.find(({ kind }) => kind === 'lag_analysis');
const owesAnalysis = (assignment: AssignmentState): boolean => analysisDuty(assignment) !== undefined;

async function reportOf(ctx: Ctx, state: ProjectState, facts: Facts): Promise<AnalysisReport> {
  const { project, assignments } = state;
  const leader = await leaderOf(ctx, state);
  return {
    ...project,
    cutOff: requireProgramme(ctx).cutOff,
    adjustments: facts.adjustments
      .filter(({ projectId }) => projectId === project.id)
      .map(({ to, on, reason, document }) => ({ to, approvedOn: on, reason, document })),
    leaderInCharge: leader?.name ?? project.leaderInCharge,
    sections: assignments.filter(owesAnalysis).map((assignment) => sectionOf(assignment, assignments, facts)),
  };
}

function sectionOf(assignment: AssignmentState, all: readonly AssignmentState[], facts: Facts): AnalysisSection {
  const { unit, share, report, completedOn, analysis } = assignment;
  const adopted = analysis?.adopts ? all.find((other) => other.analysis?.id === analysis.adopts) : undefined;
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
    evidence: evidenceNamed(assignment, facts).map(({ name }) => name),
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

function lacking(assignment: AssignmentState, facts: Facts) {
  const { project, unit, analysis } = assignment;
  const row = {
    number: project.number,
    name: project.name,
    unit: unit.name,
    dueOn: analysisDuty(assignment)?.dueOn ?? null,
  };
  if (!analysis) return [{ ...row, lacks: '分析报告' }];
  return findingsOf(analysis, facts.analyses).map(({ advice }) => ({ ...row, lacks: advice }));
}

/** What was sent with the unit's counting report and with its analysis. */
function evidenceNamed({ report, analysis }: AssignmentState, facts: Facts) {
  const subjects = [report?.id, analysis?.id];
  return facts.evidence.filter(({ subjectId }) => subjects.includes(subjectId));
}

async function evidenceOf(ctx: Ctx, { assignments }: ProjectState, facts: Facts): Promise<BundledReport['evidence']> {
  const files = [];
  for (const assignment of assignments.filter(owesAnalysis)) {
    for (const { fileId, name } of evidenceNamed(assignment, facts)) {
      const file = await ctx.repos.files.read(fileId);
      if (file) files.push({ unit: assignment.unit.name, name, bytes: file.bytes });
    }
  }
  return files;
}
