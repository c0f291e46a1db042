/**
 * The board's figures and the lists behind them. A list holds what its figure counts: it asks the digest of each project, or of
 * each assignment, alone. So a count is the length of its list, and no rule of counting is written twice.
 */
import type { Day } from '#src/core/day.js';
import { type Counts, type Digest, digestOf } from '#src/core/digest.js';
import type { Picture, ProjectState, Standing, Standings } from '#src/core/picture.js';
import type { Project } from '#src/core/registry.js';
import { standingWords } from '#src/core/show.js';
import { keyFirst } from '#src/services/key-first.js';

/** The day's state and the standings of a week earlier, with the figures of both. */
export interface Board {
  picture: Picture;
  before: Standings;
  digest: Digest;
}

export type ListName = 'all' | keyof Counts | 'reported' | 'missing' | 'doubts' | 'forecast' | 'changes';

export interface ListQuery {
  list: ListName;
  /** Name of one lead unit, whose assignments are then counted. */
  unit: string | null;
  /** Undefined: every category; null: where the table names none. */
  category: string | null | undefined;
  /** Key-supervised projects alone. */
  key: boolean;
}

export interface ListRow {
  project: Project;
  /** Of the project; of the assignment in a list of assignments. */
  standing: Standing;
  units: string[];
  /** What the list is about: the doubt, the day, the change; elsewhere the completion as reported. */
  note: string;
}

export const listWords: Record<ListName, string> = {
  all: '全部项目',
  completed: '已完成',
  completedLate: '逾期完成',
  onTrack: '进行中',
  notStarted: '未启动',
  atRisk: '有风险',
  inDoubt: '存疑',
  lagging: '滞后',
  adjusted: '调整过目标',
  unreviewed: '已完成待审核',
  reported: '本期已报',
  missing: '本期未报',
  doubts: '待说明的疑点',
  forecast: '预计不能按期完成',
  changes: '一周来的变化',
};

/** What stands in a list's last column. */
export const noteWords: Partial<Record<ListName, string>> = {
  missing: '填报期限',
  doubts: '疑点',
  forecast: '按目前进度',
  changes: '变化',
};

/** These count assignments; the others projects, unless one unit is asked for. */
const countsAssignments: ReadonlySet<ListName> = new Set(['reported', 'missing', 'doubts', 'forecast', 'changes']);

export const isListName = (text: string): text is ListName => Object.hasOwn(listWords, text);

/** What a list counts: 项 projects, 处 things to be said of an assignment. */
export const isOfAssignments = ({ list, unit }: Pick<ListQuery, 'list' | 'unit'>): boolean =>
  unit !== null || countsAssignments.has(list);

/** The rows behind a figure, key-supervised projects first; the whole registry in the order of the table. */
export function rowsOf({ picture, before }: Board, query: ListQuery): ListRow[] {
  const states = picture.projects.filter((state) => isWithin(state, query));
  return (query.list === 'all' ? states : keyFirst(states)).flatMap((state) => {
    const alone = { ...picture, projects: [state] };
    if (!isOfAssignments(query)) {
      const digest = digestOf(alone, before);
      return isCounted(query.list, digest) ? [rowOf(query.list, state, digest, picture)] : [];
    }
    return state.assignments
      .filter(({ unit }) => query.unit === null || unit.name === query.unit)
      .flatMap((each) => {
        const digest = digestOf(alone, before, { unitId: each.unit.id });
        const own = { ...state, standing: each.standing, assignments: [each] };
        return isCounted(query.list, digest) ? [rowOf(query.list, own, digest, picture)] : [];
      });
  });
}

/** The part of a board that a query's category and mark select. */
export function within(board: Board, query: Pick<ListQuery, 'category' | 'key'>): Board {
  const picture = { ...board.picture, projects: board.picture.projects.filter((state) => isWithin(state, query)) };
  return { ...board, picture, digest: digestOf(picture, board.before) };
}

/** Categories in the order of the table; null, where the table names none, last. */
export function categoriesOf({ projects }: Picture): (string | null)[] {
  const named = new Set(projects.map(({ project }) => project.category));
  const unnamed = named.delete(null);
  return unnamed ? [...named, null] : [...named];
}

function isWithin({ project }: ProjectState, { category, key }: Pick<ListQuery, 'category' | 'key'>): boolean {
  return (category === undefined || project.category === category) && (!key || project.keySupervised);
}

/** Whether the digest of one project or assignment counts it. */
function isCounted(list: ListName, { totals, doubts, forecast, changes }: Digest): boolean {
  switch (list) {
    case 'all':
      return totals.projects > 0;
    case 'doubts':
      return doubts.length > 0;
    case 'forecast':
      return forecast.length > 0;
    case 'changes':
      return changes.length > 0;
    default:
      return totals[list] > 0;
  }
}

function rowOf(list: ListName, state: ProjectState, digest: Digest, picture: Picture): ListRow {
  const { project, standing, assignments } = state;
  return {
    project,
    standing,
    units: assignments.map(({ unit }) => unit.name),
    note: noteOf(list, state, digest, picture),
  };
}

function noteOf(list: ListName, { assignments }: ProjectState, digest: Digest, { openRound }: Picture): string {
  switch (list) {
    case 'doubts':
      return assignments.flatMap(({ doubt }) => doubt?.message ?? []).join('\n');
    case 'forecast':
      return digest.forecast.map(({ expectedOn }) => `约 ${expectedOn} 完成`).join('\n');
    case 'changes':
      return digest.changes.map(({ from, to }) => `${standingWords[from]} → ${standingWords[to]}`).join('\n');
    case 'missing':
      return assignments.flatMap((each) => dueWords(each.obligations, openRound?.id ?? '')).join('\n');
    default:
      return [...new Set(assignments.flatMap(({ report }) => report?.completion || []))].join('\n');
  }
}

function dueWords(obligations: readonly { key: string; dueOn: Day; state: string }[], roundId: string): string[] {
  const duty = obligations.find(({ key }) => key.startsWith(`report:${roundId}:`));
  return duty ? [`${duty.dueOn}${duty.state === 'overdue' ? '，已逾期' : ''}`] : [];
}
