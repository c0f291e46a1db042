/** What those see who are not signed in, or may not do what they asked for. */
import { html } from 'hono/html';
import type { Html } from '#src/look/page.js';
import type { PlatformName } from '#src/ports/platform.js';
import { notice } from './notices.js';

const names: Record<PlatformName, string> = { feishu: '飞书', wecom: '企业微信', local: '模拟器' };

/** How to get in; says nothing about the programme. @param ways platforms that can sign in on a page of theirs */
export const signInPage = (base: string, ways: readonly PlatformName[] = []): Html =>
  notice(
    base,
    '督办看板',
    html`<p>看板供区领导和督办办公室查看。</p>
${ways.map((way) => html`<p><a class="button primary" href="${base}/dashboard/with/${way}">用${names[way]}登录</a></p>`)}
<p>${ways.length > 0 ? '也可以' : '请'}在聊天里给督办机器人发送 <kbd>/看板</kbd>，它会把一次性链接只发给您本人。</p>`,
  );

export const notSignedInPage = (base: string): Html =>
  notice(
    base,
    '没有登录',
    html`<p>登录没有完成：可能等得太久、换了浏览器，或者您现在没有查看看板的权限。</p>
<p><a href="${base}/dashboard">重新登录</a>，或在聊天里给督办机器人发送 <kbd>/看板</kbd>。</p>`,
  );

export const spentLinkPage = (base: string): Html =>
  notice(
    base,
    '链接已失效',
    html`<p>这个链接已经用过、已经过期，或者您现在没有查看看板的权限。</p>
<p>请在聊天里给督办机器人重新发送 <kbd>/看板</kbd>。</p>`,
  );

/** One button; pressing it uses the link up, fetching this page does not. */
export const openBoardPage = (base: string, token: string): Html =>
  notice(
    base,
    '督办看板',
    html`<p>点按下面的按钮进入看板。链接用过一次就失效，登录状态保持 8 小时。</p>
<form method="post" action="${base}/dashboard/sign-in">
<input type="hidden" name="t" value="${token}">
<button class="primary">进入看板</button>
</form>`,
  );

export const foreignPage = (base: string): Html =>
  notice(base, '没有办理', html`<p>这个请求不是从看板页面发出的。请从机器人发给您的链接进入看板。</p>`);

/** A refusal in its own words, with the way back. */
export const refusalPage = (base: string, shown: string): Html =>
  notice(base, '没有办成', html`<p>${shown}</p><p><a href="${base}/dashboard">回到看板</a></p>`);
