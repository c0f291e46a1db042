import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minzhi, only, openTown, part, rooms, type Town, told, type Where, type Who, xiaoan } from './town.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const elsewhere = '这项内容只发给您本人，请看单聊。';

type Row = [who: Who, where: Where, says: string, ...heard: string[]];

/** What is heard, as `room: title`; what a room may not see goes to the asker alone. */
const rows: Row[] = [
  ['contact', 'ownGroup', '/进度', 'ownGroup: 民治街道 项目 16 项'],
  ['unitLeader', 'direct', '/进度', 'unitLeader: 民治街道 项目 16 项'],
  ['neighbour', 'otherGroup', '/status', 'otherGroup: 区消安委办 项目 1 项'],
  ['leader', 'leadersGroup', '/进度', 'leadersGroup: 民生实事进度'],
  ['office', 'officeGroup', '/进度', 'officeGroup: 民生实事进度'],
  ['office', 'ownGroup', '/进度', 'office: 民生实事进度', `ownGroup: ${elsewhere}`],
  ['contact', 'otherGroup', '/进度', 'contact: 民治街道 项目 16 项', `otherGroup: ${elsewhere}`],
  ['contact', 'unboundGroup', '/进度', 'contact: 民治街道 项目 16 项', `unboundGroup: ${elsewhere}`],
  ['contact', 'leadersGroup', '/进度', 'leadersGroup: 民治街道 项目 16 项'],

  ['contact', 'ownGroup', '/进度 21-2', 'ownGroup: 21-2 民治街道企业和谐劳动关系系列普法活动'],
  [
    'contact',
    'otherGroup',
    '/进度 21-2',
    'contact: 21-2 民治街道企业和谐劳动关系系列普法活动',
    `otherGroup: ${elsewhere}`,
  ],
  ['contact', 'ownGroup', '/进度 普法', 'ownGroup: 21-2 民治街道企业和谐劳动关系系列普法活动'],
  ['leader', 'leadersGroup', '/进度 11-3', 'leadersGroup: 11-3 电动自行车充放设施建设项目 〔人大重点 2〕'],
  [
    'leader',
    'otherGroup',
    '/进度 9-2',
    'leader: 9-2 来深建设者心理咨询服务站 〔人大重点 1〕',
    `otherGroup: ${elsewhere}`,
  ],
  ['office', 'direct', '/进度 民治街道', 'office: 民治街道 项目 16 项'],
  ['office', 'ownGroup', '/进度 民治街道', 'ownGroup: 民治街道 项目 16 项'],
  ['office', 'otherGroup', '/进度 民治街道', 'office: 民治街道 项目 16 项', `otherGroup: ${elsewhere}`],
  ['leader', 'direct', '/进度 五、加大社会保障力度', 'leader: 五、加大社会保障力度 2 项'],
  ['contact', 'ownGroup', '/进度 社会保障', 'ownGroup: 五、加大社会保障力度 2 项'],
  ['leader', 'direct', '/进度 民治街道 2022-12-27', 'leader: 民治街道 项目 16 项'],

  ['contact', 'ownGroup', '/滞后', 'ownGroup: 滞后项目 0 项'],
  ['leader', 'leadersGroup', '/lagging', 'leadersGroup: 滞后项目 0 项'],
  ['office', 'ownGroup', '/滞后', 'office: 滞后项目 0 项', `ownGroup: ${elsewhere}`],
  ['office', 'ownGroup', '/滞后 民治街道', 'ownGroup: 滞后项目 0 项'],

  ['leader', 'leadersGroup', '/重点', 'leadersGroup: 人大重点监督项目 2 项'],
  ['office', 'ownGroup', '/key', 'office: 人大重点监督项目 2 项', `ownGroup: ${elsewhere}`],

  ['leader', 'leadersGroup', '/未报', 'leadersGroup: 未报 20 项，涉及 6 个单位'],
  ['office', 'otherGroup', '/missing', 'office: 未报 20 项，涉及 6 个单位', `otherGroup: ${elsewhere}`],

  ['office', 'officeGroup', '/疑点', 'officeGroup: 疑点 1 处'],
  ['office', 'leadersGroup', '/doubts', 'office: 疑点 1 处', `leadersGroup: ${elsewhere}`],
  ['office', 'otherGroup', '/疑点', 'office: 疑点 1 处', `otherGroup: ${elsewhere}`],

  ['contact', 'ownGroup', '/历史 9-2', 'ownGroup: 全部记录：9-2 来深建设者心理咨询服务站'],
  ['neighbour', 'direct', '/历史 11-3', 'neighbour: 全部记录：11-3 电动自行车充放设施建设项目'],
  ['leader', 'leadersGroup', '/history 11-3', 'leadersGroup: 全部记录：11-3 电动自行车充放设施建设项目'],
  ['office', 'ownGroup', '/历史 9-2', 'office: 全部记录：9-2 来深建设者心理咨询服务站', `ownGroup: ${elsewhere}`],

  ['leader', 'leadersGroup', '/周报', 'leadersGroup: 民生实事周报 2022-12-28'],
  ['office', 'ownGroup', '/周报', 'office: 民生实事周报 2022-12-28', `ownGroup: ${elsewhere}`],
  ['office', 'ownGroup', '/digest 民治街道', 'ownGroup: 民治街道民生实事周报 2022-12-28'],
  ['leader', 'otherGroup', '/周报 民治街道', 'leader: 民治街道民生实事周报 2022-12-28', `otherGroup: ${elsewhere}`],

  ['leader', 'direct', '/看板', 'leader: 看板'],
  ['office', 'officeGroup', '/board', 'office: 看板', `officeGroup: ${elsewhere}`],

  ['leader', 'leadersGroup', '民治街道还有哪些没完成？', 'leadersGroup: 民治街道未完成的项目 15 项'],
  ['office', 'ownGroup', '民治街道还有哪些没完成？', 'ownGroup: 民治街道未完成的项目 15 项'],
  [
    'office',
    'otherGroup',
    '民治街道还有哪些没完成？',
    'office: 民治街道未完成的项目 15 项',
    `otherGroup: ${elsewhere}`,
  ],
  ['contact', 'ownGroup', '我们还有哪些没完成？', 'ownGroup: 民治街道未完成的项目 15 项'],
  ['leader', 'leadersGroup', '重点项目完成率', 'leadersGroup: 人大重点监督项目的完成率：50%'],
  ['leader', 'leadersGroup', '谢谢', 'leadersGroup: 您好'],
  ['neighbour', 'otherGroup', '民治街道还有哪些没完成？', 'otherGroup: 这个问题不便回答'],
];

