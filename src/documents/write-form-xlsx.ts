import type { CellStyle, MergeRange, RowDef } from 'hucre';
import type { Instant } from '#src/core/day.js';
import { formColumns } from './form-columns.js';
import { type FormTable, hasOneNumber, type MergePlan, mergePlan } from './form-table.js';
import {
  cellStyles,
  column,
  landscapePage,
  linesIn,
  pageNumbers,
  rowHeight,
  type TextCell,
  workbookBytes,
} from './spreadsheet.js';

const columns = formColumns.map(({ width, alignment }) => column(width / 105, cellStyles[alignment]));
const atTop = (style: CellStyle): CellStyle => ({ ...style, alignment: { ...style.alignment, vertical: 'top' } });
const topStyles = { left: atTop(cellStyles.left), center: atTop(cellStyles.center) };
const lastColumn = formColumns.length - 1;
const numberColumn = formColumns.findIndex(({ key }) => key === 'matterNumber');
const formWidth = columns.reduce((sum, { width = 0 }) => sum + width, 0);

/**
 * 附件1 as a spreadsheet: title rows above a frozen header that repeats on every page, merged cells as in the Word form, rows
 * high enough for their text. Every cell is a string, formulas and numbers too.
 */
export function writeFormXlsx(table: FormTable, at: Instant): Promise<Uint8Array> {
  const above = titleRows(table);
  const header = above.length;
  const plan = mergePlan(table.rows);
  const heights = bodyHeights(table, plan);
  const rowDefs = new Map<number, RowDef>([
    ...above.map(({ height }, index): [number, RowDef] => [index, { height }]),
    [header, { height: rowHeight(7) }],
    ...heights.map((height, index): [number, RowDef] => [header + 1 + index, { height }]),
  ]);
  const merges = bodyMerges(table, plan, header + 1);
  const styles = new Map<string, CellStyle>([
    ...above.flatMap(({ style }, row) => wholeRow(row, style)),
    ...wholeRow(header, cellStyles.heading),
    ...merges.flatMap(atTopWhenTall),
  ]);

  return workbookBytes({
    title: table.title,
    at,
    sheets: [
      {
        name: '汇总表',
        columns,
        rows: [
          ...above.map(({ text }) => formColumns.map((_, index) => (index === 0 ? text : null))),
          formColumns.map((each, index) => (index === numberColumn + 1 ? null : each.heading(table))),
          ...bodyRows(table, plan),
        ],
        styles,
        rowDefs,
        merges: [
          ...above.map((_, row) => across(row, 0, lastColumn)),
          across(header, numberColumn, numberColumn + 1),
          ...merges,
        ],
        freezePane: { rows: header + 1 },
        pageSetup: landscapePage(`$${header + 1}:$${header + 1}`),
        headerFooter: pageNumbers,
      },
    ],
  });
}

const wholeRow = (row: number, style: CellStyle): [string, CellStyle][] =>
  formColumns.map((_, index) => [`${row},${index}`, style]);

/** A cell over many rows shows its text at the top, where a page break does not hide it. */
function atTopWhenTall({ startRow, endRow, startCol }: MergeRange): [string, CellStyle][] {
  const alignment = formColumns[startCol]?.alignment ?? 'left';
  return endRow - startRow < 6 ? [] : [[`${startRow},${startCol}`, topStyles[alignment]]];
}

interface TitleRow {
  text: string;
  style: CellStyle;
  height: number;
}

function titleRows({ appendix, title, intro }: FormTable): TitleRow[] {
  const notes = intro ? linesIn(intro, (formWidth * 9) / 12) : 0;
  return [
    ...(appendix ? [{ text: appendix, style: cellStyles.appendix, height: 24 }] : []),
    { text: title, style: cellStyles.title, height: 34 },
    ...(intro ? [{ text: intro, style: cellStyles.note, height: rowHeight(notes * 1.35) }] : []),
  ];
}

const bodyRows = (table: FormTable, plan: MergePlan): TextCell[][] =>
  table.rows.map((row, index) =>
    formColumns.map(({ key, text }) => {
      const isBelow = key in plan && plan[key as keyof MergePlan][index] === 0;
      const isBeside = key === 'number' && hasOneNumber(row);
      return isBelow || isBeside ? null : text(row) || null;
    }),
  );

const across = (row: number, startCol: number, endCol: number): MergeRange => ({
  startRow: row,
  endRow: row,
  startCol,
  endCol,
});

function bodyMerges(table: FormTable, plan: MergePlan, firstRow: number): MergeRange[] {
  const down = formColumns.flatMap(({ key }, index) => {
    if (!(key in plan)) return [];
    return plan[key as keyof MergePlan].flatMap((covers, row) =>
      covers > 1
        ? [{ startRow: firstRow + row, endRow: firstRow + row + covers - 1, startCol: index, endCol: index }]
        : [],
    );
  });
  const wide = table.rows.flatMap((row, index) =>
    hasOneNumber(row) ? [across(firstRow + index, numberColumn, numberColumn + 1)] : [],
  );
  return [...down, ...wide];
}

/** Row heights in points. A merged cell does not make its rows grow, so what it lacks is shared out among them. */
function bodyHeights(table: FormTable, plan: MergePlan): number[] {
  const lines = table.rows.map((row, index) =>
    Math.max(
      ...formColumns.map(({ key, text }, place) => {
        const isMerged = key in plan && plan[key as keyof MergePlan][index] !== 1;
        return isMerged ? 1 : linesIn(text(row), columns[place]?.width ?? 1);
      }),
    ),
  );
  const heights = lines.map(rowHeight);
  formColumns.forEach(({ key, text }, place) => {
    if (!(key in plan)) return;
    plan[key as keyof MergePlan].forEach((covers, top) => {
      const row = table.rows[top];
      if (covers < 2 || !row) return;
      const has = heights.slice(top, top + covers).reduce((sum, height) => sum + height, 0);
      const lacks = linesIn(text(row), columns[place]?.width ?? 1) * rowHeight(1) - has;
      for (let at = top; lacks > 0 && at < top + covers; at += 1) {
        heights[at] = Math.min(409, (heights[at] ?? 0) + lacks / covers);
      }
    });
  });
  return heights;
}
