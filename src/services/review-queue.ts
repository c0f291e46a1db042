import type { QueuedView, ReviewView } from '#src/cards/review-cards.js';
import type { Analysis, DoubtAnswer, Facts, Report } from '#src/core/facts.js';
import type { Picture } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import { findingsOf } from './analysis-findings.js';
import type { Ctx } from './context.js';
import { copiedTexts } from './copied-texts.js';
import { findProject, projectState } from './find.js';
import { requireOffice } from './permission.js';
import { loadState, type ProgrammeState, pictureFrom } from './programme-state.js';

/**
 * What waits for the office, oldest first: counting reports that claim completion, analyses in force, and answers to
 * doubts by share or by basis.
 */
export async function reviewQueue(ctx: Ctx): Promise<QueuedView[]> {
  requireOffice(ctx);
  const state = await loadState(ctx);
  const picture = pictureFrom(ctx, state);
  const judged = new Set(state.facts.reviews.map(({ subjectId }) => subjectId));
  const assignments = picture.projects.flatMap((project) => project.assignments);
  const reports = assignments.flatMap(({ report, unit }) =>
    report?.unitId === unit.id && report.completed ? [report] : [],
  );
  const analyses = assignments.flatMap(({ analysis }) => (analysis ? [analysis] : []));
  const counting = new Set(assignments.map(({ report }) => report?.id));
  const answers = state.facts.answers.filter(({ answer, reportId }) => answer !== 'short' && counting.has(reportId));
  return [
    ...reports.map((report) => queued(picture, 'report', report, report.completion)),
    ...analyses.map((analysis) => queued(picture, 'analysis', analysis, analysis.problems)),
    ...answers.map((answer) => queued(picture, 'answer', answer, answerText(answer))),
  ]
    .filter(({ id }) => !judged.has(id))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The queued items of a project as typed, oldest first. @throws Refusal not_found where nothing waits */
export async function queuedOf(
  ctx: Ctx,
  queue: readonly QueuedView[],
  said: string,
): Promise<[QueuedView, ...QueuedView[]]> {
  const { registry } = await loadState(ctx);
  const { number } = findProject(registry.projects, said);
  const [first, ...others] = queue.filter((one) => one.number === number);
  if (!first) throw new Refusal('not_found', `${number} 没有待审的内容。发送 /审核 可查看待审列表。`);
  return [first, ...others];
}

/** One item with all its parts, and what the check would send back. */
export async function reviewView(ctx: Ctx, subject: QueuedView['subject'], id: string): Promise<ReviewView> {
  requireOffice(ctx);
  const state = await loadState(ctx);
  const picture = pictureFrom(ctx, state);
  const item = itemOf(state.facts, subject, id);
  const view = queued(picture, subject, item, '');
  const project = projectState(picture, item.projectId);
  return { ...view, target: project.target, ...partsOf(state, subject, item) };
}

type Item = Report | Analysis | DoubtAnswer;

function itemOf(facts: Facts, subject: QueuedView['subject'], id: string): Item {
  const items: Record<QueuedView['subject'], readonly Item[]> = {
    report: facts.reports,
    analysis: facts.analyses,
    answer: facts.answers,
  };
  const item = items[subject].find((one) => one.id === id);
  if (!item) throw new Refusal('not_found', '没有找到这一条，可能已经有更新。发送 /审核 可查看待审列表。');
  return item;
}

function queued(
  picture: Picture,
  subject: QueuedView['subject'],
  item: Item,
  text: string,
): QueuedView & { at: string } {
  const { project, assignments } = projectState(picture, item.projectId);
  const unit = assignments.find((one) => one.unit.id === item.unitId)?.unit.name ?? project.unitsText;
  return {
    subject,
    id: item.id,
    number: project.number,
    name: project.name,
    unit,
    on: item.on,
    by: item.byName,
    text,
    at: item.at,
  };
}

function partsOf(
  { facts, registry }: ProgrammeState,
  subject: QueuedView['subject'],
  item: Item,
): Pick<ReviewView, 'parts' | 'findings' | 'copies' | 'fields'> {
  if (subject === 'analysis' && 'subjectiveCauses' in item) {
    const findings = findingsOf(item, facts.analyses);
    return {
      parts: [
        { label: '存在问题', text: item.problems },
        { label: '主观原因', text: item.subjectiveCauses },
        { label: '客观原因', text: item.objectiveCauses },
        { label: '下一步工作计划', text: item.nextSteps },
        { label: '预计完成日期', text: item.expectedCompletion ?? '' },
      ],
      findings: findings.map(({ advice }) => advice),
      copies: copiedTexts(findings, facts.analyses, registry, null),
      fields: ['problems', 'subjectiveCauses', 'objectiveCauses', 'nextSteps', 'expectedCompletion'],
    };
  }
  if (subject === 'report' && 'completion' in item) {
    return {
      parts: [
        { label: '完成情况', text: item.completion },
        { label: '存在问题', text: item.problems },
        { label: '下一步', text: item.nextSteps },
        { label: '是否完成', text: item.completed ? '已完成' : '未完成' },
        {
          label: '佐证',
          text: facts.evidence
            .filter(({ subjectId }) => subjectId === item.id)
            .map(({ name }) => name)
            .join('、'),
        },
      ],
      findings: [],
      copies: [],
      fields: ['completion', 'problems', 'nextSteps'],
    };
  }
  return {
    parts: [{ label: '情况说明', text: 'answer' in item ? answerText(item) : '' }],
    findings: [],
    copies: [],
    fields: [],
  };
}

function answerText({ answer, share, basis }: DoubtAnswer): string {
  if (answer === 'share') return `本单位承担的份额为 ${share}`;
  return answer === 'basis' ? `统计口径：${basis}` : '还没有完成';
}
