/** The fake WeCom as a whole: the published vectors, the two packages of the platform's own, and a process of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WecomCrypto } from '@wecom/aibot-node-sdk';
import * as published from '@wecom/crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bodyOf, fake, listening, markdown, sdkBot, useFake } from './wecom/checks/support.js';
import { connectFakeWecom, spawnFakeWecom } from './wecom/client.js';
import { decrypt, encrypt, keyOf, signature, unseal } from './wecom/crypt.js';
import { DIRECT } from './wecom/users.js';

useFake();

const sample = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiveId: 'wx5823bf96d3bd56c7',
};
const echostr = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==';
const message =
  'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==';

describe('crypto', () => {
  test('the published vectors', () => {
    expect(signature(sample.token, '1409659589', '263014780', echostr)).toBe(
      '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    );
    expect(decrypt(sample.aesKey, echostr)).toEqual({ message: '1616140317555161061', receiveId: sample.receiveId });
    expect(signature(sample.token, '1409659813', '1372623149', message)).toBe(
      '477715d11cdb4164915debcba66cb864d751f3e6',
    );
    const { message: xml } = decrypt(sample.aesKey, message);
    expect(xml).toHaveLength(284);
    expect(xml).toContain('<Content><![CDATA[hello]]></Content>');
  });

  test('a frame of the bot, and a file, by vectors of our own', () => {
    const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
    const sealed = encrypt(key, '{"msgid":"m1","msgtype":"text"}', '', Buffer.from('0123456789abcdef'));
    expect(sealed).toBe('Q3stYC6hdFzMh9T8HCvyDJcjUUIOJ+TuTiIaNXfj3NhPWjshf1dwvcXIkt6TjQclDfqjf7mRifCBxSGPo/zn7g==');
    expect(signature('tok', '1700000000', 'n1', sealed)).toBe('6f554a91589bfe734b1f153ac87c20387ab86110');
    const fileKey = keyOf('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=');
    const file = Buffer.from('7PqCJcWFgwP7Vb+J0V1DxFVJjPwIRcI4U6PT7AHBefU=', 'base64');
    expect(unseal(fileKey, file).toString()).toBe('duban-file');
  });

  test("callbacks are what the platform's own packages read", async () => {
    const heard = await listening('bot');
    await fake.as('zhangsan').say(DIRECT, '今天报');
    const [callback] = heard;
    const { encrypt: cipher } = JSON.parse(callback?.body ?? '{}') as { encrypt: string };
    const { token, aesKey } = fake.bot;
    const [timestamp, nonce, mark] = ['timestamp', 'nonce', 'msg_signature'].map(
      (name) => callback?.query.get(name) ?? '',
    );
    expect(published.getSignature(token, timestamp ?? '', nonce ?? '', cipher)).toBe(mark);
    expect(JSON.parse(published.decrypt(aesKey, cipher).message)).toMatchObject({ text: { content: '今天报' } });
    const sdk = new WecomCrypto(token, aesKey, '');
    expect(sdk.verifySignature(mark ?? '', timestamp ?? '', nonce ?? '', cipher)).toBe(true);
    expect(sdk.decrypt(cipher)).toBe(published.decrypt(aesKey, cipher).message);
  });
});

describe('a process of its own', () => {
  test('keeps the ledger on disk and ends when told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fake-wecom-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const ledgerFile = join(folder, 'ledger.jsonl');
    const far = await spawnFakeWecom({ ledgerFile, now: '2022-11-07T08:59:00+08:00' });
    await far.world.addPerson({ userId: 'zhangsan', name: '张三' });
    await far.world.addChat({ chatId: 'wrUnit', name: '民治街道群', members: ['zhangsan'] });
    const webhook = await far.world.addWebhook('wrUnit');
    const body = { msgtype: 'text', text: { content: '请填报 <@zhangsan>', mentioned_list: ['@all'] } };
    await fetch(webhook, { method: 'POST', body: JSON.stringify(body) });
    expect(await far.ledger.messages({ to: 'wrUnit' })).toMatchObject([{ rings: ['all', 'zhangsan'] }]);
    await far.close();
    const lines = readFileSync(ledgerFile, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        line: 'message',
        chatId: 'wrUnit',
        channel: 'webhook',
        at: '2022-11-07T00:59:00.000Z',
        pings: ['all', 'zhangsan'],
      },
    ]);
  });

  test('is steered from elsewhere; bytes survive', async () => {
    const far = connectFakeWecom(fake.controlUrl);
    const bot = await sdkBot();
    const bytes = Uint8Array.from([0, 255, 128, 13, 10, 7]);
    await far.as('zhangsan').upload(DIRECT, { name: '数据.bin', bytes });
    const { file } = bodyOf<{ file: { url: string; aeskey: string } }>((await bot.heard(1))[0]);
    expect([...(await bot.client.downloadFile(file.url, file.aeskey)).buffer]).toEqual([...bytes]);
    await bot.client.sendMessage('zhangsan', markdown('收到'));
    const [sent] = await far.ledger.messages({ to: 'zhangsan' });
    expect(await far.messages.plainText(sent?.messageId ?? '')).toBe('收到');
    await expect(far.as('nobody').say(DIRECT, '在吗')).rejects.toThrow('nobody has the userid nobody');
  });
});
