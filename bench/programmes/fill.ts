/** A district's year in a SQLite file: so many assignments, and so many reports of each of them. */
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { openDatabase, withTransaction } from '../../db/index.js';
import { repositories } from '../../db/repositories.js';
import { addDays, type Day, instantOn } from '../../src/core/day.js';
import type { Programme } from '../../src/core/registry.js';
import { defaultSettings } from '../../src/core/settings.js';

export interface Size {
  assignments: number;
  /** Of the year, with a report of each assignment; a divisor of 52, each at the end of its share: of four, of its quarter. */
  weeks: number;
}

export const programme: Programme = {
  id: 'prg_bench',
  district: '龙华区',
  year: 2022,
  title: '龙华区2022年民生实事项目落实情况汇总表',
  appendix: '附件1',
  intro: null,
  cutOff: '2022-12-31',
  timezone: 'Asia/Shanghai',
  createdAt: '2022-01-01T00:00:00.000Z',
  settings: defaultSettings,
};

/** The week's digest is about to go out, and two working days are left for the lag analyses. */
export const now = '2023-01-05T01:00:00.000Z';
export const office = 'local:office';

const firstMonday = '2022-01-03';
const assignmentsAUnit = 10;
const leaders = 10;
/** A report that says that the work is done is due in this week, by assignment; beyond the year: it is not done. */
const doneIn = [30, 52, 53, 53, 45] as const;

type Row = readonly (string | number | null)[];

export async function fillProgramme(file: string, { assignments, weeks }: Size): Promise<void> {
  await (await openDatabase(`sqlite:${file}`)).close();
  const raw = new Sqlite(file);
  raw.pragma('synchronous = OFF');
  const insert = (table: string, columns: string, rows: Iterable<Row>): void => {
    const names = columns.split(' ');
    const statement = raw.prepare(
      `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`,
    );
    for (const row of rows) statement.run(row);
  };
  raw.transaction(() => {
    const { settings, id, district, year, title, appendix, intro, cutOff, timezone, createdAt } = programme;
    insert('programmes', 'id district year title appendix intro cut_off timezone created_at settings registry_mark', [
      [id, district, year, title, appendix, intro, cutOff, timezone, createdAt, JSON.stringify(settings), file],
    ]);
    fillRegistry(insert, assignments);
    fillRoster(insert, unitsFor(assignments));
    const led = assignmentsOfProjects(assignments);
    insert('reports', reportColumns, reportRows(led, weeks));
    insert('reviews', reviewColumns, reviewRows(led, weeks));
    insert('analyses', analysisColumns, analysisRows(led));
  })();
  raw.close();
  await reckonCourses(file);
}

async function reckonCourses(file: string): Promise<void> {
  const { db, close } = await openDatabase(`sqlite:${file}`);
  await withTransaction(db, (tx) => repositories(tx, programme.id, { auditKey: 'bench' }).courses.rebuild());
  await sql`analyze`.execute(db);
  await close();
}

interface Led {
  index: number;
  projectId: string;
  unitId: string;
  quantity: number;
}

const unitsFor = (assignments: number): number => Math.max(3, Math.round(assignments / assignmentsAUnit));
const padded = (n: number): string => String(n).padStart(6, '0');
const unitId = (n: number): string => `unt_${padded(n)}`;
const projectId = (n: number): string => `prj_${padded(n)}`;

/** Every second project has two lead units. */
function assignmentsOfProjects(assignments: number): Led[] {
  const units = unitsFor(assignments);
  return Array.from({ length: assignments }, (_, index) => {
    const project = Math.floor(index / 3) * 2 + (index % 3 === 0 ? 0 : 1);
    return {
      index,
      projectId: projectId(project),
      unitId: unitId((index * 7) % units),
      quantity: 40 + (project % 900),
    };
  });
}

type Insert = (table: string, columns: string, rows: Iterable<Row>) => void;

function fillRegistry(insert: Insert, assignments: number): void {
  const units = Array.from({ length: unitsFor(assignments) }, (_, n) => n);
  insert(
    'units',
    'id programme_id name is_group position',
    units.map((n) => [unitId(n), programme.id, `第${n}街道办事处`, 0, n]),
  );
  insert(
    'unit_names',
    'unit_id kind name position',
    units.map((n) => [unitId(n), 'alias', `${n}街道`, 0]),
  );
  const led = assignmentsOfProjects(assignments);
  const firstOf = new Map(led.toReversed().map((one) => [one.projectId, one]));
  insert(
    'projects',
    'id programme_id number matter_number matter category name target units_text key_supervised key_number position',
    [...firstOf.values()].toReversed().map(({ projectId: id, quantity }, n): Row => {
      const [matter, isKey] = [String(Math.floor(n / 5) + 1), n % 8 === 0];
      const target = n % 3 === 0 ? `建成${quantity}个充电插口并投入使用` : `开展不少于${quantity}场文化活动`;
      return [
        id,
        programme.id,
        `${matter}-${(n % 5) + 1}`,
        matter,
        `实事第${matter}项`,
        `第${n % 9}类`,
        `民生实事项目${n}`,
        target,
        '街道办事处',
        isKey ? 1 : 0,
        isKey ? n : null,
        n,
      ];
    }),
  );
  const seen = new Map<string, number>();
  insert(
    'project_units',
    'project_id unit_id position',
    led.map(({ projectId: project, unitId: unit }): Row => {
      const position = seen.get(project) ?? 0;
      seen.set(project, position + 1);
      return [project, unit, position];
    }),
  );
}

