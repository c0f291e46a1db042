import { html } from 'hono/html';
import { type Html, page } from '#src/look/page.js';

/** The empty rooms; the script fills them. Without a script it says what it needs. */
export const simulatorPage = ({ canMove, timezone }: { canMove: boolean; timezone: string }): Html =>
  page({
    title: '督办 · 聊天模拟器',
    base: '',
    scripts: ['simulator.js'],
    styles: ['simulator.css'],
    body: html`
<div id="simulator" class="simulator" data-can-move="${String(canMove)}" data-timezone="${timezone}">
<noscript><p class="notice">聊天模拟器要用浏览器脚本，请允许后刷新。</p></noscript>
</div>
<div id="toasts" class="toasts" role="status" aria-live="polite"></div>`,
  });
