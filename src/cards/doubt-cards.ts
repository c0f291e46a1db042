/** The three lawful answers to a doubt. */
import { webFormButton } from './form-link-card.js';
import { button, buttons, type Card, card, facts, note, text } from './model.js';
import { doubtBlocks } from './report-cards.js';

interface DoubtFormView {
  reportId: string;
  number: string;
  name: string;
  message: string;
}

/** A doubt that is still to be explained, where no report was just stored: after a filled form, and in the to-do list. */
export const doubtCard = (v: DoubtFormView & { unit: string; completion: string; dueOn: string }): Card =>
  card(`请说明：${v.number} ${v.name}`, 'warn', [
    facts(['主办单位', v.unit], ['完成情况', v.completion || '（空）']),
    ...doubtBlocks(v.message, { report: v.reportId }, v.dueOn),
  ]);

export const shareFormCard = (v: DoubtFormView): Card =>
  card(`本单位的份额：${v.number} ${v.name}`, 'calm', [
    text(v.message),
    {
      kind: 'form',
      name: 'share_form',
      fields: [
        { kind: 'text', name: 'share', label: '本单位承担多少', placeholder: '只写数字，例如 120', required: true },
      ],
      submit: { label: '提交', action: 'doubt.share', value: { report: v.reportId }, style: 'primary' },
    },
    note('份额记录后，按份额核对本单位的填报；督办办公室会看到。'),
  ]);

export const basisFormCard = (v: DoubtFormView & { unitId: string; web: boolean }): Card =>
  card(`统计口径：${v.number} ${v.name}`, 'calm', [
    text(v.message),
    {
      kind: 'form',
      name: 'basis_form',
      fields: [
        {
          kind: 'text',
          name: 'basis',
          label: '填报的数字是按什么口径统计的',
          placeholder: '例如：目标按审核通过数，填报按实施数',
          required: true,
          multiline: true,
          maxLength: 500,
        },
      ],
      submit: { label: '提交', action: 'doubt.basis', value: { report: v.reportId }, style: 'primary' },
    },
    buttons(v.web && webFormButton('explanation', v.number, v.unitId)),
    note('口径会和数字一起保留；督办办公室会看到。'),
  ]);

const givenWords = (
  given: { answer: 'short' } | { answer: 'share'; share: number } | { answer: 'basis'; basis: string },
): string => {
  switch (given.answer) {
    case 'short':
      return '还没有完成';
    case 'share':
      return `本单位承担的份额为 ${given.share}`;
    case 'basis':
      return `统计口径不同：${given.basis}`;
  }
};

export const answeredCard = (v: {
  number: string;
  name: string;
  unitId: string;
  given: Parameters<typeof givenWords>[0];
  standing: string;
  analysisDueOn: string | null;
}): Card =>
  card(`已记录说明：${v.number} ${v.name}`, 'good', [
    facts(['情况', givenWords(v.given)], ['当前状态', v.standing]),
    v.analysisDueOn && text(`需要在 ${v.analysisDueOn} 前报送书面分析。`),
    v.analysisDueOn && buttons(button('填写分析', 'analysis.open', { number: v.number, unit: v.unitId }, 'primary')),
  ]);
