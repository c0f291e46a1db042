import { scanXml } from './scan-xml.js';
import { type Splice, spliced } from './splices.js';

/** Styles of a workbook that marks are added to. */
export interface ExtraStyles {
  /** Number of the style of a note. */
  note: number;
  /** Number of the style that is another one, coloured. */
  coloured(style: number): number;
  /** styles.xml with all that was asked for. */
  xml(): string;
}

const fill =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFE699"/><bgColor indexed="64"/></patternFill></fill>';

/** Cell styles of an .xlsx workbook (ECMA-376 part 1, 18.8.10), to be added to; null where they are laid out in an unknown way. */
export function withMarkedStyles(xml: string): ExtraStyles | null {
  const styles: string[] = [];
  let fills = 0;
  let fillsEnd = -1;
  let stylesEnd = -1;
  let isCellStyle = false;
  let start = -1;
  let depth = 0;
  scanXml(xml, {
    open(tag) {
      if (tag.local === 'cellXfs') isCellStyle = true;
      if (tag.local === 'fill' && fillsEnd < 0) fills += 1;
      if (isCellStyle && tag.local === 'xf' && depth === 0) start = tag.start;
      if (isCellStyle && tag.local === 'xf') depth += 1;
    },
    close(tag) {
      if (tag.local === 'fills') fillsEnd = tag.start;
      if (isCellStyle && tag.local === 'xf') {
        depth -= 1;
        styles.push(xml.slice(start, tag.end));
      }
      if (tag.local === 'cellXfs') {
        isCellStyle = false;
        stylesEnd = tag.start;
      }
    },
    text: () => undefined,
  });
  if (fillsEnd < 0 || stylesEnd < 0 || styles.length === 0 || !xml.startsWith('</', fillsEnd)) return null;
  const note = `<xf numFmtId="0" fontId="0" fillId="${fills}" borderId="0" xfId="0" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`;
  const added = [note];
  const numbers = new Map<number, number>();
  return {
    note: styles.length,
    coloured(style) {
      const known = numbers.get(style);
      if (known !== undefined) return known;
      const number = styles.length + added.length;
      added.push(filledWith(styles[style] ?? styles[0] ?? '', fills));
      numbers.set(style, number);
      return number;
    },
    xml() {
      const splices: Splice[] = [
        { start: fillsEnd, end: fillsEnd, text: fill },
        { start: stylesEnd, end: stylesEnd, text: added.join('') },
      ];
      return spliced(xml, splices)
        .replace(/(<fills\b[^>]*?\scount=")\d+/, `$1${fills + 1}`)
        .replace(/(<cellXfs\b[^>]*?\scount=")\d+/, `$1${styles.length + added.length}`);
    },
  };
}

const filledWith = (style: string, number: number): string =>
  style
    .replace(/^<xf\b[^>]*/, (tag) => tag.replace(/\s(?:fillId|applyFill)="[^"]*"/g, ''))
    .replace(/^<xf\b/, `<xf fillId="${number}" applyFill="1"`);
