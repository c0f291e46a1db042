/** Blocks of a neutral card as markdown: with tables for the bot, in lines for channels that know none. */
import { chartLines } from '#src/cards/charts/chart-words.js';
import type { Block, Card } from '#src/cards/model.js';
import { plainMarkdown } from './text.js';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

export interface MarkdownOptions {
  tables: boolean;
}

/** The card's heading and what it says; buttons and forms are not text, links are. */
export function cardMarkdown(card: Card, options: MarkdownOptions): string {
  const tags = (card.tags ?? []).map(({ text }) => `【${plainMarkdown(text)}】`).join('');
  return [
    `**${plainMarkdown(card.title)}**${tags}`,
    card.subtitle ? plainMarkdown(card.subtitle) : '',
    ...blocksMarkdown(card.blocks, options),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const blocksMarkdown = (blocks: readonly Block[], options: MarkdownOptions): string[] =>
  blocks.map((block) => blockMarkdown(block, options)).filter((part) => part !== '');

function blockMarkdown(block: Block, options: MarkdownOptions): string {
  switch (block.kind) {
    case 'text':
      return textMarkdown(block);
    case 'facts':
      return block.facts.map(({ label, value }) => `**${plainMarkdown(label)}**：${plainMarkdown(value)}`).join('\n');
    case 'table':
      if (block.rows.length === 0) return '';
      return options.tables ? tableMarkdown(block) : tableLines(block);
    case 'chart':
      return block.chart.points.length === 0 ? '' : plainMarkdown(chartLines(block.chart));
    case 'form':
      return '';
    case 'buttons':
      return block.buttons.flatMap((button) => ('url' in button ? [linkMarkdown(button)] : [])).join('\n');
    case 'mention':
      return plainMarkdown(block.text ?? '');
    case 'fold':
      return [
        lineByLine(plainMarkdown(block.title), (line) => `**${line}**`),
        ...blocksMarkdown(block.blocks, options),
      ].join('\n\n');
    case 'divider':
      return '---';
    default: {
      const unreachable: never = block;
      return unreachable;
    }
  }
}

function textMarkdown({ text, weight }: BlockOf<'text'>): string {
  const content = plainMarkdown(text);
  if (weight === 'strong') return lineByLine(content, (line) => `**${line}**`);
  return weight === 'note' ? lineByLine(content, (line) => `> ${line}`) : content;
}

/** Marks do not reach over a line's end. */
const lineByLine = (content: string, marked: (line: string) => string): string =>
  content
    .split('\n')
    .map((line) => (line.trim() === '' ? line : marked(line.trim())))
    .join('\n');

const ALIGNED = { left: ':---', center: ':---:', right: '---:' } as const;

/** A cell is one line: a line end in it is told by ‘；’. */
function tableMarkdown({ columns, rows }: BlockOf<'table'>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cell = (text: string) => plainMarkdown(oneLine(text));
  return [
    line(columns.map(({ title }) => cell(title))),
    line(columns.map(({ align }) => ALIGNED[align ?? 'left'])),
    ...rows.map((row) => line(columns.map((_column, index) => cell(row[index] ?? '')))),
  ].join('\n');
}

const oneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('；');

function tableLines({ columns, rows }: BlockOf<'table'>): string {
  return rows
    .map((row) =>
      columns
        .map(({ title }, index) => ({ title, text: row[index] ?? '' }))
        .filter(({ text }) => text !== '')
        .map(({ title, text }) => `${plainMarkdown(title)}：${plainMarkdown(text)}`)
        .join('；'),
    )
    .join('\n');
}

/** Throws RangeError where it leads nowhere a browser may go. */
function linkMarkdown({ label, url }: { label: string; url: string }): string {
  if (!/^https?:$/.test(new URL(url).protocol)) throw new RangeError('a button may only open a web address');
  return `[${plainMarkdown(label)}](${url.replace(/[()<>\s]/g, encodeURIComponent)})`;
}
