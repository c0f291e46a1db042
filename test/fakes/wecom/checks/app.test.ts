/** The self-built app: token, sending, silent losses, cards, people, pages, callbacks. */
import { beforeEach, describe, expect, test } from 'vitest';
import { decrypt, encrypt, signature } from '../crypt.js';
import { readXml, writeXml, type XmlNode } from '../xml.js';
import {
  buttonCard,
  call,
  fake,
  type Heard,
  listening,
  newToken,
  restart,
  sdkBot,
  selectCard,
  useFake,
} from './support.js';

useFake();

let token = '';
beforeEach(async () => {
  token = await newToken();
});
const HOUR = 3_600_000;

const app = (path: string, body: object) => call('POST', `/cgi-bin/${path}?access_token=${token}`, body);
const send = (more: object, touser = 'zhangsan') =>
  app('message/send', { touser, agentid: fake.app.agentId, msgtype: 'text', text: { content: '请填报' }, ...more });
const sendCard = (card: object, touser?: string) => send({ msgtype: 'template_card', template_card: card }, touser);

describe('token', () => {
  test('wrong credentials, missing, unknown, expired, revoked', async () => {
    const { corpId, secret } = fake.app;
    expect((await call('GET', `/cgi-bin/gettoken?corpid=ww&corpsecret=${secret}`)).errcode).toBe(40013);
    for (let i = 0; i < 10; i += 1)
      expect((await call('GET', `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=x`)).errcode).toBe(40001);
    expect((await call('GET', `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`)).errcode).toBe(45009);
    await fake.clock.advance(HOUR);
    expect(await newToken()).toBe(token);
    expect((await call('POST', '/cgi-bin/message/send', {})).errcode).toBe(41001);
    expect((await call('POST', '/cgi-bin/message/send?access_token=x', {})).errcode).toBe(40014);
    await fake.clock.advance(HOUR);
    expect((await send({})).errcode).toBe(42001);
    token = await newToken();
    await fake.world.revokeTokens();
    expect((await send({})).errcode).toBe(40014);
  });

  test('an address that is not on the list is let nowhere', async () => {
    await fake.world.trustIp(false);
    expect(await send({})).toMatchObject({ errcode: 60020, errmsg: expect.stringContaining('from ip: 127.0.0.1') });
  });
});

