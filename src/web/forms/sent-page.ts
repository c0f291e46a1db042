import { html } from 'hono/html';
import { obligationWords, standingWords } from '#src/core/show.js';
import { type Html, page } from '#src/look/page.js';
import { formsOwed } from '#src/services/after-form.js';
import type { OpenedForm } from '#src/services/open-form.js';
import { badge } from '../page-parts.js';
import { draftKey } from './form-frame.js';
import { callout, factList } from './form-parts.js';

const nextWords = { report: '填报进展', explanation: '现在说明', lag_analysis: '填写书面分析' };

/** What was in fact stored, where the project stands now, and what comes next. */
export function sentPage(base: string, opened: OpenedForm, evidence: 'none' | 'kept'): Html {
  const { state, subject, ctx } = opened;
  const { project, unit, standing, report, doubt, doubtExplained, analysis } = state;
  const next = formsOwed(state).filter((kind) => kind !== subject.kind);
  return page({
    base,
    title: `已提交 ${project.number} ${project.name}`,
    scripts: ['form.js'],
    body: html`<div class="page narrow">
<header class="form-head"><p class="hint">${unit.name} · ${ctx.actor.name}</p><h1>${obligationWords[subject.kind]}：${project.number} ${project.name}</h1></header>
<main data-sent="${draftKey(opened)}">
${callout('good', '已提交', ['内容已经保存，可以关闭这个页面。要改的，请在聊天里重新打开表单，以最后一次提交的为准。'])}
<section class="panel">
${factList([
  ['当前状态', badge(standing)],
  ...(subject.kind === 'lag_analysis'
    ? ([
        ['存在问题', analysis?.problems],
        ['主观原因', analysis?.subjectiveCauses],
        ['客观原因', analysis?.objectiveCauses],
        ['下一步计划', analysis?.nextSteps],
        ['预计完成', analysis?.expectedCompletion],
        ['审核', analysis && '待督办办公室审核'],
      ] as const)
    : ([
        ['完成情况', report?.completion],
        ['是否完成', report?.completed == null ? null : report.completed ? '已完成' : '未完成'],
        ['存在问题', report?.problems],
        ['下一步计划', report?.nextSteps],
      ] as const)),
])}
</section>
${
  next.length === 0
    ? ''
    : html`<section>
${next.includes('explanation') && doubt && !doubtExplained ? callout('warn', '有一处请说明', [doubt.message, `说明之前按“${standingWords.in_doubt}”统计。`]) : ''}
<form method="post" class="buttons"><input type="hidden" name="step" value="next">${next.map((kind) => html`<button class="primary" name="kind" value="${kind}">${nextWords[kind]}</button>`)}</form>
</section>`
}
${
  subject.kind === 'explanation'
    ? ''
    : html`<section><h2>佐证材料</h2>
${evidence === 'kept' ? callout('good', '佐证已保存', ['可以继续上传。']) : ''}
<form method="post" enctype="multipart/form-data" class="stack">
<div class="field"><label for="files">照片或文件</label><p class="hint" id="files-hint">可选几个，合计不超过 20 MB；会附在这次提交后面。</p><input type="file" id="files" name="files" multiple required aria-describedby="files-hint"></div>
<div class="buttons"><button name="step" value="evidence">上传</button></div></form></section>`
}
</main></div>`,
  });
}
