/** What the log leaves out, whatever field or text it stands in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pinoLog, scrub } from '#src/adapters/system/log.js';
import { proof } from '../../proof/proof.js';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
/** As people write them: bare, in groups, with the country's code; landlines with their area's. */
const phone = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('', '+86', '86', '+86 ', '86-'),
      fc.integer({ min: 3, max: 9 }),
      digits(9),
      fc.constantFrom('', ' ', '-'),
    )
    .map(([country, second, rest, gap]) => {
      const number = `1${second}${rest}`;
      return `${country}${[number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(gap)}`;
    }),
  fc.tuple(fc.constantFrom('010', '0755', '0769'), digits(8)).map(([area, rest]) => `${area}-${rest}`),
);
const around = fc.constantFrom('', '电话', '（', '）', '，', ' ', '联系人张三 ', 'tel:', '"', '\n');

test('S37: of 10,000 phone numbers in a text none is left', () => {
  let shown = 0;
  fc.assert(
    fc.property(phone, around, around, (number, before, after) => {
      const clean = scrub(`${before}${number}${after}`, []);
      if (clean.replace(/\D/g, '').length >= 7) shown += 1;
      expect(clean).toBe(`${before}[phone]${after}`);
    }),
    { numRuns: 10_000 },
  );
  proof('S37', { runs: 10_000, lost: shown });
});

test('S37: figures of reports stay as they are', () => {
  const figure = fc.oneof(
    fc.integer({ min: 0, max: 99_999_999 }).map(String),
    fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 })).map(([a, b]) => `${a}-${b}`),
    fc
      .date({ min: new Date('2019-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    fc.float({ min: 0, max: 1e6, noNaN: true }).map((amount) => amount.toFixed(2)),
  );
  fc.assert(
    fc.property(figure, fc.constantFrom('个', '场', '万元', '', '%'), (said, unit) => {
      expect(scrub(`已完成${said}${unit}`, [])).toBe(`已完成${said}${unit}`);
    }),
    { numRuns: 10_000 },
  );
});

test('S36: no secret and no token reaches a line, in a field, a text, an error or what hangs on it', () => {
  const secrets = ['a-secret-of-the-app', 'key/with+signs=='];
  const lines: string[] = [];
  const out = {
    write(line: string, done?: () => void): boolean {
      lines.push(line);
      done?.();
      return true;
    },
  } as never;
  const log = pinoLog('debug', out, secrets);
  const hung = Object.assign(new Error(`refused ${secrets[0]}`), {
    config: { headers: { Authorization: 'Bearer t-g1044ghJKLMNO.pq_rs' } },
  });
  for (const secret of [...secrets, 'Bearer abc.def-123', 't-g1044ghJKLMNOPQRS', 'u-7f1bcd13fc57d46bac21']) {
    log.info({ deep: { list: [secret] } }, secret);
    log.error({ error: new Error(secret) }, 'failed');
  }
  log.error({ error: hung }, 'failed');
  const told = lines.join('');
  expect(lines.length).toBe(11);
  for (const canary of ['a-secret-of-the-app', 'key/with+signs', 'abc.def-123', 'g1044gh', '7f1bcd13fc57'])
    expect(told).not.toContain(canary);
});
