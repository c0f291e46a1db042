/** The least that writing a sheet can cost: strings joined to XML, deflated into an archive. */
import { strToU8, zipSync } from 'fflate';

const escaped = (text: string): string => text.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);

/** Rows of texts, as inline strings of one style, with these merges. */
export function bareXlsx(rows: readonly (readonly string[])[], merges: readonly string[]): Uint8Array {
  const body = rows.map(
    (row) => `<row>${row.map((text) => `<c s="0" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')}</row>`,
  );
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body.join('')}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`;
  return zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet) }, { level: 6 });
}
