import type { FormTable } from '../../src/documents/form-table.js';
import { readDocument } from '../../src/documents/read-document.js';
import { readForm } from '../../src/documents/reading.js';
import { writeFormDocx } from '../../src/documents/write-form-docx.js';
import { writeFormXlsx } from '../../src/documents/write-form-xlsx.js';
import type { BenchCase } from '../bench-case.js';
import { formOfSize } from '../forms.js';
import { barePass } from '../peers/bare-pass.js';
import { loadPeer } from '../peers/load-peer.js';

interface Format {
  name: 'xlsx' | 'docx';
  write(form: FormTable, at: string): Promise<Uint8Array>;
  /** What the bare pass inflates, and the element whose texts it keeps. */
  bare: { parts: string[]; textElement: string };
  peer: { name: string; load(): (bytes: Uint8Array) => Promise<unknown> };
  /** Promised of a table of so many rows; other sizes are measured beside it. */
  rows: number;
  atMostBare: number;
  timesFasterThanPeer: number;
  atMostMegabytes?: number;
}

interface ExcelJs {
  Workbook: new () => {
    xlsx: { load(bytes: Uint8Array): Promise<unknown> };
    worksheets: { eachRow(visit: (row: { values: unknown }) => void): void }[];
  };
}

interface Mammoth {
  convertToHtml(input: { buffer: Buffer }): Promise<{ value: string }>;
}

const xlsx: Format = {
  name: 'xlsx',
  write: writeFormXlsx,
  bare: { parts: ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'], textElement: 't' },
  peer: {
    name: 'exceljs',
    load() {
      const { Workbook } = loadPeer<ExcelJs>('exceljs');
      return async (bytes) => {
        const workbook = new Workbook();
        await workbook.xlsx.load(bytes);
        workbook.worksheets[0]?.eachRow(({ values }) => values);
      };
    },
  },
  rows: 10_000,
  atMostBare: 2,
  timesFasterThanPeer: 5,
  atMostMegabytes: 120,
};

const docx: Format = {
  name: 'docx',
  write: writeFormDocx,
  bare: { parts: ['word/document.xml'], textElement: 'w:t' },
  peer: {
    name: 'mammoth',
    load() {
      const { convertToHtml } = loadPeer<Mammoth>('mammoth');
      return (bytes) => convertToHtml({ buffer: Buffer.from(bytes) });
    },
  },
  rows: 2_000,
  atMostBare: 3,
  timesFasterThanPeer: 4,
};

/** Reading a form of so many rows; without a number, of those that the promise is about. */
function readForms(format: Format, size?: number): BenchCase {
  const { write, bare, peer, rows: promised, atMostBare, timesFasterThanPeer, atMostMegabytes } = format;
  const rows = size ?? promised;
  const isPromised = size === undefined;
  return {
    name: ['read', format.name, ...(isPromised ? [] : [size])].join('-'),
    what: `reading a .${format.name} form of ${rows} rows with merged cells; and understood, to projects, measures and doubts`,
    amount: rows,
    unit: 'row',
    bars: isPromised
      ? [
          { of: 'duban, cells', against: 'inflate and SAX pass', atMost: atMostBare },
          { of: 'duban, cells', against: peer.name, timesFaster: timesFasterThanPeer },
        ]
      : [],
    ...(isPromised && atMostMegabytes && { memory: [{ of: 'duban, understood', atMostMegabytes }] }),
    async prepare() {
      const bytes = await write(formOfSize(rows), '2023-01-01T00:00:00.000Z');
      const readByPeer = peer.load();
      return {
        contenders: [
          { name: 'duban, understood', role: 'duban', run: async () => readForm(await readDocument(bytes)) },
          { name: 'duban, cells', role: 'duban', run: () => readDocument(bytes) },
          { name: 'inflate and SAX pass', role: 'limit', run: () => barePass(bytes, bare.parts, bare.textElement) },
          { name: peer.name, role: 'peer', run: () => readByPeer(bytes) },
        ],
      };
    },
  };
}

/** 30,000 rows are more in Word than the 100 MB that duban lets a file unpack to. */
export const readFormCases: readonly BenchCase[] = [
  readForms(xlsx),
  readForms(docx),
  ...[300, 3_000, 30_000].map((rows) => readForms(xlsx, rows)),
  ...[300, 3_000].map((rows) => readForms(docx, rows)),
];
