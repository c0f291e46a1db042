import { strToU8, zipSync } from 'fflate';
import type { Instant } from '#src/core/day.js';
import { type DocxBlock, type DocxCell, type DocxTable, docxTables } from './docx-tables.js';
import { completedWord, type FormRow } from './form-table.js';
import { cleanText } from './grid.js';
import { damaged } from './limits.js';
import { escapeXml, paragraphsOf, plainText } from './plain-text.js';
import { mainPart } from './read-docx.js';
import { openZip, type ZipEntry } from './zip.js';

/** What a form's reported cells shall say for a project. */
export type FormFill = Pick<FormRow, 'number' | 'completion' | 'problems' | 'nextSteps' | 'completed'>;

export interface FilledForm {
  bytes: Uint8Array;
  /** Project numbers whose texts found no cell, or no cell of their own. */
  unplaced: string[];
}

type FilledColumn = 'completion' | 'problems' | 'nextSteps' | 'completed';

interface FormLayout {
  table: DocxTable;
  columns: Map<FilledColumn, number>;
  /** Rows by project number; a number that stands in several rows has them all. */
  rows: Map<string, DocxCell[][]>;
  wordOf: (completed: boolean | null) => string;
}

interface Splice {
  start: number;
  end: number;
  text: string;
}

/** Keeps a byte order mark, so that what is not changed stays byte for byte. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The form as it came in (.docx), with 完成情况, 存在问题, 下一步 and 是否完成 filled in by project number. Everything else in
 * the file stays byte for byte; a cell that already says it stays too, and a changed one keeps its paragraph and run formatting.
 * `at` dates the entries of the archive. Throws a Refusal on a file that is no Word document.
 */
export function fillFormDocx(form: Uint8Array, fills: readonly FormFill[], at: Instant): FilledForm {
  const entries = openZip(form);
  const path = mainPart(entries);
  const files = unzipped(entries);
  if (!files[path]) throw damaged();
  const xml = decoded(files[path]);
  const layouts = layoutsOf(xml);
  const prefix = /<(?:([\w.-]+):)?document\b/.exec(xml)?.[1];
  const splices: Splice[] = [];
  const unplaced: string[] = [];
  for (const fill of new Map(fills.map((each) => [each.number, each])).values()) {
    const placed = placeFill(xml, layouts, fill, prefix ? `${prefix}:` : '');
    splices.push(...placed.splices);
    if (!placed.complete) unplaced.push(fill.number);
  }
  if (splices.length === 0) return { bytes: form, unplaced };
  return { bytes: zipSync({ ...files, [path]: strToU8(spliced(xml, splices)) }, { mtime: at, level: 6 }), unplaced };
}

interface Placed {
  splices: Splice[];
  /** False where a text has no cell of its own. */
  complete: boolean;
}

/** The changes that a project's texts need. */
function placeFill(xml: string, layouts: readonly FormLayout[], fill: FormFill, prefix: string): Placed {
  const found = layouts.flatMap((layout) => (layout.rows.get(fill.number) ?? []).map((row) => ({ layout, row })));
  const [first, ...others] = found;
  if (!first || others.length > 0) return { splices: [], complete: false };
  const { layout, row } = first;
  const wanted: [FilledColumn, string][] = [
    ['completion', fill.completion],
    ['problems', fill.problems],
    ['nextSteps', fill.nextSteps],
    ['completed', layout.wordOf(fill.completed)],
  ];
  const placed: Placed = { splices: [], complete: true };
  for (const [column, wantedText] of wanted) {
    const text = plainText(wantedText);
    const cell = cellOver(row, layout.columns.get(column));
    const says = cell ? said(layout.table, row, cell) : '';
    if (cleanText(says) === cleanText(text) || (column === 'completed' && cell && completedOf(says) === fill.completed))
      continue;
    if (!cell || isShared(layout.table, row, cell)) placed.complete = false;
    else placed.splices.push({ start: cell.start, end: cell.end, text: cellContent(xml, cell, text, prefix) });
  }
  return placed;
}