describe('sending', () => {
  test('some invalid: accepted, with their names in small letters; all invalid: 81013', async () => {
    expect(await send({}, 'zhangsan|WangWu')).toMatchObject({ errcode: 0, invaliduser: 'wangwu' });
    expect((await send({}, 'WangWu')).errcode).toBe(81013);
    expect((await send({}, '')).errcode).toBe(82001);
    expect((await send({ agentid: 7 })).errcode).toBe(301002);
    await fake.world.changePerson('lisi', { visible: false });
    expect((await send({}, 'lisi')).errcode).toBe(81013);
    expect(await fake.ledger.messages()).toMatchObject([
      { channel: 'app', recipients: ['zhangsan'], chatId: 'zhangsan' },
    ]);
  });

  test('a long text is cut without a word, long markdown is refused', async () => {
    expect((await send({ text: { content: '督办'.repeat(400) } })).errcode).toBe(0);
    const [cut] = await fake.ledger.messages();
    const read = await fake.messages.plainText(cut?.messageId ?? '');
    expect(Buffer.byteLength(read)).toBe(2046);
    expect((await send({ msgtype: 'markdown', markdown: { content: '督'.repeat(683) } })).errcode).toBe(40058);
  });

  test('the same JSON is sent once within the interval', async () => {
    const twice = { enable_duplicate_check: 1, duplicate_check_interval: 600 };
    const first = await send(twice);
    expect(await send(twice)).toMatchObject({ errcode: 0, msgid: first.msgid });
    await fake.clock.advance(600_000);
    await send(twice);
    expect(await fake.ledger.messages()).toHaveLength(2);
    expect((await fake.ledger.requests('message.send')).map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'repeat',
      'accepted',
    ]);
  });

  test('the thirty-first a minute to a member vanishes', async () => {
    for (let i = 0; i < 31; i += 1)
      expect((await send({ text: { content: `第${i}条` } }, 'zhangsan|lisi')).errcode).toBe(0);
    const last = (await fake.ledger.messages()).at(-1);
    expect(last).toMatchObject({ recipients: [], dropped: ['zhangsan', 'lisi'] });
    expect(await fake.ledger.messages({ to: 'zhangsan' })).toHaveLength(30);
    await fake.clock.advance(60_000);
    await send({});
    expect(await fake.ledger.messages({ to: 'zhangsan' })).toHaveLength(31);
  });

  test('an API asked too often is shut for a minute', async () => {
    await restart({ limits: { apiMinute: 3 } });
    token = await newToken();
    for (let i = 0; i < 3; i += 1) expect((await send({ text: { content: String(i) } })).errcode).toBe(0);
    expect((await send({})).errcode).toBe(45009);
    await fake.clock.advance(59_000);
    expect((await send({})).errcode).toBe(45009);
    await fake.clock.advance(1000);
    expect((await send({})).errcode).toBe(0);
  });

  test('files: a plain file name, three days, each owner its own', async () => {
    const upload = async (name: string, bytes: number) => {
      const form = new FormData();
      form.append('media', new Blob([new Uint8Array(bytes)]), name);
      const response = await fetch(`${fake.url}/cgi-bin/media/upload?access_token=${token}&type=file`, {
        method: 'POST',
        body: form,
      });
      return (await response.json()) as { errcode: number; media_id: string };
    };
    expect((await upload('空.txt', 5)).errcode).toBe(40058);
    const { media_id } = await upload('民生实事.xlsx', 9);
    expect((await send({ msgtype: 'file', file: { media_id } })).errcode).toBe(0);
    const got = await fetch(`${fake.url}/cgi-bin/media/get?access_token=${token}&media_id=${media_id}`);
    expect(got.headers.get('content-disposition')).toContain(encodeURIComponent('民生实事.xlsx'));
    const bot = await sdkBot();
    const own = await bot.client.uploadMedia(Buffer.alloc(9), { type: 'file', filename: 'a.txt' });
    expect((await send({ msgtype: 'file', file: { media_id: own.media_id } })).errcode).toBe(40007);
  });

  test('a message may be recalled for a day', async () => {
    const { msgid } = await send({});
    expect((await app('message/recall', { msgid })).errcode).toBe(0);
    expect((await fake.messages.transcript('zhangsan', 'app'))[0]?.text).toBe('〔已撤回〕');
    const late = await send({ text: { content: '再' } });
    await fake.clock.advance(24 * HOUR + 1);
    token = await newToken();
    expect((await app('message/recall', { msgid: late.msgid })).errcode).toBe(40058);
  });
});

