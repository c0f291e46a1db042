import { strFromU8, strToU8 } from 'fflate';
import type { Instant } from '#src/core/day.js';
import { columnName, placeOf } from './cell-reference.js';
import type { FormDocument } from './grid.js';
import { packZip } from './pack-zip.js';
import { escapeXml, plainText } from './plain-text.js';
import { shownSheets } from './read-xlsx.js';
import type { Mark } from './reading-marks.js';
import { scanXml } from './scan-xml.js';
import { type Splice, spliced } from './splices.js';
import { type ExtraStyles, withMarkedStyles } from './xlsx-marked-styles.js';
import type { ZipEntry } from './zip.js';

const stylesPath = 'xl/styles.xml';
const noteWidth = 48;

/**
 * The office's own workbook with the noted cells coloured, and each row's notes in a column behind the last one. Everything
 * else stays as it is. null where the workbook is built in a way that this does not know (prefixed elements, no styles).
 */
export function annotateXlsx(
  entries: ReadonlyMap<string, ZipEntry>,
  { grids }: FormDocument,
  marks: readonly Mark[],
  at: Instant,
): Uint8Array | null {
  const files = Object.fromEntries([...entries].map(([name, entry]) => [name, entry.read()]));
  const styles = files[stylesPath] && withMarkedStyles(strFromU8(files[stylesPath]));
  if (!styles) return null;
  const changed: Record<string, Uint8Array> = {};
  for (const [table, path] of shownSheets(entries).entries()) {
    const own = marks.filter((mark) => mark.table === table);
    const source = files[path];
    if (own.length === 0 || !source) continue;
    const sheet = annotatedSheet(strFromU8(source), own, grids[table]?.rows[0]?.length ?? 0, styles);
    if (sheet === null) return null;
    changed[path] = strToU8(sheet);
  }
  changed[stylesPath] = strToU8(styles.xml());
  return packZip({ ...files, ...changed }, at);
}

function annotatedSheet(xml: string, marks: readonly Mark[], width: number, styles: ExtraStyles): string | null {
  const notes = new Map<number, string[]>();
  for (const { row, text } of marks) notes.set(row, [...(notes.get(row) ?? []), text]);
  const coloured = new Set(marks.map(({ row, column }) => `${row},${column}`));
  const splices: Splice[] = [];
  let [row, column, lastColumn] = [-1, -1, 0];
  let hasColumns = false;
  scanXml(xml, {
    open(tag) {
      if (tag.local === 'row') {
        row = Number(tag.attribute('r') ?? row + 2) - 1;
        column = -1;
      } else if (tag.local === 'col') lastColumn = Math.max(lastColumn, Number(tag.attribute('max')));
      else if (tag.local === 'c') {
        column = placeOf(tag.attribute('r') ?? '')?.column ?? column + 1;
        if (coloured.has(`${row},${column}`)) splices.push(recoloured(xml, tag, styles));
      }
    },
    close({ local, start, end }) {
      if (local === 'cols') {
        hasColumns = true;
        if (lastColumn <= width) splices.push({ start, end: start, text: noteColumn(width) });
      }
      const said = local === 'row' ? notes.get(row) : undefined;
      if (!said || xml.charCodeAt(end - 2) === 47) return;
      notes.delete(row);
      splices.push({ start, end: start, text: noteCell(row, Math.max(width, column + 1), said, styles.note) });
    },
    text: () => undefined,
  });
  const data = xml.indexOf('<sheetData');
  if (data < 0 || notes.size > 0) return null;
  if (!hasColumns) splices.push({ start: data, end: data, text: `<cols>${noteColumn(width)}</cols>` });
  return spliced(xml, splices);
}

const noteColumn = (width: number): string =>
  `<col min="${width + 1}" max="${width + 1}" width="${noteWidth}" customWidth="1"/>`;

const noteCell = (row: number, column: number, said: readonly string[], style: number): string =>
  `<c r="${columnName(column)}${row + 1}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(
    plainText(`督办读表：${said.join('\n')}`).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'),
  )}</t></is></c>`;

/** The cell's tag with the style that is its own, coloured. */
function recoloured(
  xml: string,
  { start, end, attribute }: { start: number; end: number; attribute: (name: string) => string | null },
  styles: ExtraStyles,
): Splice {
  const style = styles.coloured(Number(attribute('s') ?? 0));
  const tag = xml.slice(start, end).replace(/\ss="\d{1,6}"/, '');
  return { start, end, text: tag.replace(/^<([\w:]+)/, `<$1 s="${style}"`) };
}
