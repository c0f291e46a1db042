import { html } from 'hono/html';
import { type CopiedText, copiedTitle } from '#src/cards/copied-part.js';
import { isOwed } from '#src/core/obligations.js';
import { figureWords, obligationWords, standingWords } from '#src/core/show.js';
import type { Html } from '#src/look/page.js';
import type { OpenedForm } from '#src/services/open-form.js';
import type { Outcome } from '#src/services/submit-form.js';
import { badge } from '../page-parts.js';
import { callout, factList } from './form-parts.js';

/** Both texts, with how much they share. */
const sideBySide = (copy: CopiedText): Html => html`<h3>${copiedTitle(copy)}</h3>
<table class="two-texts"><thead><tr><th>这一份</th><th>${copy.source}</th></tr></thead>
<tbody><tr><td>${copy.own}</td><td>${copy.other}</td></tr></tbody></table>`;

/** What would follow if it were sent: what was read, where the project would stand, what would be due, what to mend first. */
export function checkedPart({ subject }: OpenedForm, { before, after, advice, copies }: Outcome): Html {
  const { report, doubt, doubtExplained } = after;
  const had = new Set(before.obligations.filter(({ state }) => isOwed(state)).map(({ key }) => key));
  const opened = after.obligations.filter(
    ({ key, kind, state }) => isOwed(state) && !had.has(key) && kind !== 'explanation',
  );
  const isReport = subject.kind === 'report';
  return html`<h2>检查结果</h2>
${factList([
  ['读到的数量', isReport ? report?.figures.map(figureWords).join('、') || '没有读到数量' : null],
  ['完成日期', isReport ? after.completedOn : null],
  [
    '提交后状态',
    html`${before.standing === after.standing ? '' : `${standingWords[before.standing]} → `}${badge(after.standing)}`,
  ],
])}
${doubt && !doubtExplained && isReport ? callout('warn', '提交后会请您说明', [doubt.message, '如果是笔误，请先改正；如果是份额或统计口径的原因，提交后可以说明。']) : ''}
${advice.length > 0 ? callout('warn', '审核时可能会退回，建议现在就改', advice) : ''}
${copies.map(sideBySide)}
${
  opened.length > 0
    ? callout(
        'calm',
        '提交后还需要',
        opened.map(({ kind, dueOn }) => `在 ${dueOn} 前报送${obligationWords[kind]}`),
      )
    : ''
}
${advice.length === 0 && !(doubt && !doubtExplained) ? callout('good', '没有发现问题', ['请核对上面的内容，确认后提交。']) : ''}`;
}
