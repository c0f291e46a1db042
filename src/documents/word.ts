import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TextRun,
} from 'docx';
import type { Instant } from '#src/core/day.js';
import { withParts } from './pack-zip.js';
import { paragraphsOf, plainText } from './plain-text.js';
import type { TableXml } from './table-xml.js';
import { fonts, latinFont, sizes, type TextStyle } from './text-style.js';

/** A4 upright in twentieths of a point. For a landscape page the docx library swaps the two itself. */
export const a4 = { width: 11906, height: 16838 } as const;

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  both: AlignmentType.BOTH,
} as const;

/** One paragraph of plain text; tabs stay tabs. The East Asian font is named on every run. */
export function paragraph(text: string, style: TextStyle): Paragraph {
  const { firstLineCharacters: characters, before = 0, after = 0 } = style;
  return new Paragraph({
    alignment: alignments[style.alignment],
    keepNext: style.keepNext,
    spacing: { line: style.line, lineRule: LineRuleType.EXACT, before, after },
    indent: characters ? { firstLine: characters * style.size * 10, firstLineChars: characters * 100 } : undefined,
    run: runStyle(style),
    children: text === '' ? [] : [new TextRun({ ...runStyle(style), children: withTabs(text) })],
  });
}

/** The paragraphs of a text that keeps them apart by '\n'. */
export const paragraphs = (text: string, style: TextStyle): Paragraph[] =>
  paragraphsOf(text).map((line) => paragraph(line, style));

/** Page and foot of a document of one section. */
export interface WordPage {
  orientation: 'portrait' | 'landscape';
  /** Twentieths of a point. */
  margin: { top: number; right: number; bottom: number; left: number; header: number; footer: number };
  /** Of the page number at the foot: — 1 —. */
  pageNumber: Pick<TextStyle, 'font' | 'size'>;
}

export interface WordFile {
  title: string;
  /** Written into the file's properties; the same input and instant give the same bytes. */
  at: Instant;
  page: WordPage;
  content: readonly (Paragraph | TableXml)[];
}

/** A .docx file. */
export async function wordBytes({ title, at, page, content }: WordFile): Promise<Uint8Array> {
  const tables = content.filter((block) => 'tableXml' in block);
  const endsWithTable = tables.length > 0 && content.at(-1) === tables.at(-1);
  const frame = new Document({
    title: plainText(title),
    creator: '督办',
    styles: {
      default: {
        document: {
          run: {
            ...runStyle({ font: fonts.body, size: sizes.three }),
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { ...a4, orientation: orientations[page.orientation] }, margin: page.margin },
        },
        footers: { default: pageFooter(page.pageNumber) },
        children: [
          ...content.map((block) => ('tableXml' in block ? tableMark() : block)),
          ...(endsWithTable ? [lastParagraph()] : []),
        ],
      },
    ],
  });
  let next = 0;
  return withParts(
    await Packer.toBuffer(frame),
    {
      'word/document.xml': (xml) => xml.replaceAll(markXml, () => tables[next++]?.tableXml ?? ''),
      'docProps/core.xml': (xml) => xml.replace(/(W3CDTF">)[^<]*/g, `$1${at}`),
    },
    at,
  );
}

const orientations = { portrait: PageOrientation.PORTRAIT, landscape: PageOrientation.LANDSCAPE } as const;

/** Where a table goes. No text can look like it, since it is markup. */
const tableMark = (): Paragraph => new Paragraph({ style: 'table-goes-here' });
const markXml = '<w:p><w:pPr><w:pStyle w:val="table-goes-here"/></w:pPr></w:p>';

/** A document may not end with a table; the paragraph behind it takes no room. */
const lastParagraph = (): Paragraph =>
  new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 }, run: { size: 2 } });

/** The page number at the foot: — 1 —. */
function pageFooter(style: WordPage['pageNumber']): Footer {
  const run = new TextRun({ ...runStyle(style), children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

const runStyle = ({ font, size }: Pick<TextStyle, 'font' | 'size'>) => ({
  // The hint gives quotation marks and dashes, which both scripts have, to the Chinese font.
  font: { ascii: latinFont, hAnsi: latinFont, cs: latinFont, eastAsia: font, hint: 'eastAsia' },
  size,
  sizeComplexScript: size,
});

const withTabs = (text: string): (string | Tab)[] =>
  text.split('\t').flatMap((part, index) => [...(index > 0 ? [new Tab()] : []), ...(part ? [part] : [])]);
