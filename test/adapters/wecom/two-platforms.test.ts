/** One programme with people in Feishu and in WeCom: what one reports the other sees. */
import { expect, onTestFinished, test } from 'vitest';
import { startFakeFeishu } from '../../fakes/feishu/fake.js';
import { letIn } from '../../support/programme.js';
import { DIRECT, openDistrict } from './scene.js';

test('a leader in WeCom sees what a contact in Feishu reported a second ago', async () => {
  const now = '2022-12-28T10:00:00+08:00';
  const feishu = await startFakeFeishu({ now, mode: 'webhook' });
  onTestFinished(() => feishu.close());
  const scene = await openDistrict({
    now,
    env: {
      FEISHU_APP_ID: feishu.app.appId,
      FEISHU_APP_SECRET: feishu.app.appSecret,
      FEISHU_ENCRYPT_KEY: feishu.app.encryptKey,
      FEISHU_VERIFICATION_TOKEN: feishu.app.verificationToken,
      FEISHU_MODE: 'webhook',
      FEISHU_BASE_URL: feishu.url,
    },
  });
  const { house, port } = scene.service;
  await feishu.world.deliverTo({ webhookUrl: `http://127.0.0.1:${port}/feishu/events` });
  await feishu.world.addPerson({ openId: 'ou_li', name: '李四' });
  await letIn(house, { name: '李四', role: 'contact', unit: '民治街道', address: 'feishu:ou_li' });
  expect([...house.platforms.keys()]).toEqual(['feishu', 'wecom']);

  await feishu.as('ou_li').say('direct', '21-2 已办11场，还差1场');
  await scene.settle();
  const [asked] = await feishu.ledger.messages({ to: 'ou_li' });
  await feishu.as('ou_li').press(asked?.messageId ?? '', '确认提交');
  await scene.advance(1_000);
  await scene.settle();

  const answers = await scene.say('chen', DIRECT, '21-2怎么样了');
  expect(answers.map(({ text }) => text).join('\n')).toContain('已办11场，还差1场');
});
