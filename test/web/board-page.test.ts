import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#src/core/day.js';
import { adjustTarget } from '#src/services/adjust-target.js';
import { digestDocument } from '#src/services/digest-views.js';
import { pictureOf } from '#src/services/programme-state.js';
import { submitReport } from '#src/services/submit-report.js';
import { type Board, rowsOf } from '#src/web/board-lists.js';
import { listAsked } from '#src/web/board-query.js';
import { readBoard } from '#src/web/read-board.js';
import { openTestHouse, type TestHouse, testHouse } from '../support/house.js';
import { importSeed, letIn, officeOf } from '../support/programme.js';
import { type Browser, browserOf, signedIn } from './browser.js';
import { busyYear } from './busy-year.js';

const leader = 'feishu:ou_leader';

async function enter(house: TestHouse): Promise<Browser> {
  await letIn(house, { name: '王区长', role: 'leader', address: leader });
  return signedIn(house, leader);
}

const textOf = async (browser: Browser, path: string): Promise<string> => {
  const answer = await browser.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Every figure of a page with the address of the list behind it. */
const figuresOf = (page: string): { href: string; count: number }[] =>
  [...page.matchAll(/<a class="figure[^"]*" href="([^"]+)"><b>(\d+)<\/b>/g)].map(([, href = '', count]) => ({
    href: plain(href),
    count: Number(count),
  }));

const sectionOf = (page: string, id: string): string =>
  page.split(`<section id="${id}">`)[1]?.split('</section>')[0] ?? '';
const rowsIn = (part: string): number => part.split('<tbody>')[1]?.match(/<tr>/g)?.length ?? 0;

describe('the figures of the board', () => {
  let house: TestHouse;
  let browser: Browser;
  beforeAll(async () => {
    house = await openTestHouse({ now: '2022-12-05T10:00+08:00' });
    await busyYear(house);
    browser = await enter(house);
  });
  afterAll(() => house.close());

  test.each(['2022-12-05', '2022-12-20', '2022-12-31', '2023-01-05'])(
    'as of %s are the lengths of the lists behind them',
    async (asOf) => {
      const figures = figuresOf(await textOf(browser, `/dashboard?as-of=${asOf}`));
      expect(figures.length).toBeGreaterThan(200);
      const boards = new Map<string, Board>();
      for (const { href, count } of figures) {
        const asked = new URL(href, house.publicUrl).searchParams;
        const day = asked.get('as-of') ?? '2023-01-05';
        const board = boards.get(day) ?? (await readBoard(await officeOf(house), day));
        boards.set(day, board);
        const query = listAsked((name) => asked.get(name) ?? undefined, board);
        expect([href, query && rowsOf(board, query).length]).toEqual([href, count]);
      }
      for (const { href, count } of figures.filter((_, i) => i % 97 === 0)) {
        const list = await textOf(browser, href);
        expect([href, rowsIn(list)]).toEqual([href, count]);
        expect(plain(list)).toContain(` ${count} 项</h1>`);
      }
    },
  );

  test('are those of the digest', async () => {
    for (const asOf of ['2022-12-20', '2023-01-05']) {
      const digest = await digestDocument(await officeOf(house), asOf, undefined);
      const page = await textOf(browser, `/dashboard?as-of=${asOf}`);
      const shown = (id: string, list: string, key = ''): number | undefined =>
        figuresOf(sectionOf(page, id)).find(({ href }) => href.endsWith(`list=${list}${key}`))?.count;
      const { totals, keySupervised } = digest;
      const names = ['completed', 'completedLate', 'onTrack', 'notStarted', 'atRisk', 'inDoubt', 'lagging'] as const;
      for (const name of names) {
        expect([name, shown('overview', name)]).toEqual([name, totals[name]]);
        expect([name, shown('key', name, '&key=1')]).toEqual([name, keySupervised[name]]);
      }
      for (const name of ['reported', 'missing', 'unreviewed', 'adjusted'] as const)
        expect([name, shown('overview', name)]).toEqual([name, totals[name]]);
      expect(shown('overview', 'all')).toBe(totals.projects);
      expect(shown('key', 'all', '&key=1')).toBe(keySupervised.projects);
      for (const [id, list] of [
        ['lagging', digest.lagging],
        ['doubts', digest.doubts],
        ['forecast', digest.forecast],
        ['changes', digest.changes],
      ] as const) {
        const section = sectionOf(page, id);
        expect([id, figuresOf(section)[0]?.count]).toEqual([id, list.length]);
        expect([id, rowsIn(section)]).toEqual([id, Math.min(list.length, 100)]);
        if (list.length > 100) expect(section).toContain(`其余 ${list.length - 100} 项`);
      }
      expect(rowsIn(sectionOf(page, 'missing'))).toBe(digest.missing.length);
      expect(rowsIn(sectionOf(page, 'units'))).toBe(digest.units.length);
    }
  });

  test('of one unit are those of its own digest', async () => {
    const office = await officeOf(house);
    const { units } = await digestDocument(office, '2023-01-05', undefined);
    for (const { unit } of units.slice(0, 3)) {
      const own = await digestDocument(office, '2023-01-05', unit);
      const list = await textOf(browser, `/dashboard?list=lagging&unit=${encodeURIComponent(unit)}`);
      expect(rowsIn(list)).toBe(own.totals.lagging);
    }
  });

  test('of the categories add up to the whole', async () => {
    const page = await textOf(browser, '/dashboard');
    const whole = figuresOf(sectionOf(page, 'overview')).find(({ href }) => href.endsWith('list=all'))?.count;
    const parts = figuresOf(sectionOf(page, 'categories')).filter(({ href }) => href.includes('list=all'));
    expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(whole);
  });

  test('are those of the day asked for, in the day’s own words', async () => {
    const early = await textOf(browser, '/dashboard?as-of=2022-12-12');
    const late = await textOf(browser, '/dashboard');
    expect(early).toContain('截至 2022年12月12日');
    expect(late).toContain('截至 2023年1月5日');
    expect(sectionOf(early, 'lagging')).toContain('没有这样的项目');
    expect(rowsIn(sectionOf(late, 'lagging'))).toBeGreaterThan(50);
    const ofItsDay = (page: string) => figuresOf(page.replace(sectionOf(page, 'trend'), ''));
    expect(ofItsDay(early).every(({ href }) => href.includes('as-of=2022-12-12'))).toBe(true);
    expect(ofItsDay(late).some(({ href }) => href.includes('as-of'))).toBe(false);
  });

  test('over time: a week a row, each figure of its own day', async () => {
    const trend = sectionOf(await textOf(browser, '/dashboard'), 'trend');
    const days = [...trend.matchAll(/<th scope="row">([^<]+)<\/th>/g)].map(([, day]) => day);
    expect(days).toEqual(['2023-01-05', '2022-12-29', '2022-12-22', '2022-12-15', '2022-12-08']);
    expect(trend).toContain('<svg class="chart"');
    const { totals } = await digestDocument(await officeOf(house), '2022-12-15', undefined);
    expect(figuresOf(trend).find(({ href }) => href.endsWith('as-of=2022-12-15&list=completed'))?.count).toBe(
      totals.completed,
    );
  });

  test('name key-supervised projects first', async () => {
    const page = sectionOf(await textOf(browser, '/dashboard'), 'lagging');
    const marks = page
      .split('<tr>')
      .slice(2)
      .map((row) => row.includes('★'));
    expect(marks).toContain(true);
    expect(marks.lastIndexOf(true)).toBeLessThan(marks.indexOf(false));
  });
});

describe('a page', () => {
  test('S22–S25: shows what people typed as text, in every place', async () => {
    const house = await testHouse({ now: '2022-12-28T10:00+08:00' });
    await importSeed(house);
    house.clock.advance(60_000);
    const unit = await letIn(house, { name: `<i>张"三'</i>`, role: 'contact', unit: '民治街道' });
    const { projects } = await pictureOf(unit);
    const state = projects.find(({ project }) => project.number === '9-2');
    const [assignment] = state?.assignments ?? [];
    const hostile = `</td><script>alert(1)</script><img src=x onerror=alert(2)>"'&amp; {{7*7}}`;
    await submitReport(unit, {
      projectId: state?.project.id ?? '',
      unitId: assignment?.unit.id ?? '',
      completion: hostile,
      problems: hostile,
      nextSteps: hostile,
      completed: false,
      source: 'form',
    });
    const browser = await enter(house);
    for (const path of ['/dashboard', '/dashboard?list=all', '/dashboard?list=changes', '/dashboard/projects/9-2']) {
      const page = await textOf(browser, path);
      expect(page).not.toMatch(/<script|<img|<i>/);
    }
    const page = await textOf(browser, '/dashboard/projects/9-2');
    expect(page.match(/&lt;script&gt;alert\(1\)/g)?.length).toBeGreaterThanOrEqual(4);
    expect(plain(page)).toContain(hostile);
    expect(page).toContain('&lt;i&gt;张');
  });

  test('has no script, no inline style and nothing of another host', async () => {
    const house = await testHouse({ now: '2022-12-28T10:00+08:00' });
    await importSeed(house);
    const browser = await enter(house);
    for (const path of ['/dashboard', '/dashboard?list=all', '/dashboard/projects/40']) {
      const answer = await browser.get(path);
      const page = await answer.text();
      const ours = page.replaceAll('http://www.w3.org/2000/svg', '');
      expect(ours).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:|url\(|@import|src=/i);
      expect(page.match(/<(section|table|tr|td|dl|a|p|form)\b/g)?.length).toBe(
        page.match(/<\/(section|table|tr|td|dl|a|p|form)>/g)?.length,
      );
    }
  });

  test('stays at the path under which a proxy serves it', async () => {
    const house = await testHouse({ now: '2022-12-28T10:00+08:00', publicUrl: 'https://example.gov.cn/duban' });
    await importSeed(house);
    const page = await textOf(await enter(house), '/dashboard');
    const addresses = [...page.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(50);
    expect(addresses.filter((address) => !/^(#|\/duban\/(dashboard|assets\/))/.test(address ?? ''))).toEqual([]);
  });

  test.each([
    ['/dashboard?as-of=2022-12-29', 400, '还没有到'],
    ['/dashboard?as-of=2022-02-30', 400, '日期写得不对'],
    ['/dashboard?as-of=%3Cb%3E', 400, '日期写得不对'],
    ['/dashboard?list=constructor', 404, '没有这个名单'],
    ['/dashboard?list=lagging&unit=%E5%8C%BA', 404, '没有找到这个主办单位'],
    ['/dashboard?category=x', 404, '没有这个项目分类'],
    ['/dashboard/projects/9-3', 404, '没有这个编号的项目'],
    ['/dashboard/projects/%3Cb%3E', 404, '没有这个编号的项目'],
  ])('%s is refused with %i and says why', async (path, status, words) => {
    const house = await testHouse({ now: '2022-12-28T10:00+08:00' });
    await importSeed(house);
    const answer = await (await enter(house)).get(path);
    expect(answer.status).toBe(status);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).not.toContain('<b>');
  });
});

describe('a project’s page', () => {
  test('shows each unit’s part and the whole history up to the day', async () => {
    const house = await testHouse({ now: '2022-12-20T10:00+08:00' });
    await importSeed(house);
    const office = await officeOf(house);
    const { projects } = await pictureOf(office);
    const state = projects.find(({ project }) => project.number === '11-3');
    const projectId = state?.project.id ?? '';
    const unitId = state?.assignments[0]?.unit.id ?? '';
    house.clock.to('2022-12-22T10:00+08:00');
    await submitReport(await officeOf(house), {
      projectId,
      unitId,
      completion: '已建成600个充电插口',
      completed: false,
      source: 'form',
    });
    house.clock.to('2022-12-26T10:00+08:00');
    await adjustTarget(await officeOf(house), {
      projectId,
      to: '建设1000个充电插口。',
      reason: '场地不足',
      document: '龙府办〔2022〕9号',
    });
    const browser = await enter(house);

    const today = await textOf(browser, '/dashboard/projects/11-3');
    expect(today).toMatch(/<h1>11-3 电动自行车充放设施建设项目/);
    expect(today).toContain('<h2>区消安委办 ');
    expect(today).toContain('<h2>各街道 ');
    expect(today).toContain('建设1000个充电插口。');
    expect(today).toMatch(/<dt>原目标<\/dt><dd class="text">建设1166个充电插口。/);
    const history = today.split('全部记录')[1] ?? '';
    expect([...history.matchAll(/data-label="事项">([^<]*)/g)].map(([, what]) => what)).toEqual([
      '填报（联合填报）',
      '填报（区消安委办）',
      '调整目标',
    ]);
    expect(history).toContain('龙府办〔2022〕9号');

    const then = await textOf(browser, '/dashboard/projects/11-3?as-of=2022-12-21');
    expect(then).not.toContain('建设1000个充电插口。');
    expect(then).not.toContain('已建成600个充电插口');
    expect(then).toContain('已完成120个充电插口数量的建设任务。');
    expect(then).toContain('这一天以后还有 2 条记录');
    expect(then).toMatch(/name="as-of" value="2022-12-21" max="2022-12-26"/);
  });

  test('of a project that a newer table left out is seen on days before, without its records', async () => {
    const house = await testHouse({ now: '2022-12-20T10:00+08:00' });
    await importSeed(house);
    const office = await officeOf(house);
    const { projects } = await office.repos.registry.load();
    const gone = projects
      .filter(({ number }) => number === '40')
      .map((project) => ({ ...project, goneOn: '2022-12-22' }));
    await office.repos.registry.saveProjects(gone);
    house.clock.to('2022-12-28T10:00+08:00');
    const browser = await enter(house);
    expect((await browser.get('/dashboard/projects/40')).status).toBe(404);
    expect(await textOf(browser, `/dashboard/projects/40?as-of=${addDays('2022-12-22', -1)}`)).toContain('不再列入');
  });
});

test('before any table was imported the board says what to do', async () => {
  const house = await testHouse({ now: '2022-12-20T10:00+08:00', office: ['feishu:ou_first'] });
  const office = await officeOf(house);
  await office.repos.sessions.add('a'.repeat(43), {
    personId: 'feishu:ou_first',
    createdAt: office.now,
    expiresAt: '2022-12-21T00:00:00.000Z',
  });
  const answer = await browserOf(house).get('/dashboard', { cookie: `duban_board=${'a'.repeat(43)}` });
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('还没有导入');
});