describe('cards', () => {
  test('an interactive card needs a callback URL; its code changes it once, for 72 hours', async () => {
    expect((await sendCard(buttonCard('t1'))).errcode).toBe(40058);
    await listening('app');
    const { response_code: code, msgid } = await sendCard(buttonCard('t1'), 'zhangsan|lisi');
    const update = (given: unknown) =>
      app('message/update_template_card', {
        userids: ['zhangsan', 'WangWu'],
        agentid: fake.app.agentId,
        response_code: given,
        button: { replace_name: '已提交' },
      });
    expect(await update(code)).toMatchObject({ errcode: 0, invaliduser: ['wangwu'] });
    expect((await update(code)).errcode).toBe(60140);
    expect(await fake.messages.plainText(String(msgid), 'zhangsan')).toContain('(已提交)');
    expect(await fake.messages.plainText(String(msgid), 'lisi')).toContain('[收到]');
    const second = await sendCard(buttonCard('t2'));
    await fake.clock.advance(72 * HOUR + 1);
    token = await newToken();
    expect((await update(second.response_code)).errcode).toBe(60140);
  });

  test('a click comes as XML with a fresh code; the answer changes the clicker’s card alone', async () => {
    const sealed = (reply: XmlNode) => {
      const { corpId, aesKey, token: appToken } = fake.app;
      const cipher = encrypt(aesKey, writeXml(reply), corpId, Buffer.alloc(16, 1));
      const mark = signature(appToken, '1760000000', 'n9', cipher);
      return { body: writeXml({ Encrypt: cipher, MsgSignature: mark, TimeStamp: '1760000000', Nonce: 'n9' }) };
    };
    const heard = await listening('app', () =>
      sealed({
        ToUserName: 'zhangsan',
        FromUserName: fake.app.corpId,
        CreateTime: '1760000000',
        MsgType: 'update_template_card',
        TemplateCard: {
          CardType: 'text_notice',
          MainTitle: { Title: '已登记' },
          CardAction: { Type: '1', Url: 'https://example.cn/' },
          HorizontalContentList: { KeyName: '编号', Keyname: '编号', Value: '九之二' },
        },
      }),
    );
    const { msgid } = await sendCard(selectCard('t1'), 'zhangsan|lisi');
    await fake.as('zhangsan').press(String(msgid), '提交', { status: 'yes' });
    const inner = opened(heard[0]);
    expect(inner).toMatchObject({
      FromUserName: 'zhangsan',
      Event: 'template_card_event',
      EventKey: 'submit',
      TaskId: 't1',
      SelectedItems: { SelectedItem: { QuestionKey: 'status', OptionIds: { OptionId: 'yes' } } },
    });
    expect(await fake.messages.plainText(String(msgid), 'zhangsan')).toBe('已登记\n编号：九之二');
    expect(await fake.messages.plainText(String(msgid), 'lisi')).toContain('填报 9-2');
    expect(
      (
        await app('message/update_template_card', {
          userids: ['lisi'],
          agentid: fake.app.agentId,
          response_code: inner.ResponseCode,
          button: { replace_name: '已由张三提交' },
        })
      ).errcode,
    ).toBe(0);
  });
});

const opened = (heard: Heard | undefined): XmlNode =>
  readXml(decrypt(fake.app.aesKey, String(readXml(heard?.body ?? '<xml/>').Encrypt)).message);

describe('callbacks', () => {
  test('three tries of one message, five seconds apart', async () => {
    const heard = await listening('app', () => ({ status: 502 }));
    await fake.as('zhangsan').sayToApp('在吗', { msgid: '4561255354251345929' });
    await fake.clock.advance(60_000);
    expect(heard.map((one) => opened(one).MsgId)).toEqual(Array(3).fill('4561255354251345929'));
  });

  test('text, picture, menu', async () => {
    const heard = await listening('app');
    await fake.as('zhangsan').sayToApp('a]]>b & <c>');
    await fake.as('zhangsan').sendImageToApp({ name: 'a.png', bytes: new Uint8Array(9) });
    await fake.as('zhangsan').appEvent('click', 'todo');
    expect(heard.map(opened)).toMatchObject([
      { MsgType: 'text', Content: 'a]]>b & <c>', AgentID: '1000002' },
      { MsgType: 'image', MediaId: expect.any(String) },
      { MsgType: 'event', Event: 'click', EventKey: 'todo' },
    ]);
  });
});

describe('groups made by the app', () => {
  test('it speaks there, rings there, and nowhere else', async () => {
    const { chatid } = await app('appchat/create', {
      name: '督办群',
      owner: 'zhangsan',
      userlist: ['zhangsan', 'lisi'],
      chatid: 'duban1',
    });
    expect(chatid).toBe('duban1');
    const body = { msgtype: 'text', text: { content: '请填报', mentioned_list: ['lisi'] }, safe: 0 };
    expect((await app('appchat/send', { chatid, ...body })).errcode).toBe(0);
    expect((await app('appchat/send', { chatid: 'wrUnit', ...body })).errcode).toBe(86008);
    expect((await app('appchat/send', { chatid: 'none', ...body })).errcode).toBe(86003);
    expect(
      (await app('appchat/send', { chatid, msgtype: 'template_card', template_card: buttonCard('t1') })).errcode,
    ).toBe(40008);
    expect(await fake.ledger.messages()).toMatchObject([{ channel: 'appchat', chatId: 'duban1', rings: ['lisi'] }]);
    const bot = await sdkBot();
    await expect(
      bot.client.sendMessage('duban1', { msgtype: 'markdown', markdown: { content: '好' } }),
    ).rejects.toMatchObject({ errcode: 93006 });
  });

  test('the 201st a minute reaches nobody', async () => {
    await restart({ limits: { appchatMemberMinute: 2 } });
    token = await newToken();
    await app('appchat/create', { name: '群', userlist: ['zhangsan', 'lisi'], chatid: 'g' });
    for (let i = 0; i < 3; i += 1)
      await app('appchat/send', { chatid: 'g', msgtype: 'text', text: { content: String(i) } });
    expect((await fake.ledger.messages()).map(({ dropped }) => dropped.length)).toEqual([0, 0, 2]);
  });
});

