/** One programme on two platforms: units in Feishu and units in WeCom, leaders and an office in both. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Digest } from '#src/core/digest.js';
import { bindChat } from '#src/services/bind.js';
import { setCompanion } from '#src/services/companions.js';
import { type FakeFeishu, startFakeFeishu } from '../fakes/feishu/fake.js';
import { DIRECT as IN_FEISHU } from '../fakes/feishu/users.js';
import { type FakeWecom, startFakeWecom } from '../fakes/wecom/fake.js';
import { DIRECT } from '../fakes/wecom/users.js';
import { importSeed, letIn } from '../support/programme.js';
import { type RunningService, runService } from '../support/running-service.js';
import { alwaysElected, wecomEnv } from '../support/wecom-service.js';
import { feishuEnv } from '../support/world.js';
import { duban } from './deeds.js';

const now = '2022-12-28T10:00:00+08:00';
let feishu: FakeFeishu;
let wecom: FakeWecom;
let running: RunningService;

beforeAll(async () => {
  feishu = await startFakeFeishu({ now });
  wecom = await startFakeWecom({ now });
  running = await runService({
    now,
    env: { DUBAN_OFFICE: 'feishu:ou_office', ...feishuEnv(feishu, 'webhook'), ...wecomEnv(wecom) },
    fakes: [
      { set: feishu.clock.set, advance: feishu.clock.advance },
      { set: wecom.clock.set, advance: wecom.clock.advance, quiet: wecom.sockets.quiet },
    ],
    elections: alwaysElected,
  });
  const origin = `http://127.0.0.1:${running.service.port}`;
  await feishu.world.deliverTo({ webhookUrl: `${origin}/feishu/events` });
  await wecom.world.deliverTo({ appUrl: `${origin}/wecom/app` });
  await wecom.sockets.waitForSubscription();
  await wecom.sockets.quiet();

  await feishu.world.addPerson({ openId: 'ou_office', name: '王督办' });
  await feishu.world.addPerson({ openId: 'ou_zhang', name: '张三' });
  await feishu.world.addChat({ chatId: 'oc_office', name: '督办群', members: ['ou_office'] });
  await wecom.world.addPerson({ userId: 'zhou', name: '周副区长' });
  await wecom.world.addPerson({ userId: 'zhao', name: '赵安' });
  await wecom.world.addChat({ chatId: 'wrLeaders', name: '区领导群', members: ['zhou'] });

  const { house } = running.service;
  await importSeed(house, { registryOnly: true });
  await letIn(house, { name: '张三', role: 'contact', unit: '民治街道', address: 'feishu:ou_zhang' });
  await letIn(house, { name: '赵安', role: 'contact', unit: '区消安委办', address: 'wecom:zhao' });
  await letIn(house, { name: '周副区长', role: 'leader', address: 'wecom:zhou' });
  const office = await running.office();
  await bindChat(office, 'feishu:oc_office', { kind: 'office' });
  await bindChat(office, 'wecom:wrLeaders', { kind: 'leaders' });
  await setCompanion(office, 'wecom:wrLeaders', await wecom.world.addWebhook('wrLeaders'));
});
afterAll(async () => {
  await running?.stop();
  await wecom?.close();
  await feishu?.close();
});

/** What a chat or person of a platform has received, as it stands now. */
const inFeishu = async (to: string): Promise<string[]> =>
  Promise.all((await feishu.ledger.messages({ to })).map(({ messageId }) => feishu.messages.plainText(messageId)));
const inWecom = async (to: string): Promise<string[]> =>
  Promise.all((await wecom.ledger.messages({ to })).map(({ messageId }) => wecom.messages.plainText(messageId)));

/** Says it to the bot in WeCom; what came back one-to-one. */
async function saysInWecom(who: string, text: string): Promise<string> {
  const before = (await inWecom(who)).length;
  const { event } = await wecom.as(who).say(DIRECT, text);
  await running.stored(`wecom:${event?.msgid}`);
  await running.settle();
  return (await inWecom(who)).slice(before).join('\n');
}

/** Says it in Feishu; what came back there. */
async function saysInFeishu(who: string, chat: string, text: string): Promise<string> {
  const to = chat === IN_FEISHU ? who : chat;
  const before = (await inFeishu(to)).length;
  await feishu.as(who).say(chat, text, { mentionBot: chat !== IN_FEISHU });
  await running.settle();
  return (await inFeishu(to)).slice(before).join('\n');
}

test('a leader in WeCom sees what a contact in Feishu reported a second ago', async () => {
  expect(await saysInFeishu('ou_zhang', IN_FEISHU, '21-2 已办8场，还差4场')).toContain('请确认我读到的内容');
  const [asked] = (await feishu.ledger.messages({ to: 'ou_zhang' })).slice(-1);
  await feishu.as('ou_zhang').press(asked?.messageId ?? '', '确认提交');
  await running.pass(1000);
  const told = await saysInWecom('zhou', '21-2怎么样了');
  expect(told).toContain('当前状态：进行中');
  expect(told).toContain('已办8场，还差4场');
  expect(told).toContain('张三');
});

test('the office in Feishu sees what a contact in WeCom has confirmed by a word', async () => {
  expect(await saysInWecom('zhao', '11-3 已建成900个充电插口，还差266个')).toContain('请确认我读到的内容');
  expect(await saysInWecom('zhao', '确认')).toContain('11-3 已填报');
  const told = await saysInFeishu('ou_office', 'oc_office', '/进度 11-3');
  expect(told).toContain('已建成900个充电插口');
  expect(told).toContain('赵安');
});

test('each unit is reminded where it is; one digest goes to both with the figures of the command line', async () => {
  await running.at('2023-01-03T09:01:00+08:00');
  const { totals } = await duban<Digest>(running, 'digest', '--as-of', '2023-01-03');
  const figures = `项目：${totals.projects} 项，已完成 ${totals.completed} 项`;
  const state = `未完成：滞后 ${totals.lagging}、存疑 ${totals.inDoubt}、有风险 ${totals.atRisk}、进行中 ${totals.onTrack}、未启动 ${totals.notStarted}`;
  for (const received of [await inFeishu('oc_office'), await inWecom('wrLeaders')]) {
    const digest = received.find((text) => text.startsWith('民生实事周报 2023-01-03'));
    expect(digest).toContain(figures);
    expect(digest).toContain(state);
  }
  await running.at('2023-01-06T09:31:00+08:00');
  expect((await inFeishu('ou_zhang')).at(-1)).toContain('民治街道 待办');
  expect((await inWecom('zhao')).join('\n')).toContain('区消安委办 待办');
  expect((await inFeishu('ou_zhang')).join('\n')).not.toContain('区消安委办 待办');
});
