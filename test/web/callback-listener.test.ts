/** The way of callbacks past the router: what is too large, too slow or elsewhere, over real sockets. */
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallbackRequest } from '#src/wire/callback.js';
import { keptLog, type ManualClock, manualClock } from '../adapters/feishu/support.js';
import { proof } from '../proof/proof.js';
import { type Served, servedCallbacks } from '../support/served-callbacks.js';

let clock: ManualClock;
let served: Served;
let heard: CallbackRequest[];
const log = keptLog();

beforeEach(async () => {
  clock = manualClock();
  heard = [];
  const echo = {
    path: '/echo',
    methods: ['POST'],
    type: 'text/plain; charset=UTF-8',
    nothing: '-',
    async answer(request: CallbackRequest) {
      heard.push(request);
      if (request.query === 'fail') throw new Error('boom');
      return { status: 200, body: Buffer.from(request.body).toString() };
    },
  };
  served = await servedCallbacks([echo], { clock, log });
});
afterEach(() => served.close());

/** A connection that has said so much. */
async function saying(head: string): Promise<Socket> {
  const socket = connect(served.port, '127.0.0.1');
  await new Promise<void>((resolve) => socket.write(head, () => resolve()));
  return socket;
}
const heardOf = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    socket.on('data', (piece) => {
      said += String(piece);
    });
    socket.once('error', () => undefined);
    socket.once('close', () => resolve(said));
  });
const post = (path: string, body: string) => fetch(served.url + path, { method: 'POST', body });

test('a body is handed over whole however it comes, and its answer has its length in bytes', async () => {
  const socket = await saying(
    'POST /echo?a=1+2 HTTP/1.1\r\nhost: x\r\nX-Mark: m\r\ncontent-length: 6\r\nconnection: close\r\n\r\n',
  );
  const answer = heardOf(socket);
  for (const byte of Buffer.from('督办')) await new Promise((resolve) => socket.write(Buffer.of(byte), resolve));
  expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*content-length: 6\r\n[\s\S]*\r\n\r\n督办$/i);
  expect(heard).toMatchObject([{ method: 'POST', query: 'a=1+2' }]);
  expect(heard[0]?.header('x-mark')).toBe('m');
});

test('F14: 200 who do not finish within ten seconds are cut off, and 500 others are answered meanwhile', async () => {
  const begun = (nth: number) =>
    [
      'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf',
      'POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n',
      'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1048576\r\n\r\n',
      'POST /echo HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 100\r\n\r\n',
    ][nth % 4] ?? '';
  const slow = await Promise.all(Array.from({ length: 200 }, (_, nth) => saying(begun(nth))));
  const ends = slow.map(heardOf);
  let answered = 0;
  const ask = async (many: number): Promise<void> => {
    for (let nth = 0; nth < many; nth += 1) {
      const said = `genuine ${answered}`;
      if ((await (await post('/echo', said)).text()) === said) answered += 1;
    }
  };
  await ask(250);
  clock.advance(9_999);
  await ask(250);
  expect(slow.filter(({ destroyed }) => destroyed)).toEqual([]);
  clock.advance(1);
  const told = await Promise.all(ends);
  expect(told.filter((text) => text !== '' && text !== 'HTTP/1.1 100 Continue\r\n\r\n')).toEqual([]);
  expect(heard).toHaveLength(500);
  expect(await (await post('/echo', 'after')).text()).toBe('after');
  proof('F14', { runs: slow.length, lost: 500 - answered, refused: told.length });
});

test('F14: what is larger than it may be is refused when that is seen, handed to nobody and not kept', async () => {
  const announced = await saying('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1048577\r\n\r\n');
  expect(await firstLine(announced)).toBe('HTTP/1.1 413 Payload Too Large');
  const unannounced = await saying('POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
  const refused = firstLine(unannounced);
  for (let sent = 0; sent <= 1024 * 1024; sent += 65_536) unannounced.write(`10000\r\n${'x'.repeat(65_536)}\r\n`);
  expect(await refused).toBe('HTTP/1.1 413 Payload Too Large');
  // Neither may go on sending for ever.
  const ends = [announced, unannounced].map(heardOf);
  clock.advance(10_000);
  await Promise.all(ends);
  expect(heard).toEqual([]);
  expect((await post('/echo', 'x'.repeat(1024 * 1024))).status).toBe(200);
});

const firstLine = (socket: Socket): Promise<string> =>
  new Promise((resolve) => socket.once('data', (piece) => resolve(String(piece).split('\r\n')[0] ?? '')));

test('a finished request leaves no timer, one that was broken off neither', async () => {
  await post('/echo', 'one');
  const broken = await saying('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
  broken.destroy();
  await post('/echo', 'two');
  clock.advance(60_000);
  expect(heard).toHaveLength(2);
  expect(await (await post('/echo', 'three')).text()).toBe('three');
});

test('other methods, other paths; what throws is 500 without a word of why', async () => {
  const other = await fetch(`${served.url}/echo`, { method: 'DELETE' });
  expect([other.status, other.headers.get('allow'), await other.text()]).toEqual([405, 'POST', '-']);
  for (const path of ['/', '/echo/', '/ECHO', '//echo', '/echo%2f', '/__proto__', '/constructor'])
    expect([path, (await post(path, '')).status]).toEqual([path, 404]);
  const failed = await post('/echo?fail', 'x');
  expect([failed.status, await failed.text()]).toEqual([500, '-']);
  expect(log.lines.join()).toContain('a callback failed');
});
