import { type Cell, gridRows } from './grid.js';
import { limits, tooManyCells } from './limits.js';

interface RawCell {
  column: number;
  columnSpan: number;
  /** Its part in a cell that is merged downwards. */
  merge: 'restart' | 'continue' | null;
  /** Goes on from the cell on its left, in the old way of `hMerge`. */
  isContinued: boolean;
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

export type GridBuilder = ReturnType<typeof gridBuilder>;

/**
 * Takes a document's tables as they open and close, and gives each outermost one as a grid; one in a cell becomes its text,
 * and is given with the texts before it in the table around it.
 */
export function gridBuilder(onTable: (rows: Cell[][]) => void, onNested: (rows: Cell[][], before: string[]) => void) {
  const open: RawTable[] = [];
  let cellCount = 0;
  const table = () => open.at(-1);

  return {
    openTable: () => open.push({ rows: [], row: null, cell: null }),
    closeTable() {
      const closed = open.pop();
      const outer = table()?.cell;
      if (!closed) return;
      if (!outer) return onTable(resolved(closed.rows));
      const before = (table()?.rows ?? []).slice(-MOST_BEFORE).map(lineOf);
      onNested(resolved(closed.rows), [...before, ...outer.paragraphs.slice(-MOST_BEFORE)]);
      for (const row of closed.rows) outer.paragraphs.push(lineOf(row));
    },

    openRow() {
      const current = table();
      if (current) current.row = { cells: [], nextColumn: 0, isDeleted: false };
    },
    /** Columns that the row leaves out on its left. */
    skipColumns(columns: number) {
      const row = table()?.row;
      if (row) row.nextColumn = columns;
    },
    deleteRow() {
      const row = table()?.row;
      if (row) row.isDeleted = true;
    },
    closeRow() {
      const current = table();
      if (current?.row && !current.row.isDeleted) current.rows.push(current.row);
      if (current) current.row = null;
    },

    openCell() {
      const current = table();
      if (!current?.row) return;
      cellCount += 1;
      if (cellCount > limits.cells) throw tooManyCells();
      const column = current.row.nextColumn;
      current.cell = { column, columnSpan: 1, merge: null, isContinued: false, paragraphs: [] };
    },
    setCell(properties: Partial<Pick<RawCell, 'columnSpan' | 'merge' | 'isContinued'>>) {
      const cell = table()?.cell;
      if (cell) Object.assign(cell, properties);
    },
    /** Puts a paragraph into the open cell; false where none is open. */
    putParagraph: (text: string): boolean => (table()?.cell?.paragraphs.push(text) ?? 0) > 0,
    closeCell() {
      const current = table();
      if (!current?.row || !current.cell) return;
      const { row, cell } = current;
      const left = row.cells.at(-1);
      row.nextColumn = cell.column + cell.columnSpan;
      if (cell.isContinued && left) left.columnSpan += cell.columnSpan;
      else row.cells.push(cell);
      current.cell = null;
    },
  };
}

/** Nobody writes a longer heading above a table. */
const MOST_BEFORE = 20;

const lineOf = (row: RawRow): string => row.cells.map((cell) => cell.paragraphs.join('\n')).join(' ');

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