describe('S20: a question is answered where it may be seen, and changes nothing', () => {
  test.each(rows)('%s in %s: %s', async (who, where, says, ...heard) => {
    const before = await town.projects();
    expect(told(await town.says(who, where, says)).sort()).toEqual([...heard].sort());
    expect(await town.projects()).toEqual(before);
  });
});

describe('S13: what is not there and what is not theirs read alike', () => {
  const alike: [who: Who, theirs: string, nobodys: string][] = [
    ['neighbour', '/进度 9-2', '/进度 99-9'],
    ['neighbour', '/历史 9-2', '/历史 99-9'],
    ['neighbour', '/进度 心理咨询服务站', '/进度 火星探测'],
    ['neighbour', '/进度 民治街道', '/进度 火星街道'],
    ['neighbour', '/滞后 民治街道', '/滞后 火星街道'],
    ['neighbour', '/进度 五、加大社会保障力度', '/进度 八、加大火星保障力度'],
    ['neighbour', '/填报 9-2', '/填报 99-9'],
    ['neighbour', '/分析 9-2', '/分析 99-9'],
    ['neighbour', '/延期 9-2 2023-01-13 资料', '/延期 99-9 2023-01-13 资料'],
    ['neighbour', '/汇报 9-2', '/汇报 99-9'],
    ['neighbour', '/撤回 9-2', '/撤回 99-9'],
    ['neighbour', '/待办 民治街道', '/待办 火星街道'],
    ['neighbour', '/导出 汇总表 民治街道', '/导出 汇总表 火星街道'],
    ['neighbour', '9-2 怎么样了', '99-9 怎么样了'],
  ];
  test.each(alike)('%s: %s and %s', async (who, theirs, nobodys) => {
    const before = await town.projects();
    const [one, other] = [only(await town.says(who, 'direct', theirs)), only(await town.says(who, 'direct', nobodys))];
    const [a = '', b = ''] = [theirs, nobodys].map((line) => line.replace(/^\/\S+ (汇总表 )?/, '').split(' ')[0] ?? '');
    expect(one.text.replaceAll(a, 'X')).toBe(other.text.replaceAll(b, 'X'));
    expect(await town.projects()).toEqual(before);
  });
});

