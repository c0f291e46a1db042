import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#commands/index.js';
import { parseCommand } from '#src/runtime/parse-command.js';
import { everyone, only, openTown, people, type Town, type Where, type Who } from './town.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const anyone: readonly Who[] = everyone;
const units: readonly Who[] = ['contact', 'neighbour', 'unitLeader', 'office'];
const readers: readonly Who[] = ['contact', 'neighbour', 'unitLeader', 'leader', 'office'];
const above: readonly Who[] = ['leader', 'office'];
const office: readonly Who[] = ['office'];

/** product.md, “Commands”: name, alias, who may; with words that would do something if they were obeyed. */
const table: [name: string, alias: string, may: readonly Who[], words: string][] = [
  ['帮助', 'help', anyone, ''],
  ['待办', 'todo', units, '民治街道'],
  ['填报', 'report', units, '9-2 已建成1个站点，全部完成'],
  ['分析', 'analysis', units, '9-2'],
  ['表单', 'form', units, '9-2'],
  ['进度', 'status', readers, '9-2'],
  ['滞后', 'lagging', readers, '民治街道'],
  ['重点', 'key', above, ''],
  ['未报', 'missing', above, ''],
  ['疑点', 'doubts', office, ''],
  ['抽查', 'spotcheck', office, ''],
  ['历史', 'history', readers, '9-2'],
  ['周报', 'digest', above, '民治街道'],
  ['各区', 'districts', above, ''],
  ['催办', 'nudge', office, '民治街道'],
  ['审核', 'review', office, '9-2'],
  ['延期', 'extend', units, '16-4 2023-01-13 竣工资料还在整理'],
  ['调整', 'adjust', office, '21-2 开展8场培训 区政府常务会议审议'],
  ['汇报', 'brief', units, '9-2 已当面汇报'],
  ['导入', 'import', office, ''],
  ['导出', 'export', units, '汇总表'],
  ['绑定', 'bind', anyone, '民治街道'],
  ['成员', 'member', office, '添加 feishu:ou_outsider 督办办公室'],
  ['单位', 'unit', office, '调整 9-2 区消安委办'],
  ['代', 'deputy', ['contact', 'neighbour'], '赵主任 2022-12-30'],
  ['撤回', 'withdraw', units, '9-2'],
  ['按', 'press', readers, 'K7QF 1'],
  ['核对', 'check', office, ''],
  ['看板', 'board', above, ''],
  ['负担', 'load', office, ''],
  ['我是谁', 'whoami', anyone, ''],
  ['换区', 'district', anyone, ''],
  ['设置', 'settings', office, '单位排名 是'],
];

const home: Record<Who, Where> = {
  outsider: 'ownGroup',
  contact: 'ownGroup',
  neighbour: 'otherGroup',
  unitLeader: 'otherGroup',
  leader: 'leadersGroup',
  office: 'officeGroup',
};

test('the table is the whole of the commands', () => {
  expect(commands.map(({ name, alias }) => `${name} ${alias}`).sort()).toEqual(
    table.map(([name, alias]) => `${name} ${alias}`).sort(),
  );
});

describe('S12 S19: who may not, is refused politely, learns nothing and changes nothing', () => {
  const barred = table
    .map(([name, , may, words]) => ({ name, words, who: everyone.filter((who) => !may.includes(who)) }))
    .filter(({ who }) => who.length > 0);
  test.each(barred)('/$name: $who', async ({ name, words, who }) => {
    const before = await town.projects();
    const roster = await (await town.context('office')).repos.roster.load();
    for (const one of who) {
      const { in: room, title, text } = only(await town.says(one, home[one], `/${name} ${words}`));
      expect({ one, room, title }).toEqual({ one, room: home[one], title: '没有办成' });
      expect(text).toMatch(
        one === 'outsider' ? /您还没有登记。请发送“\/绑定 单位名称”申请/ : new RegExp(`/${name} 不在您的权限内。`),
      );
    }
    expect(await town.projects()).toEqual(before);
    expect(await (await town.context('office')).repos.roster.load()).toEqual(roster);
  });
});

