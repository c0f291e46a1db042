/** Completion over time: a drawing, and the same figures as links to the lists of their days. */
import { html, raw } from 'hono/html';
import { chartSvg } from '#src/cards/charts/chart-svg.js';
import type { Day } from '#src/core/day.js';
import { standingWords } from '#src/core/show.js';
import type { Html } from '#src/look/page.js';
import type { Place } from './board-links.js';
import { figure } from './page-parts.js';
import type { TrendPoint } from './read-trend.js';

const drawn = [
  ['completed', 'completed'],
  ['inDoubt', 'in_doubt'],
  ['lagging', 'lagging'],
] as const;

const shortDay = (day: Day): string => day.slice(5);

export function trendPart(place: Place, points: readonly TrendPoint[]): Html {
  if (points.length < 2) return html`<p class="none">满一周后，这里会有完成情况的走势。</p>`;
  const chart = chartSvg(
    {
      type: 'line',
      title: '每周项目数',
      unit: '项',
      points: drawn.flatMap(([name, standing]) =>
        points.map(({ on, counts }) => ({ label: shortDay(on), value: counts[name], series: standingWords[standing] })),
      ),
    },
    560,
  );
  const at = (on: Day): Place => ({ ...place, asOf: on });
  return html`<div class="beside">${raw(chart)}
<div class="wide" role="region" aria-label="每周项目数" tabindex="0"><table class="counts narrow-rows">
<thead><tr><th>截至</th><th>项目</th>${drawn.map(([, standing]) => html`<th>${standingWords[standing]}</th>`)}</tr></thead>
<tbody>${points
    .toReversed()
    .map(
      ({ on, projects, counts }) =>
        html`<tr><th scope="row">${on}</th><td>${figure(at(on), projects, { list: 'all' })}</td>${drawn.map(([name, standing]) => html`<td>${figure(at(on), counts[name], { list: name }, '', standing)}</td>`)}</tr>`,
    )}</tbody></table></div></div>`;
}
