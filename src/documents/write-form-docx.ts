import type { Instant } from '#src/core/day.js';
import { type FormColumn, type FormColumnKey, formColumns } from './form-columns.js';
import { type FormRow, type FormTable, hasOneNumber, type MergePlan, mergePlan } from './form-table.js';
import { type TableCell, type TableRow, tableXml } from './table-xml.js';
import { linesOf } from './text-lines.js';
import { fonts, sizes, type TextStyle } from './text-style.js';
import { paragraph, paragraphs, type WordPage, wordBytes } from './word.js';

/** Rows of up to so many lines are kept on one page. */
const keptTogetherLines = 16;
const padding = { vertical: 34, horizontal: 45 };
const page: WordPage = {
  orientation: 'landscape',
  margin: { top: 850, right: 850, bottom: 1053, left: 850, header: 0, footer: 680 },
  pageNumber: { font: fonts.body, size: sizes.smallFive },
};

const styles = {
  appendix: { font: fonts.heading, size: sizes.three, alignment: 'left', line: 480, after: 57 },
  title: { font: fonts.title, size: 40, alignment: 'center', line: 560, before: 113, after: 170 },
  intro: { font: fonts.body, size: sizes.smallFour, alignment: 'both', line: 400, firstLineCharacters: 2 },
  heading: { font: fonts.heading, size: 19, alignment: 'center', line: 280 },
  left: { font: fonts.body, size: sizes.smallFive, alignment: 'left', line: 260 },
  center: { font: fonts.body, size: sizes.smallFive, alignment: 'center', line: 260 },
} satisfies Record<string, TextStyle>;

/** 附件1 as a Word table in the form's own layout: landscape A4, repeated header, merged cells, 序号 over two columns. */
export function writeFormDocx(table: FormTable, at: Instant): Promise<Uint8Array> {
  const plan = mergePlan(table.rows);
  return wordBytes({
    title: table.title,
    at,
    page,
    content: [
      ...(table.appendix ? [paragraph(table.appendix, styles.appendix)] : []),
      paragraph(table.title, styles.title),
      ...(table.intro ? paragraphs(table.intro, styles.intro) : []),
      paragraph('', { ...styles.intro, line: 142 }),
      tableXml({
        widths: formColumns.map(({ width }) => width),
        padding,
        rows: [headerRow(table), ...table.rows.map((row, index) => bodyRow(row, index, plan))],
      }),
    ],
  });
}

function headerRow(table: FormTable): TableRow {
  const cells = columnsBut('number').map((column) => ({
    text: column.heading(table),
    style: styles.heading,
    columns: column.key === 'matterNumber' ? 2 : 1,
  }));
  return { cells, isHeader: true };
}

function bodyRow(row: FormRow, index: number, plan: MergePlan): TableRow {
  const isWide = hasOneNumber(row);
  const cells = (isWide ? columnsBut('number') : formColumns).map((column): TableCell => {
    const covers = rowsCovered(plan, column.key, index);
    return {
      text: covers === 0 ? '' : column.text(row),
      style: styles[column.alignment],
      columns: isWide && column.key === 'matterNumber' ? 2 : 1,
      covers,
    };
  });
  return { cells, isKeptTogether: linesOfRow(row, index, plan) <= keptTogetherLines };
}

const columnsBut = (key: FormColumnKey): FormColumn[] => formColumns.filter((column) => column.key !== key);

/** Lines of the row's tallest cell; a merged cell has the rows below to itself. */
function linesOfRow(row: FormRow, index: number, plan: MergePlan): number {
  const lines = formColumns.map((column) => {
    const characters = (column.width - 2 * padding.horizontal) / (sizes.smallFive * 10);
    return rowsCovered(plan, column.key, index) === 1 ? linesOf(column.text(row), characters) : 1;
  });
  return Math.max(...lines);
}

const rowsCovered = (plan: MergePlan, key: FormColumnKey, index: number): number =>
  key in plan ? (plan[key as keyof MergePlan][index] ?? 1) : 1;
