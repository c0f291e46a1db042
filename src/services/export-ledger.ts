import { type Day, shownMinute } from '#src/core/day.js';
import { type Facts, factsAsOf, type Report } from '#src/core/facts.js';
import type { Picture } from '#src/core/picture.js';
import { doubtWords, obligationStateWords, obligationWords, standingWords } from '#src/core/show.js';
import type { Ledger, LedgerReport } from '#src/documents/ledger.js';
import { writeLedgerDocx, writeLedgerXlsx } from '#src/documents/write-ledger.js';
import { type Ctx, requireProgramme } from './context.js';
import type { ExportedFile } from './exported-file.js';
import { loadState, pictureFrom } from './programme-state.js';

/** 底稿: every fact behind the figures of a day. */
export async function exportLedger(ctx: Ctx, format: 'docx' | 'xlsx', asOf: Day): Promise<ExportedFile> {
  const programme = requireProgramme(ctx);
  const state = await loadState(ctx);
  const ledger = ledgerOf(pictureFrom(ctx, state, asOf), factsAsOf(state.facts, asOf));
  const bytes = format === 'xlsx' ? await writeLedgerXlsx(ledger, ctx.now) : await writeLedgerDocx(ledger, ctx.now);
  return { name: `${programme.district}${programme.year}年民生实事项目底稿.${format}`, bytes };
}

function ledgerOf(picture: Picture, facts: Facts): Ledger {
  const { programme, asOf } = picture;
  const assignments = picture.projects.flatMap((one) => one.assignments);
  const projects = new Map(picture.projects.map(({ project }) => [project.id, project]));
  const units = new Map(assignments.map(({ unit }) => [unit.id, unit.name]));
  const of = (projectId: string, unitId: string | null) => ({
    number: projects.get(projectId)?.number ?? '',
    name: projects.get(projectId)?.name ?? '',
    unit: unitId ? (units.get(unitId) ?? '') : '联合填报',
  });
  const recorded = ({ byName, at }: { byName: string; at: string }) => ({
    by: byName,
    at: shownMinute(at, programme.timezone),
  });
  const verdicts = new Map(facts.reviews.map(({ subjectId, verdict }) => [subjectId, verdict]));
  const withdrawn = new Set(facts.withdrawals.map(({ reportId }) => reportId));
  const stateOf = (report: Report): string => {
    if (withdrawn.has(report.id)) return '已撤回';
    const verdict = verdicts.get(report.id);
    if (verdict) return verdict === 'accepted' ? '已通过' : '已退回';
    return report.source === 'import' ? '导入' : '已提交';
  };
  const reportRow = (report: Report): LedgerReport => ({
    ...report,
    ...of(report.projectId, report.unitId),
    ...recorded(report),
    state: stateOf(report),
  });
  return {
    title: `${programme.district}${programme.year}年民生实事项目底稿`,
    asOf,
    assignments: assignments.map(({ project, unit, standing, completedOn, share, report, target }) => ({
      ...of(project.id, unit.id),
      category: project.category,
      keySupervised: project.keySupervised,
      target,
      standing: standingWords[standing],
      completedOn,
      share: share === null ? '' : String(share),
      lastReport: report && reportRow(report),
    })),
    reports: facts.reports.map(reportRow),
    doubts: assignments.flatMap(({ project, unit, doubt, doubtExplained, report }) => {
      if (!doubt) return [];
      const answer = facts.answers.filter(({ reportId }) => reportId === report?.id).at(-1);
      return [
        {
          ...of(project.id, unit.id),
          doubt: doubtWords[doubt.code],
          message: doubt.message,
          answer: answer ? { short: '属未完成', share: '本单位份额', basis: '另有口径' }[answer.answer] : '未答复',
          detail: answer?.basis ?? (answer?.share == null ? '' : String(answer.share)),
          answered: answer ? recorded(answer) : null,
          state: doubtExplained ? '已说明' : '待说明',
        },
      ];
    }),
    shares: facts.shares.map((share) => ({
      ...of(share.projectId, share.unitId),
      ...recorded(share),
      share: String(share.quantity),
      on: share.on,
    })),
    adjustments: facts.adjustments.map((one) => ({
      ...of(one.projectId, null),
      ...recorded(one),
      from: one.from,
      to: one.to,
      reason: one.reason,
      document: one.document,
      approvedOn: one.on,
    })),
    obligations: assignments.flatMap(({ project, unit, obligations }) =>
      obligations.map((one) => ({
        ...of(project.id, unit.id),
        obligation: obligationWords[one.kind],
        opensOn: one.opensOn,
        dueOn: one.dueOn,
        state: obligationStateWords[one.state],
      })),
    ),
  };
}
