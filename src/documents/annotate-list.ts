import type { Instant } from '#src/core/day.js';
import { type FormDocument, textOf } from './grid.js';
import type { Mark } from './reading-marks.js';
import { cellStyles, column, landscapePage, linesIn, rowHeight, type Sheet, workbookBytes } from './spreadsheet.js';

const cellWidth = 18;
const noteWidth = 48;

/** Every table as it was read, with the notes of each row in a column 说明 before it: for files that cannot be written into. */
export function annotatedList({ grids }: FormDocument, marks: readonly Mark[], at: Instant): Promise<Uint8Array> {
  const noted = grids.flatMap((grid, table) => {
    const own = marks.filter((mark) => mark.table === table);
    return own.length > 0 || grids.length === 1 ? [{ grid, own, table }] : [];
  });
  const sheets = noted.map(({ grid, own, table }): Sheet => {
    const rows = grid.rows.map((cells, row) => [
      own
        .filter((mark) => mark.row === row)
        .map(({ column, text }) => (column === null ? text : `第${column + 1}列：${text}`))
        .join('\n'),
      ...cells.map((cell, index) => (cell.row === row && cell.column === index ? textOf(cell) : '')),
    ]);
    const width = grid.rows[0]?.length ?? 0;
    const heading = ['说明', ...Array.from({ length: width }, (_, index) => `第${index + 1}列`)];
    return {
      name: `表${table + 1}`,
      rows: [heading, ...rows],
      columns: [
        column(noteWidth, cellStyles.left),
        ...Array.from({ length: width }, () => column(cellWidth, cellStyles.left)),
      ],
      styles: new Map(heading.map((_, index) => [`0,${index}`, cellStyles.heading])),
      rowDefs: new Map(
        rows.map((texts, index) => [
          index + 1,
          {
            height: rowHeight(
              texts.reduce((most, text, at) => Math.max(most, linesIn(text, at === 0 ? noteWidth : cellWidth)), 1),
            ),
          },
        ]),
      ),
      pageSetup: landscapePage('1:1'),
    };
  });
  return workbookBytes({ title: '读表说明', sheets, at });
}
