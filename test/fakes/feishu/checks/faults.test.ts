/** The fault script. */

import { describe, expect, test } from 'vitest';
import { lost } from '../../common/judges.js';
import { call, fake, restart, send, text, token, useFake } from './support.js';

useFake();

describe('faults', () => {
  test.each([
    [
      { kind: 'limited', resetSeconds: 7 },
      { http: 429, code: 99991400 },
    ],
    [{ kind: 'chat_limited' }, { http: 400, code: 230020 }],
    [{ kind: 'token_invalid' }, { http: 400, code: 99991663 }],
    [{ kind: 'not_in_chat' }, { http: 400, code: 230002 }],
    [{ kind: 'dissolved' }, { http: 400, code: 232009 }],
    [
      { kind: 'code', code: 230001, http: 200 },
      { http: 200, code: 230001 },
    ],
  ] as const)('%j answers as the platform would, and nothing arrives', async (effect, answer) => {
    await fake.faults.add({ api: 'message.create', effect });
    expect(await send(text('x'))).toMatchObject(answer);
    expect(await fake.ledger.messages()).toEqual([]);
    await fake.clock.advance(7000);
    expect((await send(text('x'))).code).toBe(0);
  });

  test('a limit stays shut until its reset', async () => {
    await fake.faults.add({ api: 'message.create', effect: { kind: 'limited', resetSeconds: 7 } });
    expect((await send(text('x'))).headers.get('x-ogw-ratelimit-reset')).toBe('7');
    await fake.clock.advance(6000);
    expect((await send(text('x'))).headers.get('x-ogw-ratelimit-reset')).toBe('1');
    await fake.clock.advance(1000);
    expect((await send(text('x'))).code).toBe(0);
  });

  test.each(['status', 'broken_json', 'reset'] as const)(
    'accepted, then %s: it is there, and its key still works',
    async (answer) => {
      await fake.faults.add({ recipient: 'oc_unit', nth: 2, effect: { kind: 'accepted_then', answer } });
      await send(text('一'), { uuid: 'k1' });
      await expect(send(text('二'), { uuid: 'k2' })).rejects.toThrow();
      expect(lost(await fake.ledger.messages(), ['k1', 'k2'])).toEqual([]);
      const again = await send(text('二'), { uuid: 'k2' });
      expect(again.code).toBe(0);
      expect(await fake.ledger.messages()).toHaveLength(2);
    },
  );

  test.each(['status', 'broken_json', 'reset'] as const)('%s alone accepts nothing', async (kind) => {
    await fake.faults.add({ effect: kind === 'status' ? { kind, status: 502 } : { kind } });
    await expect(send(text('一'))).rejects.toThrow();
    expect(await fake.ledger.messages()).toEqual([]);
    expect((await fake.ledger.requests('message.create'))[0]).toMatchObject({ outcome: 'lost', fault: kind });
  });

  test('accepted, then silence: the caller has to give up by itself', async () => {
    await fake.faults.add({ effect: { kind: 'accepted_then', answer: 'hang' } });
    const waiting = new AbortController();
    const sending = fetch(`${fake.url}/open-apis/im/v1/messages?receive_id_type=chat_id`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ receive_id: 'oc_unit', msg_type: 'text', content: text('一'), uuid: 'k1' }),
      signal: waiting.signal,
    });
    await fake.ledger.waitFor({ uuid: 'k1' }, 1);
    waiting.abort();
    await expect(sending).rejects.toThrow();
  });

  test('a call held at a gate blocks its key and lands when the gate opens', async () => {
    await fake.faults.add({ api: 'message.create', effect: { kind: 'hold', gate: 'slow' } });
    const held = send(text('一'), { uuid: 'k1' });
    await fake.faults.reached('slow');
    expect(await send(text('一'), { uuid: 'k1' })).toMatchObject({ http: 400, code: 18121 });
    await fake.faults.open('slow');
    expect((await held).code).toBe(0);
    expect(await fake.ledger.messages()).toHaveLength(1);
  });

  test('a slow call is only slow', async () => {
    await fake.faults.add({ api: 'message.create', effect: { kind: 'slow', milliseconds: 1 } });
    expect((await send(text('一'))).code).toBe(0);
    expect((await fake.ledger.requests('message.create'))[0]).toMatchObject({ fault: 'slow', outcome: 'accepted' });
  });

  test('chance is seeded: one seed, one course of events', async () => {
    const course = async (seed: number): Promise<number[]> => {
      await restart({ seed });
      await fake.faults.add({ api: 'bot.info', times: 0, chance: 0.5, effect: { kind: 'code', code: 9499 } });
      const codes: number[] = [];
      for (let i = 0; i < 12; i += 1) codes.push((await call('GET', '/bot/v3/info')).code);
      return codes;
    };
    const first = await course(7);
    expect(await course(7)).toEqual(first);
    expect(new Set(first)).toEqual(new Set([0, 9499]));
  });
});
