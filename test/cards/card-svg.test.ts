import { expect, test } from 'vitest';
import { cardSvg, hasChart } from '#src/cards/card-svg.js';
import { button, buttons, type Card, card, facts, table, text } from '#src/cards/model.js';

const heightOf = (svg: string): number => Number(/height="(\d+)"/.exec(svg)?.[1]);
const digest = (lines: number): Card =>
  card('民生实事周报 2022-12-26', 'warn', [
    facts(['项目', '300 项'], ['人大重点', '47 项']),
    { kind: 'chart', chart: { type: 'bar', title: '项目状态', points: [{ label: '滞后', value: 24 }], unit: '项' } },
    text(Array.from({ length: lines }, (_, index) => `${index}-1 项目`).join('\n')),
    table(['单位', '未报'], [['民治街道', '3']]),
    { kind: 'fold', title: '更多', blocks: [text('折叠的内容')] },
    buttons(button('填报', 'report.open', { number: '9-2' })),
  ]);

test('a picture says heading, figures, chart and tables of its card; what is folded lies open, buttons are left out', () => {
  const svg = cardSvg(digest(3));
  for (const words of ['民生实事周报 2022-12-26', '300 项', '项目状态（项）', '民治街道', '折叠的内容', '2-1 项目'])
    expect(svg).toContain(`>${words}</text>`);
  expect(svg).not.toContain('填报');
});

test('long lists are shortened, and say where the whole is; the height has a bound', () => {
  const svg = cardSvg(digest(500));
  expect(svg).toContain('其余内容见文字消息');
  expect(heightOf(svg)).toBeLessThan(heightOf(cardSvg(digest(9))) + 60);
  const tall = cardSvg(
    card(
      '表',
      'calm',
      Array.from({ length: 200 }, () => table(['单位'], [['民治街道'], ['福城街道']])),
    ),
  );
  expect(heightOf(tall)).toBeLessThan(5200);
});

test('a card with a chart is told from one without, folded or not', () => {
  const { blocks } = digest(1);
  expect(hasChart(digest(1))).toBe(true);
  expect(hasChart(card('a', 'calm', [{ kind: 'fold', title: 'b', blocks }]))).toBe(true);
  expect(hasChart(card('a', 'calm', [text('项目状态')]))).toBe(false);
});
