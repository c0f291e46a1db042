import { type CellStyle, rangeRef } from 'hucre';
import type { Instant } from '#src/core/day.js';
import type { Ledger } from './ledger.js';
import { type LedgerTable, ledgerNote, ledgerTables } from './ledger-tables.js';
import { official } from './official-styles.js';
import type { SheetRow, TextCell } from './sheet-data.js';
import {
  cellStyles,
  landscapePage,
  linesIn,
  pageNumbers,
  rowHeight,
  type Sheet,
  workbookBytes,
} from './spreadsheet.js';
import { fonts, sizes, type TextStyle } from './text-style.js';
import { a4, paragraph, type WordPage, wordBytes } from './word.js';
import { wordTable } from './word-table.js';

/** 底稿 as a workbook: one sheet a table, each with its title, a frozen header and a filter. Every cell is a string. */
export function writeLedgerXlsx(ledger: Ledger, at: Instant): Promise<Uint8Array> {
  const sheets = ledgerTables(ledger).map((table) => ledgerSheet(table, ledger));
  return workbookBytes({ title: ledger.title, at, sheets });
}

/** Rows above the header: title and note. */
const above = 2;

function ledgerSheet({ name, columns, rows }: LedgerTable, ledger: Ledger): Sheet {
  const widths = columns.map(({ share }) => share * 0.9);
  const last = columns.length - 1;
  const wholeRow = (texts: readonly TextCell[], height: number, style: CellStyle): SheetRow => ({
    texts,
    height,
    styles: columns.map(() => style),
  });
  const wide = (text: string): TextCell[] => columns.map((_, index) => (index === 0 ? text : null));
  const heightOf = (row: readonly string[]): number =>
    rowHeight(Math.max(...row.map((text, index) => linesIn(text, widths[index] ?? 1))));
  return {
    name,
    columns: columns.map(({ alignment }, index) => ({ width: widths[index] ?? 1, style: cellStyles[alignment] })),
    rows: [
      wholeRow(wide(`${ledger.title}：${name}`), 34, cellStyles.title),
      wholeRow(wide(ledgerNote(ledger)), 20, cellStyles.note),
      wholeRow(
        columns.map(({ title }) => title),
        rowHeight(2),
        cellStyles.heading,
      ),
      ...rows.map((row) => ({ texts: row.map((text) => text || null), height: heightOf(row) })),
    ],
    merges: [0, 1].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: last })),
    freezePane: { rows: above + 1, columns: 2 },
    autoFilter: { range: rangeRef(above, 0, above + rows.length, last) },
    pageSetup: landscapePage(`$${above + 1}:$${above + 1}`),
    headerFooter: pageNumbers,
  };
}

const ledgerPage: WordPage = {
  orientation: 'landscape',
  margin: { top: 1134, right: 850, bottom: 1053, left: 850, header: 0, footer: 680 },
  pageNumber: { font: fonts.body, size: sizes.smallFive },
};
const note: TextStyle = {
  ...official.text,
  size: sizes.smallFour,
  line: 400,
  alignment: 'left',
  firstLineCharacters: 0,
};

/** 底稿 as a Word document: landscape pages, one table after the other under its heading. */
export function writeLedgerDocx(ledger: Ledger, at: Instant): Promise<Uint8Array> {
  const width = a4.height - ledgerPage.margin.left - ledgerPage.margin.right;
  const tables = ledgerTables(ledger).flatMap(({ name, columns, rows }, index) => [
    paragraph(`${index + 1}. ${name}（${rows.length}条）`, { ...official.heading, firstLineCharacters: 0 }),
    ...(rows.length > 0 ? [wordTable({ columns, rows, width, size: sizes.six })] : [paragraph('无。', note)]),
  ]);
  return wordBytes({
    title: ledger.title,
    at,
    page: ledgerPage,
    content: [
      paragraph(ledger.title, { ...official.title, size: 40, after: 170 }),
      paragraph(ledgerNote(ledger), note),
      ...tables,
    ],
  });
}
