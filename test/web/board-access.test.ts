import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { limits } from '#src/core/limits.js';
import { removeMember } from '#src/services/bind.js';
import { proof } from '../proof/proof.js';
import { type TestHouse, testHouse } from '../support/house.js';
import { importSeed, letIn, officeOf } from '../support/programme.js';
import { browserOf, linkFor, signedIn } from './browser.js';

const leader = 'feishu:ou_leader';
const now = '2022-12-28T10:00+08:00';

async function houseWithLeader(publicUrl?: string): Promise<TestHouse> {
  const house = await testHouse({ now, publicUrl, limits });
  await importSeed(house);
  await letIn(house, { name: '王区长', role: 'leader', address: leader });
  return house;
}

/** Rows ever changed in the store. */
async function changes({ database }: TestHouse): Promise<number> {
  const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(database.db);
  return rows[0]?.n ?? -1;
}

const actsOf = async (house: TestHouse) =>
  (await (await officeOf(house)).repos.audit.list({}, 2)).map(({ act, actorName }) => [act, actorName]);

describe('signing in', () => {
  test('a link shows one button to whoever fetches it, and only pressing it signs in', async () => {
    const house = await houseWithLeader();
    const t = await linkFor(house, leader);
    const before = await changes(house);
    for (const agent of ['Feishu preview', 'WeCom preview', 'somebody else']) {
      const preview = await browserOf(house).get(`/dashboard?t=${t}`, { 'user-agent': agent });
      expect(preview.status).toBe(200);
      expect(preview.headers.get('set-cookie')).toBeNull();
      const text = await preview.text();
      expect(text).toContain(`name="t" value="${t}"`);
      expect(text.match(/<button/g)).toHaveLength(1);
    }
    expect(await changes(house)).toBe(before);

    const browser = browserOf(house);
    const entered = await browser.post('/dashboard/sign-in', { t });
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/dashboard');
    expect((await browser.get('/dashboard')).status).toBe(200);
    expect(await actsOf(house)).toEqual([
      ['board.sign_in', '王区长'],
      ['board.link', '王区长'],
    ]);
  });

  test('S44: a link is good once', async () => {
    const house = await houseWithLeader();
    const t = await linkFor(house, leader);
    expect((await browserOf(house).post('/dashboard/sign-in', { t })).status).toBe(303);
    const second = await browserOf(house).post('/dashboard/sign-in', { t });
    expect(second.status).toBe(401);
    expect(second.headers.get('set-cookie')).toBeNull();
    expect((await browserOf(house).get(`/dashboard?t=${t}`)).status).toBe(401);
  });

  test('a link pressed twice at once opens one session', async () => {
    const house = await houseWithLeader();
    const t = await linkFor(house, leader);
    const pressed = await Promise.all([1, 2, 3].map(() => browserOf(house).post('/dashboard/sign-in', { t })));
    expect(pressed.map(({ status }) => status).sort()).toEqual([303, 401, 401]);
  });

  test('S42: ten times as many sign-ins as one person may: refused, the link is not used up; another gets in, and they too after ten minutes', async () => {
    const house = await houseWithLeader();
    await letIn(house, { name: '李区长', role: 'leader', address: 'feishu:ou_other' });
    const enter = async (address: string, t?: string): Promise<Response> =>
      browserOf(house).post('/dashboard/sign-in', { t: t ?? (await linkFor(house, address)) });
    const { count } = limits.signIn;
    const statuses: number[] = [];
    for (let nth = 0; nth < 10 * count; nth += 1) statuses.push((await enter(leader)).status);
    expect(statuses).toEqual([...Array(count).fill(303), ...Array(9 * count).fill(429)]);
    const t = await linkFor(house, leader);
    expect(await (await enter(leader, t)).text()).toContain(
      '登录太频繁了，这一次没有登录：10 分钟内最多 10 次。请过几分钟再试。',
    );
    expect((await enter('feishu:ou_other')).status).toBe(303);
    house.clock.advance(599_999);
    expect((await enter(leader, t)).status).toBe(429);
    house.clock.advance(1);
    expect((await enter(leader)).status).toBe(303);
    proof('S42', { runs: statuses.length, refused: 9 * count });
  });

  test('S42: ten times as many tries as one network address may: refused there, whatever it says before the proxy’s word; others get in', async () => {
    const house = await houseWithLeader();
    const tryFrom = async (from: string | null, t = 'x'): Promise<number> =>
      (await browserOf(house).post('/dashboard/sign-in', { t }, from === null ? {} : { 'x-forwarded-for': from }))
        .status;
    const { count } = limits.signInFrom;
    const statuses: number[] = [];
    for (let nth = 0; nth < 10 * count; nth += 1) statuses.push(await tryFrom(`198.51.100.${nth % 200}, 203.0.113.9`));
    expect(statuses).toEqual([...Array(count).fill(401), ...Array(9 * count).fill(429)]);
    const t = await linkFor(house, leader);
    expect(await tryFrom('203.0.113.9', t)).toBe(429);
    expect(await tryFrom('203.0.113.10', t)).toBe(303);
    for (let nth = 0; nth <= count; nth += 1) expect(await tryFrom(null)).toBe(401);
    proof('S42', { runs: statuses.length, refused: 9 * count });
  });

  test('a link ends after ten minutes', async () => {
    const house = await houseWithLeader();
    const t = await linkFor(house, leader);
    house.clock.advance(10 * 60_000);
    expect((await browserOf(house).get(`/dashboard?t=${t}`)).status).toBe(401);
    expect((await browserOf(house).post('/dashboard/sign-in', { t })).status).toBe(401);
  });

  test.each([
    [
      'https://duban.example.gov.cn',
      /^duban_board=[\w-]{43}; Max-Age=28800; Path=\/dashboard; HttpOnly; Secure; SameSite=Lax$/,
    ],
    ['https://example.gov.cn/duban', /; Path=\/duban\/dashboard; HttpOnly; Secure; SameSite=Lax$/],
    ['http://10.1.2.3:3000', /; Path=\/dashboard; HttpOnly; SameSite=Lax$/],
  ])('the cookie at %s is for the board alone and out of reach of scripts', async (publicUrl, cookie) => {
    const house = await houseWithLeader(publicUrl);
    const t = await linkFor(house, leader);
    const entered = await browserOf(house).post('/dashboard/sign-in', { t });
    expect(entered.headers.get('set-cookie')).toMatch(cookie);
  });

  test('S36: the store holds neither the link nor the session in clear', async () => {
    const house = await houseWithLeader();
    const t = await linkFor(house, leader);
    const browser = browserOf(house);
    await browser.post('/dashboard/sign-in', { t });
    const { rows: links } = await sql`select * from links`.execute(house.database.db);
    const { rows: sessions } = await sql`select * from sessions`.execute(house.database.db);
    expect(links).toHaveLength(1);
    expect(sessions).toHaveLength(1);
    expect(JSON.stringify([links, sessions])).not.toContain(t);
    expect(JSON.stringify(sessions)).not.toContain(browser.cookie().split('=')[1]);
  });

  test('office users by configuration alone get in too', async () => {
    const house = await testHouse({ now, office: ['feishu:ou_first'] });
    await importSeed(house);
    const late: TestHouse = { ...house, office: [...house.office, 'feishu:ou_second'] };
    for (const address of late.office)
      expect((await (await signedIn(late, address)).get('/dashboard')).status).toBe(200);
    const without: TestHouse = { ...house, office: [] };
    const browser = await signedIn(late, 'feishu:ou_second');
    expect((await browserOf(without).get('/dashboard', { cookie: browser.cookie() })).status).toBe(401);
  });
});

