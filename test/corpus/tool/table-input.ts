/** A table of the corpus: a real file, or a file described so that it can be read in review and built byte by byte. */
import { z } from 'zod';

/**
 * A cell's text. '\n' begins a paragraph, '\v' is a line break inside one. In .docx also: {+inserted+} and {-deleted-} are
 * tracked changes, {<moved away<} and {>moved here>} too, {*F0FC*} a sign of Wingdings, {=CODE|shown=} a field, {~CODE|shown~} a simple field, {#name#} a bookmark, {h} a hyphen that does not break,
 * {|} a border between two runs.
 */
const text = z.string();

const cell = z.union([
  text,
  z.strictObject({
    text: text.optional(),
    /** Rows and columns that it covers; what is covered is left out of the rows. */
    down: z.number().int().min(2).optional(),
    across: z.number().int().min(2).optional(),
    /** A number as a spreadsheet stores it, and how it is shown ('0%'). */
    value: z.number().optional(),
    shown: z.string().optional(),
    /** A table inside the cell. */
    nested: z.array(z.array(text)).optional(),
    /** Paragraphs numbered by Word, whose numbers are not in the text: '%1.' or '11-%1'. */
    numbered: z.string().optional(),
    /** In a content control: its text, or the cell itself. */
    control: z.enum(['text', 'cell']).optional(),
    /** Merged downwards without saying where it begins, as some converters write it. */
    open: z.literal(true).optional(),
  }),
]);

const table = z.strictObject({
  before: z.array(text).optional(),
  rows: z.array(z.array(cell)),
  /** Rows at the top that Word repeats on each page. */
  repeat: z.number().int().optional(),
  /** Rows that a tracked change deletes or inserts. */
  deleted: z.array(z.number().int()).optional(),
  inserted: z.array(z.number().int()).optional(),
  after: z.array(text).optional(),
  /** Name of the sheet. */
  sheet: z.string().optional(),
});

const options = z.strictObject({ year: z.number(), district: z.string(), cutOff: z.iso.date() }).partial().optional();

export const tableInput = z.union([
  z.strictObject({ kind: z.literal('table'), file: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/), options }),
  z.strictObject({
    kind: z.literal('table'),
    format: z.enum(['docx', 'xlsx', 'csv', 'txt']),
    /** .docx: whose habits of writing; .xlsx: texts inside the cells, as exporting programs write them; .csv: separator. */
    style: z.enum(['word', 'wps', 'converter', 'inline', 'tab', 'semicolon']).optional(),
    encoding: z.enum(['utf8', 'utf8-bom', 'gb18030', 'utf16']).optional(),
    tables: z.array(table),
    options,
  }),
]);

export type TableInput = z.infer<typeof tableInput>;
export type BuiltTable = Extract<TableInput, { format: string }>;
export type TableCell = Exclude<z.infer<typeof cell>, string>;

/** A cell at its place, counted from 0. */
export type PlacedCell = TableCell & { row: number; column: number };

/** Cells at their places, as in HTML: what lies under another cell is skipped. */
export function placed(rows: BuiltTable['tables'][number]['rows']): { cells: PlacedCell[]; columns: number } {
  const taken = new Set<string>();
  const cells: PlacedCell[] = [];
  for (const [row, given] of rows.entries()) {
    let column = 0;
    for (const one of given) {
      const it = typeof one === 'string' ? { text: one } : one;
      while (taken.has(`${row},${column}`)) column += 1;
      for (let r = row; r < row + (it.down ?? 1); r += 1)
        for (let c = column; c < column + (it.across ?? 1); c += 1) taken.add(`${r},${c}`);
      cells.push({ ...it, row, column });
      column += it.across ?? 1;
    }
  }
  return { cells, columns: Math.max(...cells.map((one) => one.column + (one.across ?? 1))) };
}
