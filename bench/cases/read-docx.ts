import { readDocument } from '../../src/documents/read-document.js';
import { readForm } from '../../src/documents/reading.js';
import { writeFormDocx } from '../../src/documents/write-form-docx.js';
import type { BenchCase } from '../bench-case.js';
import { formOfSize } from '../forms.js';
import { barePass } from '../peers/bare-pass.js';
import { loadPeer } from '../peers/load-peer.js';

interface Mammoth {
  convertToHtml(input: { buffer: Buffer }): Promise<{ value: string }>;
}

const rows = 2_000;

export const readDocx: BenchCase = {
  name: 'read-docx',
  what: `reading a .docx form of ${rows} rows with merged cells; and understood, to projects, measures and doubts`,
  amount: rows,
  unit: 'row',
  bars: [
    { of: 'duban, cells', against: 'inflate and SAX pass', atMost: 3 },
    { of: 'duban, cells', against: 'mammoth', timesFaster: 4 },
  ],
  async prepare() {
    const bytes = await writeFormDocx(formOfSize(rows), '2023-01-01T00:00:00.000Z');
    const { convertToHtml } = loadPeer<Mammoth>('mammoth');
    return {
      contenders: [
        { name: 'duban, understood', role: 'duban', run: async () => readForm(await readDocument(bytes)) },
        { name: 'duban, cells', role: 'duban', run: () => readDocument(bytes) },
        { name: 'inflate and SAX pass', role: 'limit', run: () => barePass(bytes, ['word/document.xml'], 'w:t') },
        { name: 'mammoth', role: 'peer', run: () => convertToHtml({ buffer: Buffer.from(bytes) }) },
      ],
    };
  },
};
