import { describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import { decodeEvent } from '#src/adapters/feishu/events.js';
import { envelopeOf, messageEvent, pressEvent } from './support.js';

const context = { bot: { openId: 'ou_bot', name: '督办助手' }, now: '2022-12-30T02:00:00.000Z' };
const message = (change: object = {}, sender: object = {}) =>
  decodeEvent(envelopeOf('im.message.receive_v1', messageEvent(change, sender)), context);
const said = (type: string, content: object, more: object = {}) => {
  const decoded = message({ message_type: type, content: JSON.stringify(content), ...more });
  if (decoded?.kind !== 'message') throw new Error('no message');
  return decoded;
};
const person = (key: string, name: string, open_id = `ou_${name}`) => ({ key, id: { open_id }, name });

describe('messages', () => {
  test('a command with the bot mentioned', () => {
    expect(message()).toEqual({
      kind: 'message',
      eventId: 'feishu:om_1',
      at: '2022-12-30T02:00:00.000Z',
      chat: 'feishu:oc_minzhi',
      chatKind: 'group',
      sender: 'feishu:ou_zhang',
      messageId: 'om_1',
      quoted: null,
      replyTo: null,
      text: '/待办 教育局',
      mentionsBot: true,
      mentions: [],
      files: [],
    });
  });

  test('a repeat with a new event id has the same key', () => {
    const again = decodeEvent(envelopeOf('im.message.receive_v1', messageEvent(), { event_id: 'ev_2' }), context);
    expect(again?.eventId).toBe('feishu:om_1');
  });

  test('others that are mentioned keep their names, and the longest placeholder is read first', () => {
    const mentions = [
      person('@_user_1', '督办助手', 'ou_bot'),
      person('@_user_2', '李四'),
      ...Array.from({ length: 8 }, (_, index) => person(`@_user_${index + 3}`, `人${index + 3}`)),
    ];
    const decoded = said('text', { text: '@_user_1 /代 @_user_10 和@_user_2 到周五' }, { mentions });
    expect(decoded.text).toBe('/代 @人10 和@李四 到周五');
    expect(decoded.mentions).toContainEqual({ address: 'feishu:ou_李四', name: '李四' });
    expect(decoded.mentions.some((mention) => mention.address === 'feishu:ou_bot')).toBe(false);
  });

  test('a name that looks like a placeholder is not replaced again', () => {
    const mentions = [person('@_user_1', '@_user_2', 'ou_x'), person('@_user_2', '李四')];
    expect(said('text', { text: '@_user_1 好' }, { mentions }).text).toBe('@@_user_2 好');
  });

  test('everybody mentioned is not the bot mentioned', () => {
    const decoded = said('text', { text: '@_all 请填报' }, { mentions: null });
    expect(decoded).toMatchObject({ text: '@所有人 请填报', mentionsBot: false, mentions: [] });
  });

  test('another bot of the group mentioned is not ours', () => {
    const mentions = [{ ...person('@_user_1', '别的助手', 'ou_other'), mentioned_type: 'bot' }];
    expect(said('text', { text: '@_user_1 你好' }, { mentions })).toMatchObject({ mentionsBot: false });
  });

  test('until our own id is known, a bot that is mentioned is taken for us', () => {
    const decoded = decodeEvent(envelopeOf('im.message.receive_v1', messageEvent()), { ...context, bot: null });
    expect(decoded).toMatchObject({ mentionsBot: true, text: '/待办 教育局' });
  });

  test('a pasted post reads as text, with its pictures', () => {
    const decoded = said('post', {
      title: '进展',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '督办助手' },
          { tag: 'text', text: ' 9-2 已办', style: ['bold'] },
          { tag: 'a', href: 'https://example.com', text: '8场' },
        ],
        [{ tag: 'img', image_key: 'img_1' }],
        [{ tag: 'media', file_key: 'file_2', image_key: 'img_2' }],
      ],
    });
    expect(decoded.text).toBe('进展\n 9-2 已办8场');
    expect(decoded.files).toEqual([
      { name: '图片', ref: 'om_1/image/img_1', kind: 'image' },
      { name: '视频', ref: 'om_1/file/file_2', kind: 'file' },
    ]);
  });

  test.each([
    [
      'file',
      { file_key: 'file_1', file_name: '汇总表.docx' },
      [{ name: '汇总表.docx', ref: 'om_1/file/file_1', kind: 'file' }],
    ],
    ['image', { image_key: 'img_1' }, [{ name: '图片', ref: 'om_1/image/img_1', kind: 'image' }]],
    ['audio', { file_key: 'file_1', duration: 3 }, [{ name: '语音', ref: 'om_1/file/file_1', kind: 'file' }]],
    ['sticker', { file_key: 'file_1' }, []],
    ['share_chat', { chat_id: 'oc_x' }, []],
  ])('%s', (type, content, files) => {
    expect(said(type, content)).toMatchObject({ text: '', files });
  });

  test('content that is no JSON says nothing', () => {
    expect(message({ content: 'oops' })).toMatchObject({ text: '', files: [] });
  });

  test('one-to-one, in reply', () => {
    expect(message({ chat_type: 'p2p', parent_id: 'om_0', mentions: undefined })).toMatchObject({
      chatKind: 'direct',
      replyTo: 'om_0',
      mentionsBot: false,
    });
  });

  test.each([
    ['milliseconds', '1672365600123', '2022-12-30T02:00:00.123Z'],
    ['microseconds', '1672365600123456', '2022-12-30T02:00:00.123Z'],
    ['seconds', '1672365600', '2022-12-30T02:00:00.000Z'],
  ])('F03: dated by its own time in %s', (_unit, create_time, at) => {
    expect(message({ create_time })).toMatchObject({ at });
  });

  test('own words and those of other bots are nothing', () => {
    expect(message({}, { sender_type: 'bot' })).toBeNull();
    expect(message({}, { sender_type: 'app' })).toBeNull();
  });

  test('a message that cannot be read is an error, not silence', () => {
    expect(() => message({ chat_id: undefined })).toThrow(ZodError);
  });
});