describe('/帮助 lists what the asker may use, and nothing else', () => {
  test.each(everyone)('%s', async (who) => {
    const { in: room, text } = only(await town.says(who, home[who], '/帮助'));
    const listed = text.split('\n').flatMap((line) => /^\/(\S+) \| \S/.exec(line)?.[1] ?? []);
    expect(room).toBe(home[who]);
    expect(listed).toEqual(
      commands.map(({ name }) => name).filter((name) => table.find(([one]) => one === name)?.[2].includes(who)),
    );
  });

  test.each(everyone)('and explains only these, to %s', async (who) => {
    const [may, mayNot] = [true, false].map((allowed) => table.find(([, , list]) => list.includes(who) === allowed));
    const explained = only(await town.says(who, 'direct', `/帮助 ${may?.[0]}`));
    expect(explained.text).toContain(`也可以写 /${may?.[1]}`);
    if (!mayNot) return;
    expect(only(await town.says(who, 'direct', `/help ${mayNot[1]}`)).text).toContain(
      `您能用的命令里没有“${mayNot[1]}”`,
    );
  });

  test('plain words are explained to those who may use them', async () => {
    expect(only(await town.says('contact', 'ownGroup', '/帮助')).text).toContain('报进展就写');
    expect(only(await town.says('leader', 'leadersGroup', '/帮助')).text).not.toContain('报进展');
  });
});

describe('every command, as people type it', () => {
  test.each(table)('/%s and /%s', (name, alias) => {
    const spellings = [`/${name}`, `／${name}`, ` / ${name}`, `/${alias}`, `/${alias.toUpperCase()}`, `　／${name}　`];
    for (const line of spellings) {
      const parsed = parseCommand(line, commands);
      expect(parsed.kind === 'command' && parsed.command.name).toBe(name);
    }
  });

  test.each([
    '／填报　９－２',
    '/填报9-2',
    '/report 9 - 2',
    '/填报 〔9-2〕',
    '/ 填报 9—2',
    '/填报 9-2号',
    '／ＲＥＰＯＲＴ ９－２',
  ])('%s opens the form of 9-2', async (line) => {
    expect(only(await town.says('contact', 'ownGroup', line)).title).toContain('填报 9-2 来深建设者心理咨询服务站');
  });

  test('a number that runs into the words', async () => {
    const { text } = only(await town.says('contact', 'ownGroup', '/填报 21-2已办9场，还差3场'));
    expect(text).toContain('〔21-2〕民治街道企业和谐劳动关系系列普法活动');
    expect(text).toContain('完成情况：已办9场，还差3场');
  });

  test('a wrong name gets the nearest of those that the asker may use', async () => {
    expect(only(await town.says('office', 'direct', '/摧办')).text).toContain('您是不是要用 /待办、/催办？');
    expect(only(await town.says('contact', 'direct', '/摧办')).text).toContain('您是不是要用 /待办？');
    expect(only(await town.says('outsider', 'direct', '/摧办')).text).not.toContain('办、');
  });

  test.each(['填报', '分析', '历史', '延期', '调整', '汇报', '导出', '绑定', '代', '撤回'])(
    '/%s without its words is answered with how to write it',
    async (name) => {
      const who: Who = name === '代' ? 'contact' : 'office';
      const heard = await town.says(who, 'direct', `/${name}`);
      expect(only(heard).title).toBe('请按这个格式写');
      expect(only(heard).text).toContain(`\n/${name} `);
    },
  );
});

test('/我是谁 is told to the asker alone, wherever it is asked', async () => {
  for (const who of everyone) {
    const heard = await town.says(who, 'officeGroup', '/我是谁');
    const own = heard.find(({ in: room }) => room === who);
    expect(own?.text).toContain(`姓名：${people[who].name}`);
    expect(heard.filter(({ in: room }) => room !== who).map(({ text }) => text)).toEqual([
      '这项内容只发给您本人，请看单聊。',
    ]);
  }
});
