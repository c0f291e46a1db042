import { onBullmq, tier } from '../../proof/tiers.js';

/** How often a proof strikes in this run: a share that there is time for at every change, or all, as TEST_STRIKES=50 asks. */
export const strikesOf = (share: number, all: number): number => {
  const asked = process.env.TEST_STRIKES;
  if (asked === undefined) return Math.ceil((tier === 'c' ? all : share) / (onBullmq ? 10 : 1));
  return Math.max(1, Math.round((all * Number(asked)) / 50));
};

/** For the message of a failure: how to see it again. */
export const toRepeat = (file: string, seed: number): string =>
  `seed ${seed}; again: TEST_STRIKES=50 npx vitest run --project postgres test/process/several/${file}`;
