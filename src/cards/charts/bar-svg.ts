import type { Chart } from '../model.js';
import { colourOf } from './chart-colours.js';
import type { Drawing } from './drawing.js';
import { escapeXml, rounded, shortened, textAt, widthOf } from './svg-words.js';

const size = 13;
const thick = 16;
const between = 6;
const betweenGroups = 8;

/** Bars lie on their side, so that Chinese labels of any length can be read; a group a label, a bar a series. */
export function barMarks({ points, unit }: Chart, series: readonly string[], width: number): Drawing {
  const labels = [...new Set(points.map(({ label }) => label))];
  const widest = Math.max(...labels.map((label) => widthOf(label, size)), 0);
  const labelWidth = Math.min(widest, width * 0.42);
  const said = (value: number): string => `${value}${unit === '%' ? '%' : ''}`;
  const valueWidth = Math.max(...points.map(({ value }) => widthOf(said(value), size)), 0) + 6;
  const left = labelWidth + 10;
  const whole = Math.max(width - left - valueWidth, 40);
  const most = Math.max(...points.map(({ value }) => value), 0);
  const marks: string[] = [];
  let y = 0;
  for (const label of labels) {
    const own = points.filter((point) => point.label === label);
    const height = own.length * thick + (own.length - 1) * 2;
    const shown = shortened(label, size, labelWidth);
    marks.push(
      `<g>${shown === label ? '' : `<title>${escapeXml(label)}</title>`}${textAt(labelWidth, y + height / 2 + size * 0.36, shown, { size, anchor: 'end' })}</g>`,
    );
    for (const [index, { value, series: of }] of own.entries()) {
      const { look, fill } = of === undefined ? colourOf(label, 0) : colourOf(of, series.indexOf(of));
      const top = y + index * (thick + 2);
      const long = most > 0 ? (Math.max(value, 0) / most) * whole : 0;
      if (long > 0)
        marks.push(
          `<rect class="fill ${look}" fill="${fill}" x="${rounded(left)}" y="${top}" width="${rounded(Math.max(long, 1.5))}" height="${thick}" rx="2"/>`,
        );
      marks.push(textAt(left + long + 5, top + thick / 2 + size * 0.36, said(value), { size, faint: value === 0 }));
    }
    y += height + (series.length > 1 ? betweenGroups : between);
  }
  marks.push(`<path class="axis" stroke="#d5dbe3" d="M${rounded(left)} -4V${Math.max(y - 2, 0)}"/>`);
  return { marks: marks.join(''), height: y };
}
