import { scanXml, type XmlTag } from './scan-xml.js';

/** A cell of a table in document.xml, with the places of its parts in the text of the file. */
export interface DocxCell {
  /** First grid column, from 0, and how many it spans. */
  column: number;
  columns: number;
  /** Its part in a cell that is merged downwards. */
  merge: 'restart' | 'continue' | null;
  /** Where the content begins (behind the cell's properties) and where it ends. */
  start: number;
  end: number;
  /** Paragraphs joined by '\n'. */
  text: string;
  blocks: DocxBlock[];
  /** Bookmarks and comment ranges within, which must outlive the text. */
  anchors: { start: number; end: number }[];
}

/** A paragraph or another block directly in a cell. */
export interface DocxBlock {
  start: number;
  end: number;
  isParagraph: boolean;
  /** Holds a picture or another object. */
  hasObject: boolean;
  text: string;
  /** The paragraph's properties as written, '' where there are none. */
  properties: string;
  /** The run properties of the paragraph mark, as written. */
  markProperties: string;
  /** Run properties as written, with the length of the text they style. */
  runs: { properties: string; length: number }[];
}

export interface DocxTable {
  rows: DocxCell[][];
}

interface Open {
  name: string;
  start: number;
  /** What is in it is no text of the cell. */
  isUnread: boolean;
}

const wordNamespaces = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const objects = new Set(['drawing', 'pict', 'object']);
const unread = new Set([...objects, 'del', 'moveFrom', 'Fallback']);
const anchors = new Set(['bookmarkStart', 'bookmarkEnd', 'commentRangeStart', 'commentRangeEnd']);
const breaks = new Map([
  ['tab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '-'],
]);

/**
 * The tables of a Word document that are not inside another table, read in one pass; what stands in a nested table
 * belongs to the text of the outer cell. Throws on XML that is not well-formed.
 */
export function docxTables(xml: string): DocxTable[] {
  const tables: DocxTable[] = [];
  const stack: Open[] = [];
  let tableDepth = 0;
  let row: DocxCell[] | null = null;
  let cell: DocxCell | null = null;
  let cellDepth = 0;
  let block: DocxBlock | null = null;
  let run: DocxBlock['runs'][number] | null = null;
  let paragraphsSeen = 0;
  let skipped = 0;

  const say = (text: string): void => {
    if (!cell || skipped > 0) return;
    cell.text += text;
    if (block) block.text += text;
    if (run) run.length += text.length;
  };
  const parent = (): string | undefined => stack.at(-1)?.name;

  const opened = (tag: XmlTag): void => {
    const { start, end: position } = tag;
    const name = localName(tag);
    const isBlock = cell !== null && stack.length === cellDepth && name !== 'tcPr';
    if (name === 'tbl') {
      tableDepth += 1;
      if (tableDepth === 1) tables.push({ rows: [] });
    } else if (name === 'tr' && tableDepth === 1) {
      row = [];
      tables.at(-1)?.rows.push(row);
    } else if (name === 'tc' && tableDepth === 1 && row) {
      const before = row.at(-1);
      cell = {
        column: before ? before.column + before.columns : 0,
        columns: 1,
        merge: null,
        start: position,
        end: position,
        text: '',
        blocks: [],
        anchors: [],
      };
      row.push(cell);
      cellDepth = stack.length + 1;
      paragraphsSeen = 0;
    } else if (name === 'gridSpan' && cell && tableDepth === 1) {
      cell.columns = Math.min(Math.max(Number(tag.attribute('val')) || 1, 1), 64);
    } else if (name === 'gridBefore' && row && !cell && tableDepth === 1) {
      row.push(emptyColumns(Number(tag.attribute('val')) || 0, position));
    } else if (name === 'vMerge' && cell && tableDepth === 1) {
      cell.merge = tag.attribute('val') === 'restart' ? 'restart' : 'continue';
    } else if (name === 'p' && cell) {
      if (paragraphsSeen > 0) say('\n');
      paragraphsSeen += 1;
    } else if (name === 'r' && block) {
      run = { properties: '', length: 0 };
      block.runs.push(run);
    } else if (parent() === 'r') {
      say(breaks.get(name) ?? '');
    }
    if (isBlock && !anchors.has(name)) {
      const isParagraph = name === 'p';
      const shape = { isParagraph, hasObject: false, text: '', properties: '', markProperties: '', runs: [] };
      block = { start, end: start, ...shape };
      cell?.blocks.push(block);
    }
    const isUnread = unread.has(name);
    if (isUnread) skipped += 1;
    if (isUnread && block && objects.has(name)) block.hasObject = true;
    stack.push({ name, start, isUnread });
  };

  const closed = (tag: Omit<XmlTag, 'attribute'>): void => {
    const { start, end: position } = tag;
    const open = stack.pop();
    if (!open) return;
    const { name, isUnread } = open;
    if (name === 'tbl') tableDepth -= 1;
    if (isUnread) skipped -= 1;
    if (!cell) return;
    if (anchors.has(name)) cell.anchors.push({ start: open.start, end: position });
    if (name === 'tcPr' && stack.length === cellDepth) cell.start = position;
    else if (name === 'tc' && stack.length === cellDepth - 1) {
      cell.end = Math.max(cell.start, start);
      cell = null;
      block = null;
    } else if (block && stack.length === cellDepth) {
      block.end = position;
      block = null;
    } else if (block?.isParagraph && name === 'pPr' && stack.length === cellDepth + 1)
      block.properties = xml.slice(open.start, position);
    else if (block?.isParagraph && name === 'rPr' && parent() === 'pPr')
      block.markProperties = xml.slice(open.start, position);
    else if (run && name === 'rPr' && parent() === 'r') run.properties = xml.slice(open.start, position);
    else if (name === 'r') run = null;
  };

  scanXml(xml, {
    open: opened,
    close: closed,
    text(text) {
      if (parent() === 't') say(text);
    },
  });
  return tables.map(({ rows }) => ({ rows: rows.map((cells) => cells.filter(({ columns }) => columns > 0)) }));
}

/** Names of other vocabularies are kept apart from Word's own. */
const localName = ({ uri, local }: Pick<XmlTag, 'uri' | 'local'>): string =>
  wordNamespaces.has(uri) || local === 'Fallback' ? local : `${uri}:${local}`;

/** Grid columns that a row leaves free before its first cell. */
const emptyColumns = (columns: number, at: number): DocxCell => ({
  column: 0,
  columns: Math.min(Math.max(columns, 0), 64),
  merge: 'continue',
  start: at,
  end: at,
  text: '',
  blocks: [],
  anchors: [],
});
