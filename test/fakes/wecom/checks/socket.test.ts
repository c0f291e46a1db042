/** The long connection, by the SDK as it is shipped. */
import { describe, expect, test } from 'vitest';
import { DIRECT } from '../users.js';
import {
  bodyOf,
  buttonCard,
  codeOf,
  fake,
  markdown,
  noticeCard,
  restart,
  sdkBot,
  selectCard,
  useFake,
  waiting,
} from './support.js';

useFake();

describe('login', () => {
  test('a wrong secret is refused with 853000', async () => {
    await expect(sdkBot('wrong')).rejects.toThrow('853000');
    expect(await fake.sockets.connections()).not.toMatchObject([{ state: 'subscribed' }]);
  });

  test('a second subscriber evicts the first, which is closed later and may say nothing more', async () => {
    const first = await sdkBot();
    let told: unknown;
    first.client.on('event.disconnected_event', (frame) => {
      told = frame;
    });
    const second = await sdkBot();
    expect(await fake.sockets.evictions()).toHaveLength(1);
    await fake.as('zhangsan').say(DIRECT, '在吗');
    await second.heard(1);
    expect(told).toMatchObject({ body: { event: { eventtype: 'disconnected_event' } } });
    expect(first.frames.filter(({ body }) => (body as { msgtype: string }).msgtype === 'text')).toEqual([]);
  });

  test('what is said while nobody is connected is lost', async () => {
    const said = await fake.as('zhangsan').say(DIRECT, '在吗');
    expect(said.event?.state).toBe('lost');
    const bot = await sdkBot();
    await fake.as('zhangsan').say(DIRECT, '还在吗');
    expect(await bot.heard(1)).toHaveLength(1);
  });
});

describe('hearing', () => {
  test('a text one-to-one, and in a group only where the bot is @-ed', async () => {
    const bot = await sdkBot();
    expect((await fake.as('zhangsan').say('wrUnit', '大家好')).event).toBeNull();
    await fake.as('zhangsan').say('wrUnit', '/待办', { mentionBot: true });
    await fake.as('lisi').say(DIRECT, '/待办', { msgid: 'M7' });
    const [group, single] = await bot.heard(2);
    expect(group).toMatchObject({
      cmd: 'aibot_msg_callback',
      body: { chattype: 'group', chatid: 'wrUnit', from: { userid: 'zhangsan' }, text: { content: '@督办 /待办' } },
    });
    expect(single?.body).toMatchObject({ msgid: 'M7', chattype: 'single', text: { content: '/待办' } });
    expect(single?.body).not.toHaveProperty('chatid');
  });

  test('a repeat has the same msgid and another req_id', async () => {
    const bot = await sdkBot();
    const { event } = await fake.as('lisi').say(DIRECT, '/待办');
    await fake.events.repeat(event?.msgid ?? '');
    const [first, again] = await bot.heard(2);
    expect(again?.body).toEqual(first?.body);
    expect(again?.headers.req_id).not.toBe(first?.headers.req_id);
  });

  test('a file comes sealed behind an address that lives five minutes, with its name in the header', async () => {
    const bot = await sdkBot();
    const bytes = new TextEncoder().encode('编号,项目');
    await fake.as('zhangsan').upload(DIRECT, { name: '总表.csv', bytes });
    const [frame] = await bot.heard(1);
    const { file } = bodyOf<{ file: { url: string; aeskey: string } }>(frame);
    const got = await bot.client.downloadFile(file.url, file.aeskey);
    expect([got.filename, got.buffer.toString()]).toEqual(['总表.csv', '编号,项目']);
    await fake.clock.advance(5 * 60_000 + 1);
    await expect(bot.client.downloadFile(file.url, file.aeskey)).rejects.toThrow('403');
  });

  test('a file in a group reaches the bot as a quote only; of a quoted card nothing comes', async () => {
    const bot = await sdkBot();
    const put = await fake.as('lisi').upload('wrUnit', { name: '总表.csv', bytes: new Uint8Array(9) });
    expect(put.event).toBeNull();
    await fake.as('zhangsan').say('wrUnit', '导入', { mentionBot: true, replyTo: put.messageId });
    const [frame] = await bot.heard(1);
    expect(frame?.body).toMatchObject({ quote: { msgtype: 'file', file: { url: expect.any(String) } } });
    await bot.client.sendMessage('wrUnit', { msgtype: 'template_card', template_card: buttonCard('t1') });
    const [card] = await fake.ledger.messages();
    await fake.as('zhangsan').say('wrUnit', '收到', { mentionBot: true, replyTo: card?.messageId });
    expect((await bot.heard(2))[1]?.body).not.toHaveProperty('quote');
  });

  test('a quoted text of the bot brings its marker', async () => {
    const bot = await sdkBot();
    await fake.world.warm('wrUnit');
    await bot.client.sendMessage('wrUnit', markdown('**〔9-2〕** 请报进度'));
    const [sent] = await fake.ledger.messages();
    await fake.as('zhangsan').say('wrUnit', '已办8场', { mentionBot: true, replyTo: sent?.messageId });
    expect((await bot.heard(1))[0]?.body).toMatchObject({
      quote: { msgtype: 'text', text: { content: '〔9-2〕 请报进度' } },
    });
  });

  test('texts with pictures, and a voice as its transcript', async () => {
    const bot = await sdkBot();
    await fake.as('zhangsan').mixed(DIRECT, [{ text: '现场' }, { image: { name: 'a.png', bytes: new Uint8Array(9) } }]);
    await fake.as('zhangsan').voice('已办八场');
    const [mixed, voice] = await bot.heard(2);
    expect(mixed?.body).toMatchObject({
      mixed: { msg_item: [{ msgtype: 'text' }, { image: { aeskey: expect.any(String) } }] },
    });
    expect(voice?.body).toMatchObject({ msgtype: 'voice', voice: { content: '已办八场' } });
  });

  test('userids may come encrypted, and then lead back only so', async () => {
    await restart({ encryptedUserids: true });
    const bot = await sdkBot();
    await fake.as('zhangsan').say(DIRECT, '在吗');
    const [frame] = await bot.heard(1);
    const { from } = bodyOf<{ from: { userid: string } }>(frame);
    expect(from.userid).toMatch(/^wo/);
    expect(await codeOf(bot.client.sendMessage('zhangsan', markdown('在')))).toBe(93006);
    expect(await codeOf(bot.client.sendMessage(from.userid, markdown('在')))).toBe(0);
    expect(await fake.ledger.messages({ to: 'zhangsan' })).toHaveLength(1);
  });

  test('the fourth message while three are unanswered does not arrive', async () => {
    const bot = await sdkBot();
    for (const text of ['一', '二', '三']) await fake.as('zhangsan').say(DIRECT, text);
    expect((await fake.as('zhangsan').say(DIRECT, '四')).event?.state).toBe('busy');
    const [first] = await bot.heard(3);
    if (first) await bot.client.replyStream(first, 's1', '好', true);
    expect((await fake.as('zhangsan').say(DIRECT, '五')).event?.state).toBe('read');
  });
});

