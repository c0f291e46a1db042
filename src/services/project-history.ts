import { reviewedWords } from '#src/cards/review-cards.js';
import type { Fact, Facts } from '#src/core/facts.js';
import type { ObligationKind } from '#src/core/picture.js';
import type { Project, Registry } from '#src/core/registry.js';
import { obligationWords } from '#src/core/show.js';
import type { Ctx } from './context.js';
import { findProject } from './find.js';
import { ownAssignment } from './own-assignment.js';
import { seesAllUnits } from './permission.js';
import { loadState } from './programme-state.js';

export interface ProjectHistory {
  number: string;
  name: string;
  /** Whose part it is; null for everybody's. */
  unitId: string | null;
  events: { on: string; what: string; by: string; text: string }[];
}

type Told = Fact & { what: string; text: string };

/**
 * Everything that was said and decided about a project, in the order in which it was recorded. A unit sees its own
 * part and what concerns the whole project.
 */
export async function historyOf(ctx: Ctx, said: string): Promise<ProjectHistory> {
  const { registry, facts } = await loadState(ctx);
  const { project, unitId } = seesAllUnits(ctx.actor)
    ? { project: findProject(registry.projects, said), unitId: null }
    : await ownPart(ctx, said);
  const mine = (fact: { projectId?: string | null; unitId?: string | null }): boolean =>
    fact.projectId === project.id && (unitId === null || !fact.unitId || fact.unitId === unitId);
  const told = tell(facts, registry, mine).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return {
    number: project.number,
    name: project.name,
    unitId,
    events: told.map(({ on, what, byName, text }) => ({ on, what, by: byName, text })),
  };
}

/** The same of several projects, latest first; of these units alone where any are named. */
export async function eventsOf(
  ctx: Ctx,
  projects: readonly Project[],
  units: ReadonlySet<string | undefined>,
): Promise<({ number: string } & ProjectHistory['events'][number])[]> {
  const { registry, facts } = await loadState(ctx);
  return projects
    .flatMap((project) =>
      tell(
        facts,
        registry,
        ({ projectId, unitId }) => projectId === project.id && (units.size === 0 || !unitId || units.has(unitId)),
      ).map(({ at, on, what, byName, text }) => ({ at, number: project.number, on, what, by: byName, text })),
    )
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map(({ at: _, ...event }) => event);
}

async function ownPart(ctx: Ctx, said: string): Promise<{ project: Project; unitId: string }> {
  const { project, unit } = await ownAssignment(ctx, said);
  return { project, unitId: unit.id };
}

function tell(
  facts: Facts,
  registry: Registry,
  mine: (fact: { projectId?: string | null; unitId?: string | null }) => boolean,
): Told[] {
  const unitName = new Map(registry.units.map(({ id, name }) => [id, name]));
  const of = (unitId: string | null): string => (unitId ? `（${unitName.get(unitId) ?? ''}）` : '（联合填报）');
  const reports = facts.reports.filter(mine);
  const analyses = facts.analyses.filter(mine);
  const answers = facts.answers.filter(mine);
  const briefings = facts.briefings.filter(mine);
  const subjects = new Set([...reports, ...analyses, ...answers].map(({ id }) => id));
  const briefed = new Set(briefings.map(({ id }) => id));
  const completed = { true: '已完成', false: '未完成', null: '未写明' };
  return [
    ...reports.map((one) => ({
      ...one,
      what: `填报${of(one.unitId)}`,
      text: `${one.completion || '（空）'}［${completed[`${one.completed}`]}］`,
    })),
    ...facts.withdrawals
      .filter(({ reportId }) => subjects.has(reportId))
      .map((one) => ({ ...one, what: '撤回填报', text: '' })),
    ...analyses.map((one) => ({ ...one, what: `滞后分析${of(one.unitId)}`, text: one.problems })),
    ...answers.map((one) => ({
      ...one,
      what: `说明疑点${of(one.unitId)}`,
      text: one.answer === 'short' ? '还没有完成' : one.answer === 'share' ? `份额 ${one.share}` : `口径：${one.basis}`,
    })),
    ...facts.reviews
      .filter(({ subjectId }) => subjects.has(subjectId))
      .map((one) => ({
        ...one,
        what: `${one.verdict === 'accepted' ? '审核通过' : '退回'}${reviewedWords[one.subject]}`,
        text: one.notes.map(({ note }) => note).join('；'),
      })),
    ...facts.adjustments.filter(mine).map((one) => ({
      ...one,
      what: '调整目标',
      text: `${one.from} → ${one.to}（${one.reason}${one.document ? `，${one.document}` : ''}）`,
    })),
    ...facts.shares
      .filter(mine)
      .map((one) => ({ ...one, what: `记录份额${of(one.unitId)}`, text: String(one.quantity) })),
    ...briefings.map((one) => ({
      ...one,
      what: one.how === 'recorded' ? '登记汇报' : '向分管区领导汇报',
      text: one.text,
    })),
    ...facts.receipts
      .filter(({ briefingId }) => briefed.has(briefingId))
      .map((one) => ({ ...one, what: '领导收到汇报', text: '' })),
    ...facts.extensions.filter(mine).map((one) => ({
      ...one,
      what: { asked: '申请延期', approved: '同意延期', declined: '不同意延期' }[one.decision],
      text: `${obligationWords[one.obligationKey.split(':')[0] as ObligationKind] ?? ''} 延至 ${one.dueOn}：${one.reason}`,
    })),
    ...facts.responses
      .filter((one) => one.projectId !== null && mine(one))
      .map((one) => ({ ...one, what: one.response === 'not_ours' ? '表示不归本单位' : '仍归该单位', text: '' })),
    ...facts.evidence
      .filter(({ subjectId }) => subjects.has(subjectId))
      .map((one) => ({ ...one, what: '佐证', text: one.name })),
  ];
}
