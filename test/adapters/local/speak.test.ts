import { expect, test } from 'vitest';
import { button, buttons, card } from '#src/cards/model.js';
import { Refusal } from '#src/core/refusal.js';
import { delivery, idOf, openSimulator } from './simulator.js';

const opened = async () => {
  const world = await openSimulator();
  await world.platform.start(world.receive);
  const say = (text: string, more: object = {}) =>
    world.simulator.say({ id: 'a1', as: 'wang', room: 'room-minzhi', text, replyTo: null, files: [], ...more });
  return { ...world, say };
};

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'was not refused',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

test('what is said is heard as an event of the platform: mentions of the bot fall away, others stay', async () => {
  const { heard, say } = await opened();
  await say('@督办 9-2 已办8场 @王晓');
  expect(heard).toEqual([
    {
      kind: 'message',
      eventId: 'local:msg_a1',
      at: '2022-12-20T01:00:00.000Z',
      chat: 'local:room-minzhi',
      chatKind: 'group',
      sender: 'local:wang',
      messageId: 'msg_a1',
      replyTo: null,
      quoted: null,
      text: '9-2 已办8场 @王晓',
      mentionsBot: true,
      mentions: [{ address: 'local:wang', name: '王晓' }],
      files: [],
    },
  ]);
});

test('the same try twice is said once, under one event id', async () => {
  const { heard, say, simulator } = await opened();
  await say('你好');
  await say('你好');
  expect(await simulator.messagesOf('room-minzhi')).toHaveLength(1);
  expect(new Set(heard.map(({ eventId }) => eventId)).size).toBe(1);
});

test('what was said while the bot was starting, or before a crash, is heard at the next start', async () => {
  const { platform, simulator, receive, heard, open } = await openSimulator();
  const said = { id: 'a1', as: 'wang', room: 'room-minzhi', text: '/待办', replyTo: null, files: [] };
  expect(await refusal(simulator.say(said))).toBe('unavailable');
  expect(heard).toEqual([]);
  await platform.stop();
  await open().platform.start(receive);
  await open().platform.start(receive);
  expect(heard.map(({ eventId }) => eventId)).toEqual(['local:msg_a1']);
});

test('nobody speaks in a room that they are not in, or says nothing', async () => {
  const { say, heard } = await opened();
  expect(await refusal(say('你好', { as: 'li' }))).toBe('not_found');
  expect(await refusal(say('你好', { as: 'nobody' }))).toBe('not_found');
  expect(await refusal(say('  '))).toBe('bad_input');
  expect(heard).toEqual([]);
});

test("a file goes with a message of who uploaded it; its bytes are the bot's to fetch, by itself or through a reply", async () => {
  const { simulator, platform, say, heard } = await opened();
  const { id } = await simulator.upload('wang', '照片.JPG', new Uint8Array([7]));
  expect(await refusal(say('看', { as: 'li', room: 'room-fucheng', files: [id] }))).toBe('not_found');
  await say('', { files: [id] });
  const [event] = heard;
  const [ref] = event?.kind === 'message' ? event.files : [];
  expect(ref).toEqual({ name: '照片.JPG', ref: id, kind: 'image' });
  for (const asked of [id, 'parent:msg_a1']) {
    const bytes = await platform.fetchFile({ name: '', ref: asked, kind: 'file' }, 10);
    expect([...bytes]).toEqual([7]);
  }
  expect(await refusal(platform.fetchFile({ name: '', ref: id, kind: 'file' }, 0))).toBe('too_much');
  expect(await refusal(platform.fetchFile({ name: '', ref: 'sim_0', kind: 'file' }, 10))).toBe('not_found');
});

const asking = card('请选', 'calm', [
  { kind: 'fold', title: '更多', blocks: [buttons(button('甲', 'pick', { nth: 1 })) ?? { kind: 'divider' }] },
  {
    kind: 'form',
    name: 'f',
    fields: [{ kind: 'text', name: 'words', label: '说明' }],
    submit: button('提交', 'submit', { nth: 2 }),
  },
  buttons({ label: '网页', url: 'https://example.org' }, button('乙', 'pick', { nth: 3 })) ?? { kind: 'divider' },
]);

test("S13: a press is of the button that stands on the card, with the card's own value and the form's own fields", async () => {
  const { platform, simulator, heard } = await opened();
  const message = idOf(await platform.deliver(delivery(platform.render({ kind: 'card', card: asking }))));
  const [shown] = await simulator.messagesOf('room-minzhi');
  const press = (button: number, more: object = {}) =>
    simulator.press({
      id: `p${button}`,
      as: 'wang',
      message,
      version: shown?.version ?? 0,
      button,
      form: { words: '好', unitId: 'unt_9' },
      ...more,
    });
  for (const nth of [0, 1, 2]) expect(await press(nth)).toEqual({ tone: 'good', text: '已保存' });
  expect(heard.map((event) => (event.kind === 'action' ? [event.action, event.value, event.form] : event))).toEqual([
    ['pick', { nth: 1 }, {}],
    ['submit', { nth: 2 }, { words: '好' }],
    ['pick', { nth: 3 }, {}],
  ]);
  expect(await refusal(press(3))).toBe('not_found');
  expect(await refusal(press(0, { as: 'li' }))).toBe('not_found');
  expect(await refusal(press(0, { version: 0 }))).toBe('conflict');
  expect(heard).toHaveLength(3);
});
