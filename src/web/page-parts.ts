/** The pieces that the board's pages share. Whatever people typed goes through `html`, which escapes it. */
import { html } from 'hono/html';
import { keyTag } from '#src/cards/project-cards.js';
import type { Counts } from '#src/core/digest.js';
import type { Standing } from '#src/core/picture.js';
import type { Project } from '#src/core/registry.js';
import { standingWords } from '#src/core/show.js';
import type { Html } from '#src/look/page.js';
import { boardLink, type Place, projectLink } from './board-links.js';
import { type ListQuery, type ListRow, listWords, noteWords } from './board-lists.js';

/** The counts that together are all projects, furthest on first, with their colour. */
export const standingCounts: readonly [keyof Counts, Standing][] = [
  ['completed', 'completed'],
  ['completedLate', 'completed_late'],
  ['onTrack', 'on_track'],
  ['notStarted', 'not_started'],
  ['atRisk', 'at_risk'],
  ['inDoubt', 'in_doubt'],
  ['lagging', 'lagging'],
];

export type Within = Partial<Omit<ListQuery, 'list'>>;

/** A figure, which is a link to the list behind it. */
export const figure = (place: Place, count: number, query: Partial<ListQuery>, label = '', look = ''): Html =>
  html`<a class="figure ${look} ${count === 0 ? 'zero' : ''}" href="${boardLink(place, query)}"><b>${count}</b>${label}</a>`;

export const badge = (standing: Standing): Html =>
  html`<span class="badge ${standing}">${standingWords[standing]}</span>`;

export const keyMark = ({ keySupervised, keyNumber }: Project): Html | '' =>
  keySupervised ? html`<span class="badge key">★ ${keyTag(keyNumber)}</span>` : '';

/** Shares of the whole as one bar; the same figures stand beside it as text. */
export function standingBar(counts: Counts): Html {
  const whole = standingCounts.reduce((sum, [name]) => sum + counts[name], 0);
  const starts = standingCounts.map((_, i) =>
    standingCounts.slice(0, i).reduce((sum, [name]) => sum + counts[name], 0),
  );
  const said = standingCounts.map(([name]) => `${listWords[name]} ${counts[name]}`).join('，');
  return html`<svg class="bar" role="img" aria-label="${said}" viewBox="0 0 ${Math.max(whole, 1)} 1" preserveAspectRatio="none">
${standingCounts.map(([name, standing], i) => html`<rect class="${standing}" x="${starts[i]}" y="0" width="${counts[name]}" height="1"/>`)}
</svg>`;
}

/** Rows of one list, each leading to its project; narrow screens show a row as a block with its labels. */
export function rowsTable(place: Place, rows: readonly ListRow[], list: ListQuery['list']): Html {
  if (rows.length === 0) return html`<p class="none">没有这样的项目。</p>`;
  const note = noteWords[list] ?? '完成情况';
  return html`<table class="rows">
<thead><tr><th>编号</th><th>项目</th><th>主办单位</th><th>状态</th><th>${note}</th></tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr>
<td data-label="编号"><a href="${projectLink(place, row.project.number)}">${row.project.number}</a></td>
<td data-label="项目"><a href="${projectLink(place, row.project.number)}">${row.project.name}</a> ${keyMark(row.project)}</td>
<td data-label="主办单位">${row.units.join('、')}</td>
<td data-label="状态">${badge(row.standing)}</td>
<td data-label="${note}" class="text">${row.note || '—'}</td>
</tr>`,
)}
</tbody></table>`;
}
