import { expect, test } from 'vitest';
import { delivery, greeting, idOf, openSimulator } from './simulator.js';

const sent = async () => {
  const opened = await openSimulator();
  const body = opened.platform.render({ kind: 'card', card: greeting });
  const id = idOf(await opened.platform.deliver(delivery(body)));
  return { ...opened, body, id };
};

test('a card comes into its room as it was frozen', async () => {
  const { simulator, id } = await sent();
  expect(await simulator.messagesOf('room-minzhi')).toMatchObject([
    { id, sender: null, replyTo: null, at: '2022-12-20T01:00:00.000Z', content: { kind: 'card', card: greeting } },
  ]);
});

test('F18: the same key is one message, however often it is sent', async () => {
  const { platform, simulator, body, id } = await sent();
  expect(idOf(await platform.deliver(delivery(body)))).toBe(id);
  expect(await simulator.messagesOf('room-minzhi')).toHaveLength(1);
});

test('what goes to a person comes into their one-to-one chat; an answer names what it answers', async () => {
  const { platform, simulator, body, id } = await sent();
  await platform.deliver(delivery(body, { to: 'local:wang', sendKey: 'key-2' }));
  await platform.deliver(delivery(body, { act: 'reply', messageId: id, sendKey: 'key-3' }));
  expect(await simulator.messagesOf('direct-wang')).toHaveLength(1);
  expect(await simulator.messagesOf('room-minzhi')).toMatchObject([{ id }, { replyTo: id }]);
});

test('a card is replaced; one that is not there is not', async () => {
  const { platform, simulator, id } = await sent();
  const body = platform.render({ kind: 'card', card: { ...greeting, title: '已办结' } });
  expect(await platform.deliver(delivery(body, { act: 'update', messageId: id }))).toEqual({
    result: 'sent',
    messageId: id,
  });
  expect(await simulator.messagesOf('room-minzhi')).toMatchObject([{ content: { card: { title: '已办结' } } }]);
  expect(await platform.deliver(delivery(body, { act: 'update', messageId: 'msg_0' }))).toMatchObject({
    result: 'stale',
  });
});

test('a room that is not there is gone', async () => {
  const { platform, body } = await sent();
  expect(await platform.deliver(delivery(body, { to: 'local:room-nowhere' }))).toMatchObject({ result: 'gone' });
});

test('加急 marks the message for whom it calls', async () => {
  const { platform, simulator, id } = await sent();
  const body = platform.render({ kind: 'text', text: '' });
  await platform.deliver(delivery(body, { act: 'urgent', messageId: id, people: ['local:wang'] }));
  expect(await simulator.messagesOf('room-minzhi')).toMatchObject([{ content: { kind: 'card', urgentFor: ['wang'] } }]);
});

test('a file can be fetched by who is in the room, and by nobody else', async () => {
  const { platform, simulator } = await sent();
  const body = platform.render({ kind: 'file', fileId: 'fil_1', name: '汇总表.docx' });
  const file = { name: '汇总表.docx', bytes: new Uint8Array([80, 75]) };
  await platform.deliver(delivery(body, { sendKey: 'key-4', file }));
  const [, message] = await simulator.messagesOf('room-minzhi');
  const [shown] = message?.content.kind === 'text' ? (message.content.files ?? []) : [];
  expect(shown?.name).toBe('汇总表.docx');
  expect([...((await simulator.download('wang', shown?.id ?? ''))?.bytes ?? [])]).toEqual([80, 75]);
  expect(await simulator.download('li', shown?.id ?? '')).toBe(null);
  expect(await simulator.download('nobody', shown?.id ?? '')).toBe(null);
});

test('what may be a repeat says so; a file has no heading to say it in', async () => {
  const { platform, body } = await sent();
  expect(JSON.parse(platform.asRepeat(body)).card.title).toBe('（可能重复）您好');
  expect(JSON.parse(platform.asRepeat(platform.render({ kind: 'text', text: '好' }))).text).toBe('（可能重复）好');
  const file = platform.render({ kind: 'file', fileId: 'fil_1', name: 'a.docx' });
  expect(platform.asRepeat(file)).toBe(file);
});

test('a card beyond all measure does not fit: it is split before', async () => {
  const { platform } = await openSimulator();
  const long = { ...greeting, blocks: [{ kind: 'text' as const, text: '长'.repeat(30_000) }] };
  expect(() => platform.render({ kind: 'card', card: long })).toThrow(RangeError);
});
