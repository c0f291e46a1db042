import type { Chart } from '../model.js';

/** The same figures in words, for those who cannot see the drawing and for places that cannot show one; a line a point. */
export function chartLines(chart: Chart): string {
  const unit = chart.unit ?? '';
  const lines = chart.points.map(
    ({ label, value, series }) => `${label}${series ? ` ${series}` : ''}：${value}${unit}`,
  );
  return [chart.title, ...lines].join('\n');
}

/** 项目状态（项）; a percent sign stands at each figure instead. */
export const chartHeading = ({ title, unit }: Chart): string => (unit && unit !== '%' ? `${title}（${unit}）` : title);
