import { type Day, isDay } from '#src/core/day.js';
import type { DoubtCode, Measure } from '#src/core/measure.js';
import { doubtOf } from '#src/core/reading/doubts/doubts.js';
import { isGroupName, parseUnits, sameUnit, unitKey } from '#src/core/reading/names/units.js';
import { measuresOf } from '#src/core/reading/targets/targets.js';
import { Refusal } from '#src/core/refusal.js';
import { completedOf, keyMarkOf, matterNumberOf, nameAndMark } from './cell-values.js';
import type { ColumnMeaning } from './column-meaning.js';
import type { FormDocument } from './grid.js';
import { dayIn, readHeading, yearIn } from './heading.js';
import { mattersOf } from './matters.js';
import { numberingWarnings } from './numbering.js';
import type { FormRow, ReadWarning } from './table-part.js';
import { type FormTables, formTables } from './table-rows.js';

export type { ReadWarning } from './table-part.js';

/** What the official form says, read as it is; the part of `duban import --dry-run --json` that comes from the file alone. */
export interface Reading {
  programme: ReadProgramme;
  /** The day that 完成情况 speaks of; null where the table does not say it. */
  asOf: Day | null;
  projects: ReadProject[];
  doubts: ReadDoubt[];
  warnings: ReadWarning[];
}

export interface ReadProgramme {
  /** '' where neither the title nor the options name it. */
  district: string;
  year: number;
  title: string;
  cutOff: Day;
  appendix: string | null;
  intro: string | null;
}

export interface ReadProject {
  /** '11-3', '40'. */
  number: string;
  /** null where the table does not say it for this number; never filled down. */
  category: string | null;
  /** From the project's own number: '11'. */
  matterNumber: string;
  /** null where the table does not say it for this matter number. */
  matter: string | null;
  /** Without the mark ★ ▲ 重点, which is `keySupervised`. */
  name: string;
  /** Text fields are cells: paragraphs joined by '\n'. */
  target: string;
  measures: Measure[];
  completion: string;
  problems: string;
  nextSteps: string;
  /** null where the cell is empty. */
  completed: boolean | null;
  /** As the table names them, a unit's parenthesis with it. */
  units: string[];
  unitsText: string;
  keySupervised: boolean;
  keyNumber: number | null;
  leaderInCharge: string | null;
}

export interface ReadDoubt {
  number: string;
  code: DoubtCode;
  message: string;
  claimed?: number;
  target?: number;
}

/** What the caller knows better than the file. */
export interface ReadOptions {
  /** Only rows that this unit leads, by itself or in a group such as 各街道; several names are names of one unit. */
  unit?: string | readonly string[];
  year?: number;
  district?: string;
  cutOff?: Day;
}

/** Reads the official form from the tables of a file. Throws Refusal where there is no such form in it. */
export function readForm(document: FormDocument, options: ReadOptions = {}): Reading {
  const tables = formTables(document, isForm);
  if (!tables) throw notTheForm(document);
  const { programme, asOf } = readProgramme(tables, options);
  const { rows, warnings: numbering } = numberingWarnings(tables.rows);
  const { matterOf, warnings: matters } = mattersOf(rows, hasColumn(tables, 'matter'));
  const all = rows.map((row) => ({ row, project: readProject(row, matterOf(row)) }));
  const kept = all.filter(({ project }) => leads(project, options.unit));

  const judged = kept.map(({ row, project }) => ({ row, project, ...doubtOf(project) }));
  const doubts = judged.flatMap(({ project, doubt }) => (doubt ? [{ number: project.number, ...doubt }] : []));
  const warnings = [
    ...tables.warnings,
    ...numbering,
    ...matters,
    ...all.flatMap(({ row, project }) => rowWarnings(row, project)),
    ...judged.flatMap(({ row, project, note }) =>
      note ? [row.warn('note', `${project.number} ${note}`, 'problems')] : [],
    ),
  ].toSorted((a, b) => (a.table ?? 1) - (b.table ?? 1) || a.row - b.row);
  const keptPlaces = new Set(kept.map(({ row }) => placeOf(row.warn('', ''))));
  return {
    programme,
    asOf,
    projects: kept.map(({ project }) => project),
    doubts,
    warnings: options.unit === undefined ? warnings : warnings.filter((warning) => keptPlaces.has(placeOf(warning))),
  };
}

const placeOf = ({ table = 1, row }: ReadWarning): string => `${table}:${row}`;

/** A form names its projects by number and name, and says what was promised or done. */
export const isForm = (meanings: ReadonlySet<ColumnMeaning>): boolean =>
  meanings.has('number') &&
  meanings.has('name') &&
  (meanings.has('target') || meanings.has('completion') || meanings.has('completed'));