describe('a session', () => {
  test('lasts eight hours', async () => {
    const house = await houseWithLeader();
    const browser = await signedIn(house, leader);
    house.clock.advance(8 * 3600_000 - 1);
    expect((await browser.get('/dashboard')).status).toBe(200);
    house.clock.advance(1);
    expect((await browser.get('/dashboard')).status).toBe(401);
  });

  test('ends when its holder signs out, for every copy of the cookie', async () => {
    const house = await houseWithLeader();
    const browser = await signedIn(house, leader);
    const copied = browser.cookie();
    expect((await browser.post('/dashboard/sign-out')).headers.get('location')).toBe('/dashboard');
    expect(browser.cookie()).toBe('');
    expect((await browserOf(house).get('/dashboard', { cookie: copied })).status).toBe(401);
    expect((await actsOf(house))[0]).toEqual(['board.sign_out', '王区长']);
    const before = await changes(house);
    await browserOf(house).post('/dashboard/sign-out', {}, { cookie: copied });
    expect(await changes(house)).toBe(before);
  });

  test('S17: is refused at once when the person is removed, or is leader no more', async () => {
    const house = await houseWithLeader();
    await letIn(house, { name: '李区长', role: 'leader', address: 'feishu:ou_li' });
    const removed = await signedIn(house, leader);
    const demoted = await signedIn(house, 'feishu:ou_li');
    const office = await officeOf(house);
    const wang = await office.repos.roster.personByAddress(leader);
    const li = await office.repos.roster.personByAddress('feishu:ou_li');
    await removeMember(office, wang?.id ?? '');
    await office.repos.roster.revoke(li?.id ?? '', { role: 'leader', unitId: null });
    for (const browser of [removed, demoted]) {
      for (const path of ['/dashboard', '/dashboard?list=lagging', '/dashboard/projects/9-2']) {
        const answer = await browser.get(path);
        expect(answer.status).toBe(401);
        expect(await answer.text()).not.toMatch(/龙华|民治|9-2/);
      }
    }
  });

  test('is not opened by a link whose holder lost the right meanwhile; the link is gone', async () => {
    const house = await houseWithLeader();
    const t = await linkFor(house, leader);
    const office = await officeOf(house);
    const person = await office.repos.roster.personByAddress(leader);
    const right = { role: 'leader', unitId: null } as const;
    await office.repos.roster.revoke(person?.id ?? '', right);
    expect((await browserOf(house).post('/dashboard/sign-in', { t })).status).toBe(401);
    await office.repos.roster.grant(person?.id ?? '', right);
    expect((await browserOf(house).post('/dashboard/sign-in', { t })).status).toBe(401);
  });
});