describe('presses', () => {
  const press = (action: object) => decodeEvent(envelopeOf('card.action.trigger', pressEvent(action)), context);

  test('a submitted form: dates as days, many as a list, the action apart from its value', () => {
    const form_value = {
      num: '12',
      due: '2026-03-31 +0800',
      at: '2026-03-31 07:07 +0800',
      multi: ['a', 'b'],
      empty: '',
      absent: null,
      checked: true,
    };
    expect(press({ form_value })).toEqual({
      kind: 'action',
      eventId: 'feishu:ev_1',
      at: '2022-12-30T02:00:00.000Z',
      chat: 'feishu:oc_minzhi',
      sender: 'feishu:ou_zhang',
      messageId: 'om_card',
      action: 'report.open',
      value: { unit: 'u1' },
      form: { num: '12', due: '2026-03-31', at: '2026-03-31', multi: ['a', 'b'], empty: '', checked: 'true' },
    });
  });

  test.each([{ act: 'x' }, '"text"', undefined, { action: 7 }])(
    'S14 F55: a card of another make is a press without an action: %j',
    (value) => {
      expect(press({ value })).toMatchObject({ kind: 'action', action: '' });
    },
  );

  test('S27: a key __proto__ reaches nothing', () => {
    const event = JSON.parse(
      JSON.stringify(envelopeOf('card.action.trigger', pressEvent())).replace(
        '"unit":"u1"',
        '"unit":"u1","__proto__":{"office":true}',
      ),
    );
    event.event.action.form_value = JSON.parse('{"__proto__":"x","note":"y"}');
    const decoded = decodeEvent(event, context);
    if (decoded?.kind !== 'action') throw new Error('no action');
    expect(Object.keys(decoded.value)).toEqual(['unit']);
    expect('office' in decoded.value).toBe(false);
    expect(decoded.form).toEqual({ note: 'y' });
  });
});

describe('chats', () => {
  const change = (type: string, event: object) => decodeEvent(envelopeOf(type, { chat_id: 'oc_1', ...event }), context);

  test('the bot was added', () => {
    expect(change('im.chat.member.bot.added_v1', { operator_id: { open_id: 'ou_a' }, name: '民治街道群' })).toEqual({
      kind: 'chat_joined',
      eventId: 'feishu:ev_1',
      at: '2022-12-30T02:00:00.000Z',
      chat: 'feishu:oc_1',
      name: '民治街道群',
      sender: 'feishu:ou_a',
    });
  });
  test("our own name is not taken for the group's", () => {
    expect(change('im.chat.member.bot.added_v1', { name: '督办助手' })).toMatchObject({ name: null, sender: null });
  });
  test.each(['im.chat.member.bot.deleted_v1', 'im.chat.disbanded_v1'])('%s', (type) => {
    expect(change(type, {})).toMatchObject({ kind: 'chat_left', chat: 'feishu:oc_1' });
  });
  test('recalled', () => {
    expect(change('im.message.recalled_v1', { message_id: 'om_9', recall_time: '1672365601000' })).toEqual({
      kind: 'recalled',
      eventId: 'feishu:ev_1',
      at: '2022-12-30T02:00:01.000Z',
      chat: 'feishu:oc_1',
      messageId: 'om_9',
    });
  });
  test.each([
    ['an unknown type', envelopeOf('im.something_v9', {})],
    ['a type named like a built-in', envelopeOf('constructor', {})],
    ['version 1', { uuid: 'u', event: { type: 'p2p_chat_create' } }],
    ['nonsense', 42],
  ])('%s is nothing', (_name, envelope) => {
    expect(decodeEvent(envelope, context)).toBeNull();
  });
});
