/** One project, and lists of projects: every list's title counts the rows behind it. */

import type { AssignmentState, ProjectState, Standing } from '#src/core/picture.js';
import { obligationStateWords, obligationWords, standingTone, standingWords } from '#src/core/show.js';
import { leastAdvanced } from '#src/core/standing.js';
import type { UnitSigns } from '#src/core/watermelon.js';
import { type Block, button, buttons, type Card, card, facts, note, strong, type Tone, table, text } from './model.js';
import { signBlocks } from './sign-words.js';

/** One project as of a day, with each lead unit's part. */
export function projectCard(
  { project, standing, target, adjusted, assignments }: ProjectState,
  asOf: string,
  options: { canReport: boolean },
): Card {
  return card(
    `${project.number} ${project.name}`,
    standingTone[standing],
    [
      facts(
        ['当前状态', standingWords[standing]],
        ['年度目标', target],
        ...optional('原目标', adjusted ? project.target : ''),
        ...optional('按原目标', adjusted ? standingWords[originalStanding(assignments)] : ''),
        ['主办单位', project.unitsText],
        ...(project.category ? [['项目分类', project.category] as [string, string]] : []),
      ),
      ...assignments.flatMap(assignmentBlocks),
      buttons(
        options.canReport && button('填报', 'report.open', { number: project.number }, 'primary'),
        button('看全部记录', 'history.open', { number: project.number }),
      ),
      note(`截至 ${asOf}`),
    ],
    { tags: project.keySupervised ? [{ text: keyTag(project.keyNumber), tone: 'alarm' }] : undefined },
  );
}

/** Against the target as first promised; that of an adjusted project is shown ever after (rule 15). */
const originalStanding = (assignments: readonly AssignmentState[]): Standing =>
  leastAdvanced(assignments.map((state) => state.originalStanding ?? state.standing));

function assignmentBlocks(state: AssignmentState): Block[] {
  const { unit, standing, report, reportState, share, doubt, doubtExplained, completedOn, forecastOn, obligations } =
    state;
  const owed = obligations.filter((one) => one.state === 'open' || one.state === 'overdue');
  return [
    { kind: 'divider' },
    strong(`${unit.name}：${standingWords[standing]}`),
    facts(
      ['完成情况', report?.completion || '尚未填报'],
      ...optional('存在问题', report?.problems),
      ...optional('下一步', report?.nextSteps),
      ...optional('承担份额', share === null ? '' : String(share)),
      ...optional('完成日期', completedOn),
      ...optional('预计完成', completedOn ? '' : forecastOn),
      ...optional(
        '最近填报',
        report ? `${report.byName}，${report.on}${reportState === 'accepted' ? '，已审核' : ''}` : '',
      ),
      ...optional('疑点', doubt ? `${doubt.message}${doubtExplained ? '（已说明）' : ''}` : ''),
      ...optional(
        '待办',
        owed
          .map((one) => `${obligationWords[one.kind]}（${one.dueOn}，${obligationStateWords[one.state]}）`)
          .join('；'),
      ),
    ),
  ];
}

const optional = (label: string, value: string | null | undefined): [string, string][] =>
  value ? [[label, value]] : [];

export const keyTag = (keyNumber: number | null): string => (keyNumber === null ? '人大重点' : `人大重点 ${keyNumber}`);

/** A list of projects, as it is behind a figure. */
export function projectListCard(
  title: string,
  states: readonly ProjectState[],
  asOf: string,
  tone: Tone = 'calm',
  more: Block[] = [],
): Card {
  if (states.length === 0)
    return card(`${title} 0 项`, 'good', [text('没有符合的项目。'), ...more, note(`截至 ${asOf}`)]);
  return card(`${title} ${states.length} 项`, tone, [
    table(
      [
        { title: '编号' },
        { title: '项目', weight: 3 },
        { title: '状态' },
        { title: '主办单位', weight: 2 },
        { title: '完成情况', weight: 3 },
      ],
      states.map(({ project, standing, assignments }) => [
        `${project.keySupervised ? '★' : ''}${project.number}`,
        project.name,
        standingWords[standing],
        assignments.map(({ unit }) => unit.name).join('、'),
        assignments.find(({ report }) => report)?.report?.completion ?? '尚未填报',
      ]),
    ),
    ...more,
    note(`★ 为人大重点监督项目。截至 ${asOf}`),
  ]);
}

/** Who owes what, and how long it is overdue. */
export function missingCard(
  rows: readonly { unit: string; number: string; name: string; owed: string; dueOn: string; overdue: string }[],
  asOf: string,
  /** What was asked, where it was a question. */
  asked?: string,
): Card {
  const units = new Set(rows.map(({ unit }) => unit)).size;
  if (rows.length === 0)
    return card('未报 0 项', 'good', [asked && text(asked), text('应报的都已报齐。'), note(`截至 ${asOf}`)]);
  return card(`未报 ${rows.length} 项，涉及 ${units} 个单位`, 'warn', [
    asked && text(asked),
    table(
      [
        { title: '单位', weight: 2 },
        { title: '编号' },
        { title: '项目', weight: 3 },
        { title: '待办' },
        { title: '截止' },
        { title: '时限', weight: 1.5 },
      ],
      rows.map((row) => [row.unit, row.number, row.name, row.owed, row.dueOn, row.overdue]),
    ),
    note(`截至 ${asOf}`),
  ]);
}

/** Doubts to settle, and below them the units whose returns make one look inside. */
export function doubtsCard(
  rows: readonly { number: string; name: string; unit: string; message: string; state: string }[],
  signs: readonly UnitSigns[],
  asOf: string,
): Card {
  if (rows.length === 0)
    return card('疑点 0 处', 'good', [text('没有待核实的疑点。'), ...signBlocks(signs), note(`截至 ${asOf}`)]);
  return card(`疑点 ${rows.length} 处`, 'warn', [
    table(
      [
        { title: '编号' },
        { title: '项目', weight: 2 },
        { title: '主办单位', weight: 1.5 },
        { title: '疑点', weight: 3 },
        { title: '说明情况', weight: 1.5 },
      ],
      rows.map((row) => [row.number, row.name, row.unit, row.message, row.state]),
    ),
    ...signBlocks(signs),
    note(`截至 ${asOf}`),
  ]);
}

/** Every report, return, adjustment and briefing of a project, oldest first. */
export function historyCard(v: {
  number: string;
  name: string;
  events: readonly { on: string; what: string; by: string; text: string }[];
}): Card {
  return card(`全部记录：${v.number} ${v.name}`, 'calm', [
    v.events.length === 0
      ? text('还没有任何记录。')
      : table(
          [{ title: '日期' }, { title: '事项' }, { title: '经办', weight: 1.5 }, { title: '内容', weight: 4 }],
          v.events.map((event) => [event.on, event.what, event.by, event.text]),
        ),
  ]);
}

/** What happened with several projects, latest first. */
export function eventsCard(
  title: string,
  events: readonly { number: string; on: string; what: string; by: string; text: string }[],
  period: { from: string; to: string } | null,
): Card {
  const when = period ? note(`${period.from} 至 ${period.to}`) : null;
  if (events.length === 0) return card(`${title} 0 条`, 'good', [text('没有这样的记录。'), when]);
  return card(`${title} ${events.length} 条`, 'calm', [
    table(
      [
        { title: '日期' },
        { title: '编号' },
        { title: '事项' },
        { title: '经办', weight: 1.5 },
        { title: '内容', weight: 4 },
      ],
      events.map((one) => [one.on, one.number, one.what, one.by, one.text]),
    ),
    when,
  ]);
}
