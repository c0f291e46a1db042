import {
  HeightRule,
  PageOrientation,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { Instant } from '#src/core/day.js';
import { type FormColumn, type FormColumnKey, formColumns, formWidth } from './form-columns.js';
import { type FormRow, type FormTable, hasOneNumber, type MergePlan, mergePlan } from './form-table.js';
import { linesOf } from './text-lines.js';
import { a4, fonts, pageFooter, paragraph, paragraphs, sizes, type TextStyle, wordBytes } from './word.js';

/** Rows of up to so many lines are kept on one page. */
const keptTogetherLines = 16;
const cellMargin = { top: 34, bottom: 34, left: 45, right: 45 };
const margin = { top: 850, right: 850, bottom: 1053, left: 850, header: 0, footer: 680 };

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
  const intro = table.intro ? paragraphs(table.intro, styles.intro) : [];
  return wordBytes({
    title: table.title,
    at,
    sections: [
      {
        properties: { page: { size: { ...a4, orientation: PageOrientation.LANDSCAPE }, margin } },
        footers: { default: pageFooter({ font: fonts.body, size: sizes.smallFive }) },
        children: [
          ...(table.appendix ? [paragraph(table.appendix, styles.appendix)] : []),
          paragraph(table.title, styles.title),
          ...intro,
          paragraph('', { ...styles.intro, line: 142 }),
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size: formWidth, type: WidthType.DXA },
            columnWidths: formColumns.map(({ width }) => width),
            margins: cellMargin,
            rows: [headerRow(table), ...table.rows.map((row, index) => bodyRow(row, index, plan))],
          }),
        ],
      },
    ],
  });
}

function headerRow(table: FormTable): TableRow {
  const cells = formColumns
    .filter(({ key }) => key !== 'number')
    .map((column) => cell(column, column.heading(table), styles.heading, { wide: column.key === 'matterNumber' }));
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells });
}

function bodyRow(row: FormRow, index: number, plan: MergePlan): TableRow {
  const wide = hasOneNumber(row);
  const cells = formColumns
    .filter(({ key }) => !(wide && key === 'number'))
    .map((column) => {
      const covers = rowsCovered(plan, column.key, index);
      const text = covers === 0 ? '' : column.text(row);
      return cell(column, text, styles[column.alignment], { covers, wide: wide && column.key === 'matterNumber' });
    });
  const cantSplit = linesOfRow(row, index, plan) <= keptTogetherLines;
  return new TableRow({ cantSplit, height: { value: 340, rule: HeightRule.ATLEAST }, children: cells });
}

/** Lines of the row's tallest cell; a merged cell has the rows below to itself. */
function linesOfRow(row: FormRow, index: number, plan: MergePlan): number {
  const lines = formColumns.map((column) => {
    const characters = (column.width - cellMargin.left - cellMargin.right) / (sizes.smallFive * 10);
    return rowsCovered(plan, column.key, index) === 1 ? linesOf(column.text(row), characters) : 1;
  });
  return Math.max(...lines);
}

const rowsCovered = (plan: MergePlan, key: FormColumnKey, index: number): number =>
  key in plan ? (plan[key as keyof MergePlan][index] ?? 1) : 1;

interface CellShape {
  /** Rows covered downwards; 0 below the top of a merged cell. */
  covers?: number;
  /** Over both 序号 columns. */
  wide?: boolean;
}

function cell(column: FormColumn, text: string, style: TextStyle, { covers = 1, wide = false }: CellShape): TableCell {
  const numberWidth = wide ? (formColumns.find(({ key }) => key === 'number')?.width ?? 0) : 0;
  return new TableCell({
    width: { size: column.width + numberWidth, type: WidthType.DXA },
    columnSpan: wide ? 2 : undefined,
    verticalMerge: covers === 1 ? undefined : covers > 1 ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
    verticalAlign: VerticalAlign.CENTER,
    children: paragraphs(text, style),
  });
}
