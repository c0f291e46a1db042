import { SaxesParser, type SaxesTagNS } from 'saxes';
import { type NumberParagraph, paragraphNumbers } from './docx-numbering.js';
import { type Cell, type FormDocument, type Grid, gridRows } from './grid.js';
import { damaged, limits, tooManyCells } from './limits.js';
import { parseXml } from './parse-xml.js';
import type { ZipEntry } from './zip.js';

/** Tables of a Word document and the text around them, as Word would show them with all changes accepted. */
export function readDocx(entries: ReadonlyMap<string, ZipEntry>): FormDocument {
  const path = mainPart(entries);
  const entry = entries.get(path);
  if (!entry) throw damaged();
  const numbering = entries.get(path.replace(/[^/]+$/, 'numbering.xml'));
  const text = (part: ZipEntry) => new TextDecoder().decode(part.read());
  return { grids: readDocumentXml(text(entry), paragraphNumbers(numbering ? text(numbering) : null)) };
}

/** Where the document part is; nearly always `word/document.xml`, but only the package's relations say so (ECMA-376 part 2). */
export function mainPart(entries: ReadonlyMap<string, ZipEntry>): string {
  const usual = 'word/document.xml';
  if (entries.has(usual)) return usual;
  let target = usual;
  const parser = new SaxesParser();
  parser.on('opentag', ({ attributes }) => {
    if (attributes.Type?.endsWith('/officeDocument') && attributes.Target) target = attributes.Target;
  });
  const relations = entries.get('_rels/.rels');
  if (relations) parseXml(parser, new TextDecoder().decode(relations.read()));
  return target.replace(/^\//, '');
}

interface RawCell {
  column: number;
  columnSpan: number;
  /** Its part in a cell that is merged downwards, or to the left in the old way of `hMerge`. */
  merge: 'restart' | 'continue' | null;
  toTheLeft: boolean;
  paragraphs: string[];
}

interface RawRow {
  cells: RawCell[];
  nextColumn: number;
  isDeleted: boolean;
}

interface RawTable {
  rows: RawRow[];
  row: RawRow | null;
  cell: RawCell | null;
}

interface RawParagraph {
  text: string;
  /** The list it is numbered by, and its level there. */
  list: string | null;
  level: number;
  /** Its mark is deleted: the next paragraph goes on in it. */
  runsOn: boolean;
}

const wordNamespaces = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const compatibilityNamespace = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/** Content that is not shown: deleted and moved-away text, phonetic guides, the fallback beside a choice that was read. */
const unshown = new Set(['del', 'moveFrom', 'rt', 'delText', 'instrText', 'delInstrText']);

/** Symbols that forms use as ticks and boxes, by font and code point. */
const symbols: Record<string, string> = {
  'Wingdings:FC': '√',
  'Wingdings:FE': '☑',
  'Wingdings:FD': '☒',
  'Wingdings:FB': '×',
  'Wingdings:A8': '□',
  'Wingdings:6F': '□',
  'Wingdings 2:50': '√',
  'Wingdings 2:52': '☑',
  'Wingdings 2:54': '☒',
  'Wingdings 2:A3': '□',
};

function readDocumentXml(xml: string, numberParagraph: NumberParagraph): Grid[] {
  const grids: Grid[] = [];
  const path: string[] = [];
  const tables: RawTable[] = [];
  const paragraphs: RawParagraph[] = [];
  /** Complex fields that are open: their code is dropped, their result kept. */
  const fields: ('code' | 'result')[] = [];
  let around: string[] = [];
  let runsOn = '';
  let run = { text: '', isHidden: false };
  let dropped = 0;
  let cellCount = 0;
  let isText = false;

  const parser = new SaxesParser({ xmlns: true });
  const parent = (levels = 1): string | undefined => path[path.length - 1 - levels];

  const put = (text: string) => {
    if (dropped === 0 && !fields.includes('code')) run.text += text;
  };

  const endRun = () => {
    const paragraph = paragraphs.at(-1);
    if (paragraph && !run.isHidden) paragraph.text += run.text;
    run = { text: '', isHidden: false };
  };

  const endParagraph = () => {
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    const number = paragraph.list === null ? '' : numberParagraph(paragraph.list, paragraph.level);
    const text = runsOn + paragraph.text;
    runsOn = paragraph.runsOn ? text : '';
    if (paragraph.runsOn) return;
    // A number alone is what the cell says (序号 is often numbered by Word); before a text it is its numbering.
    if (text.trim() === '' && number !== '') {
      (tables.at(-1)?.cell?.paragraphs ?? around).push(number);
      return;
    }
    (tables.at(-1)?.cell?.paragraphs ?? around).push(text);
  };

  const beginCell = (row: RawRow) => {
    cellCount += 1;
    if (cellCount > limits.cells) throw tooManyCells();
    return { column: row.nextColumn, columnSpan: 1, merge: null, toTheLeft: false, paragraphs: [] } satisfies RawCell;
  };

  const endCell = (table: RawTable) => {
    const { row, cell } = table;
    if (!row || !cell) return;
    if (runsOn) cell.paragraphs.push(runsOn);
    runsOn = '';
    row.nextColumn = cell.column + cell.columnSpan;
    const left = row.cells.at(-1);
    if (cell.toTheLeft && left) left.columnSpan += cell.columnSpan;
    else row.cells.push(cell);
    table.cell = null;
  };

  const endRow = (table: RawTable) => {
    if (table.row && !table.row.isDeleted) table.rows.push(table.row);
    table.row = null;
  };

  const endTable = () => {
    const table = tables.pop();
    if (!table) return;
    const outer = tables.at(-1)?.cell;
    if (outer) {
      for (const row of table.rows)
        outer.paragraphs.push(row.cells.map((cell) => cell.paragraphs.join('\n')).join(' '));
      return;
    }
    grids.push({ rows: resolved(table.rows), before: around, after: [] });
    around = [];
  };

  parser.on('opentag', (tag) => {
    const name = tag.local;
    path.push(name);
    if (tag.uri === compatibilityNamespace && name === 'Fallback') dropped += 1;
    if (!wordNamespaces.has(tag.uri)) return;
    const table = tables.at(-1);
    const paragraph = paragraphs.at(-1);
    switch (name) {
      case 'tbl':
        tables.push({ rows: [], row: null, cell: null });
        return;
      case 'tr':
        if (table) table.row = { cells: [], nextColumn: 0, isDeleted: false };
        return;
      case 'tc':
        if (table?.row) table.cell = beginCell(table.row);
        return;
      case 'gridBefore':
        if (table?.row) table.row.nextColumn = span(tag);
        return;
      case 'gridSpan':
        if (table?.cell && parent(2) === 'tc') table.cell.columnSpan = Math.max(1, span(tag));
        return;
      case 'vMerge':
        if (table?.cell && parent(2) === 'tc') table.cell.merge = value(tag) === 'restart' ? 'restart' : 'continue';
        return;
      case 'hMerge':
        if (table?.cell && parent(2) === 'tc') table.cell.toTheLeft = value(tag) !== 'restart';
        return;
      case 'p':
        paragraphs.push({ text: '', list: null, level: 0, runsOn: false });
        return;
      case 'numId':
        if (paragraph && parent(3) === 'p') paragraph.list = value(tag);
        return;
      case 'ilvl':
        if (paragraph && parent(3) === 'p') paragraph.level = Number(value(tag));
        return;
      case 'r':
        run = { text: '', isHidden: false };
        return;
      case 'vanish':
        if (parent(2) === 'r') run.isHidden = isOn(tag);
        return;
      case 't':
        isText = true;
        return;
      case 'tab':
        if (parent() === 'r') put('\t');
        return;
      case 'br':
      case 'cr':
        put('\n');
        return;
      case 'noBreakHyphen':
        put('-');
        return;
      case 'sym':
        put(symbols[`${attribute(tag, 'font')}:${attribute(tag, 'char').slice(-2).toUpperCase()}`] ?? '');
        return;
      case 'fldChar':
        if (attribute(tag, 'fldCharType') === 'begin') fields.push('code');
        if (attribute(tag, 'fldCharType') === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result';
        if (attribute(tag, 'fldCharType') === 'end') fields.pop();
        return;
      case 'del':
      case 'moveFrom':
        if (parent() === 'trPr' && table?.row) table.row.isDeleted = true;
        else if (parent() === 'rPr') markDeleted(paragraph, parent(2));
        else dropped += 1;
        return;
      default:
        if (unshown.has(name)) dropped += 1;
    }
  });

  parser.on('text', (text) => {
    if (isText) put(text);
  });

  parser.on('closetag', (tag) => {
    const name = path.pop() ?? '';
    if (tag.uri === compatibilityNamespace && name === 'Fallback') dropped -= 1;
    if (!wordNamespaces.has(tag.uri)) return;
    const table = tables.at(-1);
    if (name === 't') isText = false;
    else if (name === 'r') endRun();
    else if (name === 'p') endParagraph();
    else if (name === 'tc' && table) endCell(table);
    else if (name === 'tr' && table) endRow(table);
    else if (name === 'tbl') endTable();
    else if (unshown.has(name) && !['trPr', 'rPr'].includes(path.at(-1) ?? '')) dropped -= 1;
  });

  parseXml(parser, xml);
  const last = grids.pop();
  return last ? [...grids, { ...last, after: around }] : [];
}

function markDeleted(paragraph: RawParagraph | undefined, owner: string | undefined): void {
  if (paragraph && owner === 'pPr') paragraph.runsOn = true;
}

/** Cells that are merged downwards become one; a continuation without a beginning stands for itself. */
function resolved(rows: readonly RawRow[]): Cell[][] {
  const cells: Cell[] = [];
  let above = new Map<number, Cell>();
  rows.forEach((raw, row) => {
    const open = new Map<number, Cell>();
    for (const { column, columnSpan, merge, paragraphs } of raw.cells) {
      const upper = merge === 'continue' ? above.get(column) : undefined;
      if (upper?.columnSpan === columnSpan) {
        upper.rowSpan += 1;
        open.set(column, upper);
        continue;
      }
      const cell: Cell = { row, column, rowSpan: 1, columnSpan, paragraphs: paragraphs.length > 0 ? paragraphs : [''] };
      cells.push(cell);
      if (merge) open.set(column, cell);
    }
    above = open;
  });
  return gridRows(cells, rows.length);
}

function attribute(tag: SaxesTagNS, local: string): string {
  return Object.values(tag.attributes).find((found) => found.local === local)?.value ?? '';
}

const value = (tag: SaxesTagNS): string => attribute(tag, 'val');
const isOn = (tag: SaxesTagNS): boolean => !['0', 'false', 'off'].includes(value(tag));

/** Word itself knows 63 columns. */
function span(tag: SaxesTagNS): number {
  const columns = Number.parseInt(value(tag), 10);
  if (columns > 1000) throw tooManyCells();
  return columns > 0 ? columns : 0;
}
