/**
 * A card as a picture, for platforms that draw no charts: heading, figures, charts and tables. Long lists are shortened; the card
 * itself goes out as text beside it and has them whole. Light colours, one font family, no style: what the renderer of PNG knows.
 */
import { chartMarks } from './charts/chart-svg.js';
import type { Drawing } from './charts/drawing.js';
import { rounded, shortened, textAt, widthOf, wrapped } from './charts/svg-words.js';
import type { Block, Card, Tone } from './model.js';

const width = 720;
const margin = 32;
const inner = width - 2 * margin;
const size = 17;
const line = 27;
const mostLines = 8;
const mostRows = 40;
const mostHeight = 5000;

const tones: Record<Tone, string> = {
  calm: '#1d61a8',
  good: '#1b7541',
  warn: '#8a5600',
  alarm: '#b0241c',
  muted: '#5a6470',
};

/** The whole picture as SVG, 720 wide and as high as it needs. */
export function cardSvg({ title, subtitle, tone, blocks }: Card): string {
  const heading = linesAt(wrapped(title, 26, inner), 26, 36, { strong: true, fill: '#ffffff' });
  const sub = subtitle ? linesAt(wrapped(subtitle, size, inner), size, line, { fill: '#ffffff' }) : nothing;
  const band = heading.height + sub.height + 40;
  let y = band + 24;
  const marks: string[] = [];
  for (const block of open(blocks)) {
    const drawn = drawingOf(block);
    if (drawn.height === 0) continue;
    if (y + drawn.height > mostHeight) {
      marks.push(moved(y, textAt(0, size, more, { size, faint: true })));
      y += line;
      break;
    }
    marks.push(moved(y, drawn.marks));
    y += drawn.height + 14;
  }
  const height = Math.ceil(y + 18);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans SC">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/><rect width="${width}" height="${band}" fill="${tones[tone]}"/>`,
    moved(16, heading.marks),
    moved(16 + heading.height, sub.marks),
    ...marks,
    '</svg>',
  ].join('');
}

export const hasChart = ({ blocks }: Card): boolean => open(blocks).some(({ kind }) => kind === 'chart');

const nothing: Drawing = { marks: '', height: 0 };
const more = '其余内容见文字消息。';

/** What is folded away on screens lies open on a picture. */
const open = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) =>
    block.kind === 'fold' ? [{ kind: 'text', text: block.title, weight: 'strong' }, ...open(block.blocks)] : [block],
  );

function drawingOf(block: Block): Drawing {
  switch (block.kind) {
    case 'text':
      return textDrawing(block);
    case 'facts':
      return factsDrawing(block.facts);
    case 'table':
      return tableDrawing(block);
    case 'chart': {
      const zoom = 1.3;
      const { marks, height } = chartMarks(block.chart, inner / zoom);
      return { marks: `<g transform="scale(${zoom})">${marks}</g>`, height: height * zoom };
    }
    case 'divider':
      return { marks: `<path stroke="#d5dbe3" d="M0 6H${inner}"/>`, height: 12 };
    // A picture answers no press and mentions nobody.
    case 'form':
    case 'buttons':
    case 'mention':
    case 'fold':
      return nothing;
  }
}

function textDrawing({ text, weight }: Extract<Block, { kind: 'text' }>): Drawing {
  const all = wrapped(text, size, inner);
  const kept = all.length > mostLines + 1 ? [...all.slice(0, mostLines), `…… ${more}`] : all;
  return linesAt(kept, size, line, { strong: weight === 'strong', faint: weight === 'note' });
}

function factsDrawing(facts: readonly { label: string; value: string }[]): Drawing {
  const left = Math.min(Math.max(...facts.map(({ label }) => widthOf(label, size)), 0), inner * 0.3) + 20;
  let y = 0;
  const marks = facts.map(({ label, value }) => {
    const said = linesAt(wrapped(value, size, inner - left), size, line, {});
    const mark = `<g transform="translate(0 ${y})">${textAt(0, size + 2, shortened(label, size, left - 10), { size, faint: true })}<g transform="translate(${rounded(left)} 0)">${said.marks}</g></g>`;
    y += said.height;
    return mark;
  });
  return { marks: marks.join(''), height: y };
}

function tableDrawing({ columns, rows }: Extract<Block, { kind: 'table' }>): Drawing {
  const whole = columns.reduce((sum, { weight }) => sum + (weight ?? 1), 0);
  const widths = columns.map(({ weight }) => ((weight ?? 1) / whole) * inner);
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, one) => sum + one, 0));
  let y = 0;
  const row = (cells: readonly string[], faint: boolean): string => {
    const drawn = columns.map((_, index) =>
      linesAt(wrapped(cells[index] ?? '', 15, (widths[index] ?? 0) - 12), 15, 23, { faint }),
    );
    const height = Math.max(...drawn.map((one) => one.height), 23) + 8;
    const marks = drawn.map(
      (one, index) => `<g transform="translate(${rounded(starts[index] ?? 0)} 0)">${one.marks}</g>`,
    );
    const mark = `<g transform="translate(0 ${y})">${marks.join('')}<path stroke="#d5dbe3" d="M0 ${height - 2}H${inner}"/></g>`;
    y += height;
    return mark;
  };
  const shown = rows.length > mostRows + 1 ? rows.slice(0, mostRows) : rows;
  const marks = [
    row(
      columns.map(({ title }) => title),
      true,
    ),
    ...shown.map((cells) => row(cells, false)),
  ];
  if (shown.length < rows.length) {
    marks.push(textAt(0, y + size, `…… 共 ${rows.length} 行，${more}`, { size, faint: true }));
    y += line;
  }
  return { marks: marks.join(''), height: y };
}

const linesAt = (
  lines: readonly string[],
  of: number,
  high: number,
  look: { strong?: boolean; faint?: boolean; fill?: string },
): Drawing => ({
  marks: lines.map((one, index) => textAt(0, index * high + of + 2, one, { size: of, ...look })).join(''),
  height: lines.length * high,
});

const moved = (y: number, marks: string): string => `<g transform="translate(${margin} ${rounded(y)})">${marks}</g>`;
