import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Heard, minzhi, only, openTown, part, type Town, told, type Where, type Who, xiaoan } from './town.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const elsewhere = '这项内容只发给您本人，请看单聊。';
const shown = (heard: readonly Heard[]): Heard => only(heard.filter(({ text }) => text !== elsewhere));
const state = async (number: string, unit = minzhi) => part(await town.projects(), number, unit);

describe('S20: what is asked, where, and where it is answered', () => {
  const rows: [who: Who, where: Where, says: string, ...heard: string[]][] = [
    ['contact', 'ownGroup', '/待办', 'ownGroup: 民治街道 待办 14 项'],
    ['contact', 'otherGroup', '/todo', 'contact: 民治街道 待办 14 项', `otherGroup: ${elsewhere}`],
    ['unitLeader', 'direct', '/待办', 'unitLeader: 民治街道 待办 14 项'],
    ['neighbour', 'otherGroup', '/待办', 'otherGroup: 区消安委办 待办 1 项'],
    ['office', 'ownGroup', '/待办', 'ownGroup: 民治街道 待办 14 项'],
    ['office', 'officeGroup', '/待办 区消安委办', 'officeGroup: 区消安委办 待办 1 项'],
    ['office', 'ownGroup', '/待办 区消安委办', 'office: 区消安委办 待办 1 项', `ownGroup: ${elsewhere}`],
    ['contact', 'ownGroup', '/填报 16-4', 'ownGroup: 填报 16-4 白松一路街心花园提升工程'],
    ['unitLeader', 'direct', '/填报 16-4', 'unitLeader: 填报 16-4 白松一路街心花园提升工程'],
    ['contact', 'leadersGroup', '/填报 16-4', 'leadersGroup: 填报 16-4 白松一路街心花园提升工程'],
    [
      'contact',
      'unboundGroup',
      '/填报 16-4',
      'contact: 填报 16-4 白松一路街心花园提升工程',
      `unboundGroup: ${elsewhere}`,
    ],
    ['office', 'officeGroup', '/填报 16-4', 'officeGroup: 填报 16-4 白松一路街心花园提升工程'],
    ['contact', 'ownGroup', '/填报 16-4 已完工', 'ownGroup: 请确认我读到的内容'],
    ['contact', 'ownGroup', '/分析 16-4', 'ownGroup: 滞后分析 16-4 白松一路街心花园提升工程'],
    [
      'unitLeader',
      'otherGroup',
      '/analysis 16-4',
      'unitLeader: 滞后分析 16-4 白松一路街心花园提升工程',
      `otherGroup: ${elsewhere}`,
    ],
    ['neighbour', 'direct', '/分析 16-4', 'neighbour: 没有办成'],
  ];
  test.each(rows)('%s in %s: %s', async (who, where, says, ...heard) => {
    const before = await town.projects();
    expect(told(await town.says(who, where, says)).sort()).toEqual([...heard].sort());
    expect(await town.projects()).toEqual(before);
  });
});

test('the form is stored as filled in, and its card says what was stored', async () => {
  const form = only(await town.says('contact', 'ownGroup', '/填报 16-4'));
  await town.presses('contact', form, '提交', {
    完成情况: '主体完工，正在绿化',
    completed: '未完成',
    下一步工作计划: '年底前收尾',
  });
  expect((await state('16-4')).lastReport).toMatchObject({
    by: '张三',
    completion: '主体完工，正在绿化',
    nextSteps: '年底前收尾',
    completed: false,
    state: 'submitted',
  });
  const [stored] = (await town.world.received('oc_minzhi')).filter(({ messageId }) => messageId === form.messageId);
  expect(stored?.text).toContain('16-4 已填报');
  expect(stored?.text).toContain('主体完工，正在绿化');
});

test('what is typed is stored on its author’s confirmation only', async () => {
  const before = await town.projects();
  const read = only(await town.says('contact', 'ownGroup', '/report 21-2 累计已办10场，还差2场'));
  expect(read.text).toContain('完成情况：累计已办10场，还差2场');
  expect(await town.projects()).toEqual(before);
  const refused = await town.presses('unitLeader', read, '确认提交');
  expect(told(refused)).toEqual(['unitLeader: 没有办成']);
  expect(only(refused).text).toContain('这条内容要由写它的人确认。');
  expect(await town.projects()).toEqual(before);
  await town.presses('contact', read, '确认提交');
  expect((await state('21-2')).lastReport).toMatchObject({ completion: '累计已办10场，还差2场', completed: false });
});

