import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { fillFormDocx } from '../../src/documents/fill-form-docx.js';
import type { FormRow } from '../../src/documents/form-table.js';
import { writeFormDocx } from '../../src/documents/write-form-docx.js';
import type { BenchCase } from '../bench-case.js';
import { formOfSize, textsOf } from '../forms.js';

const rows = 300;
const at = '2023-01-01T00:00:00.000Z';

export const fillDocx: BenchCase = {
  name: 'fill-docx',
  what: `giving the .docx form of ${rows} rows back, filled in`,
  amount: rows,
  unit: 'row',
  bars: [{ of: 'duban, filled in', against: 'docx library', atMost: 1 }],
  async prepare() {
    const form = formOfSize(rows);
    const empty = await writeFormDocx(
      {
        ...form,
        rows: form.rows.map((row) => ({ ...row, completion: '', problems: '', nextSteps: '', completed: null })),
      },
      at,
    );
    return {
      contenders: [
        { name: 'duban, filled in', role: 'duban', run: () => fillFormDocx(empty, form.rows, at) },
        { name: 'duban, laid out anew', role: 'duban', run: () => writeFormDocx(form, at) },
        { name: 'docx library', role: 'peer', run: () => plainTable(form.rows) },
      ],
    };
  },
};

/** The same texts as a plain table by the library alone. */
const plainTable = (form: readonly FormRow[]) =>
  Packer.toBuffer(
    new Document({
      sections: [{ children: [new Table({ rows: form.map((row) => new TableRow({ children: cellsOf(row) })) })] }],
    }),
  );

const cellsOf = (row: FormRow): TableCell[] =>
  textsOf(row).map((text) => new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)) }));
