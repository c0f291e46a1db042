import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Heard, minzhi, only, openTown, part, rooms, type Town, told, type Where, xiaoan } from './town.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const elsewhere = '这项内容只发给您本人，请看单聊。';
const inRoom = (heard: readonly Heard[], where: string): Heard => only(heard.filter(({ in: room }) => room === where));
const state = async (number: string, unit = minzhi) => part(await town.projects(), number, unit);
const roster = async () => (await town.context('office')).repos.roster.load();
const files = async (to: string) =>
  (await town.world.received(to)).map(({ text }) => text).filter((text) => text.startsWith('〔文件〕'));

describe('S20: what is the office’s own is shown in its room, elsewhere to the asker alone', () => {
  const rows: [says: string, title: string][] = [
    ['/审核', '待审 2 项'],
    ['/review 9-2', '审核填报：9-2 来深建设者心理咨询服务站'],
    ['/成员', '成员 5 人'],
    ['/member', '成员 5 人'],
    ['/单位', '主办单位 6 个'],
    ['/unit', '主办单位 6 个'],
    ['/抽查', '抽查名单 1 项'],
    ['/负担', '各单位负担正常'],
    ['/load 民治街道', '各单位负担正常'],
    ['/设置', '当前设置'],
    ['/settings', '当前设置'],
  ];
  test.each(rows)('%s', async (says, title) => {
    const before = await town.projects();
    expect(told(await town.says('office', 'officeGroup', says))).toEqual([`officeGroup: ${title}`]);
    for (const where of ['ownGroup', 'leadersGroup', 'unboundGroup'] as const) {
      expect(told(await town.says('office', where, says)).sort()).toEqual(
        [`office: ${title}`, `${where}: ${elsewhere}`].sort(),
      );
    }
    expect(await town.projects()).toEqual(before);
  });
});

describe('/审核', () => {
  test('a return says what to mend; the unit is told, and the report stops counting', async () => {
    const open = only(await town.says('office', 'officeGroup', '/审核 9-2'));
    await expect(town.presses('office', open, '退回', { field: '完成情况' })).rejects.toThrow('note is required');
    const before = await town.projects();
    expect(told(await town.presses('leader', open, '通过'))).toEqual(['leader: 没有办成']);
    expect(told(await town.presses('contact', open, '通过'))).toEqual(['contact: 没有办成']);
    expect(await town.projects()).toEqual(before);
    const heard = await town.presses('office', open, '退回', { field: '完成情况', 要补什么: '请写明服务了多少人次' });
    const told9 = inRoom(heard, 'ownGroup');
    expect(told9.title).toBe('请补充填报：9-2 来深建设者心理咨询服务站');
    expect(told9.text).toContain('完成情况：请写明服务了多少人次');
    expect(await state('9-2')).toMatchObject({ standing: 'not_started', lastReport: { state: 'returned' } });
  });

  test('what waits is opened one by one; accepted, it leaves the queue', async () => {
    const queue = only(await town.says('office', 'officeGroup', '/审核'));
    expect(queue.title).toBe('待审 1 项');
    const open = only(await town.presses('office', queue, '审核 11-3'));
    await town.presses('office', open, '通过');
    expect((await state('11-3', xiaoan)).lastReport?.state).toBe('accepted');
    expect(only(await town.says('office', 'officeGroup', '/审核')).title).toBe('待审 0 项');
    expect(only(await town.says('office', 'officeGroup', '/审核 21-2')).text).toContain('21-2 没有待审的内容。');
  });
});

test('/调整 keeps both targets', async () => {
  const { text } = only(await town.says('office', 'officeGroup', '/调整 21-2 开展8场培训。 区政府常务会议审议'));
  expect(text).toContain('原目标：开展12场培训。\n新目标：开展8场培训。\n原因：区政府常务会议审议');
  const adjusted = (await town.projects()).projects.find(({ number }) => number === '21-2');
  expect(adjusted?.target).toBe('开展8场培训。');
  const shown = only(await town.says('contact', 'ownGroup', '/进度 21-2'));
  expect(shown.text).toContain('年度目标：开展8场培训。\n原目标：开展12场培训。');
  expect(only(await town.says('office', 'direct', '/adjust 21-2 开展8场培训。 再说一次')).text).toContain(
    '新目标与现行目标相同，没有调整。',
  );
});

