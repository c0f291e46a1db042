/** From states to what report cards show. */
import { doubtCard } from '#src/cards/doubt-cards.js';
import type { Card } from '#src/cards/model.js';
import { type ReportFormView, type StoredView, storedCard } from '#src/cards/report-cards.js';
import type { AssignmentState, Obligation } from '#src/core/picture.js';
import { clausesOf } from '#src/core/reading/targets/targets.js';
import { obligationWords, standingWords } from '#src/core/show.js';
import { type Answer, silent, toUnit } from './answer.js';
import type { Ctx } from './context.js';
import { offersWebForms } from './form-link.js';
import type { Submitted } from './submit-report.js';

const owed = (obligation: Obligation): boolean => obligation.state === 'open' || obligation.state === 'overdue';

export function reportFormView(ctx: Ctx, state: AssignmentState): ReportFormView {
  const { project, unit, target, report, reportState, obligations } = state;
  const due = obligations.find((one) => one.kind === 'report' && owed(one));
  return {
    number: project.number,
    name: project.name,
    unit: unit.name,
    unitId: unit.id,
    target,
    clauses: clausesOf(target),
    keySupervised: project.keySupervised,
    dueOn: due?.dueOn ?? null,
    last: report && {
      on: report.on,
      completion: report.completion,
      problems: report.problems,
      nextSteps: report.nextSteps,
      completed: report.completed,
    },
    // A joint return counts once; no unit takes it over as its own (rule 17).
    canConfirmAsIs:
      due !== undefined &&
      report?.completed === true &&
      (report.unitId === unit.id || project.unitIds.length === 1) &&
      reportState !== 'returned',
    web: offersWebForms(ctx),
  };
}

/** What was in fact stored, a card a report; the first takes the place of the form or of the question. */
export function storedAnswer(submitted: readonly Submitted[], replaces: boolean): Answer {
  const [first] = submitted;
  if (!first) return silent({ tone: 'info', text: '没有要保存的内容。' });
  const views = submitted.map(storedView);
  return toUnit(first.after.unit.id, views.map(storedCard), {
    replaces,
    toast: { tone: views.some(({ doubt }) => doubt) ? 'warn' : 'good', text: '已保存' },
    subject: { purpose: 'stored', unitId: first.after.unit.id, numbers: views.map(({ number }) => number) },
  });
}

function storedView({ report, before, after }: Submitted): StoredView {
  const explanation = after.obligations.find((one) => one.kind === 'explanation' && owed(one));
  return {
    number: after.project.number,
    name: after.project.name,
    unit: after.unit.name,
    on: report.on,
    by: report.byName,
    completion: report.completion,
    completed: report.completed,
    standing: standingWords[after.standing],
    consequences: consequences(before, after),
    doubt:
      after.doubt && !after.doubtExplained && explanation
        ? { message: after.doubt.message, reportId: report.id, dueOn: explanation.dueOn }
        : null,
  };
}

/** The card that asks for a doubt's explanation; null where none is owed. */
export function owedDoubtCard({
  project,
  unit,
  report,
  doubt,
  doubtExplained,
  obligations,
}: AssignmentState): Card | null {
  const explanation = obligations.find((one) => one.kind === 'explanation' && owed(one));
  if (!report || !doubt || doubtExplained || !explanation) return null;
  return doubtCard({
    number: project.number,
    name: project.name,
    unit: unit.name,
    completion: report.completion,
    message: doubt.message,
    reportId: report.id,
    dueOn: explanation.dueOn,
  });
}

/** Duties that this report opened, in words. */
function consequences(before: AssignmentState, after: AssignmentState): string[] {
  const had = new Set(before.obligations.filter(owed).map(({ key }) => key));
  return after.obligations
    .filter((one) => owed(one) && !had.has(one.key) && one.kind !== 'explanation')
    .map((one) => `需要在 ${one.dueOn} 前报送${obligationWords[one.kind]}。`);
}
