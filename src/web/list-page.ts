import { html } from 'hono/html';
import { type Html, page } from '#src/look/page.js';
import { boardFooter, boardHeader, boardTitle, type Seen } from './board-header.js';
import { boardLink } from './board-links.js';
import { isOfAssignments, type ListQuery, type ListRow, listWords } from './board-lists.js';
import { rowsTable } from './page-parts.js';

/** The list behind a figure; its heading counts its rows. */
export function listPage(seen: Seen, query: ListQuery, rows: readonly ListRow[]): Html {
  const { place } = seen;
  const title = [listWords[query.list], ...scopeWords(query)].join('，');
  return page({
    base: place.base,
    title: `${title} · ${boardTitle(seen.programme)}`,
    body: html`<div class="page">${boardHeader(seen, (at) => boardLink(at, query))}
<main>
<h1>${title} ${rows.length} 项</h1>
<p class="hint">${isOfAssignments(query) ? '按主办单位的任务计。' : '按项目计，状态为各主办单位中最靠后的。'} <a class="screen-only" href="${boardLink(place)}">回到看板</a></p>
${rowsTable(place, rows, query.list)}
</main>
${boardFooter()}</div>`,
  });
}

const scopeWords = ({ unit, category, key }: ListQuery): string[] => [
  ...(unit === null ? [] : [unit]),
  ...(category === undefined ? [] : [category ?? '总表未写分类']),
  ...(key ? ['人大重点监督'] : []),
];
