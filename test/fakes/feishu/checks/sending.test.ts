/** Tokens, sending and changing: windows, limits and codes of the reference. */

import { describe, expect, test } from 'vitest';
import { bodyChanged, duplicates, lost, outOfTime, overRate, wrongRecipient } from '../../common/judges.js';
import type { Chat, Person } from '../world.js';
import {
  type Called,
  call,
  DAY,
  fake,
  formCard,
  HOUR,
  newToken,
  renewToken,
  restart,
  send,
  sendCard,
  text,
  token,
  useFake,
} from './support.js';

useFake();

describe('tokens', () => {
  test('one token until half an hour is left, then another; both work to their end', async () => {
    expect(await newToken()).toBe(token);
    await fake.clock.advance(91 * 60_000);
    const second = await newToken();
    expect(second).not.toBe(token);
    expect((await call('GET', '/bot/v3/info')).code).toBe(0);
    await fake.clock.advance(30 * 60_000);
    expect(await call('GET', '/bot/v3/info')).toMatchObject({ http: 400, code: 99991663 });
    expect((await call('GET', '/bot/v3/info', undefined, second)).code).toBe(0);
  });

  test('a wrong secret, an unknown token and a missing scope are refused in their own ways', async () => {
    const path = '/auth/v3/tenant_access_token/internal';
    expect(await call('POST', path, { app_id: fake.app.appId, app_secret: 'x' })).toMatchObject({
      http: 200,
      code: 10014,
    });
    expect(await call('GET', '/bot/v3/info', undefined, 't-unknown')).toMatchObject({ http: 400, code: 99991663 });
    await fake.world.withdraw('im:message');
    const refused = await send(text('x'));
    expect(refused).toMatchObject({ http: 400, code: 99991672 });
    expect(refused.msg).toContain('im:message');
  });
});

