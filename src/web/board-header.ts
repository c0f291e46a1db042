import { html } from 'hono/html';
import { chineseDay, type Instant, shownMinute } from '#src/core/day.js';
import type { Programme } from '#src/core/registry.js';
import type { Html } from '#src/look/page.js';
import { boardLink, type Place } from './board-links.js';

/** What a page is seen with: its place, its programme and the instant it was asked for. */
export interface Seen {
  place: Place;
  programme: Programme;
  now: Instant;
}

export const boardTitle = ({ district, year }: Programme): string => `${district}${year}年民生实事看板`;

/**
 * Title, day and the way to another day; what is of no use on paper is left out there.
 * @param here the address of this page as seen from a place
 */
export function boardHeader({ place, programme, now }: Seen, here: (place: Place) => string): Html {
  const { base, asOf, today } = place;
  const ofToday = here({ ...place, asOf: today });
  const [path = '', query = ''] = ofToday.split('?');
  return html`<header class="board-head">
<p class="title"><a href="${boardLink(place)}">${boardTitle(programme)}</a></p>
<p class="as-of">截至 ${chineseDay(asOf)} <span class="hint">查询于 ${shownMinute(now, programme.timezone)}</span></p>
<div class="controls screen-only">
<form method="get" action="${path}">
${[...new URLSearchParams(query)].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label>看哪一天 <input type="date" name="as-of" value="${asOf}" max="${today}" required></label> <button>查看</button>
</form>
${asOf === today ? '' : html`<a href="${ofToday}">回到今天</a>`}
<form method="post" action="${base}/dashboard/sign-out"><button>退出</button></form>
</div>
</header>`;
}

export const boardFooter = (): Html =>
  html`<footer class="board-foot hint">“★”为人大重点监督项目。看板只读，每个数字都可点开看名单。</footer>`;
