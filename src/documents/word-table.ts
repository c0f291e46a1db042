import { Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import { official } from './official-styles.js';
import { paragraphs, type TextStyle } from './word.js';

/** A column of a plain table; `share` is its part of the table's width. */
export interface TableColumn {
  title: string;
  share: number;
  alignment: 'left' | 'center';
}

interface WordTable {
  columns: readonly TableColumn[];
  rows: readonly (readonly string[])[];
  /** Twentieths of a point; the columns add up to it exactly. */
  width: number;
  /** Half points; that of the official table text where it is not said. */
  size?: number;
}

/** A row whose cells have at most so many characters stays on one page. */
const keptTogether = 200;

/** A bordered table with a header row that repeats on every page. */
export function wordTable({ columns, rows, width, size = official.cellLeft.size }: WordTable): Table {
  const widths = sharedWidths(columns, width);
  const sized = (style: TextStyle): TextStyle => ({ ...style, size, line: size * 15 });
  const styles = { left: sized(official.cellLeft), center: sized(official.cellCenter) };
  const heading = sized(official.tableHeading);
  const cell = (text: string, index: number, style: TextStyle): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: paragraphs(text, style),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) => cell(title, index, heading)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: row.every((text) => text.length <= keptTogether),
            children: columns.map(({ alignment }, index) => cell(row[index] ?? '', index, styles[alignment])),
          }),
      ),
    ],
  });
}

/** Whole widths in proportion to the shares; the last column takes what rounding leaves. */
function sharedWidths(columns: readonly TableColumn[], width: number): number[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((width * share) / shares));
  const rest = width - widths.reduce((sum, each) => sum + each, 0);
  return widths.map((each, index) => (index === widths.length - 1 ? each + rest : each));
}