function fillRoster(insert: Insert, units: number): void {
  const all = Array.from({ length: units }, (_, n) => n);
  insert('people', 'id name created_at', [
    ...all.map((n): Row => [`per_${n}`, `联络员${n}`, programme.createdAt]),
    ...Array.from({ length: leaders }, (_, n): Row => [`ldr_${n}`, `分管领导${n}`, programme.createdAt]),
  ]);
  insert('addresses', 'address person_id position', [
    ...all.map((n): Row => [`local:p${n}`, `per_${n}`, 0]),
    ...Array.from({ length: leaders }, (_, n): Row => [`local:l${n}`, `ldr_${n}`, 0]),
  ]);
  insert('grants', 'programme_id person_id role unit_id', [
    ...all.map((n): Row => [programme.id, `per_${n}`, 'contact', unitId(n)]),
    ...Array.from({ length: leaders }, (_, n): Row => [`district:${programme.district}`, `ldr_${n}`, 'leader', '']),
  ]);
  insert('chats', 'address kind name', [
    [office, 'group', '督办办公室'],
    ...all.map((n): Row => [`local:c${n}`, 'group', `第${n}街道群`]),
  ]);
  insert('audiences', 'programme_id chat kind unit_id', [
    [`district:${programme.district}`, office, 'office', null],
    ...all.map((n): Row => [programme.id, `local:c${n}`, 'unit', unitId(n)]),
  ]);
  insert(
    'charges',
    'programme_id scope of leader_id',
    all.map((n) => [programme.id, 'unit', unitId(n), `ldr_${n % leaders}`]),
  );
}

const factColumns = 'id programme_id on at by by_name';
const reportColumns = `${factColumns} project_id unit_id round_id completion problems next_steps completed completed_on expected_on says figures source`;
const reviewColumns = `${factColumns} subject subject_id verdict notes`;
const analysisColumns = `${factColumns} project_id unit_id problems subjective_causes objective_causes next_steps expected_completion adopts`;

const days = Array.from({ length: 400 }, (_, n) => addDays(firstMonday, n));
const instants = days.map((day) => instantOn(day, '10:00', programme.timezone).slice(0, 14));
/** Units report on different days of the week. */
const dayOfReport = ({ index }: Led, week: number): number => week * 7 + (index % 5);
const reportId = ({ index }: Led, week: number): string => `rpt_${padded(index)}_${week}`;

const fact = (id: string, dayNumber: number, index: number): Row => [
  id,
  programme.id,
  days[dayNumber] ?? '',
  `${instants[dayNumber]}${String(index % 60).padStart(2, '0')}:00.000Z`,
  `per_${index}`,
  `联络员${index}`,
];

const weeksToldOf = (weeks: number): number[] => Array.from({ length: weeks }, (_, n) => ((n + 1) * 52) / weeks - 1);

/** In the order in which they come in. */
function* reportRows(led: readonly Led[], weeks: number): Generator<Row> {
  for (const week of weeksToldOf(weeks)) {
    for (const one of led)
      yield [...fact(reportId(one, week), dayOfReport(one, week), one.index), ...reported(one, week)];
  }
}

function reported(one: Led, week: number): Row {
  const { index, projectId: project, unitId: unit, quantity } = one;
  const done = week + 1 >= (doneIn[index % doneIn.length] ?? 53);
  const total = done ? quantity : Math.floor((quantity * (week + 1)) / 60);
  const measured = index % 3 === 0 ? '个' : '场';
  const completion = done ? `已全部完成，累计完成${total}${measured}。` : `已完成${total}${measured}，其余按计划推进。`;
  const figures = JSON.stringify([{ quantity: total, unit: measured, kind: 'cumulative' }]);
  return [
    project,
    unit,
    roundOn(days[dayOfReport(one, week)] ?? ''),
    completion,
    done ? '' : '部分点位场地尚在协调，进度略有滞后。',
    done ? '' : '加快场地协调，下月完成剩余任务。',
    done ? 1 : index % 10 === 0 ? 0 : null,
    null,
    null,
    null,
    figures,
    'form',
  ];
}

/** Rounds open on the 20th; the year-end round takes the place of December's. */
function roundOn(day: Day): string | null {
  if (day.slice(8) < '20') return null;
  return day.startsWith('2022-12') ? '2022-year-end' : day.slice(0, 7);
}

/** The office accepts one report in four, and returns one in a hundred. */
function* reviewRows(led: readonly Led[], weeks: number): Generator<Row> {
  for (const week of weeksToldOf(weeks)) {
    for (const one of led) {
      if ((one.index + week) % 4 !== 0) continue;
      const verdict = (one.index + week) % 100 === 0 ? 'returned' : 'accepted';
      const id = `rev_${padded(one.index)}_${week}`;
      yield [...fact(id, dayOfReport(one, week) + 1, one.index), 'report', reportId(one, week), verdict, '[]'];
    }
  }
}

/** One assignment in nine has sent its lag analysis. */
function* analysisRows(led: readonly Led[]): Generator<Row> {
  for (const one of led) {
    if (one.index % 9 !== 2) continue;
    const texts: Row = [
      '场地协调滞后',
      '统筹不足',
      '用地审批时间较长',
      '1月15日前完成协调（张三）',
      '2023-02-15',
      null,
    ];
    yield [...fact(`ana_${padded(one.index)}`, 360, one.index), one.projectId, one.unitId, ...texts];
  }
}
