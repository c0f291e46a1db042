import { button, buttons, type Card, card, table, text } from './model.js';

/** The day that a unit named for a next step has come. */
export const promiseCard = (v: {
  number: string;
  name: string;
  unitId: string;
  steps: readonly { text: string; owner: string | null; dueOn: string }[];
}): Card =>
  card(`计划到期：${v.number} ${v.name}`, 'calm', [
    text('滞后分析里写的下一步计划到期了，请报一下进展。'),
    table(
      [{ title: '计划', weight: 4 }, { title: '责任人' }, { title: '日期' }],
      v.steps.map(({ text: step, owner, dueOn }) => [step, owner ?? '', dueOn]),
    ),
    buttons(button('填报进展', 'report.open', { number: v.number }, 'primary')),
  ]);
