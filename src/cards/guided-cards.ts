/** A form filled in by conversation: what is asked, what was said, and how it ended. */
import { type GuidedField, type GuidedState, shownAnswer } from '#src/core/guided-form.js';
import { type Block, button, type Card, card, facts, note, strong, text } from './model.js';

export function guidedCard({ form, answers, step }: GuidedState, why: string | null): Card {
  const field = form.fields[step];
  if (field === undefined) return summaryCard({ form, answers, step }, why);
  return card(`${form.title}（${step + 1}/${form.fields.length}）`, why ? 'warn' : 'calm', [
    why && strong(why),
    strong(`${step + 1}. ${field.label}${field.required ? '' : '（可不填）'}`),
    ...hints(field),
    note(
      [
        '直接回复内容就行',
        ...(field.value ? ['发“不变”沿用现有内容'] : []),
        ...(field.required ? [] : ['发“跳过”不填']),
        ...(step > 0 ? ['发“上一步”返回'] : []),
        '发“取消”结束',
      ].join('；'),
    ),
  ]);
}

function hints(field: GuidedField) {
  const current = field.value ? [facts(['现有内容', shownAnswer(field, field.value)])] : [];
  switch (field.kind) {
    case 'text':
      return [...(field.placeholder ? [text(field.placeholder)] : []), ...current];
    case 'select':
      return [text(field.options.map(({ label }, index) => `${index + 1} ${label}`).join('\n')), ...current];
    case 'date':
      return [text('例如 2023-01-13 或 1月13日'), ...current];
  }
}

function summaryCard({ form, answers }: GuidedState, why: string | null): Card {
  return card(`${form.title}（请核对）`, why ? 'warn' : 'calm', [
    why && strong(why),
    facts(
      ...form.fields.map((field, index): [string, string] => [
        `${index + 1}. ${field.label}`,
        shownAnswer(field, answers[field.name]),
      ]),
    ),
    note(`发“提交”就${form.submit.label}；发“改 1”修改第 1 项；发“取消”不提交。提交后才会保存。`),
  ]);
}

export const guidedCancelledCard = (title: string): Card =>
  card('没有提交', 'muted', [text(`“${title}”没有提交，填过的内容不保留。`)]);

type FormBlock = Extract<Block, { kind: 'form' }>;

/** A form that asks for words or days, which not every platform's cards take. */
export const needsWords = (block: Block): block is FormBlock =>
  block.kind === 'form' && block.fields.some(({ kind }) => kind !== 'select');

/** The card with a way into each form in the place of the form; `formIds` by the place of its block. */
export const guidedOfferCard = (whole: Card, formIds: ReadonlyMap<number, string>): Card => ({
  ...whole,
  blocks: whole.blocks.flatMap((block, index): Block[] => {
    const form = formIds.get(index);
    if (form === undefined) return [block];
    return [
      text('这里的卡片不能打字，请一步步回答，我会逐项记下，最后由您核对提交。'),
      { kind: 'buttons', buttons: [button('在这里一步步回答', 'guided.start', { form }, 'primary')] },
    ];
  }),
});
