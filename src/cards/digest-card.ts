/** The week's picture, for everyone or for one unit; every figure is the digest's own. */
import type { Digest } from '#src/core/digest.js';
import { standingWords } from '#src/core/show.js';
import type { UnitSigns } from '#src/core/watermelon.js';
import { type Block, type Card, card, facts, note, strong, table, text } from './model.js';
import { signBlocks } from './sign-words.js';

export interface DigestView {
  digest: Digest;
  title: string;
  /** Names by number. */
  names: ReadonlyMap<string, string>;
  keyNumbers: ReadonlySet<string>;
  /** For one unit: no list of units. */
  unit: string | null;
  rankUnits: boolean;
  /** Units whose returns make one look inside; none in one unit's own digest. */
  signs: readonly UnitSigns[];
  late: boolean;
}

export function digestCard(v: DigestView): Card {
  const { digest } = v;
  const { totals } = digest;
  return card(
    `${v.late ? '【补发】' : ''}${v.title}`,
    totals.lagging > 0 || totals.inDoubt > 0 ? 'warn' : 'calm',
    [
      facts(
        [
          '项目',
          `${totals.projects} 项，已完成 ${totals.completed} 项${totals.completedLate > 0 ? `，逾期完成 ${totals.completedLate} 项` : ''}`,
        ],
        [
          '未完成',
          `滞后 ${totals.lagging}、存疑 ${totals.inDoubt}、有风险 ${totals.atRisk}、进行中 ${totals.onTrack}、未启动 ${totals.notStarted}`,
        ],
        [
          '本期填报',
          `应报 ${totals.reported + totals.missing} 项，已报 ${totals.reported} 项，未报 ${totals.missing} 项`,
        ],
        [
          '人大重点',
          `${digest.keySupervised.projects} 项，已完成 ${digest.keySupervised.completed} 项，滞后 ${digest.keySupervised.lagging} 项`,
        ],
        ...(totals.adjusted > 0 ? [['调整目标', `${totals.adjusted} 项`] as [string, string]] : []),
        ...(totals.unreviewed > 0 ? [['已完成待审核', `${totals.unreviewed} 项`] as [string, string]] : []),
      ),
      {
        kind: 'chart',
        chart: {
          type: 'bar',
          title: '项目状态',
          unit: '项',
          points: [
            { label: '已完成', value: totals.completed },
            { label: '逾期完成', value: totals.completedLate },
            { label: '进行中', value: totals.onTrack },
            { label: '未启动', value: totals.notStarted },
            { label: '有风险', value: totals.atRisk },
            { label: '存疑', value: totals.inDoubt },
            { label: '滞后', value: totals.lagging },
          ],
        },
      },
      ...changes(v),
      ...numbersList('滞后项目', digest.lagging, v),
      ...doubts(v),
      ...forecast(v),
      ...missing(v),
      ...(v.unit === null ? units(v) : []),
      ...signBlocks(v.signs),
      note(`截至 ${digest.asOf}。“★”为人大重点监督项目。`),
    ],
    { summary: `已完成 ${totals.completed}/${totals.projects}，滞后 ${totals.lagging}，未报 ${totals.missing}` },
  );
}

const named = (number: string, v: DigestView): string =>
  `${v.keyNumbers.has(number) ? '★' : ''}${number} ${v.names.get(number) ?? ''}`;

function numbersList(title: string, numbers: readonly string[], v: DigestView): Block[] {
  if (numbers.length === 0) return [];
  return [strong(`${title} ${numbers.length} 项`), text(numbers.map((number) => named(number, v)).join('\n'))];
}

function changes(v: DigestView): Block[] {
  const { changes: list } = v.digest;
  if (list.length === 0) return [text('与上周相比没有变化。')];
  return [
    strong(`与上周相比 ${list.length} 处变化`),
    text(
      list
        .map(
          ({ number, unit, from, to }) =>
            `${named(number, v)}（${unit}）：${standingWords[from]} → ${standingWords[to]}`,
        )
        .join('\n'),
    ),
  ];
}

function doubts(v: DigestView): Block[] {
  const { doubts: list } = v.digest;
  if (list.length === 0) return [];
  return [
    strong(`待说明的疑点 ${list.length} 处`),
    text(list.map(({ number, unit }) => `${named(number, v)}（${unit}）`).join('\n')),
  ];
}

function forecast(v: DigestView): Block[] {
  const { forecast: list } = v.digest;
  if (list.length === 0) return [];
  return [
    strong(`预计不能按期完成 ${list.length} 项`),
    text(
      list
        .map(({ number, unit, expectedOn }) => `${named(number, v)}（${unit}）：按目前进度约 ${expectedOn} 完成`)
        .join('\n'),
    ),
  ];
}

function missing(v: DigestView): Block[] {
  const { missing: list } = v.digest;
  if (list.length === 0) return [];
  return [strong('本期未报'), text(list.map(({ unit, numbers }) => `${unit}：${numbers.join('、')}`).join('\n'))];
}

function units(v: DigestView): Block[] {
  const rate = (unit: Digest['units'][number]): number =>
    unit.assignments === 0 ? 0 : unit.completed / unit.assignments;
  const rows = v.rankUnits ? [...v.digest.units].sort((a, b) => rate(b) - rate(a)) : v.digest.units;
  if (rows.length === 0) return [];
  return [
    strong('各单位'),
    table(
      [{ title: '单位', weight: 3 }, '任务', '已完成', '滞后', '存疑', '未报'],
      rows.map((unit) =>
        [
          unit.unit,
          unit.assignments,
          unit.completed + unit.completedLate,
          unit.lagging,
          unit.inDoubt,
          unit.missing,
        ].map(String),
      ),
    ),
  ];
}
