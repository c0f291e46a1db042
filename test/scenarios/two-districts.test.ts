/** Two districts on one deployment, with the same projects and units: each has its own of everything, and nothing crosses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Programme } from '#src/core/registry.js';
import { addMember, bindChat } from '#src/services/bind.js';
import { cityDigest } from '#src/services/city-digest.js';
import { type Ctx, commandLine, openContext } from '#src/services/context.js';
import { digestDocument } from '#src/services/digest-views.js';
import { findUnit } from '#src/services/find.js';
import { programmeNamed } from '#src/services/programme-of.js';
import { submitReport } from '#src/services/submit-report.js';
import { importSeed } from '../support/programme.js';
import { DIRECT, openWorld, type Received, type World } from '../support/world.js';

let world: World;
let longhua: Programme;
let guangming: Programme;

const people = {
  ou_office: '城市管理员',
  ou_wang: '王龙华',
  ou_gao: '高光明',
  ou_zhang: '张龙华',
  ou_li: '李光明',
  ou_both: '赵两区',
};
const groups = {
  oc_lh: ['ou_office', 'ou_zhang', 'ou_wang', 'ou_gao'],
  oc_gm: ['ou_office', 'ou_li', 'ou_gao'],
  oc_lh_office: ['ou_office', 'ou_wang'],
  oc_gm_office: ['ou_office', 'ou_gao'],
};

const inDistrict = (programme: Programme): Promise<Ctx> => openContext(world.service.house, commandLine, programme.id);
const textOf = (messages: readonly Received[]): string => messages.map(({ text }) => text).join('\n');
const onlyChats = (messages: readonly Received[]): string[] => [...new Set(messages.map(({ chatId }) => chatId))];

beforeAll(async () => {
  world = await openWorld({ now: '2022-12-19T10:00:00+08:00' });
  for (const [openId, name] of Object.entries(people)) await world.addPerson(openId, name);
  for (const [chatId, members] of Object.entries(groups)) await world.addGroup(chatId, chatId, members);
  await world.settle();
  longhua = await importSeed(world.service.house, { registryOnly: true });
  guangming = await importSeed(world.service.house, { registryOnly: true, district: '光明区' });
  for (const [programme, contact, office, chat, officeChat] of [
    [longhua, 'ou_zhang', 'ou_wang', 'oc_lh', 'oc_lh_office'],
    [guangming, 'ou_li', 'ou_gao', 'oc_gm', 'oc_gm_office'],
  ] as const) {
    const ctx = await inDistrict(programme);
    const unitId = findUnit((await ctx.repos.registry.load()).units, '民治街道').id;
    const member = (openId: keyof typeof people, role: 'contact' | 'office') =>
      addMember(ctx, {
        address: `feishu:${openId}`,
        name: people[openId],
        role,
        unitId: role === 'contact' ? unitId : null,
      });
    await member(contact, 'contact');
    await member(office, 'office');
    await member('ou_both', 'contact');
    await bindChat(ctx, `feishu:${chat}`, { kind: 'unit', unitId });
    await bindChat(ctx, `feishu:${officeChat}`, { kind: 'office' });
  }
});
afterAll(() => world.close());

test('each has its own registry, under its own name', async () => {
  expect(longhua.id).not.toBe(guangming.id);
  const [a, b] = [await inDistrict(longhua), await inDistrict(guangming)];
  const ids = async (ctx: Ctx) => (await ctx.repos.registry.load()).projects.map(({ id }) => id);
  expect(new Set([...(await ids(a)), ...(await ids(b))]).size).toBe(36);
});

test('each has its own people and chats: the other’s are not on its roster', async () => {
  const rosterOf = async (programme: Programme) => {
    const { people: on, chats } = await (await inDistrict(programme)).repos.roster.load();
    return {
      names: on.map(({ name }) => name),
      chats: chats.flatMap(({ address, audience }) => (audience ? address : [])),
    };
  };
  const [a, b] = [await rosterOf(longhua), await rosterOf(guangming)];
  expect(a.names).toEqual(expect.arrayContaining(['张龙华', '王龙华', '赵两区']));
  expect(a.names).not.toEqual(expect.arrayContaining(['李光明']));
  expect(a.names).not.toEqual(expect.arrayContaining(['高光明']));
  expect(b.names).not.toEqual(expect.arrayContaining(['张龙华']));
  expect(a.chats.toSorted()).toEqual(['feishu:oc_lh', 'feishu:oc_lh_office']);
  expect(b.chats.toSorted()).toEqual(['feishu:oc_gm', 'feishu:oc_gm_office']);
});

test('a chat of one district cannot be bound by the other', async () => {
  const ctx = await inDistrict(guangming);
  await expect(bindChat(ctx, 'feishu:oc_lh', { kind: 'office' })).rejects.toThrow('别的区');
});

test('an office person of one district is nobody in the other', async () => {
  const heard = await world.say('ou_gao', 'oc_lh', '/催办');
  expect(textOf(heard)).not.toMatch(/已发|已提醒/);
  const { grants } = (await (await inDistrict(longhua)).repos.roster.personByAddress('feishu:ou_gao')) ?? {
    grants: [],
  };
  expect(grants).toEqual([]);
});

test('a report in one is not seen in the other, nor on its trail', async () => {
  const ctx = await inDistrict(longhua);
  const { projects, units } = await ctx.repos.registry.load();
  const unitId = findUnit(units, '民治街道').id;
  const project = projects.find(({ unitIds }) => unitIds.includes(unitId));
  if (!project) throw new Error('no project of that unit');
  const before = (await (await inDistrict(guangming)).repos.audit.list({}, 200)).length;
  await submitReport(ctx, {
    projectId: project.id,
    unitId,
    completion: '龙华独有的进展',
    completed: null,
    source: 'form',
  });
  expect((await (await inDistrict(guangming)).repos.facts.load()).reports).toEqual([]);
  expect((await (await inDistrict(guangming)).repos.audit.list({}, 200)).length).toBe(before);
  const seen = await world.say('ou_gao', 'oc_gm_office', `/历史 ${project.number}`);
  expect(textOf(seen)).not.toContain('龙华独有的进展');
  const own = await world.say('ou_wang', 'oc_lh_office', `/历史 ${project.number}`);
  expect(textOf(own)).toContain('龙华独有的进展');
});

test('the jobs run for both, and each group gets its own card once', async () => {
  const before = (await world.fake.ledger.messages()).length;
  await world.at('2022-12-20T09:30:00+08:00');
  const sent = (await world.fake.ledger.messages()).slice(before);
  for (const chat of ['oc_lh', 'oc_gm']) expect(sent.filter(({ chatId }) => chatId === chat)).toHaveLength(1);
});

describe('somebody of both', () => {
  test('is asked which is meant, one-to-one; what is chosen holds from then on', async () => {
    const asked = await world.say('ou_both', DIRECT, '/待办');
    expect(textOf(asked)).toContain('您说的是哪个区');
    expect(textOf(asked)).not.toContain('9-2');
    const card = asked.at(-1) as Received;
    await world.press('ou_both', card.messageId, '光明区2022年');
    const answered = await world.say('ou_both', DIRECT, '/待办');
    expect(textOf(answered)).not.toContain('您说的是哪个区');
    expect(textOf(answered)).toContain('民治街道');
  });

  test('changes by naming the other', async () => {
    expect(textOf(await world.say('ou_both', DIRECT, '/换区 龙华'))).toContain('龙华区2022年');
    expect(textOf(await world.say('ou_both', DIRECT, '/换区 宝安'))).toContain('没有找到');
  });
});

test('a person of one cannot choose the other', async () => {
  const heard = await world.say('ou_li', DIRECT, '/换区 龙华');
  expect(textOf(heard)).toContain('没有找到');
  expect(onlyChats(heard)).toHaveLength(1);
});

test('the city’s figures are the sum of the districts’ own', async () => {
  const city = await cityDigest(await inDistrict(longhua), undefined);
  const own = await Promise.all(
    [longhua, guangming].map(async (one) => (await digestDocument(await inDistrict(one), undefined, undefined)).totals),
  );
  expect(city.districts.map(({ district }) => district).toSorted()).toEqual(['光明区', '龙华区'].toSorted());
  for (const key of Object.keys(city.totals) as (keyof typeof city.totals)[]) {
    expect({ key, sum: city.totals[key] }).toEqual({ key, sum: own.reduce((sum, totals) => sum + totals[key], 0) });
  }
});

describe('a leader of several districts asks of all of them at once', () => {
  let pingshan: Programme;
  const figuresIn = (text: string): Record<string, number[]> =>
    Object.fromEntries(
      text
        .split('\n')
        .map((line) => line.split(' | '))
        .filter(([name = '', ...cells]) => cells.length === 7 && name !== '区')
        .map(([name = '', ...cells]) => [name, cells.map(Number)]),
    );
  const ownFigures = async (programme: Programme): Promise<number[]> => {
    const { totals: t } = await digestDocument(await inDistrict(programme), undefined, undefined);
    return [t.projects, t.completed, t.completedLate, t.lagging, t.inDoubt, t.atRisk, t.missing];
  };

  beforeAll(async () => {
    pingshan = await importSeed(world.service.house, { registryOnly: true, district: '坪山区' });
    await world.addPerson('ou_mayor', '周副市长');
    await world.addGroup('oc_lh_leaders', '龙华区领导群', ['ou_mayor', 'ou_wang']);
    await bindChat(await inDistrict(longhua), 'feishu:oc_lh_leaders', { kind: 'leaders' });
    for (const programme of [longhua, guangming])
      await addMember(await inDistrict(programme), {
        address: 'feishu:ou_mayor',
        name: '周副市长',
        role: 'leader',
        unitId: null,
      });
    // In the third a contact only, and in none of the figures.
    const third = await inDistrict(pingshan);
    const unitId = findUnit((await third.repos.registry.load()).units, '民治街道').id;
    await addMember(third, { address: 'feishu:ou_mayor', name: '周副市长', role: 'contact', unitId });
  });

  test.each(['各区进度', '全市情况怎么样？', '/各区', '/districts'])('%s: by district, and the sum', async (said) => {
    const heard = await world.say('ou_mayor', DIRECT, said);
    expect(heard).toHaveLength(1);
    const text = textOf(heard);
    const [own, other] = [await ownFigures(longhua), await ownFigures(guangming)];
    expect(figuresIn(text)).toEqual({
      龙华区: own,
      光明区: other,
      合计: own.map((figure, index) => figure + (other[index] ?? 0)),
    });
    expect(own[0]).toBe(18);
    expect(text).not.toContain('坪山');
  });

  test('as of a past day', async () => {
    expect(textOf(await world.say('ou_mayor', DIRECT, '/各区 2022-12-18'))).toContain('各区进度 2022-12-18');
  });

  test('in a group of one district the answer goes to the asker alone', async () => {
    const heard = await world.say('ou_mayor', 'oc_lh_leaders', '各区进度');
    const told = heard.filter(({ text }) => text.includes('光明区'));
    expect(told).toHaveLength(1);
    expect(told[0]?.chatId).not.toBe('oc_lh_leaders');
    expect(textOf(heard.filter(({ chatId }) => chatId === 'oc_lh_leaders'))).toContain('只发给您本人');
  });

  test.each([
    ['an office person of one', 'ou_gao', '/各区', ['光明区'], ['龙华', '坪山']],
    ['an office person of one, in plain words', 'ou_gao', '各区进度', [], ['龙华', '坪山']],
    ['a contact of two', 'ou_both', '/各区', ['不在您的权限内'], ['项目 |', '合计']],
    ['a contact of two, in plain words', 'ou_both', '各区进度', [], ['合计', '坪山']],
  ])('%s learns nothing of the others', async (_who, person, said, says, hides) => {
    const text = textOf(await world.say(person, DIRECT, said));
    for (const part of says) expect(text).toContain(part);
    for (const part of hides) expect(text).not.toContain(part);
  });
});

test('the command line asks which is meant, and takes it by district, by year or by id', async () => {
  const ctx = await world.office();
  await expect(programmeNamed(ctx, null, false)).rejects.toThrow('--programme');
  expect(await programmeNamed(ctx, null, true)).toBeNull();
  for (const said of ['光明区', '光明区2022', guangming.id])
    expect((await programmeNamed(ctx, said, false))?.id).toBe(guangming.id);
  await expect(programmeNamed(ctx, '宝安区', false)).rejects.toThrow('宝安区');
});
