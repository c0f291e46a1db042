import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TextRun,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Instant } from '#src/core/day.js';
import { paragraphsOf } from './plain-text.js';

/** Fonts by the names that official documents use (GB/T 9704-2012); readers without them fall back by themselves. */
export const fonts = {
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  body: '仿宋_GB2312',
  page: '宋体',
} as const;

/** Type sizes in half points: 二号, 三号, 四号, 小四, 五号, 小五, 六号. */
export const sizes = { two: 44, three: 32, four: 28, smallFour: 24, five: 21, smallFive: 18, six: 15 } as const;

export interface TextStyle {
  font: string;
  /** Half points. */
  size: number;
  alignment: 'left' | 'center' | 'right' | 'both';
  /** Exact line height in twentieths of a point. */
  line: number;
  /** Indent of the first line, in characters of this size. */
  firstLineCharacters?: number;
  /** Space before and after, in twentieths of a point. */
  before?: number;
  after?: number;
  /** Stays on the page of the paragraph after it. */
  keepNext?: boolean;
}

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

/** The page number at the foot: — 1 —. */
export function pageFooter(style: Pick<TextStyle, 'font' | 'size'>): Footer {
  const run = new TextRun({ ...runStyle(style), children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

export interface WordFile {
  title: string;
  /** Written into the file's properties; the same input and instant give the same bytes. */
  at: Instant;
  sections: ISectionOptions[];
}

/** A .docx file. */
export async function wordBytes({ title, at, sections }: WordFile): Promise<Uint8Array> {
  const document = new Document({
    title,
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
    sections,
  });
  const written = unzipSync(await Packer.toBuffer(document));
  const core = new TextDecoder().decode(written['docProps/core.xml']);
  const dated = { ...written, 'docProps/core.xml': strToU8(core.replace(/(W3CDTF">)[^<]*/g, `$1${at}`)) };
  return zipSync(dated, { mtime: at, level: 6 });
}

const runStyle = ({ font, size }: Pick<TextStyle, 'font' | 'size'>) => ({
  // The hint gives quotation marks and dashes, which both scripts have, to the Chinese font.
  font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: font, hint: 'eastAsia' },
  size,
  sizeComplexScript: size,
});

const withTabs = (text: string): (string | Tab)[] =>
  text.split('\t').flatMap((part, index) => [...(index > 0 ? [new Tab()] : []), ...(part ? [part] : [])]);
