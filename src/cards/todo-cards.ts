import type { ObligationKind } from '#src/core/picture.js';
import { button, buttons, type Card, card, note, text } from './model.js';
import { dueWords, type OwedRow, owedTable, toneOf } from './nudge-card.js';

export interface TodoRow extends OwedRow {
  kinds: readonly ObligationKind[];
}

/** Open obligations of a unit, soonest first. */
export function todoCard(v: { unit: string; unitId: string; rows: readonly TodoRow[]; asOf: string }): Card {
  if (v.rows.length === 0)
    return card(`${v.unit} 没有待办`, 'good', [text('该报的都报了，谢谢。'), note(`截至 ${v.asOf}`)]);
  const soonest = Math.min(...v.rows.map(({ daysLeft }) => daysLeft));
  return card(`${v.unit} 待办 ${v.rows.length} 项`, toneOf(soonest), [
    text(`最近一项${dueWords(soonest)}。`),
    owedTable(v.rows),
    buttons(button('去填报', 'todo.pick', { unit: v.unitId }, 'primary')),
    note(`截至 ${v.asOf}。也可以直接写：9-2 已办8场，还差4场。`),
  ]);
}

/** Which of them to fill in now. */
export function pickProjectCard(v: { unitId: string; rows: readonly TodoRow[] }): Card {
  if (v.rows.length === 0) return card('没有待办', 'good', [text('该报的都报了，谢谢。')]);
  return card('选一个项目填报', 'calm', [
    {
      kind: 'form',
      name: 'pick',
      fields: [
        {
          kind: 'select',
          name: 'number',
          label: '项目',
          required: true,
          options: v.rows.map((row) => ({ value: row.number, label: `${row.number} ${row.name}（${row.owed}）` })),
          value: v.rows[0]?.number ?? '',
        },
      ],
      submit: { label: '打开', action: 'todo.open', value: { unit: v.unitId }, style: 'primary' },
    },
  ]);
}
