/** Blocks of a neutral card as elements of card JSON 2.0. */
import { chartLines } from '#src/cards/charts/chart-words.js';
import type { Block, Column } from '#src/cards/model.js';
import type { Address } from '#src/core/people.js';
import { chartElement, type Element } from './chart.js';
import { escapeMarkdown } from './escape.js';
import { buttonRow, formElement, markdown, plainText } from './form.js';
import { MAX_CHARTS, MAX_TABLE_COLUMNS, MAX_TABLES } from './limits.js';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** What is left of a card's scarce parts while its blocks are laid out in order. */
interface Allowance {
  tables: number;
  charts: number;
}

/** Rows of a table on a page of it; the client leafs through the rest. */
const PAGE_ROWS = 10;
/** Panels within panels beyond this are opened out: five levels of nesting are allowed in all. */
const MAX_FOLD_DEPTH = 2;

/** Elements of the card's body. Tables and charts beyond what one card may hold are put in words. */
export function bodyElements(blocks: Block[]): Element[] {
  return elementsOf(blocks, { tables: MAX_TABLES, charts: MAX_CHARTS }, 0);
}

function elementsOf(blocks: Block[], left: Allowance, depth: number): Element[] {
  return blocks.flatMap((block) => blockElements(block, left, depth));
}

function blockElements(block: Block, left: Allowance, depth: number): Element[] {
  switch (block.kind) {
    case 'text':
      return block.text === '' ? [] : [textElement(block)];
    case 'facts':
      return block.facts.length === 0 ? [] : [factsElement(block)];
    case 'table':
      if (block.rows.length === 0) return [];
      if (left.tables === 0 || block.columns.length > MAX_TABLE_COLUMNS) return [tableInWords(block)];
      left.tables -= 1;
      return [tableElement(block)];
    case 'chart':
      if (block.chart.points.length === 0) return [];
      if (left.charts === 0) return [markdown(escapeMarkdown(chartLines(block.chart)))];
      left.charts -= 1;
      return [chartElement(block.chart)];
    case 'form':
      return [formElement(block.name, block.fields, block.submit)];
    case 'buttons':
      return block.buttons.length === 0 ? [] : [buttonRow(block.buttons)];
    case 'mention':
      return mentionElements(block);
    case 'fold':
      return foldElements(block, left, depth);
    case 'divider':
      return [{ tag: 'hr' }];
    default: {
      const unreachable: never = block;
      return unreachable;
    }
  }
}

function textElement({ text, weight }: BlockOf<'text'>): Element {
  const content = escapeMarkdown(text);
  if (weight === 'strong') return markdown(boldLines(content));
  if (weight === 'note')
    return markdown(
      lineByLine(content, (line) => `<font color='grey'>${line}</font>`),
      NOTE_SIZE,
    );
  return markdown(content);
}

const NOTE_SIZE = { text_size: 'notation' };
const boldLines = (content: string) => lineByLine(content, (line) => `**${line}**`);

/** Marks do not reach over a line's end. */
const lineByLine = (content: string, marked: (line: string) => string) =>
  content
    .split('\n')
    .map((line) => (line.trim() === '' ? line : marked(line.trim())))
    .join('\n');

function factsElement({ facts }: BlockOf<'facts'>): Element {
  const lines = facts.map(({ label, value }) => `${boldLines(escapeMarkdown(label))}：${escapeMarkdown(value)}`);
  return markdown(lines.join('\n'));
}

/** Cells are of type text, which the client shows as it is. */
function tableElement({ columns, rows }: BlockOf<'table'>): Element {
  const total = columns.reduce((sum, column) => sum + (column.weight ?? 1), 0);
  return {
    tag: 'table',
    page_size: Math.min(PAGE_ROWS, rows.length),
    row_height: 'auto',
    header_style: { bold: true, background_style: 'grey', text_align: 'left' },
    columns: columns.map((column, index) => ({
      name: `c${index}`,
      display_name: column.title,
      data_type: 'text',
      width: columnWidth(column, total),
      horizontal_align: column.align ?? 'left',
      vertical_align: 'top',
    })),
    rows: rows.map((row) => Object.fromEntries(columns.map((_column, index) => [`c${index}`, row[index] ?? '']))),
  };
}

const columnWidth = ({ weight }: Column, total: number) => `${Math.max(1, Math.floor(((weight ?? 1) * 100) / total))}%`;

function tableInWords({ columns, rows }: BlockOf<'table'>): Element {
  const lines = rows.map((row) =>
    columns
      .map((column, index) => ({ title: column.title, cell: row[index] ?? '' }))
      .filter(({ cell }) => cell !== '')
      .map(({ title, cell }) => `${title}：${cell}`)
      .join('；'),
  );
  return markdown(escapeMarkdown(lines.join('\n')));
}

/** The only thing that mentions anybody, and only single people of this platform. */
function mentionElements({ people, text }: BlockOf<'mention'>): Element[] {
  const tags = people.flatMap((person) => mentionTag(person) ?? []);
  const content = [...tags, ...(text ? [escapeMarkdown(text)] : [])].join(' ');
  return content === '' ? [] : [markdown(content)];
}

function mentionTag(person: Address): string | null {
  const id = /^feishu:(ou_[A-Za-z0-9_-]+)$/.exec(person)?.[1];
  return id ? `<at id=${id}></at>` : null;
}

/** A panel may hold neither form nor table nor, to be safe, a chart: with one of them inside it is laid open. */
function foldElements(block: BlockOf<'fold'>, left: Allowance, depth: number): Element[] {
  const inner = elementsOf(block.blocks, left, depth + 1);
  if (inner.length === 0) return [];
  if (depth >= MAX_FOLD_DEPTH || inner.some(isRootOnly))
    return [markdown(boldLines(escapeMarkdown(block.title))), ...inner];
  return [{ tag: 'collapsible_panel', expanded: false, header: { title: plainText(block.title) }, elements: inner }];
}

const isRootOnly = (element: Element) => ['form', 'table', 'chart'].includes(element.tag);
