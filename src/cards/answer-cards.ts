/** Answers to questions: what was understood stands in the title, the list behind a figure below it. */
import { completionRate } from '#src/core/digest.js';
import type { ProjectState, Standing } from '#src/core/picture.js';
import { standings } from '#src/core/picture.js';
import { standingWords } from '#src/core/show.js';
import { type Block, button, buttons, type Card, card, facts, note, strong, table, text } from './model.js';
import { projectListCard } from './project-cards.js';

const done = (standing: Standing): boolean => standing === 'completed' || standing === 'completed_late';
const numbered = ({ project }: ProjectState): string =>
  `${project.keySupervised ? '★' : ''}${project.number} ${project.name}`;

export const countCard = (title: string, states: readonly ProjectState[], asOf: string): Card =>
  projectListCard(title, states, asOf);

export interface RateOf {
  /** Whose share is asked for. */
  standing: Standing | 'open';
  /** Units beside each other; none where one or all are asked about. */
  groups: readonly { name: string; states: readonly ProjectState[] }[];
}

const isOf =
  (wanted: RateOf['standing']) =>
  (state: ProjectState): boolean =>
    wanted === 'open' ? !done(state.standing) : state.standing === wanted;

/** Those of a standing of all, in per cent; both lists are counted here. */
export function rateCard(
  title: string,
  states: readonly ProjectState[],
  asOf: string,
  { standing, groups }: RateOf,
): Card {
  const matching = states.filter(isOf(standing));
  const rate = completionRate(matching.length, states.length);
  const [share, what] =
    standing === 'completed'
      ? ['完成率', '按期完成']
      : ['占比', standing === 'open' ? '未完成' : standingWords[standing]];
  const counts = standings.map((one) => ({
    label: standingWords[one],
    value: states.filter((state) => state.standing === one).length,
  }));
  return card(`${title}：${rate}%`, 'calm', [
    facts(['项目', `${states.length} 项`], [what, `${matching.length} 项`], [share, `${rate}%`]),
    groups.length > 0 &&
      table(
        [{ title: '单位', weight: 2 }, '项目', what, share],
        groups.map(({ name, states: ones }) => {
          const matched = ones.filter(isOf(standing)).length;
          return [name, String(ones.length), String(matched), `${completionRate(matched, ones.length)}%`];
        }),
      ),
    {
      kind: 'chart',
      chart: { type: 'pie', title: '项目状态', unit: '项', points: counts.filter(({ value }) => value > 0) },
    },
    ...openOnes(states),
    note(`截至 ${asOf}。${share}＝${what}的项目 ÷ 全部项目。`),
  ]);
}

/** Units beside each other on one day: how many of each standing, and how many of all are completed in time. */
export function besideCard(title: string, groups: RateOf['groups'], asOf: string): Card {
  const count = (states: readonly ProjectState[], standing: Standing): number =>
    states.filter((state) => state.standing === standing).length;
  return card(title, 'calm', [
    table(
      [{ title: '状态' }, ...groups.map(({ name }) => ({ title: name }))],
      [
        ['项目', ...groups.map(({ states }) => String(states.length))],
        ...standings.map((one) => [standingWords[one], ...groups.map(({ states }) => String(count(states, one)))]),
        ['完成率', ...groups.map(({ states }) => `${completionRate(count(states, 'completed'), states.length)}%`)],
      ],
    ),
    note(`截至 ${asOf}。完成率＝按期完成的项目 ÷ 全部项目。`),
  ]);
}

const MOST_OFFERED = 4;

/** Asks back, and offers the nearest questions that can be answered. */
export const askBackCard = (asks: string, nearest: readonly string[]): Card =>
  card('请再说明一下', 'muted', [
    text(asks),
    nearest.length > 0 && note('也可以直接点下面的问题：'),
    buttons(...nearest.slice(0, MOST_OFFERED).map((one) => button(one, 'question.ask', { text: one }))),
  ]);

