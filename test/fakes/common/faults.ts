/**
 * The fault script: which call of which API, to whom, is struck, and how. Matching counts calls per fault, so that
 * "the third send to this chat" means what it says; chance is seeded.
 */
import type { Chance } from '../common/chance.js';

/** What any platform can do to a call. */
export type CommonEffect =
  /** Any business code; `http` where it comes in another status than usual, 200 for one. */
  | { kind: 'code'; code: number; http?: number }
  /** A gateway's bare 5xx; nothing was accepted. */
  | { kind: 'status'; status: number }
  | { kind: 'broken_json' }
  /** Never answered, not accepted. */
  | { kind: 'hang' }
  /** The connection is reset, not accepted. */
  | { kind: 'reset' }
  /** Accepted, and then the answer is lost in this way. */
  | { kind: 'accepted_then'; answer: 'status' | 'hang' | 'reset' | 'broken_json'; status?: number }
  /** Waits for so many milliseconds on the wire, then goes on. */
  | { kind: 'slow'; milliseconds: number }
  /** Waits until the gate is opened, then goes on. */
  | { kind: 'hold'; gate: string };

export interface Fault<Effect = CommonEffect> {
  /** An API name as in the request log; any API where absent. */
  api?: string;
  /** Recipient, chat or message concerned; anyone where absent. */
  recipient?: string;
  /** The first matching call that is struck, from 1. */
  nth?: number;
  /** How many matching calls in a row; 0: every one from there on. */
  times?: number;
  /** Strikes only with this chance, in [0, 1]. */
  chance?: number;
  effect: Effect;
}

export interface Faults<Effect = CommonEffect> {
  /** Returns the fault's number, for `remove`. */
  add(fault: Fault<Effect>): number;
  remove(number: number): void;
  clear(): void;
  /** What strikes this call, if anything; the first fault that matches wins. */
  strike(api: string, concerned: readonly string[]): Effect | null;
  /** Stands at the gate: resolves when it is opened. */
  hold(name: string): Promise<void>;
  /** Resolves once a call stands at the gate. */
  reached(name: string): Promise<void>;
  /** Lets go who stands there; the next one finds the gate shut again. */
  open(name: string): void;
}

interface Signal {
  promise: Promise<void>;
  give(): void;
}

interface Gate {
  opened: Signal;
  reached: Signal;
}

const signal = (): Signal => {
  let give = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { promise, give: () => give() };
};

export function faultScript<Effect = CommonEffect>(chance: Chance): Faults<Effect> {
  const script = new Map<number, { fault: Fault<Effect>; seen: number }>();
  const gates = new Map<string, Gate>();
  let last = 0;

  const gate = (name: string): Gate => {
    const known = gates.get(name);
    if (known) return known;
    const made = { opened: signal(), reached: signal() };
    gates.set(name, made);
    return made;
  };

  const strikes = (entry: { fault: Fault<Effect>; seen: number }): boolean => {
    entry.seen += 1;
    const first = entry.fault.nth ?? 1;
    const times = entry.fault.times ?? 1;
    if (entry.seen < first || (times > 0 && entry.seen >= first + times)) return false;
    return entry.fault.chance === undefined || chance.next() < entry.fault.chance;
  };

  return {
    add(fault) {
      last += 1;
      script.set(last, { fault, seen: 0 });
      return last;
    },
    remove: (number) => void script.delete(number),
    clear: () => script.clear(),
    strike(api, concerned) {
      const matching = [...script.values()].filter(
        ({ fault }) =>
          (fault.api === undefined || fault.api === api) &&
          (fault.recipient === undefined || concerned.includes(fault.recipient)),
      );
      // Every matching fault counts the call, also where another one strikes.
      return matching.filter(strikes)[0]?.fault.effect ?? null;
    },
    hold(name) {
      const { opened, reached } = gate(name);
      reached.give();
      return opened.promise;
    },
    reached: (name) => gate(name).reached.promise,
    open(name) {
      gate(name).opened.give();
      gates.delete(name);
    },
  };
}
