/** Messages on their way out: limits kept, other ways found, nothing sent twice by itself. */
import { describe, expect, test } from 'vitest';
import { withTx } from '#src/services/context.js';
import { post } from '#src/services/post.js';
import { proof } from '../../proof/proof.js';
import { DIRECT, openDistrict, type Scene } from './scene.js';

const sendAll = async (scene: Scene, to: string, texts: readonly string[]) =>
  withTx(await scene.office(), async (tx) => {
    for (const [index, text] of texts.entries())
      await post(
        tx,
        { kind: 'text', text },
        { to: `wecom:${to}`, occurrence: `t${index}`, subject: { purpose: 'unit' } },
      );
  });
const received = async (scene: Scene, to: string): Promise<string[]> =>
  (await scene.messages()).filter((message) => message.to === to).map(({ text }) => text);

describe('limits', () => {
  test('F23: 200 messages to one conversation: none is refused, their order is kept', async () => {
    const scene = await openDistrict();
    const texts = Array.from({ length: 200 }, (_, index) => `第 ${index + 1} 条`);
    await sendAll(scene, 'wrMinzhi', texts);
    await scene.settle();
    const arrived = await received(scene, 'wrMinzhi');
    expect(arrived).toEqual(texts);
    const refused = (await scene.fake.ledger.requests('aibot_send_msg')).filter(
      ({ outcome }) => outcome !== 'accepted',
    );
    expect(refused).toEqual([]);
    proof('F23', { runs: texts.length, lost: texts.length - new Set(arrived).size });
  });
});

describe('a conversation that the bot may not push into', () => {
  test('a group is reached by its own webhook, which the office has stored, and whose key is shown nowhere', async () => {
    const scene = await openDistrict();
    const address = await scene.fake.world.addWebhook('wrMinzhi', '693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa');
    const answer = await scene.say('office', 'wrMinzhi', `/绑定 消息推送 ${address}`);
    expect(answer[0]?.text).toContain('已记下本群的消息推送');
    expect(answer[0]?.text).not.toContain('693axxx6');
    await scene.fake.world.cool('wrMinzhi');
    await sendAll(scene, 'wrMinzhi', ['请及时填报']);
    await scene.settle();
    expect(await received(scene, 'wrMinzhi')).toContain('请及时填报');
    const trail = JSON.stringify(await (await scene.office()).database.db.selectFrom('audit').selectAll().execute());
    expect(trail).toContain('companion.set');
    expect(trail).not.toContain('693axxx6');
  });

  test('a stored webhook rings at the unit’s contacts under a reminder', async () => {
    const scene = await openDistrict();
    const address = await scene.fake.world.addWebhook('wrMinzhi', '693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa');
    await scene.say('office', 'wrMinzhi', `/绑定 消息推送 ${address}`);
    await scene.say('office', 'wrOffice', '/催办 民治街道');
    const rung = (await scene.fake.ledger.messages({ to: 'wrMinzhi' })).flatMap(({ rings }) => rings);
    expect(rung).toEqual(['zhangsan']);
  });

  test('only the office stores one, and only a real address', async () => {
    const scene = await openDistrict();
    expect((await scene.say('zhangsan', 'wrMinzhi', '/绑定 消息推送 https://evil.example/x'))[0]?.text).toContain(
      '督办办公室',
    );
    const wrong = await scene.say('office', 'wrMinzhi', '/绑定 消息推送 https://evil.example/x');
    expect(wrong.map(({ text }) => text).join()).toContain('不是消息推送的地址');
  });

  test('a person is reached by the app, with an encrypted id too', async () => {
    const scene = await openDistrict({ channels: ['socket', 'app'], fake: { encryptedUserids: true } });
    const { openUserId } = await scene.fake.world.person('zhangsan');
    await scene.fake.world.cool('zhangsan');
    await sendAll(scene, openUserId, ['请及时填报']);
    await scene.settle();
    expect(await received(scene, 'zhangsan')).toEqual(['请及时填报']);
    expect((await scene.fake.ledger.messages({ to: 'zhangsan' }))[0]).toMatchObject({ channel: 'app' });
  });

  test('where there is no other way the office is told', async () => {
    const scene = await openDistrict();
    await scene.fake.world.cool('wrMinzhi');
    await sendAll(scene, 'wrMinzhi', ['请及时填报']);
    await scene.settle();
    expect((await received(scene, 'wrOffice')).join()).toContain('有一条消息没有送达');
    expect(await received(scene, 'wrMinzhi')).toEqual([]);
  });
});

describe('what goes wrong', () => {
  test('a right to answer that died with its connection gives way to a push', async () => {
    const scene = await openDistrict();
    await scene.fake.faults.add({ api: 'aibot_respond_msg', times: 1, effect: { kind: 'code', code: 846605 } });
    const answers = await scene.say('zhangsan', 'wrMinzhi', '/进度 21-2');
    expect(answers.map(({ type }) => type)).toEqual(['markdown', 'template_card']);
  });

  test('F26: a chat that is no more is told to the office once', async () => {
    const scene = await openDistrict();
    await scene.fake.world.changeChat('wrMinzhi', { botIn: false });
    await sendAll(scene, 'wrMinzhi', ['一', '二']);
    await scene.settle();
    expect((await received(scene, 'wrOffice')).filter((text) => text.includes('有一个群已无法送达'))).toHaveLength(1);
  });

  test('a connection that is gone holds messages back and sends them when it is there again, each once', async () => {
    const scene = await openDistrict();
    await scene.fake.sockets.disturb('cut');
    await scene.until(() => !(scene.platform.sends?.() ?? true), 'the connection is gone');
    await sendAll(scene, 'wrMinzhi', ['一', '二', '三']);
    await scene.service.app.settled();
    expect(await received(scene, 'wrMinzhi')).toEqual([]);
    await scene.advance(2_000);
    await scene.until(() => scene.platform.sends?.() ?? false, 'it is there again');
    scene.service.house.queue.wake('outbox');
    await scene.settle();
    expect(await received(scene, 'wrMinzhi')).toEqual(['一', '二', '三']);
  });

  test('more than three questions in a row are all heard, for each is answered as such', async () => {
    const scene = await openDistrict();
    for (let round = 0; round < 5; round += 1) {
      const [answer] = await scene.say('zhangsan', DIRECT, '/我是谁');
      expect(answer?.type).toBe('stream');
    }
  });
});
