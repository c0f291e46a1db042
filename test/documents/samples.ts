import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { type Cell, cellAt, type FormDocument, gridRows } from '#src/documents/grid.js';

export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/form/${name}`, import.meta.url)));

export const expected = (name: string) => JSON.parse(new TextDecoder().decode(fixture(`${name}.expected.json`)));

/** A table from texts; '^' is merged with the cell above, '<' with the cell to the left. */
export function tableOf(
  texts: readonly (readonly string[])[],
  before: readonly string[] = ['2022年龙华区民生实事'],
): FormDocument {
  const at = new Map<string, Cell>();
  texts.forEach((row, r) => {
    row.forEach((text, c) => {
      const key = `${r},${c}`;
      const other = text === '^' ? at.get(`${r - 1},${c}`) : text === '<' ? at.get(`${r},${c - 1}`) : undefined;
      if (!other) {
        at.set(key, cellAt(r, c, text.split('\n')));
        return;
      }
      other.rowSpan = Math.max(other.rowSpan, r - other.row + 1);
      other.columnSpan = Math.max(other.columnSpan, c - other.column + 1);
      at.set(key, other);
    });
  });
  const cells = [...new Set(at.values())];
  return { grids: [{ rows: gridRows(cells, texts.length), before, after: [] }] };
}

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A .docx with this body; the least that a reader needs. */
export function docxOf(body: string, parts: Record<string, string> = {}): Uint8Array {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`;
  const files = { '[Content_Types].xml': '<Types/>', 'word/document.xml': xml, ...parts };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

export const p = (text: string, properties = ''): string => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
export const tc = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
export const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
export const tbl = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
