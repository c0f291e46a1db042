/** The board on a day: every figure the digest's own, every figure a link to its list. */
import { html } from 'hono/html';
import { completionRate } from '#src/core/digest.js';
import { dayWords, roundWords } from '#src/core/show.js';
import { type Html, page } from '#src/look/page.js';
import { boardFooter, boardHeader, boardTitle, type Seen } from './board-header.js';
import { boardLink, type Place, projectLink } from './board-links.js';
import { type Board, categoriesOf, type ListName, listWords, rowsOf, within } from './board-lists.js';
import { figure, rowsTable, standingBar, standingCounts, type Within } from './page-parts.js';
import type { TrendPoint } from './read-trend.js';
import { trendPart } from './trend-part.js';

/** Rows that a section of the board shows; the first week of a year changes everything. */
const mostRows = 100;

export const boardPage = (seen: Seen, board: Board, trend: readonly TrendPoint[]): Html => {
  const { place } = seen;
  return page({
    base: place.base,
    title: boardTitle(seen.programme),
    body: html`<div class="page">${boardHeader(seen, boardLink)}
${contents}
<main>
${overview(place, board)}
${section('trend', '完成走势', trendPart(place, trend))}
${section('key', '人大重点监督项目', keySupervised(place, board))}
${rowsSection(place, board, 'lagging', '滞后项目')}
${rowsSection(place, board, 'doubts')}
${rowsSection(place, board, 'forecast')}
${section('missing', listWords.missing, missing(place, board))}
${rowsSection(place, board, 'changes')}
${section('categories', '按项目分类', categories(place, board))}
${section('units', '按主办单位', units(place, board))}
</main>
${boardFooter()}</div>`,
  });
};

/** The way to each section, for screens. */
const contents = html`<nav class="contents screen-only" aria-label="本页内容">${[
  ['trend', '走势'],
  ['key', '重点'],
  ['lagging', '滞后'],
  ['doubts', '疑点'],
  ['forecast', '预计延期'],
  ['missing', '未报'],
  ['changes', '变化'],
  ['categories', '分类'],
  ['units', '单位'],
].map(([id, words]) => html`<a href="#${id}">${words}</a>`)}</nav>`;

const section = (id: string, title: string, body: Html): Html =>
  html`<section id="${id}"><h2>${title}</h2>${body}</section>`;

function overview(place: Place, { picture, digest }: Board): Html {
  const { totals } = digest;
  const { openRound, quiet } = picture;
  return html`<section id="overview">
<h1>总体情况 <span class="rate">完成率 ${completionRate(totals.completed, totals.projects)}%</span></h1>
<div class="tiles">
${figure(place, totals.projects, { list: 'all' }, '项目总数', 'tile')}
${standingCounts.map(([name, standing]) => figure(place, totals[name], { list: name }, listWords[name], `tile ${standing}`))}
</div>
${standingBar(totals)}
<ul class="plain-list">
<li>完成率＝按期完成的项目 ÷ 全部项目</li>
<li>${openRound ? `${roundWords(openRound)}，${dayWords(openRound.dueOn)}截止` : '当前没有进行中的填报期'}：${figure(place, totals.reported, { list: 'reported' }, ' 项已报')}，${figure(place, totals.missing, { list: 'missing' }, ' 项未报')}</li>
<li>${figure(place, totals.unreviewed, { list: 'unreviewed' }, ' 项已完成待审核')}，${figure(place, totals.adjusted, { list: 'adjusted' }, ' 项调整过目标')}</li>
${quiet ? html`<li>总表在截止日之后导入，还没有开启填报期，往期的待办不再催办。</li>` : ''}
</ul>
</section>`;
}

const keySupervised = (place: Place, { digest }: Board): Html => html`<div class="tiles">
${figure(place, digest.keySupervised.projects, { list: 'all', key: true }, '重点项目', 'tile')}
${standingCounts.map(([name, standing]) => figure(place, digest.keySupervised[name], { list: name, key: true }, listWords[name], `tile ${standing}`))}
</div>
${standingBar(digest.keySupervised)}`;

/** A list on the board itself; its heading counts all its rows. */
function rowsSection(place: Place, board: Board, list: ListName, title = listWords[list]): Html {
  const rows = rowsOf(board, { list, unit: null, category: undefined, key: false });
  const left = rows.length - mostRows;
  return html`<section id="${list}"><h2>${title} ${figure(place, rows.length, { list })}</h2>
${rowsTable(place, rows.slice(0, mostRows), list)}
${left > 0 ? html`<p class="hint">其余 ${left} 项见<a href="${boardLink(place, { list })}">名单</a>。</p>` : ''}
</section>`;
}

function missing(place: Place, { digest, picture }: Board): Html {
  if (digest.missing.length === 0)
    return html`<p class="none">${picture.openRound ? '应报的都已报齐。' : '当前没有进行中的填报期。'}</p>`;
  return html`<table class="rows">
<thead><tr><th>主办单位</th><th>未报</th><th>项目</th></tr></thead>
<tbody>
${digest.missing.map(
  ({ unit, numbers }) => html`<tr>
<td data-label="主办单位">${unit}</td>
<td data-label="未报">${figure(place, numbers.length, { list: 'missing', unit })}</td>
<td data-label="项目">${numbers.map((number) => html`<a class="number" href="${projectLink(place, number)}">${number}</a> `)}</td>
</tr>`,
)}
</tbody></table>`;
}

const categories = (place: Place, board: Board): Html =>
  countsTable(
    place,
    '分类',
    '项目',
    categoriesOf(board.picture).map((category) => {
      const { projects, ...counts } = within(board, { category, key: false }).digest.totals;
      return { name: category ?? '（总表未写分类）', query: { category }, all: projects, counts };
    }),
  );

function units(place: Place, { digest, picture }: Board): Html {
  const rate = ({ completed, assignments }: { completed: number; assignments: number }): number =>
    assignments === 0 ? 0 : completed / assignments;
  const ranked = picture.programme.settings.rankUnits
    ? [...digest.units].sort((a, b) => rate(b) - rate(a))
    : digest.units;
  return countsTable(
    place,
    '主办单位',
    '任务',
    ranked.map(({ unit, assignments, ...counts }) => ({ name: unit, query: { unit }, all: assignments, counts })),
  );
}

interface CountsRow {
  name: string;
  query: Within;
  all: number;
  counts: Parameters<typeof standingBar>[0] & { missing: number };
}

const countsTable = (
  place: Place,
  what: string,
  all: string,
  rows: readonly CountsRow[],
): Html => html`<div class="wide" role="region" aria-label="按${what}" tabindex="0">
<table class="counts">
<thead><tr><th>${what}</th><th class="bars"><span class="hidden-words">各状态占比</span></th><th>${all}</th>${standingCounts.map(([name]) => html`<th>${listWords[name]}</th>`)}<th>本期未报</th></tr></thead>
<tbody>
${rows.map(
  ({ name, query, all: whole, counts }) => html`<tr>
<th scope="row"><a href="${boardLink(place, { ...query, list: 'all' })}">${name}</a></th>
<td class="bars">${standingBar(counts)}</td>
<td>${figure(place, whole, { ...query, list: 'all' })}</td>
${standingCounts.map(([count, standing]) => html`<td>${figure(place, counts[count], { ...query, list: count }, '', standing)}</td>`)}
<td>${figure(place, counts.missing, { ...query, list: 'missing' })}</td>
</tr>`,
)}
</tbody></table>
</div>`;
