import type { FormRow } from '../../src/documents/form-table.js';
import { mergePlan } from '../../src/documents/form-table.js';
import { writeFormXlsx } from '../../src/documents/write-form-xlsx.js';
import type { BenchCase } from '../bench-case.js';
import { formOfSize, textsOf } from '../forms.js';
import { bareXlsx } from '../peers/bare-xlsx.js';
import { loadPeer } from '../peers/load-peer.js';

interface ExcelJs {
  Workbook: new () => {
    addWorksheet(name: string): {
      addRow(values: readonly string[]): { eachCell(visit: (cell: Record<string, unknown>) => void): void };
      mergeCells(range: string): void;
    };
    xlsx: { writeBuffer(): Promise<unknown> };
  };
}

const at = '2023-01-01T00:00:00.000Z';
const promised = 10_000;

/** Writing a form of so many rows; without a number, of those that the promise is about. */
function writeForms(size?: number): BenchCase {
  const rows = size ?? promised;
  return {
    name: size === undefined ? 'write-xlsx' : `write-xlsx-${size}`,
    what: `writing an .xlsx form of ${rows} rows with merges and styles`,
    amount: rows,
    unit: 'row',
    bars:
      size === undefined
        ? [
            { of: 'duban', against: 'bare XML writer', atMost: 3 },
            { of: 'duban', against: 'exceljs', timesFaster: 3 },
          ]
        : [],
    async prepare() {
      const form = formOfSize(rows);
      const texts = form.rows.map(textsOf);
      const merges = categoryMerges(form.rows);
      const { Workbook } = loadPeer<ExcelJs>('exceljs');
      return {
        contenders: [
          { name: 'duban', role: 'duban', run: () => writeFormXlsx(form, at) },
          { name: 'bare XML writer', role: 'limit', run: () => bareXlsx(texts, merges) },
          {
            name: 'exceljs',
            role: 'peer',
            async run() {
              const workbook = new Workbook();
              const sheet = workbook.addWorksheet('汇总表');
              for (const row of texts)
                sheet.addRow(row).eachCell((cell) => {
                  cell.font = { name: '仿宋', size: 9 };
                  cell.alignment = { wrapText: true, vertical: 'middle' };
                  cell.border = { top: { style: 'thin' }, left: { style: 'thin' } };
                });
              for (const merge of merges) sheet.mergeCells(merge);
              await workbook.xlsx.writeBuffer();
            },
          },
        ],
      };
    },
  };
}

export const writeFormCases: readonly BenchCase[] = [undefined, 300, 3_000, 30_000].map(writeForms);

/** Ranges of the first column that are one cell. */
const categoryMerges = (form: readonly FormRow[]): string[] =>
  mergePlan(form).category.flatMap((length, index) => (length > 1 ? [`A${index + 1}:A${index + length}`] : []));