// --- where things stand ---

function layoutsOf(xml: string): FormLayout[] {
  try {
    return docxTables(xml).flatMap(layoutOf);
  } catch (cause) {
    throw damaged(cause);
  }
}

function layoutOf(table: DocxTable): FormLayout[] {
  const heading = table.rows.findIndex((row) => numberHeadings(row).length > 0);
  const numberCells = numberHeadings(table.rows[heading] ?? []);
  const [first, last] = [numberCells[0], numberCells.at(-1)];
  if (!first || !last) return [];
  const numbers = { from: first.column, to: last.column + last.columns - 1 };
  const rows = new Map<string, DocxCell[][]>();
  const isHeader: boolean[] = table.rows.map((row, index) => {
    const number = index > heading ? projectNumber(row, numbers) : null;
    if (number) rows.set(number, [...(rows.get(number) ?? []), row]);
    return number === null;
  });
  const firstRow = isHeader.indexOf(false);
  const columns = headings(table.rows.slice(0, Math.max(firstRow, heading + 1)));
  if (!columns.has('completion')) return [];
  return [{ table, columns, rows, wordOf: wordsOf(table, columns.get('completed')) }];
}

/** Columns by their heading; a heading of several rows is read downwards. */
function headings(rows: readonly DocxCell[][]): Map<FilledColumn, number> {
  const byColumn = new Map<number, string>();
  for (const cell of rows.flat()) {
    for (let column = cell.column; column < cell.column + cell.columns; column += 1) {
      byColumn.set(column, (byColumn.get(column) ?? '') + cell.text.replace(/\s/g, ''));
    }
  }
  const columns = new Map<FilledColumn, number>();
  for (const [column, heading] of byColumn) {
    const kind = headingKind(heading);
    if (kind && !columns.has(kind)) columns.set(kind, column);
  }
  return columns;
}

function headingKind(heading: string): FilledColumn | null {
  if (/是否(?:已)?(?:完成|达到|达成|实现)/.test(heading)) return 'completed';
  if (/存在(?:的)?(?:主要)?问题|目标调整/.test(heading)) return 'problems';
  if (/下一?步|工作计划|工作安排/.test(heading)) return 'nextSteps';
  if (/(?:完成|进展|落实|推进)情况/.test(heading)) return 'completion';
  return null;
}

/** The cells that head the project numbers: 项目编号 goes before a mere 序号. */
function numberHeadings(row: readonly DocxCell[]): DocxCell[] {
  const headed = (names: RegExp): DocxCell[] => row.filter(({ text }) => names.test(text.replace(/\s/g, '')));
  const named = headed(/^(?:项目)?编号$|^项目序号$/);
  return named.length > 0 ? named : headed(/^序号$/);
}

/** '9-2' from the number columns of a row, the innermost first; null where none stands there. */
function projectNumber(row: readonly DocxCell[], numbers: { from: number; to: number }): string | null {
  for (let column = numbers.to; column >= numbers.from; column -= 1) {
    const text = (cellOver(row, column)?.text ?? '')
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/[‐-―−]/g, '-');
    if (/^\d{1,6}(?:-\d{1,6}){0,3}$/.test(text)) return text;
  }
  return null;
}

const cellOver = (row: readonly DocxCell[], column: number | undefined): DocxCell | undefined =>
  row.find((cell) => column !== undefined && column >= cell.column && column < cell.column + cell.columns);

/** What a cell says, the text of the merged cell that it belongs to included. */
function said(table: DocxTable, row: DocxCell[], cell: DocxCell): string {
  if (cell.merge !== 'continue') return cell.text;
  const above = table.rows
    .slice(0, table.rows.indexOf(row))
    .map((each) => cellOver(each, cell.column))
    .findLast((each) => each?.merge !== 'continue');
  return above?.merge === 'restart' ? above.text : cell.text;
}

