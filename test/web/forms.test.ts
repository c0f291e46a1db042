import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Limits, limits } from '#src/core/limits.js';
import type { AssignmentState } from '#src/core/picture.js';
import { removeMember } from '#src/services/bind.js';
import { assignmentState } from '#src/services/find.js';
import { type FormKind, formLink } from '#src/services/form-link.js';
import { changeRound } from '#src/services/manage-rounds.js';
import { pictureOf } from '#src/services/programme-state.js';
import { submitReport } from '#src/services/submit-report.js';
import { proof } from '../proof/proof.js';
import { type TestHouse, testHouse } from '../support/house.js';
import { contextOf, importSeed, letIn, officeOf } from '../support/programme.js';
import { browserOf } from './browser.js';

const zhang = 'feishu:ou_zhang';
const unit = '区消安委办';
const number = '11-3';

async function year(now = '2022-12-28T10:00+08:00', publicUrl?: string, limits?: Limits): Promise<TestHouse> {
  const house = await testHouse({ now, publicUrl, limits });
  await importSeed(house, { registryOnly: true });
  await letIn(house, { name: '张三', role: 'contact', unit, address: zhang });
  return house;
}

async function stateOf(house: TestHouse, of = number): Promise<AssignmentState> {
  const picture = await pictureOf(await officeOf(house));
  const project = picture.projects.find(({ project }) => project.number === of);
  const own = project?.assignments.find((one) => one.unit.name === unit);
  if (!project || !own) throw new Error(`no ${of} of ${unit}`);
  return assignmentState(picture, project.project.id, own.unit.id);
}

/** Path of a form that the contact asked for. */
async function formOf(house: TestHouse, kind: FormKind = 'report'): Promise<string> {
  const { url } = await formLink(await contextOf(house, zhang), kind, await stateOf(house));
  return new URL(url).pathname;
}

const changes = async ({ database }: TestHouse): Promise<number> =>
  (await sql<{ n: number }>`select total_changes() as n`.execute(database.db)).rows[0]?.n ?? -1;
const factsOf = async (house: TestHouse) => (await officeOf(house)).repos.facts.load();
const actsOf = async (house: TestHouse, count = 3) =>
  (await (await officeOf(house)).repos.audit.list({}, count)).map(({ act, actorName }) => [act, actorName]);
const proofIn = (page: string): string => /name="proof" value="([^"]+)"/.exec(page)?.[1] ?? '';

const report = {
  completion: '已建成1166个充电插口',
  completed: 'yes',
  completedOn: '2022-12-20',
  problems: '',
  nextSteps: '',
};

/** Checks what is filled in, and sends it. */
async function send(house: TestHouse, path: string, fields: Record<string, string>): Promise<Response> {
  const browser = browserOf(house);
  const checked = await browser.post(path, { ...fields, step: 'check' });
  return browser.post(path, { ...fields, step: 'send', proof: proofIn(await checked.text()) });
}

