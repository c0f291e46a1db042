/** A kept connection that the other side had closed: what may be asked again is, and nothing else. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { httpClient, NetworkFailure } from '#src/wire/http.js';
import { stillClock } from '../support/clock.js';

let server: Server;
let url: string;
/** How often each connection was asked, in the order of their opening. */
let asked: Map<Socket, number>;

beforeEach(async () => {
  asked = new Map();
  // The second request of any connection finds it closed.
  server = createServer((request, response) => {
    const times = (asked.get(request.socket) ?? 0) + 1;
    asked.set(request.socket, times);
    if (times > 1) request.socket.destroy();
    else request.resume().on('end', () => response.end('{"ok":true}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('a GET is asked once more, over a connection of its own', async () => {
  const http = httpClient(stillClock('2022-12-28T10:00:00+08:00'));
  expect(await http.request({ url })).toEqual({ ok: true });
  expect(await http.request({ url })).toEqual({ ok: true });
  expect([...asked.values()]).toEqual([2, 1]);
  http.close();
});

test('a POST may have arrived, and is not', async () => {
  const http = httpClient(stillClock('2022-12-28T10:00:00+08:00'));
  expect(await http.request({ url, method: 'POST', data: {} })).toEqual({ ok: true });
  const failure = await http.request({ url, method: 'POST', data: {} }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NetworkFailure);
  expect(failure).toMatchObject({ sent: true, stale: true });
  expect([...asked.values()]).toEqual([2]);
  http.close();
});
