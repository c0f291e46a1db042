/** Number formats of an .xlsx workbook, as far as they turn a number into something else: days, times, percentages. */
import { addDays, type Day } from '#src/core/day.js';
import { scanXml } from './scan-xml.js';

/** Formats that a file need not spell out (ECMA-376 part 1, 18.8.30; from 27 on those of Chinese editions). */
const builtIn: ReadonlyMap<number, string> = new Map([
  [9, '0%'],
  [10, '0.00%'],
  [14, 'yyyy/m/d'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm'],
  [19, 'h:mm:ss'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  ...[27, 36, 50, 52, 57].map((id): [number, string] => [id, 'yyyy"年"m"月"']),
  ...[28, 29, 51, 53, 54, 58].map((id): [number, string] => [id, 'm"月"d"日"']),
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  ...[32, 33, 34, 35, 45, 46, 47, 55, 56].map((id): [number, string] => [id, 'h:mm']),
]);

/** The format of each cell style, by its place in styles.xml; '' for what needs none. */
export function numberFormats(xml: string): string[] {
  const codes = new Map<number, string>(builtIn);
  const formats: string[] = [];
  let isCellStyle = false;
  scanXml(xml, {
    open(tag) {
      if (tag.local === 'numFmt') codes.set(Number(tag.attribute('numFmtId')), tag.attribute('formatCode') ?? '');
      else if (tag.local === 'cellXfs') isCellStyle = true;
      else if (tag.local === 'xf' && isCellStyle) formats.push(codes.get(Number(tag.attribute('numFmtId'))) ?? '');
    },
    close({ local }) {
      if (local === 'cellXfs') isCellStyle = false;
    },
    text: () => undefined,
  });
  return formats;
}

/** What a format shows of a number: a day where it has a year or a day, or a month without hours; a time of day. */
export function dateKind(format: string): 'day' | 'time' | null {
  // Words in quotes, escaped letters, colours and locales in brackets, padding.
  const letters = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').toLowerCase();
  if (/[yd]/.test(letters)) return 'day';
  if (/[hs]/.test(letters)) return 'time';
  return letters.includes('m') && !/general/.test(letters) ? 'day' : null;
}

/** The day of a serial number; the 1900 calendar has a 29 February that never was (day 60). */
export function dayOfSerial(serial: number, from1904: boolean): Day {
  const days = Math.floor(serial);
  if (from1904) return addDays('1904-01-01', days);
  return addDays(days < 60 ? '1899-12-31' : '1899-12-30', days);
}