describe('/催办', () => {
  test('reaches the unit once a day', async () => {
    const heard = await town.says('office', 'officeGroup', '/催办 民治街道');
    expect(inRoom(heard, 'officeGroup').title).toBe('已提醒 1 个单位');
    expect(inRoom(heard, 'ownGroup').title).toMatch(/^民治街道 待办 \d+ 项$/);
    const again = only(await town.says('office', 'officeGroup', '/nudge 16-4'));
    expect(again.text).toContain('今天已经提醒过、不再重复：民治街道');
    expect(only(await town.says('office', 'officeGroup', '/催办 民冶街道')).text).toContain('您是不是要找 民治街道');
  });

  test('收到, 明天再提醒 and 不归我们 are for the unit that was nudged', async () => {
    const card = (await town.world.received(rooms.ownGroup)).findLast(({ text }) => /^民治街道 待办/.test(text));
    if (!card) throw new Error('no nudge');
    const nudge: Heard = { ...card, in: 'ownGroup', title: '' };
    for (const who of ['neighbour', 'outsider', 'leader'] as const)
      for (const label of ['收到', '不归我们', '去填报'])
        expect(told(await town.presses(who, nudge, label))).toEqual([`${who}: 没有办成`]);
    expect(only(await town.presses('contact', nudge, '收到')).text).toContain('已记下“收到”');
    const pick = only(await town.presses('contact', nudge, '不归我们'));
    const asked = inRoom(await town.presses('contact', pick, '转督办办公室', { number: '26-5' }), 'officeGroup');
    expect(asked.title).toBe('民治街道 表示不归其负责：26-5 无灯控行人过街路口改造提升项目');
    await town.presses('office', asked, '仍归该单位');
    expect(only(await town.says('leader', 'direct', '/历史 26-5')).text).toContain('仍归该单位 | 王督办');
  });
});

describe('/单位', () => {
  test('gives a group its members, each with an assignment of its own', async () => {
    const { title } = only(await town.says('office', 'officeGroup', '/单位 成员 各街道 民治街道 福城街道'));
    expect(title).toBe('各街道 包括 2 个单位');
    const units = (await town.projects()).projects.find(({ number }) => number === '40')?.assignments;
    expect(units?.map(({ unit }) => unit)).toEqual([
      '区委组织部（区委编办、区人才工作局）',
      '民政局',
      '民治街道',
      '福城街道',
    ]);
    expect(only(await town.says('contact', 'ownGroup', '/进度 40')).title).toBe('40 社区民生微实事');
  });

  test('gives a project other units, a unit an alias, and adds a unit', async () => {
    await town.says('office', 'officeGroup', '/单位 调整 31-7 区消安委办');
    expect((await state('31-7', xiaoan)).unit).toBe(xiaoan);
    expect(only(await town.says('contact', 'ownGroup', '/填报 31-7')).title).toBe('没有办成');
    await town.says('office', 'officeGroup', '/单位 别名 区消安委办 消安办');
    expect(only(await town.says('leader', 'direct', '/进度 消安办')).title).toBe('区消安委办 项目 2 项');
    expect(only(await town.says('office', 'officeGroup', '/unit add 区水务局')).title).toBe('已添加单位');
    expect(only(await town.says('office', 'officeGroup', '/单位 添加 区水务局')).text).toContain(
      '已经有“区水务局”这个单位。',
    );
    expect(only(await town.says('office', 'officeGroup', '/单位 合并 区水务局')).text).toContain(
      '写法：/单位 [添加 名称',
    );
  });
});

