/** What is sent through a web form goes through the verbs of chat, with their permissions and their trail. */
import { analysisStoredCard } from '#src/cards/analysis-cards.js';
import type { CopiedText } from '#src/cards/copied-part.js';
import { answeredCard } from '#src/cards/doubt-cards.js';
import type { Card } from '#src/cards/model.js';
import type { AssignmentState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import { adoptAnalysis, analysisStoredView } from './analysis-forms.js';
import { type AnswerGiven, answerDoubt, answeredView } from './answer-doubt.js';
import { type Ctx, type House, withTx } from './context.js';
import type { AnalysisFields, ReportFields } from './form-fields.js';
import type { FormSubject } from './form-link.js';
import { audit } from './new-fact.js';
import { linkOf, type OpenedForm, opened, openForm } from './open-form.js';
import { post } from './post.js';
import { rehearse } from './rehearse.js';
import { storedAnswer } from './report-views.js';
import { submitAnalysis } from './submit-analysis.js';
import { confirmAsItStands, type Submitted, submitReport } from './submit-report.js';

export type Filled =
  | { kind: 'report'; fields: ReportFields }
  /** Completed as it was reported: one tap confirms it (rule 6). */
  | { kind: 'as_is' }
  | { kind: 'explanation'; given: AnswerGiven }
  | { kind: 'lag_analysis'; fields: AnalysisFields }
  /** 附议. */
  | { kind: 'adopt'; analysisId: string };

/** What would follow, or has followed. */
export interface Outcome {
  before: AssignmentState;
  after: AssignmentState;
  /** What a reviewer would send back. */
  advice: string[];
  /** Texts that repeat another analysis. */
  copies: CopiedText[];
  /** Id of the report, the answer or the analysis; of the answer's report. */
  stored: string;
  /** What chat says of it. */
  cards: Card[];
}

const formOf: Record<Filled['kind'], FormSubject['kind']> = {
  report: 'report',
  as_is: 'report',
  explanation: 'explanation',
  lag_analysis: 'lag_analysis',
  adopt: 'lag_analysis',
};

/** What sending it would do, without doing it. @throws Refusal, as sending it would */
export async function checkForm(house: House, token: string, filled: Filled): Promise<Outcome> {
  const { ctx, subject, state, sent } = await openForm(house, token);
  if (sent) throw new Refusal('conflict', '这份表已经提交过了。');
  return rehearse(ctx, (tx) => carryOut(tx, subject, state, filled));
}

/**
 * Sends the form, once: whoever presses again, or twice at once, sees what was sent the first time. A refusal leaves the
 * link as good as it was.
 * @throws Refusal
 */
export async function sendForm(house: House, token: string, filled: Filled): Promise<OpenedForm> {
  const { link, ctx } = await linkOf(house, token);
  await withTx(ctx, async (ctx) => {
    if (!(await ctx.repos.links.use(token, 'form', ctx.now))) return;
    const { subject, state } = await opened(ctx, link.subject, false);
    const { cards, stored } = await carryOut(ctx, subject, state, filled);
    await ctx.repos.links.note(token, { ...subject, stored });
    const { project, unit } = state;
    await audit(ctx, 'form.send', stored, { number: project.number, unit: unit.name, kind: subject.kind });
    for (const [index, card] of cards.entries())
      await post(
        ctx,
        { kind: 'card', card },
        {
          to: subject.address,
          occurrence: `form:${stored}:${index}`,
          subject: { purpose: purposeOf[subject.kind], unitId: unit.id, numbers: [project.number] },
        },
      );
  });
  return openForm(house, token);
}

/** What a reply to the card that tells of it is about. */
const purposeOf: Record<FormSubject['kind'], string> = {
  report: 'stored',
  explanation: 'doubt',
  lag_analysis: 'analysis_stored',
};

const ofReport = (submitted: Submitted): Outcome => ({
  before: submitted.before,
  after: submitted.after,
  advice: [],
  copies: [],
  stored: submitted.report.id,
  cards: storedAnswer([submitted], false).cards,
});

async function carryOut(ctx: Ctx, subject: FormSubject, before: AssignmentState, filled: Filled): Promise<Outcome> {
  if (formOf[filled.kind] !== subject.kind) throw new Refusal('bad_input', '提交的内容与表单不符，请重新打开链接。');
  const { projectId, unitId } = subject;
  switch (filled.kind) {
    case 'report': {
      const { completed, completedOn, ...texts } = filled.fields;
      const submitted = await submitReport(ctx, {
        ...texts,
        projectId,
        unitId,
        completed: completed === 'yes',
        completedOn: completedOn || null,
        source: 'web',
      });
      return ofReport(submitted);
    }
    case 'as_is':
      return ofReport(await confirmAsItStands(ctx, before));
    case 'explanation': {
      const reportId = subject.reportId ?? '';
      const after = await answerDoubt(ctx, reportId, filled.given);
      return {
        before,
        after,
        advice: [],
        copies: [],
        stored: reportId,
        cards: [answeredCard(answeredView(after, filled.given))],
      };
    }
    case 'lag_analysis': {
      const { analysis, findings, copies, after } = await submitAnalysis(ctx, {
        ...filled.fields,
        projectId,
        unitId,
        expectedCompletion: filled.fields.expectedCompletion || null,
      });
      const advice = findings.map((finding) => finding.advice);
      const cards = [analysisStoredCard(analysisStoredView(after, advice, copies, null))];
      return { before, after, advice, copies, stored: analysis.id, cards };
    }
    case 'adopt': {
      const { state: after, adopted } = await adoptAnalysis(ctx, filled.analysisId, unitId);
      const cards = [analysisStoredCard(analysisStoredView(after, [], [], adopted))];
      return { before, after, advice: [], copies: [], stored: after.analysis?.id ?? filled.analysisId, cards };
    }
  }
}
