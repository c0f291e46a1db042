/** What the tables of a form are read into: parts, rows, and what is to be looked at. */
import type { NumberText } from './cell-values.js';
import type { ColumnMeaning } from './column-meaning.js';
import type { Header } from './find-header.js';
import type { Cell, Grid } from './grid.js';

/** What a reader should look at. */
export interface ReadWarning {
  /** From 1 in its table; for a spreadsheet the row's own number. */
  row: number;
  /** From 1, where it is one cell's matter. */
  column?: number;
  /** From 1, where the file has several tables or sheets. */
  table?: number;
  code: string;
  message: string;
}

/** The rows of one project: one, or several under a number that is merged downwards. */
export interface FormRow {
  /** From 1. */
  row: number;
  /** Its table, from 0 in the document. */
  table: number;
  /** 第7行, with the table where there are several. */
  where: string;
  number: NumberText;
  /** The matter number that the table itself puts beside it; null where it puts none. */
  statedMatter: string | null;
  /** The cells under 序号 and its like, from the left. */
  numbers: readonly Cell[];
  /** A heading across the table above this row: 一、推动教育优质均衡发展. */
  section: string | null;
  cellsOf(meaning: ColumnMeaning): readonly Cell[];
  /** A warning at this row; at the cell of that meaning where one is given. */
  warn(code: string, message: string, meaning?: ColumnMeaning): ReadWarning;
  /** Texts of the cells of that meaning, each once, joined by '\n'. */
  text(meaning: ColumnMeaning): string;
}

/** A table of the form, with the columns that hold in it. */
export interface Part {
  grid: Grid;
  /** Its own header; of a table that goes on from the one before, one of no rows. */
  header: Header;
  /** Where the headings are written, and the rows that hold them. */
  headings: Header;
  headerRows: Grid['rows'];
  /** From 0 in the document. */
  table: number;
  /** 第7行, 第2张表第7行. */
  place: (row: number) => string;
  /** The warning's table, where there are several. */
  at: Pick<ReadWarning, 'table'>;
}
