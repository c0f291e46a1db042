import { describe, expect, test } from 'vitest';
import { chartSvg } from '#src/cards/charts/chart-svg.js';
import { ticksTo } from '#src/cards/charts/line-svg.js';
import { shortened, widthOf, wrapped } from '#src/cards/charts/svg-words.js';
import type { Chart } from '#src/cards/model.js';

const chart = (type: Chart['type'], points: Chart['points'], more: Partial<Chart> = {}): Chart => ({
  type,
  title: '项目状态',
  unit: '项',
  points,
  ...more,
});
const standings = [
  { label: '已完成', value: 12 },
  { label: '滞后', value: 3 },
  { label: '存疑', value: 0 },
];
const widths = (svg: string): number[] =>
  [...svg.matchAll(/<rect class="fill [^>]* width="([\d.]+)" height="16"/g)].map(([, w]) => Number(w));
/** A reader of XML that refuses what is not well formed: every tag closed, in order. */
const isWellFormed = (xml: string): boolean => {
  const open: string[] = [];
  for (const [, close, name = '', empty] of xml.matchAll(
    /<(\/?)([a-z]+)(?:\s[a-zA-Z-]+(?::[a-z]+)?="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (close) {
      if (open.pop() !== name) return false;
    } else if (!empty) open.push(name);
  }
  return open.length === 0;
};

describe('a chart as a drawing', () => {
  test.each(['bar', 'line', 'pie'] as const)('%s: says every figure in words too, and stands alone', (type) => {
    const svg = chartSvg(chart(type, standings));
    expect(svg).toMatch(
      /^<svg class="chart" xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" aria-label="项目状态；已完成：12项；滞后：3项；存疑：0项" viewBox="0 0 420 \d/,
    );
    expect(svg).not.toMatch(/<style|<script|\sstyle=|href=|NaN|Infinity|undefined/);
    expect(isWellFormed(svg)).toBe(true);
  });

  test('bars are as long as their figures; nothing has no bar', () => {
    const [done = 0, lagging = 0, ...others] = widths(chartSvg(chart('bar', standings)));
    expect(done / lagging).toBeCloseTo(4, 1);
    expect(others).toEqual([]);
  });

  test('a standing has its own colour in every kind of chart', () => {
    for (const type of ['bar', 'pie'] as const) {
      const svg = chartSvg(chart(type, standings));
      expect(svg).toContain('class="fill completed" fill="#1b7541"');
      expect(svg).toContain('class="fill lagging" fill="#b0241c"');
    }
    const lines = chartSvg(chart('line', [{ label: '11月', value: 1, series: '滞后' }]));
    expect(lines).toContain('class="stroke lagging"');
  });

  test('several series have a legend, groups and one scale', () => {
    const points = ['民治街道', '福城街道'].flatMap((label, at) => [
      { label, series: '上周', value: 2 + at },
      { label, series: '本周', value: 4 + at },
    ]);
    const svg = chartSvg(chart('bar', points));
    expect(svg.match(/>上周</g)).toHaveLength(1);
    expect(widths(svg)).toHaveLength(4);
    expect(isWellFormed(chartSvg(chart('line', points)))).toBe(true);
  });

  test.each([
    ['nothing', []],
    ['one', [{ label: '甲', value: 5 }]],
    [
      'zeros',
      [
        { label: '甲', value: 0 },
        { label: '乙', value: 0 },
      ],
    ],
    [
      'fractions',
      [
        { label: '甲', value: 0.1 },
        { label: '乙', value: 0.30000000000000004 },
      ],
    ],
    [
      'large',
      [
        { label: '甲', value: 3e8 },
        { label: '乙', value: -5 },
      ],
    ],
    ['many', Array.from({ length: 60 }, (_, index) => ({ label: `第${index}单位`, value: index }))],
  ])('%s can be drawn in each kind', (_what, points) => {
    for (const type of ['bar', 'line', 'pie'] as const) {
      const svg = chartSvg(chart(type, points));
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(isWellFormed(svg)).toBe(true);
    }
  });

  test('S24: what people wrote stays text', () => {
    const hostile = `"><script>alert(1)</script><at id=all></at>&amp;\u0000\u001b\ud800'`;
    for (const type of ['bar', 'line', 'pie'] as const) {
      const svg = chartSvg(
        chart(type, [{ label: hostile, value: 1, series: hostile }], { title: hostile, unit: hostile }),
      );
      expect(svg).not.toMatch(/<script|<at|\u0000|\u001b|[\ud800-\udfff]/);
      expect(svg).toContain('&lt;script&gt;');
      expect(isWellFormed(svg)).toBe(true);
    }
  });
});

describe('text in drawings', () => {
  test('is shortened to its width, and not where it fits', () => {
    expect(shortened('民治街道', 13, 60)).toBe('民治街道');
    const short = shortened('区委组织部（区委编办、区人才工作局）', 13, 80);
    expect(short.endsWith('…')).toBe(true);
    expect(widthOf(short, 13)).toBeLessThanOrEqual(80);
  });

  test('is wrapped between signs, never within a Latin word that fits a line', () => {
    const lines = wrapped('已建成 1166 个 charging 插口，其余加快建设\n下一步', 10, 80);
    expect(lines.every((line) => widthOf(line, 10) <= 80)).toBe(true);
    expect(lines.some((line) => line.includes('charging'))).toBe(true);
    expect(lines.at(-1)).toBe('下一步');
    expect(wrapped('a'.repeat(100), 10, 58).every((line) => widthOf(line, 10) <= 58)).toBe(true);
  });

  test.each([
    [1, [0, 0.5, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [100, [0, 50, 100]],
    [300, [0, 100, 200, 300]],
  ])('ticks up to %d', (most, ticks) => {
    expect(ticksTo(most)).toEqual(ticks);
  });
});