test('what is not confirmed is not stored', async () => {
  const before = await town.projects();
  const read = only(await town.says('contact', 'ownGroup', '/填报 16-5 已完工'));
  await town.presses('contact', read, '不提交');
  expect(await town.projects()).toEqual(before);
});

test('S13: a card of one unit pressed by another unit’s contact, an outsider or a leader does nothing', async () => {
  const form = only(await town.says('contact', 'ownGroup', '/填报 16-5'));
  const before = await town.projects();
  for (const who of ['neighbour', 'outsider', 'leader'] as const) {
    const heard = await town.presses(who, form, '提交', { 完成情况: '已完工', completed: '已完成' });
    expect(told(heard)).toEqual([`${who}: 没有办成`]);
  }
  expect(await town.projects()).toEqual(before);
});

test('other units’ numbers in a report are neither told nor stored', async () => {
  const before = await town.projects();
  await town.says('contact', 'ownGroup', '11-3 充电插口已建成1166个，已完成');
  await town.says('contact', 'ownGroup', '/填报 16-5 已完工；11-3 已完工');
  await town.says('contact', 'ownGroup', '11-3 不归我们');
  expect(await town.projects()).toEqual(before);
});

describe('a doubt is answered by the unit whose claim it is', () => {
  test('in its own words, from its to-do list', async () => {
    const list = only(await town.says('neighbour', 'otherGroup', '/待办'));
    const pick = only(await town.presses('neighbour', list, '去填报'));
    await town.presses('neighbour', pick, '打开', { number: '11-3' });
    const asked = (await town.world.received('oc_xiaoan')).at(-1);
    expect(asked?.text).toContain('目标1166个，填报120个');
    const card = { in: 'otherGroup', title: '', text: asked?.text ?? '', messageId: asked?.messageId ?? '' } as const;
    const basis = only(await town.presses('neighbour', card, '统计口径不同'));
    const before = await town.projects();
    expect(told(await town.presses('contact', basis, '提交', { 填报的数字是按什么口径统计的: '别人的' }))).toEqual([
      'contact: 没有办成',
    ]);
    expect(await town.projects()).toEqual(before);
    await town.presses('neighbour', basis, '提交', {
      填报的数字是按什么口径统计的: '目标是全区的数，填报是区属小区的数',
    });
    expect(await state('11-3', xiaoan)).toMatchObject({ standing: 'completed', doubts: [] });
  });
});

describe('/延期', () => {
  test('is asked by the unit, decided by the office, told to the unit', async () => {
    const heard = await town.says('contact', 'ownGroup', '/延期 16-5 2023-01-13 竣工资料还在整理');
    expect(told(heard).sort()).toEqual([
      'officeGroup: 延期申请：16-5 横岭四区公园环境提升工程',
      'ownGroup: 已申请延期：16-5 横岭四区公园环境提升工程',
    ]);
    const due = async () => (await state('16-5')).obligations.find(({ kind }) => kind === 'report')?.dueOn;
    expect(await due()).toBe('2023-01-09');
    const [asked] = heard.filter(({ in: room }) => room === 'officeGroup');
    if (!asked) throw new Error('the office was not asked');
    expect(told(await town.presses('leader', asked, '同意'))).toEqual(['leader: 没有办成']);
    expect(await due()).toBe('2023-01-09');
    const decided = await town.presses('office', asked, '同意');
    expect(told(decided)).toContain('ownGroup: 延期已同意：16-5 横岭四区公园环境提升工程');
    expect(await due()).toBe('2023-01-13');
    await expect(town.presses('office', asked, '不同意')).rejects.toThrow('no button');
    expect(await due()).toBe('2023-01-13');
  });

  const wrong: [says: string, words: string][] = [
    ['/延期 16-7 2023-01-05 资料', '新的日期要晚于现在的截止日期 2023-01-09'],
    ['/延期 16-7 下辈子 资料', '没有看懂“下辈子”这个日期'],
    ['/extend 9-2 2023-01-13 资料', '9-2 现在没有待办，不用延期。'],
  ];
  test.each(wrong)('%s', async (says, words) => {
    expect(only(await town.says('contact', 'ownGroup', says)).text).toContain(words);
  });
});