describe('a report by the form', () => {
  test('shows what is asked and what was said last time; checking stores nothing; sending stores it once, as the person', async () => {
    const house = await year();
    const path = await formOf(house);
    const browser = browserOf(house);
    const before = await changes(house);
    const empty = await (await browser.get(path)).text();
    expect(empty).toContain('进展填报：11-3');
    expect(empty).toContain('1166');
    expect(empty).not.toMatch(/<script(?![^>]*src=")|\sstyle=|\son\w+=/);
    const checked = await browser.post(path, { ...report, step: 'check' });
    const text = await checked.text();
    expect(checked.status).toBe(200);
    expect(text).toContain('累计 1166 个');
    expect(text).toContain('没有发现问题');
    expect(text).toContain('>\n已建成1166个充电插口</textarea>');
    expect((await factsOf(house)).reports).toEqual([]);

    const sent = await browser.post(path, { ...report, step: 'send', proof: proofIn(text) });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, path]);
    expect(await changes(house)).toBeGreaterThan(before);
    const [stored, ...others] = (await factsOf(house)).reports;
    expect(others).toEqual([]);
    expect(stored).toMatchObject({
      completion: report.completion,
      completed: true,
      completedOn: '2022-12-20',
      byName: '张三',
      source: 'web',
    });
    expect(await actsOf(house)).toEqual([
      ['form.send', '张三'],
      ['report.submit', '张三'],
      ['form.link', '张三'],
    ]);
    expect(await (await browser.get(path)).text()).toContain('已提交');
  });

  test('S44: a GET writes nothing, whoever fetches it and however often', async () => {
    const house = await year();
    const path = await formOf(house);
    const before = await changes(house);
    for (const agent of ['Feishu preview', 'WeCom preview', 'x'])
      expect((await browserOf(house).get(path, { 'user-agent': agent })).status).toBe(200);
    expect(await changes(house)).toBe(before);
  });

  test('pressed again, or thrice at once, it is one report', async () => {
    const house = await year();
    const path = await formOf(house);
    const browser = browserOf(house);
    const proof = proofIn(await (await browser.post(path, { ...report, step: 'check' })).text());
    const pressed = await Promise.all([1, 2, 3].map(() => browser.post(path, { ...report, step: 'send', proof })));
    expect(pressed.map(({ status }) => status)).toEqual([303, 303, 303]);
    await browser.post(path, { ...report, completion: '另写', step: 'send', proof: 'x' });
    expect((await factsOf(house)).reports).toHaveLength(1);
  });

  test('what was changed after the check is checked again before it is sent', async () => {
    const house = await year();
    const path = await formOf(house);
    const browser = browserOf(house);
    const proof = proofIn(await (await browser.post(path, { ...report, step: 'check' })).text());
    const short = { ...report, completion: '已建成120个充电插口' };
    const again = await browser.post(path, { ...short, step: 'send', proof });
    expect(again.status).toBe(200);
    const text = await again.text();
    expect(text).toContain('提交后会请您说明');
    expect((await factsOf(house)).reports).toEqual([]);
    expect((await browser.post(path, { ...short, step: 'send', proof: proofIn(text) })).status).toBe(303);
    expect((await factsOf(house)).reports[0]?.completion).toBe(short.completion);
  });

  test.each([
    [{ completed: '' }, '请选择是否完成年度目标'],
    [{ completion: '', completed: 'no' }, '请写明完成情况'],
    [{ completedOn: '2022-12-29' }, '还没有到'],
    [{ completedOn: '2022-02-30' }, '不是有效的日期'],
    [{ completion: '字'.repeat(4001) }, '每一栏最多 4000 字'],
  ])('%j is refused in words, keeps what was typed and the link', async (wrong, shown) => {
    const house = await year();
    const path = await formOf(house);
    const answer = await browserOf(house).post(path, { ...report, problems: '有一处问题', ...wrong, step: 'check' });
    const text = await answer.text();
    expect(answer.status).toBe(400);
    expect(text).toContain(shown);
    expect(text).toContain('有一处问题');
    expect((await send(house, path, report)).status).toBe(303);
  });

  test('what is completed as it was reported is confirmed with one press', async () => {
    const house = await year('2022-11-25T10:00+08:00');
    const { project, unit: lead } = await stateOf(house);
    const { completion } = report;
    await submitReport(await contextOf(house, zhang), {
      projectId: project.id,
      unitId: lead.id,
      completion,
      completed: true,
      source: 'form',
    });
    house.clock.to('2022-12-28T10:00+08:00');
    const path = await formOf(house);
    expect(await (await browserOf(house).get(path)).text()).toContain('没有变化，确认已完成');
    expect((await browserOf(house).post(path, { step: 'as_is' })).status).toBe(303);
    const { reports } = await factsOf(house);
    expect(reports.at(-1)).toMatchObject({ source: 'confirmed_as_is', completion, on: '2022-12-28' });
  });
});

