/** The fake Feishu as a whole: the published vectors, the official SDK, and a process of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cardOf, fake, formCard, sdkClient, text, useFake } from './feishu/checks/support.js';
import { connectFakeFeishu, spawnFakeFeishu } from './feishu/client.js';
import { decrypt, encrypt, signature } from './feishu/crypt.js';
import { decodeFrame, encodeFrame } from './feishu/frames.js';

useFake();

describe('crypto and frames', () => {
  test('the cipher and the signature give the published vectors', () => {
    expect(decrypt('test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world');
    const iv = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
    const body = JSON.stringify({
      encrypt: encrypt('duban-test-key', '{"challenge":"abc","token":"vt","type":"url_verification"}', iv),
    });
    expect(body).toBe(
      '{"encrypt":"AAECAwQFBgcICQoLDA0OD/HibfJMknqvX+9dyUz1ccbkOWF/t4xWlEcdBL59rkDeSpu7oowP4vmaiY6i40aGD0x7tqLR5Oiw146ackzsuY0="}',
    );
    expect(signature('1700000000', 'n0nce', 'duban-test-key', body)).toBe(
      'eca0243a41a2756e61cafc1bd40a4dc72ed2499d62437dfa128a2b4f9ceccd77',
    );
  });

  test('a ping has the very bytes of the SDK, and frames survive the round trip', () => {
    const ping = { seqId: 0n, logId: 0n, service: 1, method: 0, headers: { type: 'ping' }, payload: null };
    expect(encodeFrame(ping).toString('hex')).toBe('08001000180120002a0c0a0474797065120470696e67');
    const frame = {
      ...ping,
      logId: 2n ** 63n,
      method: 1,
      headers: { type: 'event', 名: '值' },
      payload: Buffer.from('督办'),
    };
    const read = decodeFrame(encodeFrame(frame));
    expect({ ...read, payload: Buffer.from(read.payload ?? []) }).toEqual(frame);
    expect(() => decodeFrame(encodeFrame(frame).subarray(0, 20))).toThrow(RangeError);
  });
});

describe('the official SDK against it', () => {
  test('sends, replies, patches, reads and recalls', async () => {
    const client = await sdkClient();
    const sent = await client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: 'oc_unit', msg_type: 'interactive', content: JSON.stringify(formCard), uuid: 'k1' },
    });
    const id = sent.data?.message_id ?? '';
    expect(sent).toMatchObject({ code: 0, data: { chat_id: 'oc_unit', msg_type: 'interactive' } });

    const reply = await client.im.v1.message.reply({
      path: { message_id: id },
      data: { msg_type: 'text', content: text('补充一句') },
    });
    expect(reply.data).toMatchObject({ parent_id: id, root_id: id });

    const next = cardOf({ tag: 'markdown', content: '已登记' });
    const patched = await client.im.v1.message.patch({
      path: { message_id: id },
      data: { content: JSON.stringify(next) },
    });
    expect(patched.code).toBe(0);
    expect(await fake.messages.plainText(id)).toBe('进度填报\n已登记');
    expect((await fake.ledger.messages())[0]?.versions).toMatchObject([{ via: 'patch', pings: [] }]);

    const read = await client.im.v1.message.get({ path: { message_id: id } });
    expect(read.data?.items?.[0]).toMatchObject({ message_id: id, updated: true });

    expect((await client.im.v1.message.delete({ path: { message_id: id } })).code).toBe(0);
    const gone = await client.im.v1.message
      .patch({ path: { message_id: id }, data: { content: JSON.stringify(next) } })
      .catch((error: { response: { status: number; data: unknown } }) => error.response);
    expect(gone).toMatchObject({ status: 400, data: { code: 230011 } });
  });

  test('uploads and downloads files, byte for byte', async () => {
    const client = await sdkClient();
    const bytes = Buffer.from([0, 13, 10, 13, 10, 45, 45, 255, 254, 0]);
    const made = await client.im.v1.file.create({
      data: { file_type: 'doc', file_name: '汇总表.docx', file: bytes },
    });
    expect(Buffer.from(await fake.messages.bytes(made?.file_key ?? ''))).toEqual(bytes);
    const sent = await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: 'ou_zhang', msg_type: 'file', content: JSON.stringify({ file_key: made?.file_key }) },
    });
    expect(await fake.messages.plainText(sent.data?.message_id ?? '')).toBe('〔文件〕汇总表.docx');

    const upload = await fake.as('ou_zhang').upload('oc_unit', { name: '附件1.xlsx', bytes });
    const [message] = (await fake.messages.transcript('oc_unit')).filter((line) => line.messageId === upload.messageId);
    expect(message?.text).toBe('〔文件〕附件1.xlsx');
    const stored = await client.im.v1.message.get({ path: { message_id: upload.messageId } });
    const key = (JSON.parse(stored.data?.items?.[0]?.body?.content ?? '{}') as { file_key: string }).file_key;
    const resource = await client.im.v1.messageResource.get({
      path: { message_id: upload.messageId, file_key: key },
      params: { type: 'file' },
    });
    const chunks: Buffer[] = [];
    for await (const chunk of resource.getReadableStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks)).toEqual(bytes);
  });

  test('finds people, chats and itself; typed GETs carry a body, which is ignored', async () => {
    const client = await sdkClient();
    const found = await client.contact.v3.user.batchGetId({
      params: { user_id_type: 'open_id' },
      data: { mobiles: ['13800000000', '13900000000'] },
    });
    expect(found.data?.user_list).toMatchObject([{ user_id: 'ou_zhang' }, { mobile: '13900000000' }]);
    expect(found.data?.user_list?.[1]).not.toHaveProperty('user_id');
    const user = await client.contact.v3.user.get({
      path: { user_id: 'ou_zhang' },
      params: { user_id_type: 'open_id' },
    });
    expect(user.data?.user).toEqual({ open_id: 'ou_zhang', union_id: 'on_zhang', name: '张三' });
    expect((await client.im.v1.chat.get({ path: { chat_id: 'oc_unit' } })).data).toMatchObject({ user_count: '2' });
    const names: string[] = [];
    for await (const page of await client.im.v1.chatMembers.getWithIterator({
      path: { chat_id: 'oc_unit' },
      params: { member_id_type: 'open_id', page_size: 2 },
    }))
      names.push(...(page?.items ?? []).map((item) => item.name ?? ''));
    expect(names).toEqual(['张三', '李四']);
    const bot = (await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })) as { bot: object };
    expect(bot.bot).toMatchObject({ open_id: 'ou_bot', app_name: '督办' });
  });
});

describe('from another process', () => {
  test('the client over the control port has the same face, bytes included', async () => {
    const remote = connectFakeFeishu(fake.controlUrl);
    await remote.clock.set('2022-12-31T09:00:00+08:00');
    expect(await fake.clock.now()).toBe('2022-12-31T01:00:00.000Z');
    const bytes = Buffer.from([0, 255, 1]);
    await remote.as('ou_zhang').upload('oc_unit', { name: 'a.bin', bytes });
    expect(await remote.messages.transcript('oc_unit')).toMatchObject([{ by: '张三', text: '〔文件〕a.bin' }]);
    await expect(remote.as('ou_none').say('oc_unit', 'x')).rejects.toThrow('nobody has the open_id ou_none');
    await expect((remote.clock as unknown as { stop(): Promise<void> }).stop()).rejects.toThrow('no operation');
  });

  test('a process of its own keeps the ledger on disk and ends when told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'feishu-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const ledgerFile = join(folder, 'ledger.jsonl');
    const other = await spawnFakeFeishu({ ledgerFile, seed: 3 });
    await other.world.addPerson({ openId: 'ou_zhang' });
    const client = await sdkClient(other.url);
    await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: 'ou_zhang', msg_type: 'text', content: text('一'), uuid: 'k1' },
    });
    const [line] = readFileSync(ledgerFile, 'utf8').trim().split('\n');
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      line: 'message',
      openId: 'ou_zhang',
      uuid: 'k1',
      pings: [],
      bytes: 14,
    });
    await other.close();
    await expect(other.clock.now()).rejects.toThrow();
  });
});
