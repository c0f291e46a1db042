import { escapeXml, paragraphsOf } from './plain-text.js';
import { latinFont, type TextStyle } from './text-style.js';

/** A Word table as text. Tables are most of a document; as text they cost a tenth of what objects do. */
export interface TableXml {
  tableXml: string;
}

export interface TableCell {
  /** Paragraphs joined by '\n'. */
  text: string;
  style: TextStyle;
  /** Grid columns it spans. */
  columns?: number;
  /** Rows it covers: 1, n for the top of a merged cell, 0 below the top. */
  covers?: number;
}

export interface TableRow {
  cells: readonly TableCell[];
  /** Repeated on every page. */
  isHeader?: boolean;
  /** Not to be split between two pages. */
  isKeptTogether?: boolean;
}

interface Table {
  /** Of the grid columns, in twentieths of a point. */
  widths: readonly number[];
  rows: readonly TableRow[];
  /** Space in a cell above and below, and at its sides. */
  padding: { vertical: number; horizontal: number };
}

/** A bordered table of fixed column widths, its cells centred vertically. Elements are in the order of ECMA-376 part 1, 17.4. */
export function tableXml({ widths, rows, padding }: Table): TableXml {
  const width = widths.reduce((sum, each) => sum + each, 0);
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('');
  const { vertical, horizontal } = padding;
  const margins = [
    `top w:w="${vertical}"`,
    `left w:w="${horizontal}"`,
    `bottom w:w="${vertical}"`,
    `right w:w="${horizontal}"`,
  ]
    .map((side) => `<w:${side} w:type="dxa"/>`)
    .join('');
  const properties = `<w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar>`;
  const grid = widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('');
  const shapes = new Map<TextStyle, Shape>();
  const body = rows.map((row) => rowXml(row, widths, shapes)).join('');
  return { tableXml: `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>` };
}

function rowXml(row: TableRow, widths: readonly number[], shapes: Map<TextStyle, Shape>): string {
  let column = 0;
  const cells = row.cells.map((cell) => {
    const columns = cell.columns ?? 1;
    const width = widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0);
    column += columns;
    return cellXml(cell, width, shapeOf(cell.style, shapes));
  });
  const kept = row.isKeptTogether || row.isHeader ? '<w:cantSplit/>' : '';
  return `<w:tr><w:trPr>${kept}${row.isHeader ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
}

function cellXml({ text, columns = 1, covers = 1 }: TableCell, width: number, shape: Shape): string {
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
  const merge = covers === 1 ? '' : `<w:vMerge w:val="${covers > 1 ? 'restart' : 'continue'}"/>`;
  const properties = `<w:tcW w:w="${width}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/>`;
  const content = paragraphsOf(text).map((line) => paragraphXml(line, shape));
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.join('')}</w:tc>`;
}

/** What all paragraphs of a style have in common. */
interface Shape {
  paragraph: string;
  run: string;
}

function shapeOf(style: TextStyle, shapes: Map<TextStyle, Shape>): Shape {
  const known = shapes.get(style);
  if (known) return known;
  const { font, size, line, alignment } = style;
  const latin = `w:ascii="${latinFont}" w:hAnsi="${latinFont}" w:cs="${latinFont}"`;
  const run = `<w:rPr><w:rFonts ${latin} w:eastAsia="${font}" w:hint="eastAsia"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  const spacing = `<w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/>`;
  const shape = { run, paragraph: `<w:pPr>${spacing}<w:jc w:val="${alignment}"/>${run}</w:pPr>` };
  shapes.set(style, shape);
  return shape;
}

function paragraphXml(line: string, { paragraph, run }: Shape): string {
  if (line === '') return `<w:p>${paragraph}</w:p>`;
  const content = line
    .split('\t')
    .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`))
    .join('<w:tab/>');
  return `<w:p>${paragraph}<w:r>${run}${content}</w:r></w:p>`;
}
