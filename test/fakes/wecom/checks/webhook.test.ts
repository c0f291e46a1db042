/** A group's webhook: rate, bytes, whom it rings at, its own files. */
import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { buttonCard, call, fake, noticeCard, useFake } from './support.js';

useFake();

let path = '';
beforeEach(async () => {
  path = (await fake.world.addWebhook('wrUnit')).slice(fake.url.length);
});
const send = async (body: object): Promise<number> => (await call('POST', path, body)).errcode;
const text = (content: string, more: object = {}) => ({ msgtype: 'text', text: { content, ...more } });

test('twenty a minute', async () => {
  for (let i = 0; i < 20; i += 1) expect(await send(text(`第${i}条`))).toBe(0);
  expect(await send(text('多了'))).toBe(45009);
  await fake.clock.advance(60_000);
  expect(await send(text('好了'))).toBe(0);
  expect(await fake.ledger.messages({ to: 'wrUnit' })).toHaveLength(21);
});

test('bytes are counted, and what is too long is refused whole', async () => {
  expect(await send(text('汉'.repeat(682)))).toBe(0);
  expect(await send(text('汉'.repeat(683)))).toBe(40058);
  expect(await send({ msgtype: 'markdown', markdown: { content: '汉'.repeat(1365) } })).toBe(0);
  expect(await send({ msgtype: 'markdown', markdown: { content: '汉'.repeat(1366) } })).toBe(40058);
  expect(await send({ msgtype: 'markdown_v2', markdown_v2: { content: '| 编号 |\n| --- |\n| 9-2 |' } })).toBe(0);
  expect(await send(text(''))).toBe(44004);
});

test('it rings at those listed, by id or number, and at those written in the text', async () => {
  await send(
    text('请填报 <@lisi>', { mentioned_list: ['zhangsan', 'wangwu'], mentioned_mobile_list: ['13800000000', '@all'] }),
  );
  await send({ msgtype: 'markdown', markdown: { content: '请 <@zhangsan> 填报' } });
  await send({ msgtype: 'markdown_v2', markdown_v2: { content: '请 <@zhangsan> 填报' } });
  expect((await fake.ledger.messages()).map(({ rings, pings }) => [rings, pings])).toEqual([
    [
      ['zhangsan', 'all', 'lisi'],
      ['zhangsan', 'all', 'lisi'],
    ],
    [['zhangsan'], ['zhangsan']],
    [[], ['zhangsan']],
  ]);
});

test('notices only, files that were uploaded here only', async () => {
  expect(await send({ msgtype: 'template_card', template_card: noticeCard() })).toBe(0);
  expect(await send({ msgtype: 'template_card', template_card: buttonCard('t1') })).toBe(40058);
  const form = new FormData();
  form.append('media', new Blob([new Uint8Array(9)]), '周报.docx');
  const upload = path.replace('/send', '/upload_media');
  const response = await fetch(`${fake.url}${upload}&type=file`, { method: 'POST', body: form });
  const { media_id } = (await response.json()) as { media_id: string };
  expect(await send({ msgtype: 'file', file: { media_id } })).toBe(0);
  const other = (await fake.world.addWebhook('wrUnit')).slice(fake.url.length);
  expect((await call('POST', other, { msgtype: 'file', file: { media_id } })).errcode).toBe(40007);
});

test('a picture goes with its md5; a removed webhook is gone', async () => {
  const bytes = Buffer.alloc(64, 1);
  const image = { base64: bytes.toString('base64'), md5: createHash('md5').update(bytes).digest('hex') };
  expect(await send({ msgtype: 'image', image })).toBe(0);
  await fake.world.removeWebhook(path.split('key=')[1] ?? '');
  expect(await send(text('还在吗'))).toBe(93000);
});
