import { matterNumberOf } from './cell-values.js';
import { byMatter, type FormRow, type ReadWarning } from './table-rows.js';

/** Leaves out rows whose number came before, and says where the numbering contradicts itself or has gaps. */
export function numberingWarnings(all: readonly FormRow[]): { rows: FormRow[]; warnings: ReadWarning[] } {
  const byNumber = new Map<string, FormRow>();
  const warnings: ReadWarning[] = [];
  for (const row of withoutRunningNumbers(all)) {
    const { number } = row.number;
    const earlier = byNumber.get(number);
    if (earlier) {
      const message = `${row.where}的项目编号 ${number} 与${earlier.where}重复，只读入了前一行`;
      warnings.push({ row: row.row, code: 'duplicate_number', message });
    } else byNumber.set(number, row);
  }
  const rows = [...byNumber.values()];
  return { rows, warnings: [...warnings, ...statedOtherwise(rows), ...wholeAndParts(rows), ...gaps(rows)] };
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
      return { row: row.row, code: 'number_contradiction', message };
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
      return { row: row.row, code: 'number_incomplete', message };
    });
}

/** One warning for all: in one unit's return gaps are what one expects. */
function gaps(rows: readonly FormRow[]): ReadWarning[] {
  const missing = [...byMatter(rows.filter((row) => row.number.number.includes('-')))].flatMap(
    ([matterNumber, projects]) => {
      const present = new Set(projects.map((row) => Number(row.number.number.split('-')[1])));
      const last = [...present].reduce((most, part) => Math.max(most, part), 0);
      const numbers = Array.from({ length: last }, (_, index) => index + 1).filter((part) => !present.has(part));
      return numbers.map((part) => ({ number: `${matterNumber}-${part}`, row: projects[0]?.row ?? 0 }));
    },
  );
  const [first] = missing;
  if (!first) return [];
  const listed = missing
    .slice(0, 10)
    .map(({ number }) => number)
    .join('、');
  const more = missing.length > 10 ? ` 等 ${missing.length} 个` : '';
  return [
    {
      row: first.row,
      code: 'number_gap',
      message: `编号不连续，表中没有 ${listed}${more}；若只是某单位的分表，属正常`,
    },
  ];
}
