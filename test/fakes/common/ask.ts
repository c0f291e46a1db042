/** One request by a platform to whoever listens for it; never throws. */
import { request as httpRequest } from 'node:http';

export interface Answer {
  /** HTTP status, or the code of an acknowledgement; null without an answer. */
  status: number | null;
  body: string;
  failure: 'timeout' | 'refused' | 'reset' | null;
}

export const NOWHERE: Answer = { status: null, body: '', failure: 'refused' };

export interface Asked {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body: string;
  /** Milliseconds on the wire until the platform gives up. */
  withinMs: number;
}

export const askOnce = (url: string | URL, { method, headers, body, withinMs }: Asked): Promise<Answer> =>
  new Promise((resolve) => {
    const length = method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {};
    const request = httpRequest(url, { method, agent: false, headers: { ...length, ...headers } });
    const settle = (answer: Answer): void => {
      clearTimeout(deadline);
      request.destroy();
      resolve(answer);
    };
    const fail = (failure: Answer['failure']): void => settle({ status: null, body: '', failure });
    const deadline = setTimeout(() => fail('timeout'), withinMs);
    request.on('error', (error: NodeJS.ErrnoException) => fail(error.code === 'ECONNREFUSED' ? 'refused' : 'reset'));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => fail('reset'));
      response.on('end', () =>
        settle({ status: response.statusCode ?? null, body: Buffer.concat(chunks).toString('utf8'), failure: null }),
      );
    });
    request.end(body);
  });
