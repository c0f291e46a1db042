import type { CellStyle, MergeRange } from 'hucre';
import type { Instant } from '#src/core/day.js';
import { formColumns } from './form-columns.js';
import { type FormTable, hasOneNumber, type MergePlan, mergePlan } from './form-table.js';
import type { SheetRow } from './sheet-data.js';
import { cellStyles, landscapePage, linesIn, pageNumbers, rowHeight, workbookBytes } from './spreadsheet.js';

const columns = formColumns.map(({ width, alignment }) => ({ width: width / 105, style: cellStyles[alignment] }));
const atTop = (style: CellStyle): CellStyle => ({ ...style, alignment: { ...style.alignment, vertical: 'top' } });
const topStyles = { left: atTop(cellStyles.left), center: atTop(cellStyles.center) };
const lastColumn = formColumns.length - 1;
const numberColumn = formColumns.findIndex(({ key }) => key === 'matterNumber');
const formWidth = columns.reduce((sum, { width }) => sum + width, 0);

/**
 * 附件1 as a spreadsheet: title rows above a frozen header that repeats on every page, merged cells as in the Word form, rows
 * high enough for their text. Every cell is a string, formulas and numbers too.
 */
export function writeFormXlsx(table: FormTable, at: Instant): Promise<Uint8Array> {
  const above = titleRows(table);
  const header = above.length;
  const plan = mergePlan(table.rows);
  const merges = bodyMerges(table, plan, header + 1);
  return workbookBytes({
    title: table.title,
    at,
    sheets: [
      {
        name: '汇总表',
        columns,
        rows: [...above.map(titleRow), headerRow(table), ...bodyRows(table, plan)],
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

const titleRow = ({ text, style, height }: TitleRow): SheetRow => ({
  texts: formColumns.map((_, index) => (index === 0 ? text : null)),
  height,
  styles: formColumns.map(() => style),
});

const headerRow = (table: FormTable): SheetRow => ({
  texts: formColumns.map((each, index) => (index === numberColumn + 1 ? null : each.heading(table))),
  height: rowHeight(7),
  styles: formColumns.map(() => cellStyles.heading),
});

function bodyRows(table: FormTable, plan: MergePlan): SheetRow[] {
  const heights = bodyHeights(table, plan);
  return table.rows.map((row, index) => {
    const covers = formColumns.map(({ key }) => (key in plan ? (plan[key as keyof MergePlan][index] ?? 1) : 1));
    return {
      texts: formColumns.map(({ key, text }, column) => {
        const isBeside = key === 'number' && hasOneNumber(row);
        return covers[column] === 0 || isBeside ? null : text(row) || null;
      }),
      height: heights[index] ?? rowHeight(1),
      ...(covers.some(isTall) && {
        styles: formColumns.map(({ alignment }, column) => styleOver(covers[column] ?? 1, alignment)),
      }),
    };
  });
}

/** A cell over many rows shows its text at the top, where a page break does not hide it. */
const isTall = (covers: number): boolean => covers > 6;
const styleOver = (covers: number, alignment: 'left' | 'center'): CellStyle =>
  (isTall(covers) ? topStyles : cellStyles)[alignment];

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
