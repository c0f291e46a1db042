import type { Instant } from '#src/core/day.js';
import { type FormDocument, textOf } from './grid.js';
import type { Mark } from './reading-marks.js';
import type { SheetRow } from './sheet-data.js';
import { cellStyles, landscapePage, linesIn, rowHeight, type Sheet, workbookBytes } from './spreadsheet.js';

const cellWidth = 18;
const noteWidth = 48;

/** Every table as it was read, with the notes of each row in a column 说明 before it: for files that cannot be written into. */
export function annotatedList({ grids }: FormDocument, marks: readonly Mark[], at: Instant): Promise<Uint8Array> {
  const noted = grids.flatMap((grid, table) => {
    const own = marks.filter((mark) => mark.table === table);
    return own.length > 0 || grids.length === 1 ? [{ grid, own, table }] : [];
  });
  const sheets = noted.map(({ grid, own, table }): Sheet => {
    const width = grid.rows[0]?.length ?? 0;
    const notesOf = (row: number): string =>
      own
        .filter((mark) => mark.row === row)
        .map(({ column, text }) => (column === null ? text : `第${column + 1}列：${text}`))
        .join('\n');
    const rows = grid.rows.map((cells, row): SheetRow => {
      const read = cells.map((cell, column) => (cell.row === row && cell.column === column ? textOf(cell) : ''));
      const texts = [notesOf(row), ...read];
      const lines = texts.map((text, column) => linesIn(text, column === 0 ? noteWidth : cellWidth));
      return { texts, height: rowHeight(Math.max(...lines)) };
    });
    const heading = ['说明', ...Array.from({ length: width }, (_, index) => `第${index + 1}列`)];
    return {
      name: `表${table + 1}`,
      columns: heading.map((_, column) => ({ width: column === 0 ? noteWidth : cellWidth, style: cellStyles.left })),
      rows: [{ texts: heading, height: rowHeight(1), styles: heading.map(() => cellStyles.heading) }, ...rows],
      pageSetup: landscapePage('1:1'),
    };
  });
  return workbookBytes({ title: '读表说明', sheets, at });
}
