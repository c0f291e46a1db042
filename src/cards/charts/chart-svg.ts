/**
 * A neutral chart as one SVG, the same for the board, the simulator and pictures. It holds no style and no script: marks carry a
 * class for pages and a plain colour for everything else. Whatever the chart says is in its label too, as words.
 */
import type { Chart } from '../model.js';
import { barMarks } from './bar-svg.js';
import { colourOf } from './chart-colours.js';
import { chartHeading, chartLines } from './chart-words.js';
import type { Drawing } from './drawing.js';
import { lineMarks } from './line-svg.js';
import { pieMarks } from './pie-svg.js';
import { escapeXml, rounded, textAt, widthOf } from './svg-words.js';

/** At this width its words are as large as the text of a phone's page. */
export const usualWidth = 420;
const legendSize = 12;

/** A whole `<svg>` of so many units wide (pixels, where nothing scales it), as high as it needs. */
export function chartSvg(chart: Chart, width = usualWidth): string {
  const { marks, height } = chartMarks(chart, width);
  const said = escapeXml(chartLines(chart).split('\n').join('；'));
  return `<svg class="chart" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${said}" viewBox="0 0 ${width} ${rounded(height)}">${marks}</svg>`;
}

/** The same without its `<svg>`, to stand in a larger picture. */
export function chartMarks(chart: Chart, width: number): Drawing {
  const series = [...new Set(chart.points.map((point) => point.series ?? ''))];
  const title = textAt(0, 16, chartHeading(chart), { size: 14, strong: true });
  if (chart.points.length === 0) return { marks: title + textAt(0, 42, '没有数据', { faint: true }), height: 52 };
  const legend = series.length > 1 ? legendMarks(series, width) : { marks: '', height: 0 };
  const top = 30 + legend.height;
  const drawn = drawingOf(chart, series, width);
  return {
    marks: `${title}${moved(26, legend.marks)}${moved(top, drawn.marks)}`,
    height: top + drawn.height + 2,
  };
}

function drawingOf(chart: Chart, series: readonly string[], width: number): Drawing {
  switch (chart.type) {
    case 'bar':
      return barMarks(chart, series, width);
    case 'line':
      return lineMarks(chart, series, width);
    case 'pie':
      return pieMarks(chart, width);
    default: {
      const unreachable: never = chart.type;
      return unreachable;
    }
  }
}

function legendMarks(series: readonly string[], width: number): Drawing {
  let x = 0;
  let y = 0;
  const marks = series.map((name, turn) => {
    const wide = 18 + widthOf(name, legendSize) + 14;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += 20;
    }
    const { look, fill } = colourOf(name, turn);
    const mark = `<rect class="fill ${look}" fill="${fill}" x="${rounded(x)}" y="${y}" width="12" height="12" rx="2"/>${textAt(x + 17, y + 10.5, name, { size: legendSize })}`;
    x += wide;
    return mark;
  });
  return { marks: marks.join(''), height: y + 24 };
}

const moved = (y: number, marks: string): string =>
  marks === '' ? '' : `<g transform="translate(0 ${rounded(y)})">${marks}</g>`;