describe('strangers', () => {
  test.each([
    '/dashboard',
    '/dashboard?as-of=2022-12-01',
    '/dashboard?list=lagging',
    '/dashboard/projects/9-2',
    '/dashboard/projects/none',
  ])('%s tells them how to sign in, and nothing of the programme', async (path) => {
    const house = await houseWithLeader();
    for (const cookie of ['', 'duban_board=', `duban_board=${'x'.repeat(43)}`]) {
      const answer = await browserOf(house).get(path, cookie ? { cookie } : {});
      expect(answer.status).toBe(401);
      const text = await answer.text();
      expect(text).toContain('/看板');
      expect(text).not.toMatch(/龙华|民治|2022/);
    }
  });

  test('the front door leads to the board', async () => {
    const house = await houseWithLeader();
    const answer = await browserOf(house).get('/');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/dashboard']);
  });

  test.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'http://127.0.0.1:3001' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 303],
    [{ origin: 'http://127.0.0.1:3000' }, 303],
  ])('a form posted with %j is answered %i, and uses nothing up where refused', async (headers, status) => {
    const house = await houseWithLeader();
    const t = await linkFor(house, leader);
    const before = await changes(house);
    expect((await browserOf(house).post('/dashboard/sign-in', { t }, headers)).status).toBe(status);
    if (status === 403) expect(await changes(house)).toBe(before);

    const browser = await signedIn(house, leader);
    expect((await browser.post('/dashboard/sign-out', {}, headers)).status).toBe(status);
    expect((await browser.get('/dashboard')).status).toBe(status === 403 ? 200 : 401);
  });

  test('a form is small, and its address leads back to the board', async () => {
    const house = await houseWithLeader();
    const large = await browserOf(house).post('/dashboard/sign-in', { t: 'x'.repeat(5000) });
    expect(large.status).toBe(413);
    expect((await browserOf(house).post('/dashboard/sign-in')).status).toBe(401);
    expect((await browserOf(house).get('/dashboard/sign-in')).status).toBe(302);
  });

  test('a link that was never given is refused, however it is written', async () => {
    const house = await houseWithLeader();
    for (const t of ['', 'x', `"><script>alert(1)</script>`, "' or 1=1 --", '%00', '督办'.repeat(200)]) {
      expect((await browserOf(house).get(`/dashboard?t=${encodeURIComponent(t)}`)).status).toBe(401);
      expect((await browserOf(house).post('/dashboard/sign-in', { t })).status).toBe(401);
    }
  });
});

test('every answer keeps scripts, frames, caches and other hosts away', async () => {
  const house = await houseWithLeader();
  const t = await linkFor(house, leader);
  const browser = await signedIn(house, leader);
  const stranger = browserOf(house);
  const answers = [
    await stranger.get('/dashboard'),
    await stranger.get(`/dashboard?t=${t}`),
    await stranger.post('/dashboard/sign-in', { t: 'x' }),
    await stranger.post('/dashboard/sign-in', { t }, { origin: 'https://evil.example' }),
    await stranger.post('/dashboard/sign-in', { t }),
    await browser.get('/dashboard'),
    await browser.get('/dashboard?list=all'),
    await browser.get('/dashboard/projects/9-2'),
    await browser.get('/dashboard?as-of=x'),
    await browser.post('/dashboard/sign-out'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 200, 401, 403, 303, 200, 200, 200, 400, 303]);
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  }
});