const notTheForm = ({ grids }: FormDocument): Refusal =>
  new Refusal(
    'bad_input',
    grids.some((grid) => grid.rows.length > 0)
      ? '没有找到汇总表的表头。表头要有“序号”“项目名称”和“年度目标”（或“完成情况”），请核对后再发一次。'
      : '文件里没有表格。请发民生实事项目落实情况汇总表（附件1）。',
  );

const hasColumn = ({ columns }: FormTables, meaning: ColumnMeaning): boolean =>
  columns.some((column) => column.meaning === meaning);

function readProgramme({ heading, columns }: FormTables, options: ReadOptions) {
  const said = readHeading(heading);
  const headingOf = (meaning: ColumnMeaning) => columns.find((column) => column.meaning === meaning)?.heading ?? '';
  const year =
    options.year ?? said.year ?? yearIn(headingOf('completed') + headingOf('completion')) ?? yearOf(options.cutOff);
  if (year === null) {
    throw new Refusal('bad_input', '没有读出年份。请在标题里写明年份，如“龙华区2022年民生实事项目落实情况汇总表”。');
  }
  const above = heading.join('\n');
  const asOf = dayIn(headingOf('completion'), year) ?? dayIn(/截[至止]到?(.{4,14})/.exec(above)?.[1] ?? '', year);
  const yearEnd = `${year}-12-31`;
  const cutOff =
    options.cutOff ??
    dayIn(headingOf('completed'), year) ??
    dayIn(/(?:对于)?在(.{4,16})(?:以|之)?后完成/.exec(above)?.[1] ?? '', year) ??
    (asOf && asOf.slice(5, 7) === '12' ? asOf : yearEnd);
  if (!isDay(cutOff)) throw new Refusal('bad_input', `截至日期“${cutOff}”不是有效日期，请写成 2022-12-31 这样的格式。`);
  const district = options.district ?? said.district ?? '';
  const title = said.title ?? `${district}${year}年民生实事项目落实情况汇总表`;
  const programme: ReadProgramme = { district, year, title, cutOff, appendix: said.appendix, intro: said.intro };
  return { programme, asOf };
}

const yearOf = (day: Day | undefined): number | null => (day ? Number(day.slice(0, 4)) : null);

function readProject(row: FormRow, matter: string | null): ReadProject {
  const { name, isMarked } = nameAndMark(row.text('name'));
  const key = keyMarkOf(row.text('key'));
  const target = row.text('target');
  const unitsText = row.text('units');
  return {
    number: row.number.number,
    category: row.text('category') || row.section,
    matterNumber: matterNumberOf(row.number.number),
    matter,
    name,
    target,
    measures: measuresOf(target),
    completion: row.text('completion'),
    problems: row.text('problems'),
    nextSteps: row.text('nextSteps'),
    completed: completedOf(row.text('completed')).completed,
    units: parseUnits(unitsText).map((unit) => unit.name),
    unitsText,
    keySupervised: isMarked || row.number.isMarked || key.keySupervised,
    keyNumber: key.keyNumber,
    leaderInCharge: row.text('leader') || null,
  };
}

/** A unit leads what names it, and what names a group of its kind: 民治街道 is one of 各街道. */
function leads(project: ReadProject, unit: string | readonly string[] | undefined): boolean {
  if (unit === undefined) return true;
  const names = typeof unit === 'string' ? [unit] : unit;
  return project.units.some((named) => names.some((name) => sameUnit(named, name) || isMember(name, named)));
}

function isMember(name: string, group: string): boolean {
  if (!isGroupName(group)) return false;
  const kind = unitKey(group.replace(/^.{0,3}(各|所有|全部)/, ''));
  return kind.length > 1 && unitKey(name).endsWith(kind);
}

function rowWarnings(row: FormRow, project: ReadProject): ReadWarning[] {
  const warnings: ReadWarning[] = [];
  const say = (code: string, message: string, meaning: ColumnMeaning) =>
    warnings.push(row.warn(code, message, meaning));
  const { number } = project;
  if (row.number.wasDate)
    say('number_was_date', `${row.where}「序号」列被表格软件改成了日期，按 ${number} 读入，请核对`, 'number');
  if (project.name === '') say('no_name', `${row.where}（${number}）「项目名称」是空的`, 'name');
  if (project.units.length === 0) say('no_unit', `${row.where}（${number}）没有写明主办单位`, 'units');
  const completed = row.text('completed');
  if (!completedOf(completed).isClear) {
    const read = project.completed === false ? '按未完成读入' : '没有读作已完成或未完成';
    say('unclear_completed', `${row.where}（${number}）「是否完成」写的是“${completed}”，${read}，请核对`, 'completed');
  }
  return warnings;
}
