/** What people do in their clients. */
import { describe, expect, test } from 'vitest';
import {
  type Called,
  call,
  cardOf,
  DAY,
  fake,
  formCard,
  HOUR,
  listener,
  opened,
  restart,
  sendCard,
  useFake,
} from './support.js';

useFake();

describe('people in their clients', () => {
  test('a file comes first and alone; the words reply to it', async () => {
    const received = await listener();
    const said = await fake.as('ou_zhang').say('oc_unit', '/导入', {
      mentionBot: true,
      files: [{ name: '附件1.docx', bytes: Buffer.from('PK') }],
    });
    expect(received).toHaveLength(1);
    const message = opened(received[0]).event.message;
    expect(message).toMatchObject({ parent_id: said.files[0], root_id: said.files[0] });
  });

  test('a styled message arrives as rich text without a locale', async () => {
    const received = await listener();
    const said = await fake.as('ou_zhang').say('direct', '第一行\n@督办 第二行', { mentionBot: true, post: true });
    expect(said.event?.state).toBe('answered');
    const { message } = opened(received[0]).event;
    expect(message?.message_type).toBe('post');
    expect((JSON.parse(String(message?.content)) as { content: unknown }).content).toEqual([
      [{ tag: 'text', text: '第一行', style: [] }],
      [
        { tag: 'at', user_id: '@_user_1', user_name: '督办' },
        { tag: 'text', text: ' 第二行', style: [] },
      ],
    ]);
  });

  test('a form is filled in by labels and sent as the platform sends it', async () => {
    const received = await listener(() => ({ body: { toast: { type: 'success', content: '已登记' } } }));
    const id = String((await sendCard(formCard)).data.message_id);
    const zhang = fake.as('ou_zhang');
    const pressed = await zhang.press(id, '提交', { 完成情况: '已办8场', 是否完成: '未完成', due: '2022-12-15' });
    expect(pressed).toMatchObject({ toast: { type: 'success', content: '已登记' }, error: null });
    expect(opened(received[0])).toMatchObject({
      header: { event_type: 'card.action.trigger', create_time: '1667264400000000' },
      event: {
        operator: { open_id: 'ou_zhang' },
        token: pressed.token,
        host: 'im_message',
        context: { open_message_id: id, open_chat_id: 'oc_unit' },
        action: {
          tag: 'button',
          name: 'ok',
          value: { act: 'report.submit', id: 't_17' },
          form_value: { said: '已办8场', state: 'no', due: '2022-12-15 +0800' },
        },
      },
    });
  });

  test('the client lets nobody submit what the form does not allow, and no callback goes out', async () => {
    const received = await listener();
    const id = String((await sendCard(formCard)).data.message_id);
    const zhang = fake.as('ou_zhang');
    await expect(zhang.press(id, '提交', { 是否完成: 'yes' })).rejects.toThrow('said is required');
    await expect(zhang.press(id, '提交', { 完成情况: '字'.repeat(21), 是否完成: 'yes' })).rejects.toThrow('at most 20');
    await expect(zhang.press(id, '提交', { 完成情况: 'x', 是否完成: '也许' })).rejects.toThrow('no option');
    await expect(zhang.press(id, '提交', { 完成情况: 'x', 是否完成: 'yes', 密码: '1' })).rejects.toThrow(
      'no field 密码',
    );
    await expect(zhang.press(id, '没有')).rejects.toThrow('[提交]');
    await fake.world.addPerson({ openId: 'ou_out' });
    await expect(fake.as('ou_out').press(id, '收到')).rejects.toThrow('not in');
    expect(received).toEqual([]);
    expect(await zhang.press(id, '看板')).toMatchObject({ opened: 'https://example.cn/', eventId: null });
  });

  test.each<[string, { status?: number; body?: unknown } | null, number]>([
    ['another status', { status: 500 }, 200671],
    ['no JSON', { body: 'ok' }, 200672],
    ['an unknown toast', { body: { toast: { type: 'good', content: 'x' } } }, 200672],
    ['a card of 1.0', { body: { card: { type: 'raw', data: { elements: [] } } } }, 200830],
    ['a bad card', { body: { card: { type: 'raw', data: cardOf({ tag: 'note' }) } } }, 200673],
    ['no answer', null, 200341],
  ])('an answer with %s is shown to the person as an error and not asked for again', async (_name, answer, error) => {
    await restart({ answerWithinMs: 50 });
    const received = await listener(() => answer);
    const id = String((await sendCard(formCard)).data.message_id);
    expect(await fake.as('ou_zhang').press(id, { action: 'nudge.ack' })).toMatchObject({ error, toast: null });
    await fake.clock.advance(8 * HOUR);
    expect(received).toHaveLength(1);
    expect(await fake.messages.plainText(id)).toContain('[收到]');
  });

  test('a card in the answer replaces the pressed one for everybody; a stale copy can still be pressed', async () => {
    const settled = cardOf({ tag: 'markdown', content: '已收到' });
    await listener(() => ({ body: { card: { type: 'raw', data: settled } } }));
    const id = String((await sendCard(formCard)).data.message_id);
    await fake.as('ou_zhang').press(id, '收到');
    expect(await fake.messages.plainText(id)).toBe('进度填报\n已收到');
    await expect(fake.as('ou_li').press(id, '收到')).rejects.toThrow('no button');
    expect((await fake.as('ou_li').press(id, '收到', {}, { version: 0 })).error).toBeNull();
    expect((await fake.ledger.messages())[0]?.versions.map((version) => version.via)).toEqual(['callback', 'callback']);
  });

  test('the token of a callback works twice within half an hour, and no sooner than the answer', async () => {
    let early: Called | null = null;
    const update = (cToken: string) =>
      call('POST', '/interactive/v1/card/update', { token: cToken, card: cardOf({ tag: 'hr' }) });
    await listener(async (body) => {
      early = await update(String(opened({ body, headers: {} }).event.token));
      return {};
    });
    const id = String((await sendCard(formCard)).data.message_id);
    const first = await fake.as('ou_zhang').press(id, '收到');
    expect(early).toMatchObject({ http: 200, code: 10002 });
    const codes = [];
    for (let i = 0; i < 3; i += 1) codes.push((await update(first.token ?? '')).code);
    expect(codes).toEqual([0, 0, 300040]);
    const second = await fake.as('ou_zhang').press(id, '收到', {}, { version: 0 });
    await fake.clock.advance(30 * 60_000 + 1);
    expect((await update(second.token ?? '')).code).toBe(300030);
    await fake.clock.advance(14 * DAY);
    expect(await fake.as('ou_zhang').press(id, '收到', {}, { version: 0 })).toMatchObject({
      eventId: null,
      error: 300000,
    });
  });

  test('comings and goings of the bot and of people are told', async () => {
    const received = await listener();
    const zhang = fake.as('ou_zhang');
    await zhang.removeBot('oc_unit');
    await zhang.addBot('oc_unit');
    const said = await zhang.say('oc_unit', '/待办', { mentionBot: true });
    await zhang.recall(said.messageId);
    await fake.as('ou_li').leave('oc_unit');
    await zhang.enter();
    await zhang.menu('todo');
    await zhang.dissolve('oc_unit');
    await expect(zhang.say('oc_unit', '还在吗')).rejects.toThrow('dissolved');
    expect(received.map((one) => opened(one).header.event_type)).toEqual([
      'im.chat.member.bot.deleted_v1',
      'im.chat.member.bot.added_v1',
      'im.message.receive_v1',
      'im.message.recalled_v1',
      'im.chat.member.user.deleted_v1',
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      'application.bot.menu_v6',
      'im.chat.disbanded_v1',
    ]);
  });
});