function openOnes(states: readonly ProjectState[]): Block[] {
  const open = states.filter(({ standing }) => !done(standing));
  if (open.length === 0) return [];
  return [
    strong(`未完成 ${open.length} 项`),
    table(
      [{ title: '编号' }, { title: '项目', weight: 3 }, { title: '状态' }],
      open.map(({ project, standing }) => [
        `${project.keySupervised ? '★' : ''}${project.number}`,
        project.name,
        standingWords[standing],
      ]),
    ),
  ];
}

/** What the units themselves say of the reasons; nothing is added. */
export function whyCard(title: string, states: readonly ProjectState[], asOf: string): Card {
  if (states.length === 0) return card(title, 'muted', [text('没有符合的项目。'), note(`截至 ${asOf}`)]);
  return card(title, 'calm', [
    ...states.flatMap((state): Block[] => [
      strong(`${numbered(state)}：${standingWords[state.standing]}`),
      ...state.assignments.flatMap(({ unit, report, analysis, doubt }): Block[] => [
        facts(
          ['单位', unit.name],
          ['存在问题', analysis?.problems || report?.problems || '单位没有写'],
          ...(analysis
            ? [
                ['主观原因', analysis.subjectiveCauses] as [string, string],
                ['客观原因', analysis.objectiveCauses] as [string, string],
              ]
            : []),
          ...(doubt ? [['疑点', doubt.message] as [string, string]] : []),
        ),
      ]),
    ]),
    note(`截至 ${asOf}。以上是单位自己的说明。`),
  ]);
}

/** Two days beside each other, and what changed between them. */
export function comparedCard(
  title: string,
  before: readonly ProjectState[],
  after: readonly ProjectState[],
  from: string,
  to: string,
): Card {
  const earlier = new Map(before.map(({ project, standing }) => [project.id, standing]));
  const changed = after.flatMap((state) => {
    const was = earlier.get(state.project.id);
    return was && was !== state.standing ? [[numbered(state), standingWords[was], standingWords[state.standing]]] : [];
  });
  const count = (states: readonly ProjectState[], standing: Standing): string =>
    String(states.filter((state) => state.standing === standing).length);
  return card(title, 'calm', [
    table(
      [{ title: '状态' }, from, to],
      standings.map((standing) => [standingWords[standing], count(before, standing), count(after, standing)]),
    ),
    changed.length === 0 ? text('没有变化。') : strong(`变化 ${changed.length} 项`),
    changed.length > 0 && table([{ title: '项目', weight: 3 }, from, to], changed),
    note(`${from} 与 ${to} 相比`),
  ]);
}

/** Open projects that are forecast, or say themselves, to miss the cut-off; of one that is asked about, whatever is known. */
export function forecastCard(
  title: string,
  states: readonly ProjectState[],
  cutOff: string,
  asOf: string,
  isOfOne = false,
): Card {
  const late = states.flatMap((state) =>
    done(state.standing)
      ? []
      : state.assignments.flatMap(({ unit, standing, forecastOn, report }) => {
          const expected = report?.expectedOn ?? forecastOn;
          const misses = standing === 'at_risk' || standing === 'lagging' || (expected !== null && expected > cutOff);
          return misses || isOfOne
            ? [[numbered(state), unit.name, standingWords[standing], expected ?? '暂无法推算']]
            : [];
        }),
  );
  const [only] = states;
  if (isOfOne && only && late.length === 0)
    return card(`${title}：${standingWords[only.standing]}`, 'good', [
      facts(
        ...only.assignments.map(({ unit, completedOn }): [string, string] => [
          unit.name,
          `${completedOn ?? ''} 已完成`.trim(),
        ]),
      ),
      note(`截至 ${asOf}，截止日 ${cutOff}`),
    ]);
  if (late.length === 0)
    return card(`${title} 0 项`, 'good', [
      text('按已报的数字，没有预计会延期的项目。'),
      note(`截至 ${asOf}，截止日 ${cutOff}`),
    ]);
  return card(isOfOne ? title : `${title} ${late.length} 项`, isOfOne ? 'calm' : 'warn', [
    table([{ title: '项目', weight: 3 }, { title: '单位', weight: 2 }, '状态', '预计完成'], late),
    note(`按单位自己说的日期或已报数字的进度推算，只供参考。截至 ${asOf}，截止日 ${cutOff}。`),
  ]);
}