describe('answering', () => {
  test('a message: streams replace their text, several replies, files', async () => {
    const bot = await sdkBot();
    await fake.as('zhangsan').say('wrUnit', '/待办', { mentionBot: true });
    const [frame] = await bot.heard(1);
    if (!frame) throw new Error('nothing came');
    await bot.client.replyStream(frame, 's1', '正在查', false);
    await bot.client.replyStream(frame, 's1', '**共 2 项**\n\n| 编号 | 项目 |\n| --- | --- |\n| 9-2 | 充电 |', true);
    await bot.client.replyTemplateCard(frame, buttonCard('t1') as never);
    const [stream, card] = await fake.ledger.messages({ to: 'wrUnit' });
    expect(await fake.messages.plainText(stream?.messageId ?? '')).toBe('共 2 项\n\n编号 | 项目\n9-2 | 充电');
    expect(await fake.messages.plainText(card?.messageId ?? '')).toContain('民治街道 待办 2 项');
    expect(await codeOf(bot.client.replyStream(frame, 's1', '晚了', true))).toBe(846608);
    const { media_id } = await bot.client.uploadMedia(Buffer.alloc(600 * 1024, 7), {
      type: 'file',
      filename: '民生实事.xlsx',
    });
    await bot.client.replyMedia(frame, 'file', media_id);
    const file = (await fake.ledger.messages({ msgType: 'file' }))[0];
    expect(await fake.messages.plainText(file?.messageId ?? '')).toBe('〔文件〕民生实事.xlsx');
    expect(Buffer.alloc(600 * 1024, 7).equals(await fake.messages.bytes(media_id))).toBe(true);
  });

  test('each kind of callback takes its own kind of reply, in its time', async () => {
    const bot = await sdkBot();
    await fake.as('zhangsan').enter();
    expect(await fake.as('zhangsan').enter()).toBeNull();
    const [enter] = await bot.heard(1);
    if (!enter) throw new Error('nothing came');
    expect(await codeOf(bot.client.replyStream(enter, 's1', '好', true))).toBe(846605);
    const hello = { msgtype: 'text' as const, text: { content: '您好' } };
    expect(await codeOf(bot.client.replyWelcome(enter, hello))).toBe(0);
    expect(await codeOf(bot.client.replyWelcome(enter, hello))).toBe(846605);
    await fake.as('lisi').enter();
    const late = (await bot.heard(2))[1];
    await fake.clock.advance(5001);
    if (late) expect(await codeOf(bot.client.replyWelcome(late, hello))).toBe(846605);
    expect(await codeOf(bot.client.reply({ headers: { req_id: 'none' } }, { msgtype: 'stream' }))).toBe(846605);
  });

  test('a req_id dies with its connection', async () => {
    const first = await sdkBot();
    await fake.as('zhangsan').say(DIRECT, '/待办');
    const [frame] = await first.heard(1);
    first.client.disconnect();
    const second = await sdkBot();
    if (frame) expect(await codeOf(second.client.replyStream(frame, 's1', '好', true))).toBe(846605);
  });

  test('a click: the card changes within five seconds, under its task_id, for those named', async () => {
    const bot = await sdkBot();
    await fake.world.warm('wrUnit');
    await bot.client.sendMessage('wrUnit', { msgtype: 'template_card', template_card: selectCard('rpt_1') as never });
    const [card] = await fake.ledger.messages();
    const id = card?.messageId ?? '';
    await fake.as('zhangsan').press(id, '提交', { 是否完成: '已完成' });
    const [click] = await bot.heard(1);
    expect(click?.body).toMatchObject({
      from: { userid: 'zhangsan' },
      event: {
        template_card_event: {
          event_key: 'submit',
          task_id: 'rpt_1',
          selected_items: { selected_item: [{ question_key: 'status', option_ids: { option_id: ['yes'] } }] },
        },
      },
    });
    if (!click) return;
    await bot.client.updateTemplateCard(click, noticeCard({ task_id: 'rpt_1' }) as never, ['zhangsan']);
    expect(await fake.messages.plainText(id, 'zhangsan')).toBe('已登记');
    expect(await fake.messages.plainText(id, 'lisi')).toContain('填报 9-2');
    expect((await fake.ledger.messages())[0]?.versions).toMatchObject([{ via: 'click', viewers: ['zhangsan'] }]);

    await fake.as('lisi').press(id, '提交');
    const second = (await bot.heard(2))[1];
    await fake.clock.advance(5001);
    if (second)
      expect(await codeOf(bot.client.updateTemplateCard(second, noticeCard({ task_id: 'rpt_1' }) as never))).toBe(
        846605,
      );
    await expect(fake.as('lisi').press(id, '提交', { 是否完成: '不知道' })).rejects.toThrow('no option');
  });
});

