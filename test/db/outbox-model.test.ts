/** Two workers, a platform that may accept and not say so, crashes, frozen workers, a clock: none lost, none doubled. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutboxRow } from '#db/outbox.js';
import { at, store } from './support.js';

const minute = 60;
/** The platform swallows a repeat for an hour; duban counts on 55 minutes of it. */
const remembers = 60 * minute;
const countsOn = 55 * minute;

type Answer = 'ok' | 'lost' | 'limited' | 'ill' | 'gone';
type Step =
  | { do: 'insert'; to: number; after: number; priority: number }
  | { do: 'claim'; worker: number; limit: number }
  /** Commits `sending` and makes the call; `accepted` only where the answer leaves it open. */
  | { do: 'call'; worker: number; nth: number; answer: Answer; accepted: boolean }
  | { do: 'settle'; worker: number; nth: number }
  | { do: 'crash' | 'freeze'; worker: number }
  | { do: 'cancel'; nth: number }
  | { do: 'wait'; seconds: number };

const worker = fc.integer({ min: 0, max: 1 });
const nth = fc.nat(7);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('insert'),
      to: fc.nat(2),
      after: fc.constantFrom(0, 0, 0, 600),
      priority: fc.nat(2),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('claim'), worker, limit: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('call'),
      worker,
      nth,
      answer: fc.constantFrom<Answer>('ok', 'ok', 'lost', 'lost', 'limited', 'ill', 'gone'),
      accepted: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('settle'), worker, nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('crash', 'freeze'), worker }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel'), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait'),
      seconds: fc.constantFrom(1, 30, 11 * minute, 54 * minute, 2 * 60 * minute),
    }),
  },
) as fc.Arbitrary<Step>;

interface Held {
  row: OutboxRow;
  answer: Answer | null;
}