/** True where other rows have a part in the cell, so that a text in it would be said of them too. */
function isShared(table: DocxTable, row: DocxCell[], cell: DocxCell): boolean {
  if (cell.merge !== 'restart') return cell.merge === 'continue';
  const below = table.rows[table.rows.indexOf(row) + 1];
  return below !== undefined && cellOver(below, cell.column)?.merge === 'continue';
}

/** The words that this table uses: 是 and 否 where its cells say so, else 已完成 and 未完成. */
function wordsOf(table: DocxTable, column: number | undefined): FormLayout['wordOf'] {
  const usesYes = table.rows.some((row) => /^[是否]$/.test((cellOver(row, column)?.text ?? '').trim()));
  return usesYes ? (completed) => (completed === null ? '' : completed ? '是' : '否') : completedWord;
}

function completedOf(text: string): boolean | null | undefined {
  const word = text.replace(/\s/g, '');
  if (word === '') return null;
  if (/^(?:是|已完成|完成|√|✓|已完成年度目标)$/.test(word)) return true;
  return /^(?:否|未完成|×|✗|未完成年度目标)$/.test(word) ? false : undefined;
}

// --- what is written ---

/** A cell's new content: a paragraph that stays the same is kept as it is, a new one takes the formatting of its place. */
function cellContent(xml: string, cell: DocxCell, text: string, prefix: string): string {
  const pictures = cell.blocks.filter((block) => block.hasObject && block.text === '');
  const models = cell.blocks.filter((block) => !pictures.includes(block));
  const lines = paragraphsOf(text);
  const kept = lines.map((line, index) => models[index]?.isParagraph === true && models[index]?.text === line);
  const keptBlocks = [...models.filter((_, index) => kept[index]), ...pictures];
  const isKept = (at: number): boolean => keptBlocks.some(({ start, end }) => at >= start && at < end);
  const source = ({ start, end }: { start: number; end: number }): string => xml.slice(start, end);
  return [
    ...cell.anchors.filter(({ start }) => !isKept(start)).map(source),
    ...lines.map((line, index) => {
      const model = models[index] ?? models.at(-1);
      return kept[index] && model ? source(model) : newParagraph(model, line, prefix);
    }),
    ...pictures.map(source),
  ].join('');
}

function newParagraph(model: DocxBlock | undefined, line: string, prefix: string): string {
  const properties = (model?.properties ?? '').replace(/<([\w.-]+:)?numPr\b(?:[^>]*\/>|.*?<\/\1?numPr>)/s, '');
  const run = line === '' ? '' : `<${prefix}r>${runProperties(model)}${runContent(line, prefix)}</${prefix}r>`;
  return `<${prefix}p>${properties}${run}</${prefix}p>`;
}

/** Formatting of the longest text in the paragraph, else of its empty run, else of the paragraph mark. */
function runProperties(model: DocxBlock | undefined): string {
  const [longest] = [...(model?.runs ?? [])].sort((a, b) => b.length - a.length);
  return longest?.properties || (model?.markProperties ?? '');
}

const runContent = (line: string, prefix: string): string =>
  line
    .split('\t')
    .map((part) => (part === '' ? '' : `<${prefix}t xml:space="preserve">${escapeXml(part)}</${prefix}t>`))
    .join(`<${prefix}tab/>`);

function spliced(xml: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let kept = 0;
  for (const { start, end, text } of [...splices].sort((a, b) => a.start - b.start)) {
    parts.push(xml.slice(kept, start), text);
    kept = end;
  }
  return [...parts, xml.slice(kept)].join('');
}

// --- the file ---

/** Every file of the archive; refused as an imported one would be when it is damaged or too large. */
const unzipped = (entries: ReadonlyMap<string, ZipEntry>): Record<string, Uint8Array> =>
  Object.fromEntries([...entries].map(([name, entry]) => [name, entry.read()]));

function decoded(part: Uint8Array | undefined): string {
  try {
    return decoder.decode(part);
  } catch (cause) {
    throw damaged(cause);
  }
}
