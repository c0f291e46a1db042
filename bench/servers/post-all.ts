/** Posts callbacks over kept connections as cheaply as Node can, so that the servers are what is measured and not the sender. */
import { connect } from 'node:net';
import type { SignedCallback } from './callbacks.js';

/** The bytes of each callback as they go over the wire. */
export const asRequest = ({ body, headers }: SignedCallback, path: string): Buffer =>
  Buffer.from(
    [
      `POST ${path} HTTP/1.1`,
      'host: 127.0.0.1',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );

/** Posts them all, one after the other on each of so many connections; rejects where one is not answered with 200. */
export async function postAll(requests: readonly Buffer[], port: number, connections: number): Promise<void> {
  let next = 0;
  const following = (): Buffer | undefined => requests[next++];
  await Promise.all(Array.from({ length: connections }, () => onOneConnection(port, following)));
}

function onOneConnection(port: number, following: () => Buffer | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true);
    let answer = '';
    const send = (): void => {
      const request = following();
      if (request) socket.write(request);
      else socket.end(resolve);
    };
    socket.setEncoding('latin1');
    socket.once('connect', send);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server hung up')));
    socket.on('data', (piece: string) => {
      answer += piece;
      if (!isWhole(answer)) return;
      const said = answer;
      answer = '';
      if (said.startsWith('HTTP/1.1 200 ')) send();
      else socket.destroy(new Error(`answered ${said.slice(0, said.indexOf('\r\n'))}`));
    });
  });
}

/** Of the one answer that is under way on a connection. */
function isWhole(answer: string): boolean {
  const headers = answer.indexOf('\r\n\r\n');
  if (headers === -1) return false;
  const [, length] = /\r\ncontent-length: (\d+)\r\n/i.exec(answer) ?? [];
  return length === undefined ? answer.endsWith('\r\n0\r\n\r\n') : answer.length === headers + 4 + Number(length);
}
