import { html } from 'hono/html';
import type { Html } from '#src/look/page.js';
import type { OpenedForm } from '#src/services/open-form.js';
import { callout, choiceField, lineField, longField } from './form-parts.js';
import type { Values } from './report-form.js';

/** The three lawful answers to a doubt (rule 23); nobody is accused. */
export const explanationFieldsOf = (
  { state }: OpenedForm,
  values: Values,
): Html => html`${callout('warn', '有一处请说明', [state.doubt?.message ?? ''])}
${choiceField('answer', '请选择一种情况', values.answer ?? '', [
  { value: 'short', label: '还没有完成', hint: '截止日前改为未完成；截止日后需要报送书面分析' },
  {
    value: 'share',
    label: '这是本单位的份额',
    hint: '按份额核对，督办办公室会看到',
    more: lineField({ name: 'share', label: '本单位承担多少', value: values.share ?? '', hint: '只写数字，例如 120' }),
  },
  {
    value: 'basis',
    label: '统计口径不同',
    hint: '口径会和数字一起保留，督办办公室会看到',
    more: longField({
      name: 'basis',
      label: '填报的数字是按什么口径统计的',
      value: values.basis ?? '',
      hint: '例如：目标按审核通过数，填报按实施数',
      rows: 3,
    }),
  },
])}`;
