/** The bot's callback mode: signed callbacks, answers in the response, repeats, the response_url. */
import { describe, expect, test } from 'vitest';
import { decrypt, encrypt, signature } from '../crypt.js';
import { DIRECT } from '../users.js';
import { buttonCard, call, fake, type Heard, listening, noticeCard, useFake } from './support.js';

useFake();

const opened = (heard: Heard | undefined): Record<string, unknown> => {
  const { encrypt: cipher } = JSON.parse(heard?.body ?? '{}') as { encrypt: string };
  return JSON.parse(decrypt(fake.bot.aesKey, cipher).message) as Record<string, unknown>;
};

/** A sealed answer to a callback. */
const answering = (heard: Heard, body: object): { body: string } => {
  const nonce = heard.query.get('nonce') ?? '';
  const cipher = encrypt(fake.bot.aesKey, JSON.stringify(body), '', Buffer.alloc(16, 1));
  const timestamp = 1_760_000_000;
  const msgsignature = signature(fake.bot.token, String(timestamp), nonce, cipher);
  return { body: JSON.stringify({ encrypt: cipher, msgsignature, timestamp, nonce }) };
};

const stream = (content: string, finish = true) => ({ msgtype: 'stream', stream: { id: 's1', finish, content } });
const passive = async () => (await fake.ledger.requests('passive')).map(({ code }) => code);

test('the URL check wants the bare plaintext', async () => {
  let answer = (heard: Heard): string => decrypt(fake.bot.aesKey, heard.query.get('echostr') ?? '').message;
  await listening('bot', (heard) => ({ body: answer(heard) }));
  expect((await fake.events.checkUrl('bot')).ok).toBe(true);
  const before = answer;
  answer = (heard) => JSON.stringify(before(heard));
  expect((await fake.events.checkUrl('bot')).ok).toBe(false);
});

describe('answers in the response', () => {
  test('a text and a card', async () => {
    await listening('bot', (heard) =>
      answering(heard, { ...stream('已收到'), msgtype: 'stream_with_template_card', template_card: buttonCard('t1') }),
    );
    await fake.as('zhangsan').say('wrUnit', '/待办', { mentionBot: true });
    const sent = await fake.ledger.messages({ to: 'wrUnit' });
    expect(sent).toMatchObject([{ msgType: 'stream', via: 'passive' }, { msgType: 'template_card' }]);
  });

  test('text is for enter_chat alone; an answer not sealed with our keys is none', async () => {
    const text = { msgtype: 'text', text: { content: '您好' } };
    await listening('bot', (heard) => answering(heard, text));
    await fake.as('zhangsan').say(DIRECT, '在吗');
    await fake.as('zhangsan').enter();
    expect(await passive()).toEqual([40008, 0]);
    await listening('bot', (heard) => ({
      body: answering(heard, text).body.replace('"timestamp":1', '"timestamp":2'),
    }));
    await fake.as('lisi').enter();
    expect(await passive()).toEqual([40008, 0, 40058]);
  });

  test('an unfinished stream is asked for until it is finished', async () => {
    const heard = await listening('bot', (one) => {
      const isPoll = opened(one).msgtype === 'stream';
      return answering(one, stream(isPoll ? '共 2 项' : '正在查', isPoll));
    });
    await fake.as('zhangsan').say(DIRECT, '/待办');
    const [message] = await fake.ledger.messages();
    expect(await fake.messages.plainText(message?.messageId ?? '')).toBe('正在查');
    await fake.clock.advance(1000);
    expect(await fake.messages.plainText(message?.messageId ?? '')).toBe('共 2 项');
    await fake.clock.advance(10_000);
    expect(heard).toHaveLength(2);
    expect(opened(heard[1])).toMatchObject({ msgtype: 'stream', stream: { id: 's1' } });
  });

  test('a click changes the card under its task_id only', async () => {
    let taskId = 't2';
    const heard = await listening('bot', (one) =>
      opened(one).msgtype === 'event'
        ? answering(one, { response_type: 'update_template_card', template_card: noticeCard({ task_id: taskId }) })
        : answering(one, { msgtype: 'template_card', template_card: buttonCard('t1') }),
    );
    await fake.as('zhangsan').say('wrUnit', '/待办', { mentionBot: true });
    const id = (await fake.ledger.messages())[0]?.messageId ?? '';
    await fake.as('zhangsan').press(id, '收到');
    expect(await fake.messages.plainText(id)).toContain('[收到]');
    taskId = 't1';
    await fake.as('lisi').press(id, { key: 'open' });
    expect(await fake.messages.plainText(id, 'zhangsan')).toBe('已登记');
    expect(await passive()).toEqual([0, 40058, 0]);
    expect(opened(heard[2])).toMatchObject({
      from: { userid: 'lisi' },
      event: { template_card_event: { event_key: 'open' } },
    });
  });
});

