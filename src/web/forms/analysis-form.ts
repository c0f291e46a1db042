import { html } from 'hono/html';
import type { Html } from '#src/look/page.js';
import { analysisFormView } from '#src/services/analysis-forms.js';
import type { OpenedForm } from '#src/services/open-form.js';
import { callout, dateField, longField } from './form-parts.js';
import type { Values } from './report-form.js';

const parts = [
  ['problems', '存在问题', '卡在哪里，差多少，影响多大'],
  ['subjectiveCauses', '主观原因', '本单位自身的原因，例如统筹、力量、前期工作'],
  ['objectiveCauses', '客观原因', '外部条件的原因，例如审批、天气、征拆，写明起止时间'],
  ['nextSteps', '下一步工作计划', '一行一步，每一步写明责任人和完成日期'],
] as const;

export async function analysisStart({ ctx, state }: OpenedForm): Promise<Values> {
  const { last } = await analysisFormView(ctx, state);
  return {
    ...Object.fromEntries(parts.map(([name]) => [name, last?.[name] ?? ''])),
    expectedCompletion: last?.expectedCompletion ?? '',
  };
}

/** The written analysis of R2: problems, subjective and objective causes, next steps. */
export const analysisFieldsOf = (values: Values): Html =>
  html`${parts.map(([name, label, hint]) =>
    longField({ name, label, hint, value: values[name] ?? '', required: true, rows: 5 }),
  )}${dateField({ name: 'expectedCompletion', label: '预计完成日期', value: values.expectedCompletion ?? '', required: true })}`;

/** Notes of a return, and a joint unit's analysis that may be adopted (附议). */
export async function analysisShortcuts({ ctx, state }: OpenedForm): Promise<Html> {
  const { notes, adoptable } = await analysisFormView(ctx, state);
  return html`${notes.length > 0 ? callout('warn', '退回意见', notes) : ''}${
    adoptable
      ? html`<div class="callout calm"><strong>${adoptable.unit}已报送分析</strong><p>情况相同的，可以附议，不用另写。</p><p><input type="hidden" name="adopts" value="${adoptable.id}"><button name="step" value="adopt" formnovalidate>附议${adoptable.unit}的分析</button></p></div>`
      : ''
  }`;
}