describe('/成员 and /绑定', () => {
  test('S16: the office lets people in by @ and out; rights end at once', async () => {
    const added = await town.says('office', 'officeGroup', '/成员 添加 @路人甲 联络员 民政局', {
      mentions: ['outsider'],
    });
    expect(only(added).text).toContain('路人甲：民政局联络员');
    expect(only(await town.says('outsider', 'leadersGroup', '/进度')).title).toBe('民政局 项目 1 项');
    await town.says('office', 'officeGroup', '/成员 移除 路人甲');
    expect(only(await town.says('outsider', 'direct', '/进度')).text).toContain('您还没有登记。');
    expect((await roster()).people.find(({ name }) => name === '路人甲')?.grants ?? []).toEqual([]);
  });

  test('anybody may ask; the office decides, and only the office', async () => {
    const heard = await town.says('outsider', 'direct', '/绑定 民治街道');
    expect(told(heard).sort()).toEqual(['officeGroup: 有人申请登记', 'outsider: 已提交申请']);
    const asked = inRoom(heard, 'officeGroup');
    expect(asked.text).toContain('姓名：路人甲');
    for (const who of ['outsider', 'contact', 'leader'] as const)
      expect(told(await town.presses(who, asked, '同意'))).toEqual([`${who}: 没有办成`]);
    expect(only(await town.says('outsider', 'direct', '/待办')).text).toContain('您还没有登记。');
    const declined = await town.presses('office', asked, '不同意');
    expect(inRoom(declined, 'outsider').title).toBe('申请没有通过');
    expect(only(await town.says('outsider', 'direct', '/待办')).text).toContain('您还没有登记。');
  });

  test('S19: an outsider learns no unit’s name by a wrong one', async () => {
    expect(only(await town.says('outsider', 'direct', '/绑定 民冶街道')).text).not.toContain('民治街道');
  });

  test('groups are bound by the office alone', async () => {
    const chat = async () =>
      (await roster()).chats.find(({ address }) => address === `feishu:${rooms.unboundGroup}`)?.audience;
    for (const who of ['outsider', 'contact', 'leader'] as const)
      expect(told(await town.says(who, 'unboundGroup', '/绑定 本群 民治街道'))).toEqual(['unboundGroup: 没有办成']);
    expect(await chat()).toBeNull();
    expect(told(await town.says('office', 'unboundGroup', '/bind 本群 区领导'))).toEqual(['unboundGroup: 本群已绑定']);
    expect(await chat()).toEqual({ kind: 'leaders' });
    expect(only(await town.says('office', 'direct', '/绑定 本群 民治街道')).text).toContain('请在要绑定的群里发送');
  });

  const wrong: [says: string, words: string][] = [
    ['/成员 添加 李四 局长', '角色可以是联络员、单位负责人、区领导或督办办公室。'],
    ['/成员 添加 李四 联络员', '联络员和单位负责人要写明单位。'],
    ['/成员 添加 王五 区领导', '没有找到“王五”，请用 @ 指明这个人。'],
    ['/成员 移除 王督办', '督办办公室至少要保留一人。'],
    ['/成员 分管 李四 民治街道', '请先把这位登记为区领导。'],
    ['/成员 分管 陈区长 火星街道', '没有找到“火星街道”，请写单位、项目分类或项目编号。'],
    ['/member add', '请写明是谁：/成员'],
  ];
  test.each(wrong)('%s', async (says, words) => {
    const before = await roster();
    expect(only(await town.says('office', 'officeGroup', says)).text).toContain(words);
    expect(await roster()).toEqual(before);
  });
});

describe('/设置', () => {
  test('changes one, and says what may be where it may not', async () => {
    const set = only(await town.says('office', 'officeGroup', '/设置 周报时间 ０８：３０'));
    expect(set.title).toBe('已设置：周报时间');
    expect(set.text).toContain('周报时间：08:30');
    const wrong: [says: string, words: string][] = [
      ['/设置 周报时间 25:00', '“周报时间”的值不对'],
      ['/设置 提醒节奏 很快', '“提醒节奏”的值不对'],
      ['/设置 天气 晴', '没有“天气”这项设置。可以设置：每月填报开始日、'],
    ];
    for (const [says, words] of wrong) {
      const { text } = only(await town.says('office', 'officeGroup', says));
      expect(text).toContain(words);
      expect(text).not.toMatch(/[A-Za-z]{3,}|\[|\]/);
    }
    expect(only(await town.says('office', 'officeGroup', '/设置')).text).toContain('周报时间：08:30');
  });

  test('locks a round, and opens it again for a reason only', async () => {
    const says = async (words: string): Promise<string> => only(await town.says('office', 'officeGroup', words)).text;
    expect(await says('/设置 锁定填报期 年终')).toContain('已锁定');
    expect(await says('/设置 锁定填报期 年终')).toContain('2022年终填报已经锁定');
    expect(await says('/设置 锁定填报期 十三月')).toContain('没有“十三月”这个填报期。现在有：');
    expect(await says('/设置 重开填报期 年终')).toContain('重新打开要写明原因');
    expect(await says('/设置 重开填报期 年终 区人大要求补报')).toContain('填报中');
    const events = await (await town.world.office()).repos.facts.list('rounds');
    expect(events.at(-1)).toMatchObject({ act: 'reopened', roundId: '2022-year-end', reason: '区人大要求补报' });
  });
});