describe('what follows', () => {
  test('a doubt is explained on the next form, in the three lawful ways', async () => {
    for (const [answer, more, stored] of [
      ['share', { share: '120' }, { answer: 'share', share: 120 }],
      ['basis', { basis: '目标按审核数，填报按实施数' }, { answer: 'basis', basis: '目标按审核数，填报按实施数' }],
      ['short', {}, { answer: 'short' }],
    ] as const) {
      const house = await year();
      const path = await formOf(house);
      const browser = browserOf(house);
      await send(house, path, { ...report, completion: '已建成120个充电插口' });
      const sent = await (await browser.get(path)).text();
      expect(sent).toContain('现在说明');
      const next = await browser.post(path, { step: 'next', kind: 'explanation' });
      expect(next.status).toBe(303);
      const explain = next.headers.get('location') ?? '';
      expect(explain).toMatch(/^\/forms\/[\w-]{32}$/);
      expect(await (await browser.get(explain)).text()).toContain('统计口径不同');
      expect((await browser.post(explain, { step: 'check' })).status).toBe(400);
      expect((await send(house, explain, { answer, ...more })).status).toBe(303);
      expect((await factsOf(house)).answers).toMatchObject([stored]);
      const settled = await browser.post(path, { step: 'next', kind: 'explanation' });
      expect(settled.status).toBe(404);
    }
  });

  test('an analysis is checked as a reviewer would, and stored', async () => {
    const house = await year('2023-01-03T10:00+08:00');
    const path = await formOf(house, 'lag_analysis');
    const analysis = {
      problems: '还差1046个充电插口没有建成，影响小区居民充电',
      subjectiveCauses: '无',
      objectiveCauses: '疫情影响',
      nextSteps: '继续推进',
      expectedCompletion: '2023-03-31',
    };
    const checked = await browserOf(house).post(path, { ...analysis, step: 'check' });
    const text = await checked.text();
    expect(text).toContain('审核时可能会退回，建议现在就改');
    expect((await factsOf(house)).analyses).toEqual([]);
    const better = {
      ...analysis,
      subjectiveCauses: '我办前期对场地摸排不细，统筹不够，选址反复。',
      objectiveCauses: '11月至12月施工管控，停工23天。',
      nextSteps: '1月20日前由李四完成选址；3月31日前由王五建成其余1046个。',
    };
    expect((await send(house, path, better)).status).toBe(303);
    expect((await factsOf(house)).analyses).toMatchObject([{ ...better, byName: '张三' }]);
    expect(await (await browserOf(house).get(path)).text()).toContain('待督办办公室审核');
  });

  test('files are kept with what was sent, and not before', async () => {
    const house = await year();
    const path = await formOf(house);
    const upload = (name: string): FormData => {
      const body = new FormData();
      body.set('step', 'evidence');
      body.append('files', new File(['照片'], name));
      return body;
    };
    const browser = browserOf(house);
    expect((await browser.send(path, { method: 'POST', body: upload('a.jpg') })).status).toBe(409);
    await send(house, path, report);
    expect((await browser.send(path, { method: 'POST', body: upload('C:\\照片\\现场.jpg') })).status).toBe(303);
    const { evidence, reports } = await factsOf(house);
    expect(evidence).toMatchObject([
      { name: '现场.jpg', subject: 'report', subjectId: reports[0]?.id, byName: '张三' },
    ]);
  });
});

