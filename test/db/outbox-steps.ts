/** What may befall the outbox, made up by fast-check. */
import fc from 'fast-check';

const minute = 60;

export type Answer = 'ok' | 'lost' | 'limited' | 'ill' | 'gone';
export type Step =
  | { do: 'insert'; to: number; after: number; priority: number }
  | { do: 'claim'; worker: number; limit: number }
  /** Commits `sending` and makes the call; `accepted` only where the answer leaves it open. */
  | { do: 'call'; worker: number; nth: number; answer: Answer; accepted: boolean }
  | { do: 'settle'; worker: number; nth: number }
  | { do: 'crash' | 'freeze'; worker: number }
  | { do: 'cancel'; nth: number }
  | { do: 'wait'; seconds: number }
  /** The office looks into the chat for one that is in doubt, and says what it found (待核对). */
  | { do: 'look'; nth: number }
  /** The office lets go what a restore holds back. */
  | { do: 'release' }
  /** The minutes that a restored store knows nothing of are worked off. */
  | { do: 'catch up' };

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
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look'), nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('release', 'catch up') }) },
) as fc.Arbitrary<Step>;

export interface Life {
  steps: Step[];
  /** Before which steps a backup is taken, and the store is lost and the backup restored. */
  loss: { copied: number; lost: number } | null;
}

/** One life in ten loses its store. */
export const lives: fc.Arbitrary<Life> = fc
  .tuple(
    fc.array(step, { minLength: 5, maxLength: 80, size: 'max' }),
    fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.record({ into: fc.nat(99), later: fc.nat(99) }) },
    ),
  )
  .map(([steps, loss]) => {
    const copied = loss ? Math.floor((loss.into * steps.length) / 100) : 0;
    const lost = copied + Math.floor(((loss?.later ?? 0) * (steps.length - copied)) / 100);
    return { steps, loss: loss && { copied, lost } };
  });
