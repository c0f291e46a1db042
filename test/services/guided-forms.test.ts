/** What a platform whose cards take no words needs: forms by conversation, commands beside buttons, marks for quotes. */
import { expect, test } from 'vitest';
import { createApp } from '#src/app.js';
import type { Block, Card } from '#src/cards/model.js';
import type { Inbound } from '#src/ports/platform.js';
import { bindChat } from '#src/services/bind.js';
import { findUnit } from '#src/services/find.js';
import { projectsDocument } from '#src/services/projects-document.js';
import { barePlatform } from '../support/bare-platform.js';
import { testHouse } from '../support/house.js';
import { importSeed, letIn, officeOf } from '../support/programme.js';

const unit = '民治街道';
const group = 'wecom:wrMinzhi';
const zhang = 'wecom:zhangsan';

async function scene() {
  const platform = barePlatform();
  const house = await testHouse({ now: '2022-12-28T10:00:00+08:00', platforms: [platform] });
  await importSeed(house, { registryOnly: true });
  await letIn(house, { name: '张三', role: 'contact', unit, address: zhang });
  await letIn(house, { name: '李四', role: 'contact', unit: '区消安委办', address: 'wecom:lisi' });
  const office = await officeOf(house);
  const unitId = findUnit((await office.repos.registry.load()).units, unit).id;
  await bindChat(office, group, { kind: 'unit', unitId });
  let app = createApp(house);
  let events = 0;
  const hear = async (event: object, chat: string, sender: string): Promise<Card[]> => {
    events += 1;
    const before = platform.received.length;
    const common = { eventId: `e${events}`, at: house.clock.now(), chat, sender, messageId: `in${events}` };
    await app.receive({ ...common, ...event } as Inbound);
    await app.settled();
    return platform.received.slice(before).flatMap(({ outgoing }) => (outgoing.kind === 'card' ? [outgoing.card] : []));
  };
  const says = (text: string, more: { chat?: string; sender?: string; quoted?: string } = {}) => {
    const { chat = zhang, sender = zhang, quoted = null } = more;
    return hear(
      {
        kind: 'message',
        chatKind: chat === group ? 'group' : 'direct',
        replyTo: null,
        quoted,
        text,
        mentionsBot: true,
        mentions: [],
        files: [],
      },
      chat,
      sender,
    );
  };
  const presses = (card: Card, label: string, more: { chat?: string; sender?: string } = {}) => {
    const { chat = zhang, sender = zhang } = more;
    const button = card.blocks
      .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
      .find((one) => one.label === label);
    if (!button || !('action' in button)) throw new Error(`no button ${label} in ${words(card)}`);
    return hear({ kind: 'action', action: button.action, value: button.value, form: {} }, chat, sender);
  };
  return {
    says,
    presses,
    platform,
    house,
    restart() {
      app = createApp(house);
    },
    lastReport: async (number: string) =>
      (await projectsDocument(await officeOf(house), { number, unit })).projects[0]?.assignments[0]?.lastReport ?? null,
  };
}

const words = (card: Card | undefined): string =>
  card ? [card.title, ...card.blocks.map(blockWords)].join('\n') : '(nothing)';
const blockWords = (block: Block): string => {
  if (block.kind === 'text') return block.text;
  if (block.kind === 'facts') return block.facts.map(({ label, value }) => `${label}：${value}`).join('\n');
  if (block.kind === 'buttons') return block.buttons.map(({ label }) => `[${label}]`).join('');
  return block.kind;
};