describe('pushing', () => {
  test('a conversation in which nobody spoke is cold; unknown and missing ids are told apart', async () => {
    const bot = await sdkBot();
    expect(await codeOf(bot.client.sendMessage('wrUnit', markdown('周报')))).toBe(846607);
    expect(await codeOf(bot.client.sendMessage('wrunit', markdown('周报')))).toBe(93006);
    expect(await codeOf(bot.client.sendMessage('', markdown('周报')))).toBe(86201);
    await fake.as('zhangsan').say('wrUnit', '/绑定', { mentionBot: true });
    expect(await codeOf(bot.client.sendMessage('wrUnit', markdown('周报')))).toBe(0);
    await fake.clock.advance(24 * 3_600_000 + 1);
    expect(await codeOf(bot.client.sendMessage('wrUnit', markdown('周报')))).toBe(846607);
  });

  test('thirty a minute and a thousand an hour, replies and pushes together', async () => {
    await restart({ limits: { botChatHour: 40 } });
    const bot = await sdkBot();
    await fake.as('zhangsan').say('wrUnit', '/待办', { mentionBot: true });
    const [frame] = await bot.heard(1);
    if (frame) await bot.client.replyStream(frame, 's1', '好', true);
    for (let i = 0; i < 29; i += 1) await bot.client.sendMessage('wrUnit', markdown(`第${i}条`));
    expect(await codeOf(bot.client.sendMessage('wrUnit', markdown('多了')))).toBe(846607);
    await fake.clock.advance(60_000);
    for (let i = 0; i < 10; i += 1) await bot.client.sendMessage('wrUnit', markdown(`又第${i}条`));
    expect(await codeOf(bot.client.sendMessage('wrUnit', markdown('多了')))).toBe(846607);
    await fake.clock.advance(3_600_000);
    expect(await codeOf(bot.client.sendMessage('wrUnit', markdown('好了')))).toBe(0);
    expect(await fake.ledger.messages({ to: 'wrUnit' })).toHaveLength(41);
  });

  test('types, media and repeated task_ids', async () => {
    const bot = await sdkBot();
    await fake.world.warm('wrUnit');
    const send = (body: object) => codeOf(bot.client.sendMessage('wrUnit', body as never));
    expect(await send({ msgtype: 'text', text: { content: '好' } })).toBe(40008);
    expect(await send({ msgtype: 'file', file: { media_id: 'none' } })).toBe(40007);
    const { media_id } = await bot.client.uploadMedia(Buffer.from('a,b,c,d'), { type: 'file', filename: 'a.csv' });
    await fake.clock.advance(1000);
    expect(await send({ msgtype: 'image', image: { media_id } })).toBe(40007);
    await fake.clock.advance(3 * 24 * 3_600_000);
    await fake.world.warm('wrUnit');
    expect(await send({ msgtype: 'file', file: { media_id } })).toBe(40007);
  });

  test('a schema error comes back without its req_id: the caller waits in vain', async () => {
    const bot = await sdkBot();
    await fake.world.warm('wrUnit');
    const card = { msgtype: 'template_card', template_card: buttonCard('t1') as never } as const;
    await bot.client.sendMessage('wrUnit', card);
    const again = waiting(bot.client.sendMessage('wrUnit', card));
    await bot.client.sendMessage('wrUnit', markdown('周报'));
    expect(again.isOver()).toBe(false);
    expect((await fake.ledger.requests('aibot_send_msg')).map(({ code }) => code)).toEqual([0, 40058, 0]);
  });
});

