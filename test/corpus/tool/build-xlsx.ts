/** .xlsx by hand: shared strings, numbers with their formats, merged cells, as spreadsheets store them. */
import { strToU8, zipSync } from 'fflate';
import { groupBy } from '#src/core/group-by.js';
import { type BuiltTable, type PlacedCell, placed } from './table-input.js';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function buildXlsx({ tables, style }: BuiltTable): Uint8Array {
  const strings: string[] | null = style === 'inline' ? null : [];
  const formats: string[] = [];
  const sheets = tables.map((one) => sheet(one, strings, formats));
  const files = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join('')}<Override PartName="/xl/sharedStrings.xml" ContentType="${sheetType}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}"><sheets>${tables.map((one, at) => `<sheet name="${one.sheet ?? `Sheet${at + 1}`}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/sharedStrings.xml': `${head}<sst ${main}>${(strings ?? []).map((text) => `<si>${rich(text)}</si>`).join('')}</sst>`,
    'xl/styles.xml': styles(formats),
    ...Object.fromEntries(sheets.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const relations = (all: readonly [string, string][]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** Texts above and below stand in rows of their own, over the whole width. */
function sheet(
  { before = [], rows, after = [] }: BuiltTable['tables'][number],
  strings: string[] | null,
  formats: string[],
): string {
  const across = Math.max(2, placed(rows).columns);
  const wide = (text: string) => [{ text, across }];
  const { cells } = placed([...before.map(wide), ...rows, ...after.map(wide)]);
  const byRow = groupBy(cells, (one) => one.row);
  const written = [...byRow].map(
    ([row, ones]) => `<row r="${row + 1}">${ones.map((one) => cellXml(one, strings, formats)).join('')}</row>`,
  );
  const merges = cells
    .filter((one) => one.down || one.across)
    .map(
      (one) =>
        `<mergeCell ref="${name(one.row, one.column)}:${name(one.row + (one.down ?? 1) - 1, one.column + (one.across ?? 1) - 1)}"/>`,
    );
  const merged = merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '';
  return `${head}<worksheet ${main}><sheetData>${written.join('')}</sheetData>${merged}</worksheet>`;
}

function cellXml(cell: PlacedCell, strings: string[] | null, formats: string[]): string {
  const at = name(cell.row, cell.column);
  if (cell.value !== undefined) return `<c r="${at}"${format(cell.shown, formats)}><v>${cell.value}</v></c>`;
  if (!cell.text) return `<c r="${at}"/>`;
  if (!strings) return `<c r="${at}" t="inlineStr"><is>${rich(cell.text)}</is></c>`;
  strings.push(cell.text.replaceAll('\v', '\n'));
  return `<c r="${at}" t="s"><v>${strings.length - 1}</v></c>`;
}

function format(shown: string | undefined, formats: string[]): string {
  if (shown === undefined) return '';
  if (!formats.includes(shown)) formats.push(shown);
  return ` s="${formats.indexOf(shown) + 1}"`;
}

function styles(formats: readonly string[]): string {
  const custom = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`);
  const used = ['<xf numFmtId="0"/>', ...formats.map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`)];
  return `${head}<styleSheet ${main}><numFmts count="${custom.length}">${custom.join('')}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${used.length}">${used.join('')}</cellXfs></styleSheet>`;
}

/** {|} parts a text into runs of several fonts. */
const rich = (text: string): string =>
  text.includes('{|}')
    ? text
        .split('{|}')
        .map((part) => `<r><rPr><sz val="11"/></rPr>${t(part)}</r>`)
        .join('')
    : t(text);

const t = (text: string): string => `<t xml:space="preserve">${escaped(text)}</t>`;

const name = (row: number, column: number): string =>
  `${column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : ''}${String.fromCharCode(65 + (column % 26))}${row + 1}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
