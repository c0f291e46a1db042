/** A city's districts side by side, and their sum: every figure is the district's own. */
import type { Day } from '#src/core/day.js';
import type { Digest } from '#src/core/digest.js';
import { type Card, card, facts, note, table } from './model.js';

export interface DistrictsView {
  asOf: Day;
  districts: readonly { name: string; totals: Digest['totals'] }[];
  totals: Digest['totals'];
}

export function districtsCard({ asOf, districts, totals }: DistrictsView): Card {
  const row = (name: string, t: Digest['totals']): string[] => [
    name,
    ...[t.projects, t.completed, t.completedLate, t.lagging, t.inDoubt, t.atRisk, t.missing].map(String),
  ];
  return card(
    `各区进度 ${asOf}`,
    totals.lagging > 0 || totals.inDoubt > 0 ? 'warn' : 'calm',
    [
      facts(
        ['区', `${districts.length} 个`],
        ['项目', `${totals.projects} 项，已完成 ${totals.completed} 项，逾期完成 ${totals.completedLate} 项`],
        [
          '未完成',
          `滞后 ${totals.lagging}、存疑 ${totals.inDoubt}、有风险 ${totals.atRisk}、进行中 ${totals.onTrack}、未启动 ${totals.notStarted}`,
        ],
      ),
      table(
        ['区', '项目', '已完成', '逾期完成', '滞后', '存疑', '有风险', '未报'],
        [...districts.map(({ name, totals: own }) => row(name, own)), row('合计', totals)],
      ),
      {
        kind: 'chart',
        chart: {
          type: 'bar',
          title: '各区按期完成率',
          unit: '%',
          points: districts.map(({ name, totals: own }) => ({ label: name, value: percent(own) })),
        },
      },
      note(`截至 ${asOf}。只列您在其中任领导或督办办公室的区；“未报”按单位计，其余按项目计。`),
    ],
    { summary: `${districts.length} 个区，已完成 ${totals.completed}/${totals.projects}，滞后 ${totals.lagging}` },
  );
}

const percent = ({ completed, projects }: Digest['totals']): number =>
  projects === 0 ? 0 : Math.round((completed / projects) * 1000) / 10;