describe('a wrong argument gets the nearest matches, in the room that may see them', () => {
  const wrong: [who: Who, where: Where, says: string, heard: string, part: string][] = [
    ['office', 'officeGroup', '/进度 31-9', 'officeGroup', '没有编号为 31-9 的项目。您是不是要找 31-6、31-7？'],
    ['contact', 'ownGroup', '/填报 31-9', 'ownGroup', '没有编号为 31-9 的项目。您是不是要找 31-6、31-7？'],
    ['contact', 'otherGroup', '/填报 31-9', 'contact', '您是不是要找 31-6、31-7？'],
    ['leader', 'ownGroup', '/进度 11-4', 'leader', '没有编号为 11-4 的项目。您是不是要找 11-3、'],
    [
      'office',
      'otherGroup',
      '/进度 边坡',
      'office',
      '“边坡”对应不止一个项目：31-4 民治街道逸秀公园边坡治理工程、31-6 ',
    ],
    ['office', 'direct', '/进度 民冶街道', 'office', '没有找到“民冶街道”这个项目或单位。您是不是要找 民治街道、'],
    ['office', 'direct', '/周报 民冶街道', 'office', '没有找到“民冶街道”这个单位。您是不是要找 民治街道'],
    [
      'leader',
      'direct',
      '/进度 9-2 2023-02-01',
      'leader',
      '2023-02-01 还没有到，只能查今天（2022-12-28）和以前的状态。',
    ],
    ['office', 'direct', '/待办', 'office', '请写上单位名称，例如：/待办 民治街道'],
  ];
  test.each(wrong)('%s in %s: %s', async (who, where, says, heard, words) => {
    const refusals = (await town.says(who, where, says)).filter(({ text }) => text !== elsewhere);
    expect(only(refusals).in).toBe(heard);
    expect(only(refusals).text).toContain(words);
  });
});

test('figures are those of the document', async () => {
  const { projects } = await town.projects();
  const { text } = only(await town.says('leader', 'leadersGroup', '/周报'));
  const count = (standing: string) => projects.filter((project) => project.standing === standing).length;
  expect(text).toContain(`项目：${projects.length} 项，已完成 ${count('completed')} 项`);
  expect(text).toContain(`存疑 ${count('in_doubt')}、`);
  expect(text).toContain(`未启动 ${count('not_started')}`);
  const missing = only(await town.says('leader', 'leadersGroup', '/未报'));
  const owed = projects
    .flatMap(({ assignments }) => assignments)
    .flatMap(({ obligations }) => obligations.filter(({ state }) => state === 'open' || state === 'overdue'));
  expect(missing.title).toContain(`未报 ${owed.length} 项`);
});

test('after the cut-off the lagging are listed, key-supervised first, each unit its own', async () => {
  await town.world.at('2023-01-04T10:00:00+08:00');
  const { projects } = await town.projects();
  const lagging = projects.filter(({ standing }) => standing === 'lagging').map(({ number }) => number);
  const whole = only(await town.says('leader', 'leadersGroup', '/滞后'));
  expect(whole.title).toBe(`滞后项目 ${lagging.length} 项`);
  const listed = whole.text.split('\n').flatMap((line) => /^(★?[\d-]+) \| /.exec(line)?.[1] ?? []);
  expect(listed.map((number) => number.replace('★', '')).sort()).toEqual([...lagging].sort());
  expect(listed.lastIndexOf(listed.filter((number) => number.startsWith('★')).at(-1) ?? '')).toBe(
    listed.filter((number) => number.startsWith('★')).length - 1,
  );
  const own = only(await town.says('contact', 'ownGroup', '/滞后'));
  expect(own.title).toBe(
    `滞后项目 ${projects.filter(({ assignments }) => assignments.some(({ unit, standing }) => unit === minzhi && standing === 'lagging')).length} 项`,
  );
  expect(part(await town.projects(), '11-3', xiaoan).standing).toBe('in_doubt');
  expect(only(await town.says('neighbour', 'otherGroup', '/滞后')).title).toBe('滞后项目 0 项');
});

test('the board’s link goes to the asker alone', async () => {
  const links = await town.world.fake.ledger.messages({ to: rooms.officeGroup });
  expect(links.some(({ content }) => content.includes('/dashboard?t='))).toBe(false);
});