describe('/汇报', () => {
  test('without a leader in charge the unit is told whom to ask; the office may record it', async () => {
    expect(only(await town.says('contact', 'ownGroup', '/汇报 16-7')).text).toContain('这个项目还没有指定分管区领导');
    const recorded = only(await town.says('office', 'officeGroup', '/brief 16-7 已当面汇报'));
    expect(recorded.title).toBe('已登记汇报：16-7 北部片区社区花园建设');
    expect(recorded.text).toContain('这个项目目前没有汇报待办，已作记录。');
  });

  test('a card goes to the leader in charge, who receives it with one tap; nobody else can', async () => {
    await town.says('office', 'officeGroup', '/成员 分管 陈区长 民治街道');
    const heard = await town.says('contact', 'ownGroup', '/汇报 17-7 花池已完成，路灯在装');
    expect(told(heard).sort()).toEqual([
      'leader: 汇报：17-7 赤公坑路景观提升工程',
      'ownGroup: 已送分管区领导：17-7 赤公坑路景观提升工程',
    ]);
    const [card] = heard.filter(({ in: room }) => room === 'leader');
    if (!card) throw new Error('the leader was not told');
    expect(card.text).toContain('花池已完成，路灯在装');
    await town.presses('leader', card, '收到');
    const history = only(await town.says('leader', 'direct', '/历史 17-7'));
    expect(history.text).toContain('领导收到汇报 | 陈区长');
  });
});

describe('/撤回', () => {
  test('takes back the last report; the one before counts again', async () => {
    await town
      .says('contact', 'ownGroup', '/填报 26-4 已完成8处，其余正在施工')
      .then((heard) => town.presses('contact', only(heard), '确认提交'));
    const first = (await state('26-4')).lastReport;
    await town.world.at('2022-12-28T10:30:00+08:00');
    await town
      .says('contact', 'ownGroup', '/填报 26-4 全部完工')
      .then((heard) => town.presses('contact', only(heard), '确认提交'));
    expect((await state('26-4')).lastReport?.completion).toBe('全部完工');
    const withdrawn = shown(await town.says('contact', 'otherGroup', '/withdraw 26-4'));
    expect(withdrawn.in).toBe('contact');
    expect(withdrawn.title).toBe('已撤回 26-4 重点路口右转盲区改造项目');
    expect((await state('26-4')).lastReport).toEqual(first);
    expect(only(await town.says('leader', 'direct', '/历史 26-4')).text).toContain('撤回填报');
  });

  test('not what nobody reported, and not what was accepted', async () => {
    expect(only(await town.says('contact', 'ownGroup', '/撤回 31-3')).text).toContain('31-3 没有可以撤回的填报。');
    const open = only(await town.says('office', 'officeGroup', '/审核 9-2'));
    await town.presses('office', open, '通过');
    expect((await state('9-2')).lastReport?.state).toBe('accepted');
    const refused = only(await town.says('contact', 'ownGroup', '/撤回 9-2'));
    expect(refused.text).toContain('已经审核通过，不能撤回；如需更正，请重新填报。');
    expect((await state('9-2')).lastReport?.state).toBe('accepted');
  });
});

describe('/代', () => {
  test('the deputy reports in the contact’s name, for the stated time and no longer', async () => {
    const handed = only(await town.says('contact', 'ownGroup', '/代 @李四 到2022-12-29', { mentions: ['neighbour'] }));
    expect(handed.title).toBe('民治街道 填报由 李四 代办');
    expect(handed.text).toContain('期限：2022-12-28 至 2022-12-29');
    const read = only(await town.says('neighbour', 'ownGroup', '/填报 31-4 边坡已完工'));
    await town.presses('neighbour', read, '确认提交');
    expect((await state('31-4')).lastReport).toMatchObject({ by: '李四（代张三）', completed: true });
    const own = await town.says('neighbour', 'ownGroup', '/进度 11-3');
    expect(shown(own).in).toBe('neighbour');
    expect(shown(await town.says('neighbour', 'ownGroup', '/进度')).title).toBe('民治街道 项目 16 项');
    await town.world.at('2022-12-30T10:00:00+08:00');
    expect(only(await town.says('neighbour', 'direct', '/填报 31-4')).text).toContain('贵单位没有编号为 31-4 的项目。');
  });

  const wrong: [says: string, words: string][] = [
    ['/代 李四 2022-12-01', '截止日期 2022-12-01 已经过去'],
    ['/代 张三 2023-01-06', '不能委托给自己。'],
    ['/代 王五 2023-01-06', '没有找到“王五”，请用 @ 指明这个人。'],
    ['/代 李四 下辈子', '没有看懂“下辈子”这个日期'],
  ];
  test.each(wrong)('%s', async (says, words) => {
    expect(only(await town.says('contact', 'ownGroup', says)).text).toContain(words);
  });
});
