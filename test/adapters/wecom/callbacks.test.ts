/** The two callback addresses: genuine ones are answered in time, everything else leaves no trace. */
import { describe, expect, test } from 'vitest';
import { proof } from '../../proof/proof.js';
import { times } from '../../proof/tiers.js';
import { DIRECT, openDistrict, openScene, type Scene } from './scene.js';

const url = ({ service }: Scene, path: string): string => `http://127.0.0.1:${service.port}${path}`;
const inbox = async (scene: Scene) =>
  Object.values(await (await scene.office()).repos.inbox.counts()).reduce((a, b) => a + b, 0);

describe('S09: the URL check', () => {
  test.each(['bot', 'app'] as const)('of the %s gets its bare text; a forged one 401', async (which) => {
    const scene = await openScene({ channels: ['callback', 'app'] });
    expect(await scene.fake.events.checkUrl(which)).toMatchObject({ ok: true, status: 200 });
    for (const variant of ['tampered_signature', 'wrong_key', 'wrong_token', 'wrong_receiver', 'unsigned'] as const)
      expect(await scene.fake.events.checkUrl(which, variant)).toMatchObject({ ok: false, status: 401 });
  });
});

describe('S02–S05: what is not genuine', () => {
  const variants = [
    'tampered_body',
    'tampered_signature',
    'unsigned',
    'wrong_key',
    'wrong_token',
    'wrong_receiver',
    'plaintext',
    'broken_cipher',
  ] as const;

  test.each(['bot', 'app'] as const)('is answered with 401 and stored nowhere: %s', async (which) => {
    const scene = await openDistrict({ channels: ['callback', 'app'] });
    const message =
      which === 'bot'
        ? '{"msgid":"x1","chattype":"single","from":{"userid":"zhangsan"},"msgtype":"text","text":{"content":"/待办"}}'
        : '<xml><FromUserName>zhangsan</FromUserName><MsgType>text</MsgType><Content>/待办</Content><MsgId>1</MsgId></xml>';
    const before = await inbox(scene);
    for (const variant of variants) {
      const answer = await scene.fake.events.forge(which, message, variant);
      expect({ variant, status: answer.status, body: answer.body }).toEqual({ variant, status: 401, body: '' });
    }
    expect(await inbox(scene)).toBe(before);
  });

  test(`F13: ${times(10_000)} malformed bodies, signed or not, never give a 500 and end nothing`, async () => {
    const scene = await openScene({ channels: ['callback', 'app'] });
    const statuses = new Set<number | null>();
    let refused = 0;
    const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
    const insides = [
      '',
      'null',
      '[]',
      '{"msgid":1}',
      '{"msgid":"a","from":{"userid":"x"},"msgtype":"event","event":{"eventtype":"template_card_event"}}',
      '{"msgid":"a","from":{"userid":"x"},"msgtype":"mixed","mixed":{"msg_item":[1,null,{"msgtype":"text"}]}}',
      '{"msgid":"a","from":{"userid":"__proto__"},"msgtype":"__proto__"}',
      '<xml>',
      '<!DOCTYPE x [<!ENTITY a "b">]><xml><MsgType>&a;</MsgType></xml>',
      `<xml>${'<a>'.repeat(400)}</xml>`,
      '<xml><FromUserName>x</FromUserName><MsgType>event</MsgType><Event>template_card_event</Event><TaskId>t</TaskId><EventKey>[</EventKey></xml>',
      '\u0000\ufffd',
      '<xml><__proto__>1</__proto__></xml>',
    ];
    for (let round = 0; round < times(10_000) / 2; round += 1) {
      for (const which of ['bot', 'app'] as const) {
        const inside = pick(insides, round);
        const parcel = await scene.fake.events.pack(which, inside + (round % 7 === 0 ? '\n' : ''), 'genuine');
        const bent =
          round % 3 === 0
            ? parcel
            : round % 3 === 1
              ? { ...parcel, body: parcel.body.slice(0, round % 90) }
              : {
                  query: { ...parcel.query, timestamp: pick(['', 'NaN', '-1', '99999999999', '1e9'], round) },
                  body: inside,
                };
        const { status } = await scene.fake.events.post(which, bent);
        statuses.add(status);
        if (status === 401) refused += 1;
      }
    }
    expect([...statuses].sort()).toEqual([200, 401]);
    const health = await fetch(url(scene, '/healthz'));
    expect(health.status).toBe(200);
    proof('F13', { runs: times(10_000), refused });
  });

  test('F14 S10: too large a body is not read, another method is refused', async () => {
    const scene = await openScene({ channels: ['callback'] });
    const large = await fetch(url(scene, '/wecom/bot'), { method: 'POST', body: 'x'.repeat(1_100_000) });
    expect(large.status).toBe(413);
    expect((await fetch(url(scene, '/wecom/bot'), { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(url(scene, '/wecom/app'))).status).toBe(404);
  });
});

describe('the bot in callback mode', () => {
  test('answers by the address that came with the message; a repeat has no effect', async () => {
    const scene = await openDistrict({ channels: ['callback'] });
    const [answer, ...more] = await scene.say('zhangsan', 'wrMinzhi', '/进度 21-2', { msgid: 'm1' });
    expect(answer).toMatchObject({ to: 'wrMinzhi', type: 'markdown' });
    expect(more).toEqual([]);
    const before = await inbox(scene);
    await scene.fake.events.repeat('m1', 3);
    await scene.settle();
    expect(await inbox(scene)).toBe(before);
    expect((await scene.messages()).length).toBe(1);
  });

  test('a welcome is the answer to who opens the conversation', async () => {
    const scene = await openDistrict({ channels: ['callback'] });
    await scene.fake.as('zhangsan').enter();
    expect((await scene.messages())[0]).toMatchObject({
      to: 'zhangsan',
      text: expect.stringContaining('您好，我是督办'),
    });
  });

  test('what cannot be pushed goes to the person by the app', async () => {
    const scene = await openDistrict({ channels: ['callback', 'app'] });
    const answers = await scene.say('zhangsan', DIRECT, '/填报 21-2');
    expect(answers.map(({ type }) => type)).toEqual(['markdown', 'template_card']);
    const card = answers[1]?.messageId ?? '';
    const asked = await scene.press('zhangsan', card, '在这里一步步回答');
    expect(asked[0]?.text).toContain('完成情况');
  });
});

describe('the self-built app', () => {
  test('alone carries the whole conversation: words, cards, presses and their changed cards', async () => {
    const scene = await openDistrict({ channels: ['app'] });
    const heard = async (act: () => Promise<unknown>) => {
      const before = (await scene.messages()).length;
      await act();
      await scene.settle();
      return (await scene.messages()).slice(before);
    };
    const asked = await heard(() => scene.fake.as('zhangsan').sayToApp('21-2 已办8场，还差4场'));
    expect(asked.map(({ type }) => type)).toEqual(['markdown', 'template_card']);
    const card = asked[1]?.messageId ?? '';
    await heard(() => scene.fake.as('zhangsan').press(card, '确认提交'));
    expect(await scene.fake.messages.plainText(card, 'zhangsan')).toContain('21-2 已填报');
  });

  test('a token that was taken back is fetched anew, once for all who wait', async () => {
    const scene = await openDistrict({ channels: ['app'] });
    await scene.fake.world.revokeTokens();
    const before = (await scene.fake.ledger.requests('gettoken')).length;
    for (const text of ['/待办', '/我是谁', '/帮助']) await scene.fake.as('zhangsan').sayToApp(text);
    await scene.settle();
    expect((await scene.fake.ledger.requests('gettoken')).length - before).toBeLessThanOrEqual(2);
    expect((await scene.messages()).length).toBeGreaterThanOrEqual(3);
  });
});
