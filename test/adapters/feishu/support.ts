/** What the adapter's tests share: a clock moved by hand, genuine callbacks, silent logs. */
import { createCipheriv, createHash } from 'node:crypto';
import { addMilliseconds, type Instant } from '#src/core/day.js';
import type { Clock } from '#src/ports/clock.js';
import type { Log } from '#src/ports/log.js';

export interface ManualClock extends Clock {
  /** Moves both times on and runs what falls due, in order. */
  advance(milliseconds: number): void;
  /** How many wait for their time. */
  waiting(): number;
}

export function manualClock(start: Instant = '2022-12-30T02:00:00.000Z'): ManualClock {
  let passed = 0;
  let timers: { due: number; run: () => void }[] = [];
  return {
    now: () => addMilliseconds(start, passed),
    monotonic: () => passed,
    after(milliseconds, run) {
      const timer = { due: passed + milliseconds, run };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(milliseconds) {
      passed += milliseconds;
      const due = timers.filter((timer) => timer.due <= passed).sort((a, b) => a.due - b.due);
      timers = timers.filter((timer) => timer.due > passed);
      for (const timer of due) timer.run();
    },
    waiting: () => timers.length,
  };
}

/** A log that keeps its lines as JSON, to look for what must not be in them. */
export function keptLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (fields: object, message: string) => {
    lines.push(JSON.stringify({ level, ...fields, message }));
  };
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}

export const KEYS = { appId: 'cli_0123456789abcdef', encryptKey: 'duban-test-key', verificationToken: 'vt' };

/** An encrypted body as the platform sends it. */
export function sealedBody(plain: string, { encryptKey = KEYS.encryptKey, iv = Buffer.alloc(16, 7) } = {}): Buffer {
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv);
  const encrypted = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
  return Buffer.from(JSON.stringify({ encrypt: encrypted }));
}

/** Headers of a genuine callback; `timestamp` in seconds. */
export function signedHeaders(
  body: Uint8Array,
  timestamp: string,
  encryptKey = KEYS.encryptKey,
): Record<string, string> {
  const nonce = 'n0nce';
  const signature = createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest('hex');
  return {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature,
    'content-type': 'application/json; charset=utf-8',
  };
}

export const secondsOf = (at: Instant) => String(Math.floor(Date.parse(at) / 1_000));

/** An envelope of version 2 as the platform wraps an event. */
export const envelopeOf = (type: string, event: object, header: object = {}) => ({
  schema: '2.0',
  header: {
    event_id: 'ev_1',
    event_type: type,
    create_time: '1672365600000',
    token: KEYS.verificationToken,
    app_id: KEYS.appId,
    tenant_key: 'tk1',
    ...header,
  },
  event,
});

export const messageEvent = (message: object = {}, sender: object = {}) => ({
  sender: { sender_id: { open_id: 'ou_zhang' }, sender_type: 'user', tenant_key: 'tk1', ...sender },
  message: {
    message_id: 'om_1',
    create_time: '1672365600000',
    chat_id: 'oc_minzhi',
    chat_type: 'group',
    message_type: 'text',
    content: JSON.stringify({ text: '@_user_1 /待办 教育局' }),
    mentions: [{ key: '@_user_1', id: { open_id: 'ou_bot' }, mentioned_type: 'bot', name: '督办助手' }],
    ...message,
  },
});

export const pressEvent = (action: object = {}) => ({
  operator: { open_id: 'ou_zhang' },
  token: 'c-1',
  action: { tag: 'button', name: 'lag_submit', value: { action: 'report.open', unit: 'u1' }, ...action },
  host: 'im_message',
  context: { open_message_id: 'om_card', open_chat_id: 'oc_minzhi' },
});
