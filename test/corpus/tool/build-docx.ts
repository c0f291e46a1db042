/** .docx by hand, as the programs of offices write it: what a library would tidy away is what has to be read. */
import { strToU8, zipSync } from 'fflate';
import { type BuiltTable, type PlacedCell, placed } from './table-input.js';

type Style = 'word' | 'wps' | 'converter';
type Grid = BuiltTable['tables'][number];

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"',
].join(' ');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const types = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>`;
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
const relations = (...all: string[]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

export function buildDocx({ tables, style = 'word' }: BuiltTable): Uint8Array {
  const write = style === 'wps' || style === 'converter' ? style : 'word';
  const lists: string[] = [];
  const body = tables.map((one) => tableXml(one, write, lists)).join('');
  const page = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>';
  const files = {
    '[Content_Types].xml': types,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/document.xml': `${head}<w:document ${namespaces}><w:body>${body}${page}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(relation('rId1', 'numbering', 'numbering.xml')),
    'word/numbering.xml': numbering(lists),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function tableXml(
  { before = [], rows, after = [], repeat = 0, deleted = [], inserted = [] }: Grid,
  style: Style,
  lists: string[],
): string {
  const { cells, columns } = placed(rows);
  const grid = Array.from({ length: columns }, () => '<w:gridCol w:w="1200"/>').join('');
  const look = style === 'word' ? '<w:tblLook w:val="04A0" w:firstRow="1"/>' : '';
  const written = rows.map((_, row) => {
    const properties = [
      row < repeat ? '<w:cantSplit/><w:tblHeader/>' : '',
      deleted.includes(row) ? `<w:del ${changed}/>` : '',
      inserted.includes(row) ? `<w:ins ${changed}/>` : '',
    ].join('');
    const ids = style === 'word' ? ' w:rsidR="00A77B3E" w:rsidTr="00C12F4D"' : '';
    return `<w:tr${ids}><w:trPr>${properties}</w:trPr>${rowXml(row, columns, cells, style, lists)}</w:tr>`;
  });
  const around = (texts: readonly string[]) => texts.map((text) => paragraphs(text, style)).join('');
  return `${around(before)}<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>${look}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${written.join('')}</w:tbl>${around(after)}<w:p/>`;
}

function rowXml(row: number, columns: number, cells: readonly PlacedCell[], style: Style, lists: string[]): string {
  const written: string[] = [];
  for (let column = 0; column < columns; ) {
    const at = column;
    const cell = cells.find((one) => one.column === at && one.row <= row && row < one.row + (one.down ?? 1));
    written.push(cell ? cellXml(cell, row, style, lists) : '<w:tc><w:tcPr/><w:p/></w:tc>');
    column += cell?.across ?? 1;
  }
  return written.join('');
}

function cellXml(cell: PlacedCell, row: number, style: Style, lists: string[]): string {
  const across = cell.across ? `<w:gridSpan w:val="${cell.across}"/>` : '';
  const isFirst = row === cell.row;
  const begins = cell.open ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>';
  const goesOn = style === 'word' ? '<w:vMerge/>' : '<w:vMerge w:val="continue"/>';
  const down = cell.down ? (isFirst ? begins : goesOn) : '';
  const properties = `<w:tcPr><w:tcW w:w="1200" w:type="dxa"/>${across}${down}<w:vAlign w:val="center"/></w:tcPr>`;
  if (!isFirst) return `<w:tc>${properties}<w:p/></w:tc>`;
  const list = cell.numbered === undefined ? '' : listOf(cell.numbered, lists);
  const nested = cell.nested ? `${tableXml({ rows: cell.nested }, style, lists)}` : '';
  const content = paragraphs(cell.text ?? '', style, list) + nested;
  if (cell.control === 'cell') return controlled(`<w:tc>${properties}${content}</w:tc>`);
  return `<w:tc>${properties}${cell.control === 'text' ? controlled(content) : content}</w:tc>`;
}

const controlled = (content: string): string =>
  `<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

/** Properties that put paragraphs into a list whose numbers look so: '11-%1'. */
function listOf(pattern: string, lists: string[]): string {
  if (!lists.includes(pattern)) lists.push(pattern);
  return `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${lists.indexOf(pattern) + 1}"/></w:numPr>`;
}

function numbering(lists: readonly string[]): string {
  const abstract = lists.map(
    (pattern, at) =>
      `<w:abstractNum w:abstractNumId="${at}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${pattern}"/></w:lvl></w:abstractNum>`,
  );
  const used = lists.map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`);
  return `${head}<w:numbering ${namespaces}>${abstract.join('')}${used.join('')}</w:numbering>`;
}

const paragraphs = (text: string, style: Style, list = ''): string =>
  text
    .split('\n')
    .map((one) => `<w:p${attributes(style)}><w:pPr>${list}<w:jc w:val="center"/></w:pPr>${runs(one, style)}</w:p>`)
    .join('');

const attributes = (style: Style): string =>
  ({ word: ' w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"', wps: ' w14:paraId="5F2C1A09"', converter: '' })[style];

const changed = 'w:id="1" w:author="经办人" w:date="2022-12-01T09:00:00Z"';

/** Text with its marks, as runs. */
function runs(text: string, style: Style): string {
  return text
    .split(/(\{[+=~#<>*-][^{}]*\}|\{h\}|\{\|\})/)
    .map((part) => {
      const inner = part.slice(2, -2);
      const [code = '', shown = ''] = inner.split('|');
      if (part.startsWith('{+')) return `<w:ins ${changed}>${run(inner, style)}</w:ins>`;
      if (part.startsWith('{-'))
        return `<w:del ${changed}><w:r><w:delText xml:space="preserve">${escaped(inner)}</w:delText></w:r></w:del>`;
      if (part.startsWith('{<')) return `<w:moveFrom ${changed}>${run(inner, style)}</w:moveFrom>`;
      if (part.startsWith('{>')) return `<w:moveTo ${changed}>${run(inner, style)}</w:moveTo>`;
      if (part.startsWith('{*')) return `<w:r><w:sym w:font="Wingdings" w:char="${inner}"/></w:r>`;
      if (part.startsWith('{=')) return field(code, shown, style);
      if (part.startsWith('{~')) return `<w:fldSimple w:instr=" ${escaped(code)} ">${run(shown, style)}</w:fldSimple>`;
      if (part.startsWith('{#'))
        return `<w:bookmarkStart w:id="3" w:name="${escaped(inner)}"/><w:bookmarkEnd w:id="3"/>`;
      if (part === '{h}') return '<w:r><w:noBreakHyphen/></w:r>';
      return part === '{|}' || part === '' ? '' : run(part, style);
    })
    .join('');
}

const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

const field = (code: string, shown: string, style: Style): string =>
  `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${escaped(code)} </w:instrText></w:r>${mark('separate')}${run(shown, style)}${mark('end')}`;

function run(text: string, style: Style): string {
  const fonts = {
    word: '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>',
    wps: '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>',
    converter: '',
  };
  const content = text.split('\v').map((part) => `<w:t xml:space="preserve">${escaped(part)}</w:t>`);
  return `<w:r>${fonts[style]}${content.join('<w:br/>')}</w:r>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
