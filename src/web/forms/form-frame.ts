/** The frame of a signed form: what it is about, what was asked and said before, the fields, what checking found. */
import { html } from 'hono/html';
import type { AssignmentState } from '#src/core/picture.js';
import { clausesOf, measuresOf } from '#src/core/reading/targets/targets.js';
import { figureWords, obligationWords } from '#src/core/show.js';
import { type Html, page } from '#src/look/page.js';
import type { OpenedForm } from '#src/services/open-form.js';
import { badge, keyMark } from '../page-parts.js';
import { factList } from './form-parts.js';

export interface FormFrame {
  base: string;
  opened: OpenedForm;
  /** The fields. */
  fields: Html;
  /** What checking found, or why it was refused; null before it was checked. */
  checked: Html | null;
  /** Proof that what is sent is what was checked; null where it is to be checked first. */
  proof: string | null;
  /** Buttons that send without the fields. */
  shortcuts?: Html;
}

const submitWords = { report: '提交填报', explanation: '提交说明', lag_analysis: '提交分析' };

/** The page of one duty. Fields that hold what was stored before may be overwritten by a draft kept on the device. */
export function formPage({ base, opened, fields, checked, proof, shortcuts }: FormFrame): Html {
  const { state, subject, ctx } = opened;
  const what = obligationWords[subject.kind];
  const { project, unit } = state;
  return page({
    base,
    title: `${what} ${project.number} ${project.name}`,
    scripts: ['form.js'],
    body: html`<div class="page narrow">
<header class="form-head"><p class="hint">${unit.name} · ${ctx.actor.name}</p>
<h1>${what}：${project.number} ${project.name} ${keyMark(project)}</h1></header>
<main>
${aboutDuty(opened)}
<form method="post" action="#checked" class="stack" data-draft="${draftKey(opened)}" ${checked === null ? 'data-fresh' : ''}>
<div class="callout calm" id="draft" role="status" hidden><strong>已恢复没有提交的草稿</strong><p>草稿只保存在这台设备上。</p><div class="buttons"><button type="button" id="keep-draft">继续写</button><button type="button" id="drop-draft">不用草稿</button></div></div>
${shortcuts ?? ''}
${fields}
<div id="checked" class="stack" tabindex="-1" role="status">${checked ?? ''}</div>
${proof === null ? '' : html`<input type="hidden" name="proof" value="${proof}">`}
<div class="buttons form-end">
${proof === null ? '' : html`<button class="primary" name="step" value="send">${submitWords[subject.kind]}</button>`}
<button ${proof === null ? html`class="primary"` : ''} name="step" value="check">${proof === null ? '检查并预览' : '改过了，再检查一遍'}</button>
</div>
<p class="hint">先检查、后提交。检查不会保存任何内容；写到一半可以离开，草稿保存在这台设备上。</p>
</form>
</main></div>`,
  });
}

/** One draft a duty, person and device. */
export const draftKey = ({ subject, ctx }: OpenedForm): string =>
  [subject.kind, subject.projectId, subject.unitId, ctx.actor.id].join(':');

function aboutDuty({ state, subject }: OpenedForm): Html {
  const { target, project, standing, share } = state;
  const clauses = clausesOf(target);
  const counted = measuresOf(target).map(
    ({ quantity, unit, of }) => `${quantity}${unit === '%' ? '' : ' '}${unit}${of ? ` ${of}` : ''}`,
  );
  const due = state.obligations.find(
    ({ kind, state: one }) => kind === subject.kind && (one === 'open' || one === 'overdue'),
  );
  return html`<section class="panel">
${factList([
  [
    '年度目标',
    clauses.length > 1
      ? html`<ol class="plain-list">${clauses.map((clause) => html`<li>${clause}</li>`)}</ol>`
      : target,
  ],
  ['目标数量', counted.join('、')],
  ['本单位份额', share === null ? null : String(share)],
  ['当前状态', badge(standing)],
  ['期限', due && html`<span class="${due.state}">${due.dueOn}${due.state === 'overdue' ? '，已逾期' : ''}</span>`],
  ['牵头单位', project.unitsText],
])}
${lastTime(state)}
</section>`;
}

/** What was said last time, folded away: it also stands in the fields. */
function lastTime({ report }: AssignmentState): Html | '' {
  if (!report) return html`<p class="hint">还没有填报过。</p>`;
  return html`<details><summary>上次填报（${report.on}${report.byName ? `，${report.byName}` : ''}）</summary>
${factList([
  ['完成情况', report.completion || '（空）'],
  ['读到的数量', report.figures.map(figureWords).join('、')],
  ['存在问题', report.problems],
  ['下一步计划', report.nextSteps],
  ['是否完成', report.completed === null ? null : report.completed ? '已完成' : '未完成'],
])}</details>`;
}
