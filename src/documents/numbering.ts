import { matterNumberOf } from './cell-values.js';
import type { FormRow, ReadWarning } from './table-part.js';
import { byMatter } from './table-rows.js';
import { withUnclearNumbers } from './unclear-numbers.js';

/** Leaves out rows whose number came before, and says where the numbering contradicts itself or has gaps. */
export function numberingWarnings(all: readonly FormRow[]): { rows: FormRow[]; warnings: ReadWarning[] } {
  const byNumber = new Map<string, FormRow>();
  const repeated: FormRow[] = [];
  const { rows: told, warnings: unclear } = withUnclearNumbers(withoutRunningNumbers(all));
  for (const row of told) {
    if (byNumber.has(row.number.number)) repeated.push(row);
    else byNumber.set(row.number.number, row);
  }
  const rows = [...byNumber.values()];
  const warnings = [
    ...unclear,
    ...duplicates(repeated, byNumber),
    ...statedOtherwise(rows),
    ...wholeAndParts(rows),
    ...gaps(rows),
  ];
  return { rows, warnings };
}

/** One warning a row, or one for all where a table stands in the file twice. */
function duplicates(repeated: readonly FormRow[], byNumber: ReadonlyMap<string, FormRow>): ReadWarning[] {
  const [first] = repeated;
  if (first && repeated.length > 10) {
    const message = `${first.where}起有 ${repeated.length} 行的项目编号前面已经有了，只读入了前面的；文件里若有几张同样的表，请只留一张`;
    return [first.warn('duplicate_number', message, 'number')];
  }
  return repeated.map((row) => {
    const { number } = row.number;
    const message = `${row.where}的项目编号 ${number} 与${byNumber.get(number)?.where}重复，只读入了前一行`;
    return row.warn('duplicate_number', message, 'number');
  });
}

/** Where the first column merely counts the rows 1, 2, 3 …, it says nothing of matters. */
function withoutRunningNumbers(rows: readonly FormRow[]): readonly FormRow[] {
  const stated = rows.filter((row) => row.statedMatter !== null);
  const agreeing = stated.filter(agrees).length;
  return agreeing * 2 >= stated.length ? rows : rows.map((row) => ({ ...row, statedMatter: null }));
}

const agrees = (row: FormRow): boolean =>
  row.statedMatter?.normalize('NFKC').replace(/[^\d].*$/s, '') === matterNumberOf(row.number.number);

function statedOtherwise(rows: readonly FormRow[]): ReadWarning[] {
  return rows
    .filter((row) => row.statedMatter !== null && !agrees(row))
    .map((row) => {
      const { number } = row.number;
      const message = `${row.where}「序号」列写的是“${row.statedMatter}”，项目编号却是 ${number}，按编号归入第${matterNumberOf(number)}项`;
      return row.warn('number_contradiction', message, 'number');
    });
}

/** 11 beside 11-1 and 11-2: a matter is a project itself, or has projects, not both. */
function wholeAndParts(rows: readonly FormRow[]): ReadWarning[] {
  const parts = new Set(
    rows.filter((row) => row.number.number.includes('-')).map((row) => matterNumberOf(row.number.number)),
  );
  return rows
    .filter((row) => parts.has(row.number.number))
    .map((row) => {
      const { number } = row.number;
      const message = `${row.where}的项目编号是 ${number}，表中又有 ${number}-1 这样的编号，请核对是否漏写了后半部分`;
      return row.warn('number_incomplete', message, 'number');
    });
}

/** Whole numbers between the first and the last, where most are there: 1, 2, 4 lacks 3. */
function missingMatters(rows: readonly FormRow[]): { number: string; row: FormRow }[] {
  const behind = new Map([...rows].reverse().map((row) => [Number(matterNumberOf(row.number.number)), row]));
  const present = [...behind.keys()].sort((a, b) => a - b);
  const [low = 1, high = 0] = [present[0], present.at(-1)];
  if (present.length < 3 || present.length * 2 < high - low + 1) return [];
  return present.flatMap((matter, index) => {
    const next = present[index + 1] ?? matter;
    const row = behind.get(next);
    const between = Array.from({ length: Math.max(0, next - matter - 1) }, (_, at) => String(matter + 1 + at));
    return row ? between.map((number) => ({ number, row })) : [];
  });
}

/** One warning for all: in one unit's return gaps are what one expects. */
function gaps(rows: readonly FormRow[]): ReadWarning[] {
  const missing = [...byMatter(rows.filter((row) => row.number.number.includes('-')))].flatMap(
    ([matterNumber, projects]) => {
      const present = new Set(projects.map((row) => Number(row.number.number.split('-')[1])));
      const last = [...present].reduce((most, part) => Math.max(most, part), 0);
      const numbers = Array.from({ length: last }, (_, index) => index + 1).filter((part) => !present.has(part));
      return numbers.flatMap((part) => projects.slice(0, 1).map((row) => ({ number: `${matterNumber}-${part}`, row })));
    },
  );
  missing.push(...missingMatters(rows));
  const [first] = missing;
  if (!first) return [];
  const listed = missing
    .slice(0, 10)
    .map(({ number }) => number)
    .join('、');
  const more = missing.length > 10 ? ` 等 ${missing.length} 个` : '';
  const message = `编号不连续，表中没有 ${listed}${more}；若只是某单位的分表，属正常`;
  return [first.row.warn('number_gap', message, 'number')];
}