test('a form is filled in by conversation, goes on after a restart, and is stored on 提交 only', async () => {
  const { says, presses, restart, lastReport } = await scene();
  const [form] = await says('/填报 21-2');
  expect(form?.blocks.some(({ kind }) => kind === 'form')).toBe(false);
  expect(words((await presses(form as Card, '在这里一步步回答'))[0])).toContain('1. 完成情况');
  expect(words((await says('已办10场，还差2场'))[0])).toContain('2. 存在问题');
  restart();
  expect(words((await says('跳过'))[0])).toContain('3. 下一步工作计划');
  await says('12月30日前再办2场');
  expect(words((await says('也许'))[0])).toContain('请回复序号：1 已完成；2 未完成');
  expect(words((await says('2'))[0])).toContain('5. 完成日期');
  const [summary] = await says('跳过');
  expect(words(summary)).toContain('4. 是否完成年度目标：未完成');
  expect(await lastReport('21-2')).toBeNull();
  await says('改1');
  expect(words((await says('已办11场，还差1场'))[0])).toContain('完成情况：已办11场，还差1场');
  expect(words((await says('提交'))[0])).toContain('21-2 已填报');
  expect(await lastReport('21-2')).toMatchObject({ completion: '已办11场，还差1场', completed: false });
});

test('取消 ends it and keeps nothing; commands work in between', async () => {
  const { says, presses, lastReport } = await scene();
  const [form] = await says('/填报 21-2');
  await presses(form as Card, '在这里一步步回答');
  expect(words((await says('/待办'))[0])).toContain('待办');
  expect(words((await says('已办3场'))[0])).toContain('2. 存在问题');
  expect(words((await says('取消'))[0])).toContain('没有提交');
  expect(words((await says('提交'))[0])).not.toContain('已填报');
  expect(await lastReport('21-2')).toBeNull();
});

test('what the form refuses leaves it open for mending', async () => {
  const { says, presses, lastReport } = await scene();
  const [form] = await says('/填报 21-2');
  await presses(form as Card, '在这里一步步回答');
  expect(words((await says('长'.repeat(1001)))[0])).toContain('最多 1000 字');
  expect(words((await says('跳过'))[0])).toContain('还没有写：完成情况');
  await says('已办12场');
  await says('跳过');
  await says('跳过');
  await says('已完成');
  expect(words((await says('2022-12-45'))[0])).toContain('没有看懂');
  await says('12月20日');
  await says('提交');
  expect(await lastReport('21-2')).toMatchObject({ completed: true, completion: '已办12场' });
});

test('a form of a group is answered one to one; from another chat it cannot be opened', async () => {
  const { says, presses, platform } = await scene();
  const [form] = await says('/填报 21-2', { chat: group });
  const to = platform.received.length;
  await presses(form as Card, '在这里一步步回答', { chat: group });
  expect(platform.received[to]).toMatchObject({ to: zhang });
  const [refused] = await presses(form as Card, '在这里一步步回答', { chat: 'wecom:lisi', sender: 'wecom:lisi' });
  expect(words(refused)).toContain('已过期');
});

test('each button has a command beside it that does the same, in its own chat alone', async () => {
  const { says, lastReport } = await scene();
  const [asked] = await says('21-2 已办8场，还差4场', { chat: group });
  const [, code] = /\/按 ([2-9A-Z]{4}) 1（确认提交）/.exec(words(asked)) ?? [];
  expect(code).toBeDefined();
  expect(words((await says(`/按 ${code} 1`))[0])).toContain('没有找到这个代码');
  expect(words((await says(`/按 ${code} 9`, { chat: group }))[0])).toContain('请写序号：1 确认提交');
  expect(words((await says(`／按 ${code?.toLowerCase()} １`, { chat: group }))[0])).toContain('21-2 已填报');
  expect(await lastReport('21-2')).toMatchObject({ completion: '已办8场，还差4场' });
});

test('a quoted message is known by its marks', async () => {
  const { says, lastReport } = await scene();
  const [about] = await says('/进度 21-2', { chat: group });
  expect(words(about)).toContain('〔21-2〕');
  const [asked] = await says('已办9场，还差3场', { chat: group, quoted: words(about) });
  expect(words(asked)).toContain('〔21-2〕');
  await says('确认', { chat: group });
  expect(await lastReport('21-2')).toMatchObject({ completion: '已办9场，还差3场' });
});