describe('repeats', () => {
  test('an unanswered message comes three times, a click once', async () => {
    let status = 500;
    const heard = await listening('bot', () => ({ status }));
    await fake.as('zhangsan').say(DIRECT, '在吗', { msgid: 'M1' });
    await fake.clock.advance(60_000);
    expect(heard.map((one) => opened(one).msgid)).toEqual(['M1', 'M1', 'M1']);
    expect(new Set(heard.map(({ query }) => query.get('msg_signature'))).size).toBe(3);
    status = 200;
    await fake.world.deliverTo({ botMode: 'callback' });
    heard.length = 0;
    status = 500;
    await fake.as('zhangsan').event(DIRECT, 'feedback_event', { id: 'f1', type: 1 });
    await fake.clock.advance(60_000);
    expect(heard).toHaveLength(1);
  });

  test('a file is sealed with the bot’s own key and names none', async () => {
    const heard = await listening('bot');
    await fake.as('zhangsan').upload(DIRECT, { name: 'a.txt', bytes: new Uint8Array(9) });
    expect(opened(heard[0]).file as object).not.toHaveProperty('aeskey');
  });
});

describe('response_url', () => {
  test('takes one message within the hour, no text and no change of a card', async () => {
    const heard = await listening('bot');
    await fake.as('zhangsan').say('wrUnit', '/待办', { mentionBot: true });
    const path = String(opened(heard[0]).response_url).slice(fake.url.length);
    const answer = async (body: object) => (await call('POST', path, body)).errcode;
    expect(await answer({ msgtype: 'text', text: { content: '好' } })).toBe(40008);
    expect(await answer({ response_type: 'update_template_card', template_card: noticeCard() })).toBe(40008);
    expect(await answer({ msgtype: 'markdown', markdown: { content: '汉'.repeat(6827) } })).toBe(40058);
    expect(await answer({ msgtype: 'markdown', markdown: { content: '共 2 项' } })).toBe(0);
    expect(await answer({ msgtype: 'markdown', markdown: { content: '又' } })).toBe(60140);
    await fake.as('zhangsan').say('wrUnit', '/待办', { mentionBot: true });
    const late = String(opened(heard[1]).response_url).slice(fake.url.length);
    await fake.clock.advance(3_600_001);
    expect((await call('POST', late, { msgtype: 'markdown', markdown: { content: '晚了' } })).errcode).toBe(60140);
  });
});

test('forgeries differ from the genuine in one thing each', async () => {
  const { token, aesKey } = fake.bot;
  const text = '{"msgtype":"text"}';
  const isGenuine = async (variant: Parameters<typeof fake.events.pack>[2]): Promise<boolean> => {
    const { query, body } = await fake.events.pack('bot', text, variant);
    const { encrypt: cipher } = JSON.parse(body) as { encrypt: string };
    if (signature(token, query.timestamp ?? '', query.nonce ?? '', cipher) !== query.msg_signature) return false;
    try {
      return decrypt(aesKey, cipher).receiveId === '';
    } catch {
      return false;
    }
  };
  expect(await isGenuine('genuine')).toBe(true);
  for (const variant of [
    'tampered_body',
    'tampered_signature',
    'unsigned',
    'wrong_key',
    'wrong_token',
    'wrong_receiver',
    'plaintext',
    'broken_cipher',
  ] as const)
    expect([variant, await isGenuine(variant)]).toEqual([variant, false]);
});