describe('/导出', () => {
  const rows: [who: 'office' | 'contact', where: Where, says: string, file: RegExp, to: string][] = [
    ['office', 'officeGroup', '/导出 汇总表 docx', /\.docx/, rooms.officeGroup],
    ['office', 'ownGroup', '/导出 汇总表 xlsx', /\.xlsx/, 'ou_office'],
    ['office', 'direct', '/export ledger xlsx', /\.xlsx/, 'ou_office'],
    ['office', 'leadersGroup', '/导出 分析', /\.zip/, 'ou_office'],
    ['contact', 'ownGroup', '/导出 汇总表', /\.docx/, rooms.ownGroup],
    ['contact', 'otherGroup', '/导出 汇总表 民治街道 xlsx', /\.xlsx/, 'ou_zhang'],
  ];
  test.each(rows)('%s in %s: %s', async (who, where, says, file, to) => {
    const before = await files(to);
    await town.says(who, where, says);
    const [sent, ...others] = (await files(to)).slice(before.length);
    expect(sent).toMatch(file);
    expect(others).toEqual([]);
  });

  test('a unit gets its own table and nothing else', async () => {
    for (const says of ['/导出 分析', '/导出 底稿', '/导出 汇总表 区消安委办']) {
      const before = (await town.world.fake.ledger.messages({ msgType: 'file' })).length;
      expect(only(await town.says('contact', 'ownGroup', says)).title).toBe('没有办成');
      expect((await town.world.fake.ledger.messages({ msgType: 'file' })).length).toBe(before);
    }
    expect(only(await town.says('office', 'direct', '/导出 天气')).text).toContain('可以导出：汇总表、分析、底稿。');
  });
});

describe('/导入', () => {
  const seed = () => readFile(new URL('../fixtures/form/seed.docx', import.meta.url));

  test('is previewed, confirmed by who sent it, and changes nothing before', async () => {
    const { world } = town;
    const before = await town.projects();
    const said = await world.say('ou_office', rooms.officeGroup, '/导入', {
      files: [{ name: '总表.docx', bytes: await seed() }],
    });
    const preview = said.find(({ text }) => text.startsWith('请核对读到的内容'));
    if (!preview) throw new Error(said.map(({ text }) => text).join('\n'));
    expect(preview.text).toContain('18 项');
    expect(await town.projects()).toEqual(before);
    const card: Heard = { ...preview, in: 'officeGroup', title: '' };
    expect(told(await town.presses('leader', card, '确认导入'))).toEqual(['leader: 没有办成']);
    await town.presses('office', card, '不导入');
    expect(await town.projects()).toEqual(before);
  });

  test('the table can be had back with its doubts marked', async () => {
    const { world } = town;
    const said = await world.say('ou_office', rooms.officeGroup, '/导入', {
      files: [{ name: '总表.docx', bytes: await seed() }],
    });
    const preview = said.find(({ text }) => text.startsWith('请核对读到的内容'));
    if (!preview) throw new Error(said.map(({ text }) => text).join('\n'));
    const files = async () => (await world.fake.ledger.messages({ msgType: 'file' })).length;
    const before = await files();
    await town.presses('office', { ...preview, in: 'officeGroup', title: '' }, '要标注后的原表');
    expect(await files()).toBe(before + 1);
  });

  test('from a group of a unit, only the asker sees what the table holds', async () => {
    const { world } = town;
    const said = await world.say('ou_office', rooms.ownGroup, '/导入', {
      files: [{ name: '总表.docx', bytes: await seed() }],
    });
    expect(said.filter(({ chatId }) => chatId === rooms.ownGroup).map(({ text }) => text)).toEqual([elsewhere]);
    expect(said.some(({ text }) => text.startsWith('请核对读到的内容'))).toBe(true);
  });

  test('without a file one is told how', async () => {
    expect(only(await town.says('office', 'officeGroup', '/import')).text).toContain('请先把文件发到群里');
  });
});