describe('a link that is good no more', () => {
  test.each(['x', 'a'.repeat(32), "' or 1=1 --", '<script>'])('never given: %s', async (token) => {
    const house = await year();
    const answer = await browserOf(house).get(`/forms/${encodeURIComponent(token)}`);
    expect(answer.status).toBe(404);
    const text = await answer.text();
    expect(text).toContain('链接无效');
    expect(text).not.toMatch(/民治|11-3|张三/);
  });

  test('S44: expired after three days', async () => {
    const house = await year();
    const path = await formOf(house);
    house.clock.advance(72 * 3600_000);
    const answer = await browserOf(house).get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('链接已经过期');
    expect((await send(house, path, report)).status).toBe(404);
    expect((await factsOf(house)).reports).toEqual([]);
  });

  test('S17: not theirs: the person was removed, or speaks for another unit now', async () => {
    const house = await year();
    const path = await formOf(house);
    const office = await officeOf(house);
    const person = await office.repos.roster.personByAddress(zhang);
    await removeMember(office, person?.id ?? '');
    for (const answer of [
      await browserOf(house).get(path),
      await browserOf(house).post(path, { ...report, step: 'check' }),
    ]) {
      expect(answer.status).toBe(403);
      const text = await answer.text();
      expect(text).toContain('不能再为这个单位填报');
      expect(text).not.toMatch(/11-3|1166/);
    }
  });

  test('the round is locked', async () => {
    const house = await year();
    const path = await formOf(house);
    house.clock.to('2022-12-29T10:00+08:00');
    const { openRound } = await pictureOf(await officeOf(house));
    await changeRound(await officeOf(house), 'locked', { id: openRound?.id });
    const answer = await browserOf(house).get(path);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('已经锁定');
    expect((await send(house, path, report)).status).toBe(409);
    expect((await factsOf(house)).reports).toEqual([]);
  });

  test('S43: another site cannot send it', async () => {
    const house = await year();
    const path = await formOf(house);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[])
      expect((await browserOf(house).post(path, { ...report, step: 'check' }, headers)).status).toBe(403);
  });

  test('a form for one duty sends no other', async () => {
    const house = await year();
    const path = await formOf(house);
    const answer = await browserOf(house).post(path, { step: 'adopt', adopts: 'ana_x' });
    expect([answer.status, (await factsOf(house)).analyses]).toEqual([400, []]);
  });
});

test('S22–S25: what people wrote stands in the form as they wrote it', async () => {
  const house = await year();
  const hostile = `\n"><script>alert(1)</script><at id=all></at></textarea>'\`&amp;@all ${'长'.repeat(300)}\u202e`;
  const path = await formOf(house);
  const answer = await browserOf(house).post(path, {
    ...report,
    completion: hostile,
    problems: hostile,
    step: 'check',
  });
  const text = await answer.text();
  expect(text).not.toMatch(/<script(?![^>]* src=")|<at /);
  expect(text.match(/<\/textarea>/g)).toHaveLength(3);
  await send(house, path, { ...report, completion: hostile });
  expect((await factsOf(house)).reports[0]?.completion).toBe(hostile.replaceAll('\n', '\r\n').trim());
  expect(await (await browserOf(house).get(path)).text()).not.toMatch(/<script(?![^>]* src=")|<at /);
});

test('the page says to browsers what it may do, and goes out zipped', async () => {
  const house = await year('2022-12-28T10:00+08:00', 'https://example.gov.cn/duban');
  const { url } = await formLink(await contextOf(house, zhang), 'report', await stateOf(house));
  expect(url).toMatch(/^https:\/\/example\.gov\.cn\/duban\/forms\/[\w-]{32}$/);
  const path = new URL(url).pathname.slice('/duban'.length);
  const answer = await browserOf(house).get(path, { 'accept-encoding': 'gzip' });
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const page = await (await browserOf(house).get(path)).text();
  expect(page).toContain('href="/duban/assets/duban.css?v=');
  expect((await send(house, path, report)).headers.get('location')).toBe(`/duban${path}`);
});

test('S42: one link is not pressed without end; another goes on', async () => {
  const house = await year(undefined, undefined, limits);
  const [path, other] = [await formOf(house), await formOf(house)];
  const browser = browserOf(house);
  const presses: number[] = [];
  for (let press = 0; press < 10 * limits.link.count; press += 1)
    presses.push((await browser.post(path, { completed: '', step: 'check' })).status);
  const { count } = limits.link;
  expect(presses).toEqual([...Array(count).fill(400), ...Array(9 * count).fill(429)]);
  proof('S42', { runs: presses.length, refused: 9 * count });
  const answer = await browser.post(path, { ...report, step: 'check' });
  expect([answer.status, (await answer.text()).includes('太频繁')]).toEqual([429, true]);
  expect((await browser.post(other, { ...report, step: 'check' })).status).toBe(200);
  house.clock.advance(600_000);
  expect((await browser.post(path, { ...report, step: 'check' })).status).toBe(200);
});

test('the store holds the link only as a hash', async () => {
  const house = await year();
  const path = await formOf(house);
  const { rows } = await sql`select * from links`.execute(house.database.db);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(path.split('/')[2]);
});