describe('sending', () => {
  test('a uuid is swallowed for an hour of virtual time, whatever it carries, and the judges see the other body', async () => {
    const first = await send(text('一'), { uuid: 'k1' });
    const again = await send(text('二'), { uuid: 'k1' });
    expect(again.data.message_id).toBe(first.data.message_id);
    expect(await fake.ledger.messages()).toHaveLength(1);
    expect(bodyChanged(await fake.ledger.requests())).toEqual(['k1']);
    expect(duplicates(await fake.ledger.messages())).toEqual([]);

    await fake.clock.advance(HOUR);
    await send(text('一'), { uuid: 'k1' });
    expect(duplicates(await fake.ledger.messages())).toMatchObject([[{ uuid: 'k1' }, { uuid: 'k1' }]]);
    expect(lost(await fake.ledger.messages(), ['k1', 'k2'])).toEqual(['k2']);
    expect(wrongRecipient(await fake.ledger.messages(), { k1: 'oc_other' })).toHaveLength(2);
    expect((await send(text('x'), { uuid: 'k'.repeat(51) })).code).toBe(230001);
  });

  test('five a second go into a chat, those of other bots among them', async () => {
    await fake.world.othersSend('oc_unit', 2);
    const codes: number[] = [];
    for (let i = 0; i < 4; i += 1) codes.push((await send(text(`第${i}条`))).code);
    expect(codes).toEqual([0, 0, 0, 230020]);
    expect((await send(text('别处'), {}, 'ou_zhang', 'open_id')).code).toBe(0);
    expect(overRate(await fake.ledger.requests(), [230020, 99991400])).toHaveLength(1);
    await fake.clock.advance(1000);
    expect((await send(text('再来'))).code).toBe(0);
  });

  test('the app has its own limit, answered with 429 and both headers', async () => {
    await restart({ limits: { perApiMinute: 3 } });
    for (let i = 0; i < 3; i += 1) await call('GET', '/bot/v3/info');
    const refused = await call('GET', '/bot/v3/info');
    expect(refused).toMatchObject({ http: 429, code: 99991400 });
    expect(refused.headers.get('x-ogw-ratelimit-limit')).toBe('3');
    expect(refused.headers.get('x-ogw-ratelimit-reset')).toBe('60');
    await fake.clock.advance(60_000);
    expect((await call('GET', '/bot/v3/info')).code).toBe(0);
  });

  test.each<[string, Partial<Chat & Person>, string, 'chat_id' | 'open_id', number]>([
    ['an unknown chat', {}, 'oc_none', 'chat_id', 230034],
    ['a chat the bot has left', { botIn: false }, 'oc_unit', 'chat_id', 230002],
    ['a dissolved chat', { dissolved: true }, 'oc_unit', 'chat_id', 232009],
    ['a muted chat', { muted: true }, 'oc_unit', 'chat_id', 230018],
    ['someone who left', { resigned: true }, 'ou_zhang', 'open_id', 230029],
    ['someone out of range', { available: false }, 'ou_zhang', 'open_id', 230013],
    ['someone who blocked the bot', { blockedBot: true }, 'ou_zhang', 'open_id', 230053],
  ])('%s is not sent to', async (_name, change, to, type, code) => {
    if (type === 'chat_id') await fake.world.changeChat('oc_unit', change);
    else await fake.world.changePerson('ou_zhang', change);
    expect(await send(text('x'), {}, to, type)).toMatchObject({ http: 400, code });
    expect(await fake.ledger.messages()).toEqual([]);
  });

  test('content must be a string of JSON that fits', async () => {
    expect((await send({ text: 'x' } as never)).code).toBe(230001);
    expect((await send('not json')).code).toBe(230001);
    expect((await send(text('x'.repeat(150 * 1024)))).code).toBe(230025);
    expect((await send(JSON.stringify({ file_key: 'file_none' }), { msg_type: 'file' })).code).toBe(230001);
  });

  test('a card can be changed for fourteen days', async () => {
    const id = String((await sendCard(formCard)).data.message_id);
    const patch = () => call('PATCH', `/im/v1/messages/${id}`, { content: JSON.stringify(formCard) });
    await fake.clock.advance(14 * DAY);
    await renewToken();
    expect((await patch()).code).toBe(0);
    await fake.clock.advance(1000);
    expect(await patch()).toMatchObject({ http: 400, code: 230031 });
  });

  test('only shared cards of its own may be changed, five times a second', async () => {
    const id = String((await sendCard(formCard)).data.message_id);
    const patch = (content: object, of = id) =>
      call('PATCH', `/im/v1/messages/${of}`, { content: JSON.stringify(content) });
    expect((await patch({ ...formCard, config: {} })).code).toBe(230001);
    const said = await fake.as('ou_zhang').say('oc_unit', '你好');
    expect((await patch(formCard, said.messageId)).code).toBe(230012);
    const codes: number[] = [];
    for (let i = 0; i < 6; i += 1) codes.push((await patch(formCard)).code);
    expect(codes).toEqual([0, 0, 0, 0, 0, 230020]);
  });

  test('a group is read back only with the scope for all its messages, oldest or newest first, in pages', async () => {
    for (const said of ['一', '二', '三']) await send(text(said));
    const list = (more: string) => call('GET', `/im/v1/messages?container_id_type=chat&container_id=oc_unit${more}`);
    expect(await list('')).toMatchObject({ http: 400, code: 230027 });
    await fake.world.grant('im:message.group_msg');
    const texts = ({ data }: Called) => (data.items as { body: { content: string } }[]).map(({ body }) => body.content);
    const first = await list('&page_size=2');
    expect(texts(first)).toEqual([text('一'), text('二')]);
    expect(texts(await list(`&page_size=2&page_token=${String(first.data.page_token)}`))).toEqual([text('三')]);
    expect(texts(await list('&sort_type=ByCreateTimeDesc&page_size=1'))).toEqual([text('三')]);
    expect(texts(await list('&start_time=1667264401'))).toEqual([]);
  });

  test('five a second go to a person, and a topic group makes a thread of each message', async () => {
    await fake.world.addChat({ chatId: 'oc_topic', messages: 'thread', members: ['ou_zhang'] });
    const started = await send(text('话题'), {}, 'oc_topic');
    const reply = await call('POST', `/im/v1/messages/${String(started.data.message_id)}/reply`, {
      msg_type: 'text',
      content: text('跟帖'),
    });
    expect(started.data.thread_id).toMatch(/^omt_/);
    expect(reply.data).toMatchObject({ thread_id: started.data.thread_id, parent_id: started.data.message_id });
    const codes: number[] = [];
    for (let i = 0; i < 6; i += 1) codes.push((await send(text(`第${i}条`), {}, 'ou_zhang', 'open_id')).code);
    expect(codes).toEqual([0, 0, 0, 0, 0, 230020]);
  });

  test('sensitive words and personal data are refused where the tenant says so', async () => {
    await restart({ sensitiveWords: ['禁词'], dlp: true });
    expect((await send(text('有禁词'))).code).toBe(230022);
    expect((await send(text('电话13800000000'))).code).toBe(230028);
    expect((await send(text('邮箱 a@b.cn'))).code).toBe(230028);
    expect((await send(text('编号113800000000'))).code).toBe(0);
  });

  test('the judge of time names what came too early or too late', async () => {
    await send(text('一'), { uuid: 'k1' });
    await fake.clock.advance(HOUR);
    await send(text('二'), { uuid: 'k2' });
    const due = { k1: { from: '2022-11-01T09:00:01+08:00' }, k2: { until: '2022-11-01T10:00:00+08:00' } };
    const late = outOfTime(await fake.ledger.messages(), due);
    expect(late.map((entry) => entry.uuid)).toEqual(['k1']);
    const cancelled = { k2: { until: '2022-11-01T09:59:59+08:00' } };
    expect(outOfTime(await fake.ledger.messages(), cancelled)).toMatchObject([{ uuid: 'k2' }]);
  });

  test('加急 reaches members and names who is none', async () => {
    await fake.world.grant('im:message.urgent');
    const id = String((await sendCard(formCard)).data.message_id);
    const buzz = (people: string[]) =>
      call('PATCH', `/im/v1/messages/${id}/urgent_app?user_id_type=open_id`, { user_id_list: people });
    expect((await buzz(['ou_zhang', 'ou_none'])).data).toEqual({ invalid_user_id_list: ['ou_none'] });
    expect((await buzz(['ou_none'])).code).toBe(230001);
    expect((await fake.ledger.messages())[0]?.urgent).toMatchObject([{ way: 'app', openIds: ['ou_zhang'] }]);
  });
});
