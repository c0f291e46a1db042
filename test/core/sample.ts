/** Builders for the tests of the rules: the form's own year, small registries, facts dated in a word. */
import type { Day, Instant } from '#src/core/day.js';
import { instantOn } from '#src/core/day.js';
import type {
  Analysis,
  Briefing,
  DoubtAnswer,
  Facts,
  NudgeResponse,
  Report,
  Review,
  RoundEvent,
  TargetAdjustment,
} from '#src/core/facts.js';
import { noFacts } from '#src/core/facts.js';
import type { Person, Roster } from '#src/core/people.js';
import type { Programme, Project, Registry, Unit } from '#src/core/registry.js';
import { defaultSettings } from '#src/core/settings.js';
import { builtInYears, calendarOf } from '#src/core/workdays.js';

export const calendar = calendarOf(builtInYears);
export const timezone = 'Asia/Shanghai';

export const at = (day: Day, time = '10:00'): Instant => instantOn(day, time, timezone);

export const programme = (changes: Partial<Programme> = {}): Programme => ({
  id: 'prg_1',
  district: '龙华区',
  year: 2022,
  title: '龙华区2022年民生实事项目落实情况汇总表',
  appendix: '附件1',
  intro: null,
  cutOff: '2022-12-31',
  timezone,
  createdAt: at('2022-01-04'),
  settings: defaultSettings,
  ...changes,
});

export const unit = (name: string, changes: Partial<Unit> = {}): Unit => ({
  id: name,
  name,
  aliases: [],
  plates: [],
  memberIds: [],
  isGroup: false,
  ...changes,
});

/** A project by its number, which is its id too; its units by name. */
export const project = (number: string, unitIds: string[], changes: Partial<Project> = {}): Project => ({
  id: number,
  number,
  matterNumber: number.split('-')[0] ?? number,
  matter: null,
  category: '一、改善环境',
  name: `项目${number}`,
  target: '完工。',
  unitsText: unitIds.join('、'),
  unitIds,
  keySupervised: false,
  keyNumber: null,
  leaderInCharge: null,
  order: 0,
  goneOn: null,
  ...changes,
});

export const registry = (projects: Project[], changes: { programme?: Programme; units?: Unit[] } = {}): Registry => ({
  programme: changes.programme ?? programme(),
  projects: projects.map((each, order) => ({ ...each, order })),
  units: changes.units ?? [...new Set(projects.flatMap((each) => each.unitIds))].map((name) => unit(name)),
});

export const facts = (changes: Partial<Facts> = {}): Facts => ({ ...noFacts, ...changes });

const fact = (id: string, on: Day) => ({ id, on, at: at(on), by: 'p', byName: '张三' });

/** A report made on a day; id = day and project unless given. */
export const report = (on: Day, projectId: string, unitId: string | null, changes: Partial<Report> = {}): Report => ({
  ...fact(`${on}/${projectId}/${unitId}`, on),
  projectId,
  unitId,
  roundId: null,
  completion: '正在推进。',
  problems: '',
  nextSteps: '',
  completed: null,
  completedOn: null,
  expectedOn: null,
  says: null,
  figures: [],
  source: 'form',
  ...changes,
});

export const done = (on: Day, projectId: string, unitId: string | null, changes: Partial<Report> = {}): Report =>
  report(on, projectId, unitId, { completion: '已完工。', completed: true, ...changes });

export const review = (
  on: Day,
  subject: Review['subject'],
  subjectId: string,
  verdict: Review['verdict'],
  changes: Partial<Review> = {},
): Review => ({ ...fact(`review/${on}/${subjectId}`, on), subject, subjectId, verdict, notes: [], ...changes });

export const answer = (
  on: Day,
  to: Report,
  kind: DoubtAnswer['answer'],
  changes: Partial<DoubtAnswer> = {},
): DoubtAnswer => ({
  ...fact(`answer/${on}/${to.id}`, on),
  reportId: to.id,
  projectId: to.projectId,
  unitId: to.unitId,
  answer: kind,
  share: null,
  basis: null,
  ...changes,
});

export const adjustment = (on: Day, projectId: string, from: string, to: string): TargetAdjustment => ({
  ...fact(`adjustment/${on}/${projectId}`, on),
  projectId,
  from,
  to,
  reason: '用地未落实',
  document: '深龙华府〔2022〕1号',
});

export const analysis = (on: Day, projectId: string, unitId: string, changes: Partial<Analysis> = {}): Analysis => ({
  ...fact(`analysis/${on}/${projectId}/${unitId}`, on),
  projectId,
  unitId,
  problems: '进度滞后',
  subjectiveCauses: '统筹不足',
  objectiveCauses: '疫情影响',
  nextSteps: '1月15日前由李四完成验收',
  expectedCompletion: null,
  adopts: null,
  ...changes,
});

export const briefing = (on: Day, projectId: string, changes: Partial<Briefing> = {}): Briefing => ({
  ...fact(`briefing/${on}/${projectId}`, on),
  projectId,
  leaderId: null,
  how: 'recorded',
  text: '已当面汇报',
  ...changes,
});

export const roundEvent = (
  on: Day,
  roundId: string,
  act: RoundEvent['act'],
  changes: Partial<RoundEvent> = {},
): RoundEvent => ({
  ...fact(`round/${on}/${roundId}/${act}`, on),
  roundId,
  act,
  opensOn: null,
  dueOn: null,
  asOf: null,
  reason: null,
  ...changes,
});

export const response = (
  on: Day,
  unitId: string,
  kind: NudgeResponse['response'],
  changes: Partial<NudgeResponse> = {},
): NudgeResponse => ({
  ...fact(`response/${on}/${unitId}/${kind}`, on),
  unitId,
  response: kind,
  stages: {},
  until: null,
  projectId: null,
  ...changes,
});

export const person = (id: string, grants: Person['grants'], addresses: string[] = [`local:${id}`]): Person => ({
  id,
  name: id,
  addresses,
  grants,
});

/** Every unit named has a chat 'local:<unit>'; the office and the leaders have theirs. */
export const roster = (unitIds: string[], changes: Partial<Roster> = {}): Roster => ({
  people: [],
  chats: [
    ...unitIds.map((unitId) => ({
      address: `local:${unitId}`,
      kind: 'group' as const,
      name: unitId,
      audience: { kind: 'unit' as const, unitId },
      goneAt: null,
    })),
    { address: 'local:office', kind: 'group', name: '督办办', audience: { kind: 'office' }, goneAt: null },
    { address: 'local:leaders', kind: 'group', name: '领导群', audience: { kind: 'leaders' }, goneAt: null },
  ],
  charges: [],
  handovers: [],
  ...changes,
});
