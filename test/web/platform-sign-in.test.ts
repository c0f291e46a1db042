/** S43: sign-in to the board on the platform's own page, against a Feishu that gives codes and tokens. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feishuPlatform } from '#src/adapters/feishu/index.js';
import { systemIds } from '#src/adapters/system/ids.js';
import { removeMember } from '#src/services/bind.js';
import { type FakeFeishu, startFakeFeishu } from '../fakes/feishu/fake.js';
import { stillClock } from '../support/clock.js';
import { seededBytes, type TestHouse, testHouse } from '../support/house.js';
import { silentLog } from '../support/logs.js';
import { importSeed, letIn, officeOf } from '../support/programme.js';
import { type Browser, browserOf } from './browser.js';

const now = '2022-12-28T10:00+08:00';
const publicUrl = 'https://duban.example.gov.cn';
const begin = '/dashboard/with/feishu';
let fake: FakeFeishu;

beforeAll(async () => {
  fake = await startFakeFeishu({ now });
  for (const [openId, name] of [
    ['ou_leader', '王区长'],
    ['ou_contact', '张三'],
    ['ou_stranger', '路人'],
  ] as const)
    await fake.world.addPerson({ openId, name });
});
afterAll(() => fake.close());

async function houseWithFeishu(): Promise<TestHouse> {
  const clock = stillClock(now);
  const { appId, appSecret, encryptKey, verificationToken } = fake.app;
  const platform = feishuPlatform(
    { appId, appSecret, encryptKey, verificationToken, mode: 'webhook', baseUrl: fake.url },
    { clock, ids: systemIds(clock, seededBytes('feishu')), log: silentLog },
  );
  const house = await testHouse({ now, publicUrl, platforms: [platform] });
  await importSeed(house);
  await letIn(house, { name: '王区长', role: 'leader', address: 'feishu:ou_leader' });
  await letIn(house, { name: '张三', role: 'contact', unit: '民治街道', address: 'feishu:ou_contact' });
  return house;
}

/** Cookies by name, as a browser would keep those of one answer. */
const cookiesOf = (answer: Response): Map<string, string> =>
  new Map(
    answer.headers
      .getSetCookie()
      .map((line) => [line.split('=')[0] ?? '', line.split(';')[0]?.split('=').slice(1).join('=') ?? '']),
  );
const half = (answer: Response): string => `duban_sign_in=${cookiesOf(answer).get('duban_sign_in')}`;

/** Begins, agrees on the platform's page as a person, and gives where the browser is sent back to, with its cookie. */
async function agree(browser: Browser, openId: string): Promise<{ back: string; cookie: string }> {
  const begun = await browser.send(begin, {});
  expect(begun.status).toBe(302);
  const back = new URL(await fake.users.consent(openId, begun.headers.get('location') ?? ''));
  expect(back.origin).toBe(publicUrl);
  return { back: back.pathname + back.search, cookie: half(begun) };
}

describe('sign-in with Feishu', () => {
  test('the page offers it, and it leads a leader to the board', async () => {
    const house = await houseWithFeishu();
    const browser = browserOf(house);
    expect(await (await browser.get('/dashboard')).text()).toContain(`href="${begin}"`);
    const { back, cookie } = await agree(browser, 'ou_leader');
    const entered = await browserOf(house).get(back, { cookie });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/dashboard']);
    const session = cookiesOf(entered).get('duban_board') ?? '';
    expect(entered.headers.getSetCookie().join('\n')).toMatch(/duban_board=[\w-]{43};.*HttpOnly; Secure; SameSite=Lax/);
    const board = await browserOf(house).get('/dashboard', { cookie: `duban_board=${session}` });
    expect(board.status).toBe(200);
    const office = await officeOf(house);
    expect((await office.repos.audit.list({}, 1)).map(({ act, actorName }) => [act, actorName])).toEqual([
      ['board.sign_in', '王区长'],
    ]);
    // S17: rights withdrawn are gone at once on pages too.
    await removeMember(office, (await office.repos.roster.personByAddress('feishu:ou_leader'))?.id ?? '');
    expect((await browserOf(house).get('/dashboard', { cookie: `duban_board=${session}` })).status).toBe(401);
  });

  test('the state is good once', async () => {
    const house = await houseWithFeishu();
    const first = await agree(browserOf(house), 'ou_leader');
    expect((await browserOf(house).get(first.back, { cookie: first.cookie })).status).toBe(303);
    const again = new URL(first.back, publicUrl);
    const fresh = await agree(browserOf(house), 'ou_leader');
    again.searchParams.set('code', new URL(fresh.back, publicUrl).searchParams.get('code') ?? '');
    const answer = await browserOf(house).get(again.pathname + again.search, { cookie: first.cookie });
    expect([answer.status, cookiesOf(answer).has('duban_board')]).toEqual([401, false]);
  });

  test('and for ten minutes', async () => {
    const house = await houseWithFeishu();
    const { back, cookie } = await agree(browserOf(house), 'ou_leader');
    house.clock.advance(10 * 60_000);
    expect((await browserOf(house).get(back, { cookie })).status).toBe(401);
  });

  test('only in the browser that began it', async () => {
    const house = await houseWithFeishu();
    const { back } = await agree(browserOf(house), 'ou_leader');
    const other = await browserOf(house).send(begin, {});
    expect((await browserOf(house).get(back)).status).toBe(401);
    expect((await browserOf(house).get(back, { cookie: half(other) })).status).toBe(401);
  });

  test.each(['state', 'code'])('a forged %s is refused', async (name) => {
    const house = await houseWithFeishu();
    const { back, cookie } = await agree(browserOf(house), 'ou_leader');
    for (const forged of ['', 'x', '9999999999999.x.y', 'a'.repeat(2000)]) {
      const url = new URL(back, publicUrl);
      url.searchParams.set(name, forged);
      expect((await browserOf(house).get(url.pathname + url.search, { cookie })).status).toBe(401);
    }
  });

  test.each(['ou_contact', 'ou_stranger'])('%s is not let in, and sees nothing', async (openId) => {
    const house = await houseWithFeishu();
    const { back, cookie } = await agree(browserOf(house), openId);
    const answer = await browserOf(house).get(back, { cookie });
    expect([answer.status, cookiesOf(answer).has('duban_board')]).toEqual([401, false]);
    expect(await answer.text()).not.toMatch(/龙华|民治/);
  });

  test('a platform that has no such page, or is none, leads back', async () => {
    const house = await testHouse({ now });
    for (const name of ['feishu', 'wecom', 'x', '..%2f'])
      expect((await browserOf(house).get(`/dashboard/with/${name}`)).headers.get('location') ?? '/dashboard').toBe(
        '/dashboard',
      );
  });
});

test('Feishu’s own page stands on its accounts host', () => {
  const clock = stillClock(now);
  const { webSignIn } = feishuPlatform(
    {
      appId: 'cli_0123456789abcdef',
      appSecret: 's',
      encryptKey: 'k',
      verificationToken: 'v',
      mode: 'webhook',
      baseUrl: 'https://open.feishu.cn',
    },
    { clock, ids: systemIds(clock, seededBytes('x')), log: silentLog },
  );
  const address = webSignIn?.address({ state: 's.t', returnTo: 'https://a.example/dashboard/with/feishu/back' });
  expect(address).toBe(
    'https://accounts.feishu.cn/open-apis/authen/v1/authorize?client_id=cli_0123456789abcdef&response_type=code&redirect_uri=https%3A%2F%2Fa.example%2Fdashboard%2Fwith%2Ffeishu%2Fback&state=s.t',
  );
});
