import { html } from 'hono/html';
import type { Html } from '#src/look/page.js';
import type { OpenedForm } from '#src/services/open-form.js';
import { reportFormView } from '#src/services/report-views.js';
import { choiceField, dateField, longField } from './form-parts.js';

export type Values = Readonly<Record<string, string>>;

/** The columns of R1, as they were reported last time. */
export function reportStart({ ctx, state }: OpenedForm): Values {
  const { last } = reportFormView(ctx, state);
  return {
    completion: last?.completion ?? '',
    problems: last?.problems ?? '',
    nextSteps: last?.nextSteps ?? '',
    completed: last?.completed == null ? '' : last.completed ? 'yes' : 'no',
    completedOn: '',
  };
}

export const reportFieldsOf = ({ ctx }: OpenedForm, values: Values): Html =>
  html`${longField({
    name: 'completion',
    label: '完成情况',
    value: values.completion ?? '',
    hint: '写明做了多少、还差多少，例如：已办8场，还差4场。目标有几项的，请逐项写。',
    required: true,
    rows: 6,
  })}${choiceField('completed', '是否完成年度目标', values.completed ?? '', [
    {
      value: 'yes',
      label: '已完成',
      more: dateField({ name: 'completedOn', label: '完成日期', value: values.completedOn ?? '' }, ctx.today),
    },
    { value: 'no', label: '未完成' },
  ])}${longField({ name: 'problems', label: '存在问题/年度目标调整情况', value: values.problems ?? '' })}${longField({
    name: 'nextSteps',
    label: '下一步工作计划',
    value: values.nextSteps ?? '',
    hint: '一行一步，写明责任人和完成日期。',
  })}`;

/** 没有变化，确认已完成: no fields, no check, one tap (rule 6). */
export const reportShortcuts = ({ ctx, state }: OpenedForm): Html | undefined =>
  reportFormView(ctx, state).canConfirmAsIs
    ? html`<div class="callout good"><strong>上次已报完成</strong><p>没有变化的，一键确认即可；有变化的，请改下面的内容。</p><p><button name="step" value="as_is" formnovalidate>没有变化，确认已完成</button></p></div>`
    : undefined;
