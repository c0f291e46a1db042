import { readDocument } from '../../src/documents/read-document.js';
import { readForm } from '../../src/documents/reading.js';
import { writeFormXlsx } from '../../src/documents/write-form-xlsx.js';
import type { BenchCase } from '../bench-case.js';
import { formOfSize } from '../forms.js';
import { barePass } from '../peers/bare-pass.js';
import { loadPeer } from '../peers/load-peer.js';

interface ExcelJs {
  Workbook: new () => {
    xlsx: { load(bytes: Uint8Array): Promise<unknown> };
    worksheets: { eachRow(visit: (row: { values: unknown }) => void): void }[];
  };
}

const rows = 10_000;

export const readXlsx: BenchCase = {
  name: 'read-xlsx',
  what: `reading an .xlsx form of ${rows} rows with merged cells; and understood, to projects, measures and doubts`,
  amount: rows,
  unit: 'row',
  bars: [
    { of: 'duban, cells', against: 'inflate and SAX pass', atMost: 2 },
    { of: 'duban, cells', against: 'exceljs', timesFaster: 5 },
  ],
  memory: [{ of: 'duban, understood', atMostMegabytes: 120 }],
  async prepare() {
    const bytes = await writeFormXlsx(formOfSize(rows), '2023-01-01T00:00:00.000Z');
    const { Workbook } = loadPeer<ExcelJs>('exceljs');
    return {
      contenders: [
        { name: 'duban, understood', role: 'duban', run: async () => readForm(await readDocument(bytes)) },
        { name: 'duban, cells', role: 'duban', run: () => readDocument(bytes) },
        {
          name: 'inflate and SAX pass',
          role: 'limit',
          run: () => barePass(bytes, ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'], 't'),
        },
        {
          name: 'exceljs',
          role: 'peer',
          async run() {
            const workbook = new Workbook();
            await workbook.xlsx.load(bytes);
            workbook.worksheets[0]?.eachRow(({ values }) => values);
          },
        },
      ],
    };
  },
};
