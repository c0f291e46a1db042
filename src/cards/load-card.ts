import { type Card, card, note, table } from './model.js';

interface LoadView {
  from: string;
  to: string;
  budget: number;
  units: readonly { unit: string; messages: number; nudges: number; reports: number }[];
}

/** 基层减负: what each unit was sent and asked for. */
export function loadCard({ from, to, budget, units }: LoadView): Card {
  const over = units.filter(({ messages }) => messages > budget).length;
  return card(over > 0 ? `${over} 个单位收到的消息偏多` : '各单位负担正常', over > 0 ? 'warn' : 'good', [
    table(
      [{ title: '单位', weight: 3 }, '主动消息', '其中提醒', '填报次数'],
      units.map(({ unit, messages, nudges, reports }) => [
        unit,
        `${messages}${messages > budget ? '（超）' : ''}`,
        String(nudges),
        String(reports),
      ]),
    ),
    note(`${from} 至 ${to}。每单位 30 天内主动消息以 ${budget} 条为限。`),
  ]);
}
