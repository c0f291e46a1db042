import type { Chart } from '../model.js';
import { colourOf } from './chart-colours.js';
import type { Drawing } from './drawing.js';
import { rounded, textAt, widthOf } from './svg-words.js';

const size = 12;
const high = 170;
/** A dash tells lines apart where colours cannot. */
const dashes = ['', '6 3', '2 3', '8 3 2 3'];

/** One line a series over the labels in their order; the last value of each is said. */
export function lineMarks({ points, unit }: Chart, series: readonly string[], width: number): Drawing {
  const labels = [...new Set(points.map(({ label }) => label))];
  const percent = unit === '%' ? '%' : '';
  const ticks = ticksTo(Math.max(...points.map(({ value }) => value), 1));
  const most = ticks.at(-1) ?? 1;
  const left = Math.max(...ticks.map((tick) => widthOf(`${tick}${percent}`, size))) + 8;
  const right = width - Math.max(...points.map(({ value }) => widthOf(`${value}${percent}`, size)), 0) - 8;
  const x = (index: number): number => left + (labels.length > 1 ? ((right - left) * index) / (labels.length - 1) : 0);
  const y = (value: number): number => high - (Math.max(value, 0) / most) * high;
  const grid = ticks.map(
    (tick) =>
      `<path class="grid" stroke="#d5dbe3" d="M${rounded(left)} ${rounded(y(tick))}H${rounded(right)}"/>${textAt(left - 6, y(tick) + 4, `${tick}${percent}`, { size, anchor: 'end', faint: true })}`,
  );
  const widest = Math.max(...labels.map((label) => widthOf(label, size)), 1) * 1.5 + 8;
  const step = Math.max(1, Math.ceil(labels.length / Math.max(1, Math.floor((right - left) / widest))));
  const last = labels.length - 1;
  const below = labels.flatMap((label, index) => {
    const isShown = index === last || (index % step === 0 && last - index >= step);
    if (!isShown) return [];
    const anchor = index === 0 ? 'start' : index === last ? 'end' : 'middle';
    return [textAt(x(index), high + 20, label, { size, anchor, faint: true })];
  });
  const lines = series.map((name, turn) => {
    const own = points.filter((point) => (point.series ?? '') === name);
    const { look, fill } = colourOf(name, turn);
    const path = own.map(
      ({ label, value }, index) =>
        `${index === 0 ? 'M' : 'L'}${rounded(x(labels.indexOf(label)))} ${rounded(y(value))}`,
    );
    const dash = dashes[turn % dashes.length];
    const end = own.at(-1);
    const dot = (label: string, value: number): string =>
      `<circle class="fill ${look}" fill="${fill}" cx="${rounded(x(labels.indexOf(label)))}" cy="${rounded(y(value))}" r="3"/>`;
    return [
      `<path class="stroke ${look}" fill="none" stroke="${fill}" stroke-width="2"${dash ? ` stroke-dasharray="${dash}"` : ''} d="${path.join('')}"/>`,
      own.length <= 31 ? own.map(({ label, value }) => dot(label, value)).join('') : '',
      end
        ? textAt(x(labels.indexOf(end.label)) + 6, y(end.value) + 4, `${end.value}${percent}`, { size, strong: true })
        : '',
    ].join('');
  });
  return { marks: [...grid, ...below, ...lines].join(''), height: high + 28 };
}

/** From 0 to at least the most, in up to five steps of 1, 2 or 5 times a power of ten. */
export function ticksTo(most: number): number[] {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 5, 10].map((by) => by * power).find((one) => one >= rough) ?? most, most >= 4 ? 1 : 0.5);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => rounded(index * step));
}
