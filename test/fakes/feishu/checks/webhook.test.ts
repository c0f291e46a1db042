/** The webhook sender, genuine and forged. */

import { describe, expect, test } from 'vitest';
import { signature } from '../crypt.js';
import {
  DAY,
  fake,
  HOUR,
  listener,
  opened,
  quiet,
  type Received,
  restart,
  sdk,
  serving,
  text,
  useFake,
} from './support.js';

useFake();

describe('webhook', () => {
  test('an event is sealed, signed over its raw bytes and dated by the virtual clock', async () => {
    const received = await listener();
    const said = await fake.as('ou_zhang').say('oc_unit', '/待办', { mentionBot: true });
    expect(said.event?.state).toBe('answered');
    const [first] = received;
    const { headers, body } = first as Received;
    const timestamp = String(headers['x-lark-request-timestamp']);
    expect(timestamp).toBe(String(Date.parse('2022-11-01T01:00:00Z') / 1000));
    const nonce = String(headers['x-lark-request-nonce']);
    expect(headers['x-lark-signature']).toBe(signature(timestamp, nonce, fake.app.encryptKey, body));
    expect(opened(first)).toMatchObject({
      schema: '2.0',
      header: { event_type: 'im.message.receive_v1', token: fake.app.verificationToken, create_time: '1667264400000' },
      event: {
        sender: { sender_id: { open_id: 'ou_zhang' }, sender_type: 'user' },
        message: {
          message_id: said.messageId,
          chat_type: 'group',
          content: text('@_user_1 /待办'),
          mentions: [{ key: '@_user_1', id: { open_id: 'ou_bot' }, name: '督办' }],
        },
      },
    });
  });

  test('a group is heard only when it mentions the bot, unless the scope for all is granted', async () => {
    const received = await listener();
    const zhang = fake.as('ou_zhang');
    expect((await zhang.say('oc_unit', '今天下雨')).event).toBeNull();
    expect((await zhang.say('oc_unit', '@李四 看一下', { mentions: ['ou_li'] })).event).toBeNull();
    expect((await zhang.say('direct', '你好')).event?.state).toBe('answered');
    await fake.world.grant('im:message.group_msg');
    expect((await zhang.say('oc_unit', '今天下雨')).event?.state).toBe('answered');
    await fake.world.changeChat('oc_unit', { botIn: false });
    expect((await zhang.say('oc_unit', '/待办', { mentionBot: true })).event).toBeNull();
    expect(received).toHaveLength(2);
  });

  test('what fails is sent again after 15 s, 5 min, 1 h and 6 h, with its first signature', async () => {
    const received = await listener(() => ({ status: 503 }));
    const { event } = await fake.as('ou_zhang').say('direct', '你好');
    const waits = [15_000, 5 * 60_000, HOUR, 6 * HOUR];
    for (const [i, wait] of waits.entries()) {
      await fake.clock.advance(wait - 1);
      expect(received).toHaveLength(i + 1);
      await fake.clock.advance(1);
      expect(received).toHaveLength(i + 2);
    }
    await fake.clock.advance(3 * DAY);
    expect(received).toHaveLength(5);
    expect(new Set(received.map((request) => request.headers['x-lark-signature'])).size).toBe(1);
    expect((await fake.events.list('im.message.receive_v1'))[0]).toMatchObject({
      eventId: event?.eventId,
      state: 'failed',
    });
  });

  test('an answer that does not come is a failure', async () => {
    await restart({ answerWithinMs: 50 });
    await listener(() => null);
    const { event } = await fake.as('ou_zhang').say('direct', '你好');
    expect(event?.attempts[0]?.answer).toMatchObject({ status: null, failure: 'timeout' });
  });

  test('duplicates, replays, losses and another order, on demand', async () => {
    const received = await listener();
    const zhang = fake.as('ou_zhang');
    const { event } = await zhang.say('direct', '一');
    await fake.events.repeat(event?.eventId ?? '');
    await fake.events.repeat(event?.eventId ?? '', { newEventId: true });
    await fake.events.replay(event?.eventId ?? '');
    const ids = received.map((one) => opened(one).header.event_id);
    expect(ids.map((id) => id === ids[0])).toEqual([true, true, false, true]);
    expect(received[3]).toEqual({ ...received[0], headers: received[3]?.headers });

    await fake.events.mischief({ drop: 1 });
    expect((await zhang.say('direct', '二')).event?.state).toBe('dropped');
    await fake.events.hold();
    expect((await zhang.say('direct', '三')).event?.state).toBe('held');
    await zhang.say('direct', '四');
    expect(received).toHaveLength(4);
    await fake.events.release('last_first');
    const last = received.slice(4).map((one) => opened(one).event.message?.content);
    expect(last).toEqual([text('四'), text('三')]);
  });

  test('a request can be taken apart, bent and posted', async () => {
    const received = await listener();
    const { event } = await fake.as('ou_zhang').say('direct', '一');
    const parcel = await fake.events.pack(event?.eventId ?? '');
    await fake.events.post({ ...parcel, headers: { ...parcel.headers, 'X-Lark-Signature': 'bent' } });
    expect(received[1]).toMatchObject({ body: parcel.body, headers: { 'x-lark-signature': 'bent' } });
  });

  test('virtual time can flow by itself, faster than the clock on the wall', async () => {
    await restart({ rate: 3_600_000 }); // an hour a millisecond
    let enough = (): void => undefined;
    const fifth = new Promise<void>((resolve) => {
      enough = resolve;
    });
    const received: Received[] = await listener(() => {
      if (received.length === 5) enough();
      return { status: 503 };
    });
    await fake.as('ou_zhang').say('direct', '一');
    await fifth;
    const waited = Date.parse(await fake.clock.now()) - Date.parse('2022-11-01T01:00:00Z');
    expect(waited).toBeGreaterThan(7 * HOUR);
  });

  test('every forgery differs from the genuine in what it is named after', async () => {
    const received = await listener();
    const { event } = await fake.as('ou_zhang').say('direct', '一');
    const marksIn = ({ body, headers }: Received): string[] => {
      const timestamp = String(headers['x-lark-request-timestamp'] ?? '');
      const nonce = String(headers['x-lark-request-nonce']);
      const marks: string[] = [];
      if (headers['x-lark-signature'] !== signature(timestamp, nonce, fake.app.encryptKey, body))
        marks.push('signature');
      if (Math.abs(Number(timestamp) - 1667264400) > 300) marks.push('time');
      if (!/^\d+$/.test(timestamp)) marks.push('no time');
      const parsed = JSON.parse(body) as Record<string, unknown>;
      if (Object.keys(parsed).join() !== 'encrypt') marks.push('plaintext');
      try {
        const { header } = opened({ body, headers });
        if (header?.token !== fake.app.verificationToken) marks.push('token');
        if (header?.app_id !== fake.app.appId) marks.push('app');
      } catch {
        marks.push('cipher');
      }
      return marks;
    };
    const marksOf = async (variant: Parameters<typeof fake.events.forge>[1]): Promise<string[]> => {
      await fake.events.forge(event?.eventId ?? '', variant);
      const last = received.at(-1);
      return last ? marksIn(last) : ['nothing came'];
    };
    expect(await marksOf('genuine')).toEqual([]);
    expect(await marksOf('spaced')).toEqual([]);
    expect(await marksOf('tampered_body')).toContain('signature');
    expect(await marksOf('tampered_signature')).toEqual(['signature']);
    expect(await marksOf('unsigned')).toContain('signature');
    expect(await marksOf('wrong_key')).toEqual(['signature', 'cipher']);
    expect(await marksOf('wrong_token')).toEqual(['token']);
    expect(await marksOf('wrong_app')).toEqual(['app']);
    expect(await marksOf('plaintext')).toContain('plaintext');
    expect(await marksOf('plaintext_signed')).toEqual(['plaintext', 'cipher']);
    expect(await marksOf('plaintext_beside')).toContain('plaintext');
    expect(await marksOf('stale')).toEqual(['time']);
    expect(await marksOf('future')).toEqual(['time']);
    expect(await marksOf('no_timestamp')).toContain('no time');
    expect(await marksOf('odd_timestamp')).toContain('no time');
    expect(await marksOf('broken_cipher')).toEqual(['cipher']);
  });

  test("the SDK's own dispatcher takes the genuine event and the challenge", async () => {
    const { EventDispatcher, adaptDefault } = await sdk();
    const heard: unknown[] = [];
    const dispatcher = new EventDispatcher({ encryptKey: fake.app.encryptKey, logger: quiet }).register({
      'im.message.receive_v1': (data) => void heard.push(data.message.content),
    });
    const handle = adaptDefault('/feishu/events', dispatcher, { autoChallenge: true });
    const url = await serving((request, response) => void handle(request, response));
    await fake.world.deliverTo({ webhookUrl: url });
    const answer = await fake.events.challenge();
    expect(JSON.parse(answer.body)).toEqual({ challenge: answer.challenge });
    await fake.as('ou_zhang').say('direct', '你好');
    expect(heard).toEqual([text('你好')]);
  });
});
