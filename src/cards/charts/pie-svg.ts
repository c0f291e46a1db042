import type { Chart } from '../model.js';
import { colourOf } from './chart-colours.js';
import type { Drawing } from './drawing.js';
import { escapeXml, rounded, shortened, textAt } from './svg-words.js';

const size = 13;
const radius = 72;
const hole = 44;
const row = 22;

/** A ring of shares with its sum inside; names, figures and percents stand beside it. */
export function pieMarks({ points, unit }: Chart, width: number): Drawing {
  const shown = points.filter(({ value }) => value > 0);
  const whole = shown.reduce((sum, { value }) => sum + value, 0);
  const height = Math.max(2 * radius, points.length * row);
  const middle = { x: radius + 2, y: height / 2 };
  let from = 0;
  const slices = shown.map((point) => {
    const { look, fill } = colourOf(point.label, points.indexOf(point));
    const to = from + point.value / whole;
    const slice = `<path class="fill ${look}" fill="${fill}" d="${ringPart(middle, from, to)}"/>`;
    from = to;
    return slice;
  });
  const left = 2 * radius + 28;
  const top = (height - points.length * row) / 2;
  const beside = points.map((point, index) => {
    const { look, fill } = colourOf(point.label, index);
    const y = top + index * row + row / 2;
    const share = whole > 0 ? `（${Math.round((point.value / whole) * 100)}%）` : '';
    const said = `${point.label} ${point.value}${share}`;
    const short = shortened(said, size, width - left - 18);
    return `<g>${short === said ? '' : `<title>${escapeXml(said)}</title>`}<rect class="fill ${look}" fill="${fill}" x="${left}" y="${rounded(y - 6)}" width="12" height="12" rx="2"/>${textAt(left + 18, y + size * 0.36, short, { size })}</g>`;
  });
  const sum = `${rounded(whole)}${unit ?? ''}`;
  const inside = textAt(middle.x, middle.y + 6, sum, { size: 18, anchor: 'middle', strong: true });
  return { marks: [...slices, ...beside, inside].join(''), height };
}

/** Part of the ring between two shares of the turn, clockwise from the top; the whole turn as two halves. */
function ringPart(middle: { x: number; y: number }, from: number, to: number): string {
  if (to - from > 0.9999) return `${ringPart(middle, 0, 0.5)}${ringPart(middle, 0.5, 1)}`;
  const at = (share: number, r: number): string => {
    const angle = 2 * Math.PI * share;
    return `${rounded(middle.x + r * Math.sin(angle))} ${rounded(middle.y - r * Math.cos(angle))}`;
  };
  const large = to - from > 0.5 ? 1 : 0;
  return `M${at(from, radius)}A${radius} ${radius} 0 ${large} 1 ${at(to, radius)}L${at(to, hole)}A${hole} ${hole} 0 ${large} 0 ${at(from, hole)}Z`;
}