describe('people', () => {
  test('by phone number, few wrong ones a day', async () => {
    const find = (mobile: string) => app('user/getuserid', { mobile });
    expect(await find('13800000000')).toMatchObject({ errcode: 0, userid: 'zhangsan' });
    expect((await find('电话')).errcode).toBe(60103);
    for (let i = 0; i < 2; i += 1) expect((await find('13900000000')).errcode).toBe(60111);
    expect((await find('13800000000')).errcode).toBe(45009);
    await fake.clock.advance(24 * HOUR);
    token = await newToken();
    expect((await find('13800000000')).errcode).toBe(0);
  });

  test('encrypted ids become plain; plain ones are invalid here', async () => {
    const { openUserId } = await fake.world.person('lisi');
    expect(await app('batch/openuserid_to_userid', { open_userid_list: [openUserId, 'zhangsan'] })).toMatchObject({
      userid_list: [{ open_userid: openUserId, userid: 'lisi' }],
      invalid_open_userid_list: ['zhangsan'],
    });
  });

  test('a page knows who opened it: once, within five minutes, on the trusted host', async () => {
    const address = (host: string) =>
      `${fake.url}/connect/oauth2/authorize?appid=${fake.app.corpId}&redirect_uri=${encodeURIComponent(`https://${host}/wecom/login`)}&response_type=code&scope=snsapi_base&state=abc1&agentid=1000002#wechat_redirect`;
    await expect(fake.as('zhangsan').authorize(address('evil.example.cn'))).rejects.toThrow('redirect_uri');
    const sent = new URL(await fake.as('zhangsan').authorize(address('duban.example.cn')));
    expect(sent.searchParams.get('state')).toBe('abc1');
    const ask = (code: string | null) => call('GET', `/cgi-bin/auth/getuserinfo?access_token=${token}&code=${code}`);
    const code = sent.searchParams.get('code');
    expect(await ask(code)).toMatchObject({ errcode: 0, userid: 'zhangsan' });
    expect((await ask(code)).errcode).toBe(40029);
    const redirected = await fetch(address('duban.example.cn'), {
      redirect: 'manual',
      headers: { 'x-wecom-user': 'lisi' },
    });
    const late = new URL(redirected.headers.get('location') ?? '').searchParams.get('code');
    await fake.clock.advance(5 * 60_000 + 1);
    expect((await ask(late)).errcode).toBe(40029);
    await fake.world.changePerson('lisi', { internal: false });
    const outside = new URL(await fake.as('lisi').authorize(address('duban.example.cn'))).searchParams.get('code');
    expect(await ask(outside)).toMatchObject({ errcode: 0, openid: expect.any(String) });
  });
});

describe('faults', () => {
  test.each(['status', 'broken_json', 'reset'] as const)('accepted, then %s: it is there', async (answer) => {
    await fake.faults.add({ api: 'message.send', recipient: 'zhangsan', effect: { kind: 'accepted_then', answer } });
    await expect(send({})).rejects.toThrow();
    expect(await fake.ledger.messages()).toHaveLength(1);
  });

  test('busy: nothing was taken', async () => {
    await fake.faults.add({ effect: { kind: 'code', code: -1 } });
    expect((await send({})).errcode).toBe(-1);
    expect(await fake.ledger.messages()).toEqual([]);
  });
});
