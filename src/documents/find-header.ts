import { type ColumnMeaning, columnMeaning } from './column-meaning.js';
import { type Cell, textOf } from './grid.js';

/** Where the header of a table is and what its columns mean. */
export interface Header {
  /** First row of the header and first row behind it, from 0. */
  start: number;
  end: number;
  columns: readonly Column[];
}

export interface Column {
  index: number;
  meaning: ColumnMeaning;
  /** The heading as written; of two header rows, both. */
  heading: string;
}

type Rows = readonly (readonly Cell[])[];

/** The first row (or two) of a table whose headings mean enough of the form; null where the table is another one. */
export function findHeader(rows: Rows, isEnough: (meanings: ReadonlySet<ColumnMeaning>) => boolean): Header | null {
  for (let start = 0; start < rows.length; start += 1) {
    const one = columnsOf(rows, start, 1);
    if (meaningCount(one) < 2) continue;
    const two = isSecondRow(rows, start) ? columnsOf(rows, start, 2) : [];
    const isTwo = meaningCount(two) >= meaningCount(one) && (enough(two, isEnough) || !enough(one, isEnough));
    const columns = isTwo ? two : one;
    if (enough(columns, isEnough)) return { start, end: start + (columns === two ? 2 : 1), columns };
  }
  return null;
}

/** Tells rows that repeat the header, as tables do on each page. */
export function headerRepeats({ columns, start, end }: Header, rows: Rows): (row: readonly Cell[]) => boolean {
  const headingsOf = (row: number): string[] => columns.map(({ index }) => squeezed(textOf(rows[row]?.[index])));
  const [first, second] = [headingsOf(start), headingsOf(end - 1)];
  const isSecond = end - start > 1;
  return (row) => {
    const texts = columns.map(({ index }) => textOf(row[index]));
    const same = texts.filter((text, at) => text !== '' && isHeading(text, first[at])).length;
    const filled = texts.filter((text) => text !== '').length;
    if (same >= 3 && same * 2 > filled) return true;
    return isSecond && filled > 0 && texts.every((text, at) => isHeading(text, second[at]));
  };
}

/** Looked at closely only where it begins alike. */
const isHeading = (text: string, heading = ''): boolean => text[0] === heading[0] && squeezed(text) === heading;

const squeezed = (text: string): string => text.replace(/\s/g, '');

const meaningCount = (columns: readonly Column[]): number => new Set(columns.map((column) => column.meaning)).size;

const enough = (columns: readonly Column[], isEnough: (meanings: ReadonlySet<ColumnMeaning>) => boolean): boolean =>
  isEnough(new Set(columns.map((column) => column.meaning)));

function columnsOf(rows: Rows, start: number, height: 1 | 2): Column[] {
  const columns: Column[] = [];
  for (const [index, upper] of (rows[start] ?? []).entries()) {
    const lower = height === 2 ? rows[start + 1]?.[index] : undefined;
    const texts = [textOf(upper), lower && lower !== upper ? textOf(lower) : ''].filter((text) => text !== '');
    const meaning = meaningOf(texts);
    const left = columns.at(-1);
    if (meaning) columns.push({ index, meaning, heading: texts.join('\n') });
    // 序号 stands over two columns also where the file does not keep merged cells.
    else if (texts.length === 0 && left?.meaning === 'number' && left.index === index - 1)
      columns.push({ ...left, index });
  }
  return preferred(columns);
}

/**
 * Of several columns of one meaning, those whose headings say most: 牵头单位 before 责任单位, 分管领导 before 责任领导, 年度目标 before
 * 五年总目标 and 建设内容, the year's 完成情况 before that of a quarter or of the time before.
 */
const preferences: readonly (readonly [ColumnMeaning, RegExp])[] = [
  ['target', /(年度|全年|本年|当年|今年|\d{4}年).{0,8}(目标|任务|计划|指标)/],
  ['target', /^(?!.*(总目标|总体|总任务|[三四五]年|规划|十[二三四五六]五|中长期)).*(目标|任务|指标)/],
  ['completion', /^(?!.*(季|半年|上月|上期|上次|上周|去年|上年|前期)).*/],
  ['completed', /^(?!.*(季|半年)).*/],
  ['name', /名称/],
  ['units', /主办|牵头|主责/],
  ['units', /责任|承办|负责|主管|实施/],
  ['leader', /分管/],
];

function preferred(columns: readonly Column[]): Column[] {
  // Where projects have no column of their own, the matters are the projects.
  const hasName = columns.some((column) => column.meaning === 'name');
  const named = columns.map(
    (column): Column => (!hasName && column.meaning === 'matter' ? { ...column, meaning: 'name' } : column),
  );
  return preferences.reduce((all, [meaning, pattern]) => {
    const isBest = (column: Column) => column.meaning === meaning && pattern.test(squeezed(column.heading));
    return all.some(isBest) ? all.filter((column) => column.meaning !== meaning || isBest(column)) : all;
  }, named);
}

/** Under 序号 everything is a number; else the narrower heading counts first: 进展情况 over 存在问题 means problems. */
function meaningOf([upper = '', lower = '']: string[]): ColumnMeaning | null {
  const above = columnMeaning(upper);
  if (lower === '' || above === 'number') return above;
  return columnMeaning(lower) ?? columnMeaning(upper + lower) ?? above;
}

/** A second header row lies under the first: short headings, no project number, and not one cell across the table. */
function isSecondRow(rows: Rows, start: number): boolean {
  const upper = rows[start] ?? [];
  const lower = rows[start + 1];
  if (!lower || new Set(lower).size < 2) return false;
  const own = lower.filter((cell, index) => cell !== upper[index]).map(textOf);
  const filled = own.filter((text) => text !== '');
  if (filled.some((text) => text.length > 40 || /^\d/.test(text))) return false;
  const known = filled.filter((text) => columnMeaning(text) !== null || /^(事项|项目|主要|其中)/.test(text));
  return known.length > 0 && known.length * 2 >= filled.length;
}
