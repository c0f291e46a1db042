/** A neutral chart as a VChart specification: JSON only, no functions. */
import type { Chart } from '#src/cards/model.js';

export type Element = { tag: string } & Record<string, unknown>;

/** Bars and lines by label (and series, where there are several), a pie by label. */
export function chartElement(chart: Chart): Element {
  return { tag: 'chart', aspect_ratio: '16:9', chart_spec: chartSpec(chart) };
}

function chartSpec(chart: Chart): Record<string, unknown> {
  const hasSeries = chart.points.some((point) => point.series !== undefined);
  const common = {
    title: { text: chart.unit ? `${chart.title}（${chart.unit}）` : chart.title },
    data: { values: chart.points },
    label: { visible: true },
  };
  switch (chart.type) {
    case 'pie':
      return { type: 'pie', ...common, categoryField: 'label', valueField: 'value', legends: { visible: true } };
    case 'line':
      return { type: 'line', ...common, xField: 'label', yField: 'value', ...(hasSeries ? bySeries : {}) };
    case 'bar':
      return hasSeries
        ? { type: 'bar', ...common, xField: ['label', 'series'], yField: 'value', ...bySeries }
        : { type: 'bar', ...common, xField: 'label', yField: 'value' };
    default: {
      const unreachable: never = chart.type;
      return unreachable;
    }
  }
}

const bySeries = { seriesField: 'series', legends: { visible: true } };
