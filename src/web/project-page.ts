/** One project on a day: its state, each lead unit's part, and all that was said and decided until then. */
import { html } from 'hono/html';
import type { Analysis } from '#src/core/facts.js';
import type { AssignmentState, ProjectState } from '#src/core/picture.js';
import { figureWords, obligationStateWords, obligationWords, reportStateWords, standingWords } from '#src/core/show.js';
import { type Html, page } from '#src/look/page.js';
import type { ProjectHistory } from '#src/services/project-history.js';
import { boardFooter, boardHeader, boardTitle, type Seen } from './board-header.js';
import { boardLink, projectLink } from './board-links.js';
import { badge, keyMark } from './page-parts.js';

export interface ProjectParts {
  state: ProjectState;
  /** Null for a project that a newer table no longer has. */
  events: ProjectHistory['events'] | null;
}

export function projectPage(seen: Seen, { state, events }: ProjectParts): Html {
  const { place } = seen;
  const { project, standing, target, adjusted, assignments } = state;
  const upTo = events?.filter(({ on }) => on <= place.asOf) ?? null;
  return page({
    base: place.base,
    title: `${project.number} ${project.name} · ${boardTitle(seen.programme)}`,
    body: html`<div class="page">${boardHeader(seen, (at) => projectLink(at, project.number))}
<main>
<h1>${project.number} ${project.name} ${badge(standing)} ${keyMark(project)}</h1>
<p class="hint"><a class="screen-only" href="${boardLink(place)}">回到看板</a></p>
${factList([
  ['年度目标', target],
  ['原目标', adjusted ? project.target : ''],
  ['主办单位', project.unitsText],
  ['项目分类', project.category],
  ['民生事项', project.matter],
  ['分管区领导', project.leaderInCharge],
])}
${assignments.map(assignmentSection)}
<section><h2>全部记录</h2>${history(upTo)}
${upTo && events && events.length > upTo.length ? html`<p class="hint">这一天以后还有 ${events.length - upTo.length} 条记录，<a href="${projectLink({ ...place, asOf: place.today }, project.number)}">看今天的</a>。</p>` : ''}
</section>
</main>
${boardFooter()}</div>`,
  });
}

function assignmentSection(state: AssignmentState): Html {
  const { unit, standing, originalStanding, report, reportState, doubt, doubtExplained, analysis } = state;
  return html`<section><h2>${unit.name} ${badge(standing)}</h2>
${factList([
  ['按原目标', originalStanding && standingWords[originalStanding]],
  ['承担份额', state.share === null ? '' : String(state.share)],
  ['完成情况', report?.completion || '尚未填报'],
  ['存在问题', report?.problems],
  ['下一步计划', report?.nextSteps],
  ['数量', report?.figures.map(figureWords).join('；')],
  ['完成日期', state.completedOn],
  ['预计完成', state.forecastOn ?? report?.expectedOn],
  [
    '最近填报',
    report && [report.byName, report.on, reportState && reportStateWords[reportState]].filter(Boolean).join('，'),
  ],
  ['疑点', doubt && `${doubt.message}${doubtExplained ? '（已说明）' : ''}`],
])}
${analysis ? analysisPart(analysis, state.analysisState) : ''}
${obligations(state)}
</section>`;
}

const analysisWords = { submitted: '待审核', accepted: '已审核', returned: '已退回' };

const analysisPart = (analysis: Analysis, state: AssignmentState['analysisState']): Html => html`<h3>滞后分析</h3>
${factList([
  ['存在问题', analysis.problems],
  ['主观原因', analysis.subjectiveCauses],
  ['客观原因', analysis.objectiveCauses],
  ['下一步计划', analysis.nextSteps],
  ['预计完成', analysis.expectedCompletion],
  ['报送', [analysis.byName, analysis.on, state && analysisWords[state]].filter(Boolean).join('，')],
])}`;

function obligations({ obligations: all }: AssignmentState): Html | '' {
  if (all.length === 0) return '';
  return html`<table class="rows">
<thead><tr><th>应办</th><th>期限</th><th>情况</th></tr></thead>
<tbody>${all.map(
    ({ kind, dueOn, state }) =>
      html`<tr><td data-label="应办">${obligationWords[kind]}</td><td data-label="期限">${dueOn}</td><td data-label="情况" class="${state}">${obligationStateWords[state]}</td></tr>`,
  )}</tbody></table>`;
}

function history(events: ProjectHistory['events'] | null): Html {
  if (events === null) return html`<p class="none">新的总表已不再列入这个项目，记录请在聊天里查询。</p>`;
  if (events.length === 0) return html`<p class="none">还没有任何记录。</p>`;
  return html`<table class="rows history">
<thead><tr><th>日期</th><th>事项</th><th>经办</th><th>内容</th></tr></thead>
<tbody>
${events.map(
  ({ on, what, by, text }) => html`<tr>
<td data-label="日期">${on}</td><td data-label="事项">${what}</td><td data-label="经办">${by}</td><td data-label="内容" class="text">${text || '—'}</td>
</tr>`,
)}
</tbody></table>`;
}

/** What is known, label by label; what is not is left out. */
function factList(pairs: readonly (readonly [string, string | null | undefined])[]): Html {
  return html`<dl>${pairs.map(([label, value]) => (value ? html`<dt>${label}</dt><dd class="text">${value}</dd>` : ''))}</dl>`;
}
