/** What a test found of a fault or threat, for the table at the end of the run. */
import { expect, TestRunner } from 'vitest';

/** Counts over all runs of a test. */
export interface Figures {
  /** Tries: events, messages, lives, texts. */
  runs: number;
  lost?: number;
  doubled?: number;
  /** Refused as they should be. */
  refused?: number;
}

export interface Proof extends Figures {
  id: string;
}

declare module 'vitest' {
  interface TaskMeta {
    proofs?: Proof[];
  }
}

/** Records figures under each id, and fails where something was lost or doubled. */
export function proof(ids: string | readonly string[], figures: Figures): void {
  const { lost = 0, doubled = 0 } = figures;
  const test = TestRunner.getCurrentTest();
  if (!test) throw new Error('proof() is called within a test');
  test.meta.proofs = [...(test.meta.proofs ?? []), ...[ids].flat().map((id) => ({ id, ...figures }))];
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
}
