import { type Card, card, note, text } from './model.js';

export const boardLinkCard = (v: { url: string; minutes: number }): Card =>
  card('看板', 'calm', [
    text('完成情况、滞后、疑点、未报和预计延期，一页看全，可看过去任何一天。'),
    { kind: 'buttons', buttons: [{ label: '打开看板', url: v.url }] },
    note(`链接只能用一次，${v.minutes} 分钟内有效，请不要转发。`),
  ]);