describe('faults', () => {
  test('accepted, then silence: it is there, and nobody was told', async () => {
    const bot = await sdkBot();
    await fake.world.warm('wrUnit');
    await fake.faults.add({ api: 'aibot_send_msg', effect: { kind: 'accepted_then', answer: 'hang' } });
    const sent = waiting(bot.client.sendMessage('wrUnit', markdown('周报')));
    await bot.client.sendMessage('wrUnit', markdown('又一条'));
    expect(sent.isOver()).toBe(false);
    expect(await fake.ledger.messages()).toHaveLength(2);
    expect((await fake.ledger.requests('aibot_send_msg'))[0]).toMatchObject({ outcome: 'accepted', code: null });
  });

  test('accepted, then the connection is gone', async () => {
    const bot = await sdkBot();
    await fake.world.warm('wrUnit');
    await fake.faults.add({ recipient: 'wrUnit', effect: { kind: 'accepted_then', answer: 'reset' } });
    await expect(bot.client.sendMessage('wrUnit', markdown('周报'))).rejects.toThrow('closed');
    expect(await fake.ledger.messages()).toHaveLength(1);
  });

  test('an acknowledgement held up comes when it is let go', async () => {
    const bot = await sdkBot();
    await fake.world.warm('wrUnit');
    await fake.faults.add({ api: 'aibot_send_msg', effect: { kind: 'hold', gate: 'g' } });
    const sent = codeOf(bot.client.sendMessage('wrUnit', markdown('周报')));
    await fake.faults.reached('g');
    expect(await fake.ledger.messages()).toEqual([]);
    await fake.faults.open('g');
    expect(await sent).toBe(0);
  });

  test('a half-open connection stays the bot’s until another takes its place', async () => {
    await sdkBot();
    await fake.sockets.disturb('freeze');
    expect((await fake.as('zhangsan').say(DIRECT, '在吗')).event?.state).toBe('sent');
    await sdkBot();
    expect((await fake.sockets.connections()).map(({ state, frozen }) => [state, frozen])).toEqual([
      ['evicted', true],
      ['subscribed', false],
    ]);
    await fake.clock.advance(2000);
    expect(await fake.sockets.connections()).toHaveLength(1);
  });

  test('handshakes are refused as often as told', async () => {
    await fake.sockets.refuse(1);
    await expect(sdkBot()).rejects.toThrow('503');
    await sdkBot();
  });
});