test('F17 F18 F19 F38: whatever happens, none is lost, none doubled, and a stale claim changes nothing', {
  timeout: 300_000,
}, async () => {
  const { database, repos } = await store();
  const box = repos.outbox;

  const property = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 80, size: 'max' }), async (steps) => {
    await database.db.deleteFrom('outbox').execute();
    let now = 0;
    let stored = 0;
    /** When the platform first took a key, and how often a person saw it. */
    const taken = new Map<string, number>();
    const seen = new Map<string, number>();
    const bodies = new Map<string, string>();
    const heard = new Set<string>();
    const unheard = new Set<string>();
    const names = [0, 1].map((index) => ({ index, life: 0 }));
    const ownerOf = (index: number) => `w${index}.${names[index]?.life}`;
    const hands: Held[][] = [[], []];

    const all = async () => await database.db.selectFrom('outbox').selectAll().orderBy('seq').execute();

    const accept = (row: OutboxRow): void => {
      const known = bodies.get(row.sendKey) ?? row.body;
      expect(row.body, 'the bytes under a key changed').toBe(known);
      bodies.set(row.sendKey, row.body);
      const first = taken.get(row.sendKey);
      if (first !== undefined && now - first < remembers) return;
      taken.set(row.sendKey, now);
      seen.set(row.sendKey, (seen.get(row.sendKey) ?? 0) + 1);
    };

    const call = async (held: Held, answer: Answer, accepted: boolean): Promise<void> => {
      if (held.answer || !(await box.markSending(held.row, at(now), at(now + countsOn)))) return;
      held.answer = answer;
      if (answer === 'ok' || (answer === 'lost' && accepted)) accept(held.row);
      if (answer === 'lost') unheard.add(held.row.id);
    };

    const settle = async (held: Held): Promise<void> => {
      if (!held.answer) return;
      const before = await box.byId(held.row.id);
      const later = at(now + 30);
      const settled = await box.settle(
        held.row,
        held.answer === 'ok'
          ? { state: 'sent', platformMessageId: `om_${held.row.id}`, at: at(now) }
          : held.answer === 'lost'
            ? { state: 'unknown', notBefore: later, cause: 'lost', at: at(now) }
            : held.answer === 'gone'
              ? { state: 'dead', cause: 'gone', at: at(now) }
              : { state: 'pending', notBefore: later, cause: held.answer, at: at(now) },
      );
      const mine = before?.fence === held.row.fence && before.state === 'sending';
      expect(settled, 'a settle takes effect if and only if its claim stands').toBe(mine);
      if (!settled) expect(await box.byId(held.row.id)).toEqual(before);
      else if (held.answer === 'ok' || held.answer === 'gone') heard.add(held.row.id);
    };

    const claim = async (index: number, limit: number): Promise<Held[]> => {
      const before = await all();
      const rows = await box.claim(ownerOf(index), at(now), limit);
      for (const row of rows) {
        const place = before.find(({ id }) => id === row.id)?.seq ?? 0;
        const ahead = before.filter(({ to, seq }) => to === row.to && seq < place);
        const blocking = ahead.filter(
          ({ state, attempts, notBefore }) =>
            state === 'claimed' ||
            state === 'sending' ||
            (state === 'pending' && (attempts > 0 || notBefore <= at(now))),
        );
        expect(blocking, 'an earlier message to the same recipient comes first').toEqual([]);
      }
      return rows.map((row) => ({ row, answer: null }));
    };

    const heldBy = ({ worker, nth }: { worker: number; nth: number }): Held | undefined => {
      const mine = hands[worker] ?? [];
      return mine[nth % Math.max(1, mine.length)];
    };

    for (const it of steps) {
      switch (it.do) {
        case 'insert': {
          stored += 1;
          const id = `m${stored}`;
          const { to, after, priority } = it;
          await box.insert({
            id,
            occurrence: id,
            to: `feishu:${to}`,
            platform: 'feishu',
            act: 'send',
            messageId: null,
            people: [],
            body: `body of ${id}`,
            fileId: null,
            sendKey: `key-${id}`,
            subject: { purpose: 'nudge' },
            createdAt: at(now),
            notBefore: at(now + after),
            priority,
          });
          break;
        }
        case 'claim':
          hands[it.worker]?.push(...(await claim(it.worker, it.limit)));
          break;
        case 'call': {
          const held = heldBy(it);
          if (held) await call(held, it.answer, it.accepted);
          break;
        }
        case 'settle': {
          const held = heldBy(it);
          if (held) await settle(held);
          if (held?.answer) hands[it.worker] = (hands[it.worker] ?? []).filter((one) => one !== held);
          break;
        }
        case 'crash':
        case 'freeze': {
          // Of a crashed worker nothing is left; a frozen one wakes up with all its claims, in place and replaced.
          const owner = ownerOf(it.worker);
          for (const { row, answer } of hands[it.worker] ?? []) if (answer) unheard.add(row.id);
          const name = names[it.worker];
          if (name) name.life += 1;
          if (it.do === 'crash') hands[it.worker] = [];
          await box.recover([owner], at(now));
          break;
        }
        case 'cancel': {
          const row = (await all())[it.nth];
          if (row) await box.cancel({ occurrence: row.occurrence }, 'no longer owed', at(now));
          break;
        }
        case 'wait':
          now += it.seconds;
          break;
      }
    }

    // The end: both workers are replaced by a healthy one, and the platform by a well one.
    for (const [index, mine] of hands.entries()) {
      for (const { row, answer } of mine) if (answer) unheard.add(row.id);
      await box.recover([ownerOf(index)], at(now));
    }
    for (let idle = 0; idle < 2; ) {
      const mine = await claim(0, 50);
      for (const held of mine) {
        await call(held, 'ok', true);
        await settle(held);
      }
      if (mine.length > 0) continue;
      idle += 1;
      now += 11 * minute;
    }

    for (const row of await all()) {
      const times = seen.get(row.sendKey) ?? 0;
      expect(times, `${row.id} was seen ${times} times`).toBeLessThanOrEqual(1);
      expect(['sent', 'dead', 'cancelled', 'unknown'], `${row.id} is settled`).toContain(row.state);
      if (row.state === 'sent') expect(times, `${row.id} is sent`).toBe(1);
      if (row.state === 'unknown') expect(unheard.has(row.id), `${row.id} is unknown for a reason`).toBe(true);
      if (row.state === 'dead') expect(heard.has(row.id), `${row.id} is dead for a reason`).toBe(true);
      if (times === 1 && row.state !== 'sent')
        expect(row.doubtful, `${row.id} arrived, and nobody may deny it`).toBe(1);
    }
  });

  await fc.assert(property, { numRuns: 300, verbose: 1 });
});
