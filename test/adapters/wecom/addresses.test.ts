/** Addresses that messages bring: followed into the internet only, never to this machine or the office's own network. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '#src/adapters/system/clock.js';
import { fetchMedia, mediaName } from '#src/adapters/wecom/fetch-media.js';
import { mediaRef } from '#src/adapters/wecom/media-ref.js';
import { Refusal } from '#src/core/refusal.js';
import { httpClient } from '#src/wire/http.js';
import { isPublicUrl, publicLookup } from '#src/wire/public-address.js';
import { proof } from '../../proof/proof.js';

const ownHost = 'qyapi.weixin.qq.com';
const key = Buffer.alloc(32, 1).toString('base64');

/** Something of this machine's that nobody may be led to; `port` in the list below is its. */
let canary: http.Server;
let connections = 0;
let port = 0;
beforeAll(async () => {
  canary = http.createServer((_request, response) => response.end('a secret'));
  canary.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => canary.listen(0, resolve));
  ({ port } = canary.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => canary.close(resolve)));

const leadingAstray = (): string[] => [
  ...['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '2130706433', '0x7f.1', '127.1', '[::ffff:127.0.0.1]'].flatMap(
    (host) => [`http://${host}:${port}/a`, `https://${host}:${port}/a`],
  ),
  ...[
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.254',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '198.18.0.1',
  ].map((host) => `https://${host}/latest/meta-data/`),
  ...['[fd00::1]', '[fe80::1]', '[::]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[2001:db8::1]'].map(
    (host) => `https://${host}/a`,
  ),
  ...['localhost.', 'duban.local', 'db.internal', 'localhost.localdomain', hostname()].map(
    (host) => `https://${host}/a`,
  ),
  `http://${ownHost}:${port}/a`,
  `https://${ownHost}:8443/a`,
  `https://${ownHost}@127.0.0.1:${port}/a`,
  `https://user:word@example.com/a`,
  `http://example.com/a`,
  `ftp://example.com/a`,
  `file:///etc/passwd`,
  `data:text/plain,x`,
  `unix:/var/run/docker.sock`,
  `//127.0.0.1:${port}/a`,
  `javascript:0`,
  '',
];

test('S33: of 40 and more addresses that lead astray none is followed, for its file or for its name', async () => {
  const client = httpClient(systemClock);
  onTestFinished(() => client.close());
  const all = leadingAstray();
  expect(new Set(all).size).toBeGreaterThanOrEqual(40);
  let refused = 0;
  for (const url of all) {
    const file = { name: 'a', ref: mediaRef({ url, key }), kind: 'file' } as const;
    const told = await fetchMedia(client, ownHost, file, 1000).then(
      () => 'followed',
      (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
    );
    expect([url, told, await mediaName(client, ownHost, file, 1000)]).toEqual([url, 'not_found', null]);
    refused += 1;
  }
  expect(connections).toBe(0);
  proof('S33', { runs: all.length, refused });
});

test('S33: a name that leads inside is not followed either, whoever says so', async () => {
  const found = await new Promise<[NodeJS.ErrnoException | null, unknown]>((resolve) =>
    publicLookup('localhost', {}, (error, address) => resolve([error, address])),
  );
  expect(found).toEqual([expect.objectContaining({ code: 'ENOTPUBLIC' }), '']);
});

test('S33: a redirect is not followed, and no more is read than was asked for', async () => {
  const seen: string[] = [];
  const server = http.createServer(({ url = '' }, response) => {
    seen.push(url);
    if (url === '/large') response.end(Buffer.alloc(5000));
    else response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = httpClient(systemClock);
  onTestFinished(async () => {
    client.close();
    await new Promise((resolve) => server.close(resolve));
  });
  const of = (path: string) =>
    ({ name: 'a', ref: mediaRef({ url: `http://${host}${path}`, key }), kind: 'file' }) as const;
  await expect(fetchMedia(client, host, of('/away'), 1000)).rejects.toThrow('HTTP 302');
  await expect(fetchMedia(client, host, of('/large'), 1000)).rejects.toMatchObject({ code: 'too_much' });
  expect([seen, connections]).toEqual([['/away', '/large'], 0]);
});

test('addresses of the internet are', () => {
  for (const url of [
    'https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/a?sign=b',
    'https://1.1.1.1/',
    'https://[2408:8000::1]/',
  ])
    expect([url, isPublicUrl(new URL(url))]).toEqual([url, true]);
});
