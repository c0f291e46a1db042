import { strFromU8, strToU8 } from 'fflate';
import type { Instant } from '#src/core/day.js';
import { type DocxBlock, type DocxCell, type DocxTable, docxTables } from './docx-tables.js';
import type { FormDocument } from './grid.js';
import { packZip } from './pack-zip.js';
import { escapeXml, paragraphsOf } from './plain-text.js';
import { mainPart } from './read-docx.js';
import type { Mark } from './reading-marks.js';
import { type Splice, spliced } from './splices.js';
import type { ZipEntry } from './zip.js';

const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const author = '督办';
const commentsPart = {
  type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml',
  relation: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments',
};

/**
 * The office's own Word file with the notes as comments; all else stays byte for byte. null where the file is built in a way
 * that comments cannot be placed in (another prefix, comments of its own in another place, rows deleted under tracked changes).
 */
export function annotateDocx(
  entries: ReadonlyMap<string, ZipEntry>,
  { grids }: FormDocument,
  marks: readonly Mark[],
  at: Instant,
): Uint8Array | null {
  const path = mainPart(entries);
  const folder = path.replace(/[^/]+$/, '');
  const relations = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const files = Object.fromEntries([...entries].map(([name, entry]) => [name, entry.read()]));
  const xml = strFromU8(files[path] ?? new Uint8Array());
  if (!xml.includes(`xmlns:w="${transitional}"`) || files[`${folder}comments.xml`]) return null;
  const tables = docxTables(xml);
  const isSame = grids.every((grid, index) => grid.rows.length === tables[index]?.rows.length);
  const cells = marks.map((mark) => cellAt(tables[mark.table], mark));
  if (!isSame || cells.includes(null)) return null;

  const texts = new Map<DocxCell, string[]>();
  cells.forEach((cell, index) => {
    if (cell) texts.set(cell, [...(texts.get(cell) ?? []), marks[index]?.text ?? '']);
  });
  const noted = [...texts];
  const splices = noted.flatMap(([cell], id) => anchored(xml, cell, id));
  const changed = {
    [path]: spliced(xml, splices),
    [`${folder}comments.xml`]: commentsXml(
      noted.map(([, said]) => said.join('\n')),
      at,
    ),
    [relations]: withChild(
      files[relations] ? strFromU8(files[relations]) : '',
      'Relationships',
      `<Relationship Id="rIdDubanComments" Type="${commentsPart.relation}" Target="comments.xml"/>`,
    ),
    '[Content_Types].xml': withChild(
      files['[Content_Types].xml'] ? strFromU8(files['[Content_Types].xml']) : '',
      'Types',
      `<Override PartName="/${folder}comments.xml" ContentType="${commentsPart.type}"/>`,
    ),
  };
  const parts = Object.entries(changed).map(([name, text]) => [name, text === null ? null : strToU8(text)] as const);
  if (parts.some(([, bytes]) => bytes === null)) return null;
  return packZip({ ...files, ...(Object.fromEntries(parts) as Record<string, Uint8Array>) }, at);
}

/** The cell that is seen at a place: of one merged downwards the first. A row's note stands in its first cell. */
function cellAt(table: DocxTable | undefined, { row, column }: Mark): DocxCell | null {
  const wanted = column ?? table?.rows[row]?.find(({ merge }) => merge !== 'continue')?.column ?? 0;
  for (let at = row; at >= 0; at -= 1) {
    const cell = table?.rows[at]?.find(({ column: first, columns }) => first <= wanted && wanted < first + columns);
    if (cell && cell.merge !== 'continue') return cell;
    if (!cell) return null;
  }
  return null;
}

/** Marks around the last paragraph of a cell, and the reference behind it. */
function anchored(xml: string, cell: DocxCell, id: number): Splice[] {
  const start = `<w:commentRangeStart w:id="${id}"/>`;
  const end = `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
  const last = cell.blocks.findLast(({ isParagraph }) => isParagraph);
  const source = last ? xml.slice(last.start, last.end) : '';
  if (!last || !source.endsWith('</w:p>')) {
    const place = last ?? { start: cell.end, end: cell.end };
    return [{ start: place.start, end: place.end, text: `<w:p>${start}${end}</w:p>` }];
  }
  const from = contentStart(source, last);
  const to = last.end - '</w:p>'.length;
  return [
    { start: from, end: from, text: start },
    { start: to, end: to, text: end },
  ];
}

function contentStart(source: string, { start, properties }: DocxBlock): number {
  const at = properties === '' ? -1 : source.indexOf(properties);
  return start + (at >= 0 ? at + properties.length : source.indexOf('>') + 1);
}

function commentsXml(texts: readonly string[], at: Instant): string {
  const paragraph = (line: string) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`;
  const comments = texts.map(
    (text, id) =>
      `<w:comment w:id="${id}" w:author="${author}" w:date="${at.slice(0, 19)}Z" w:initials="${author}">${paragraphsOf(
        text,
      )
        .map(paragraph)
        .join('')}</w:comment>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="${transitional}">${comments.join('')}</w:comments>`;
}

/** An element put in at the end of another; null where that does not end plainly. */
function withChild(xml: string, parent: string, child: string): string | null {
  const end = xml.lastIndexOf(`</${parent}>`);
  return end < 0 ? null : xml.slice(0, end) + child + xml.slice(end);
}
