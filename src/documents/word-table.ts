import { official } from './official-styles.js';
import { type TableXml, tableXml } from './table-xml.js';
import type { TextStyle } from './text-style.js';

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
export function wordTable({ columns, rows, width, size = official.cellLeft.size }: WordTable): TableXml {
  const sized = (style: TextStyle): TextStyle => ({ ...style, size, line: size * 15 });
  const styles = { left: sized(official.cellLeft), center: sized(official.cellCenter) };
  const heading = sized(official.tableHeading);
  return tableXml({
    widths: sharedWidths(columns, width),
    padding: { vertical: 40, horizontal: 60 },
    rows: [
      { isHeader: true, cells: columns.map(({ title }) => ({ text: title, style: heading })) },
      ...rows.map((row) => ({
        isKeptTogether: row.every((text) => text.length <= keptTogether),
        cells: columns.map(({ alignment }, index) => ({ text: row[index] ?? '', style: styles[alignment] })),
      })),
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
