/** What the corpus must hold, and how well it must be read: raised as the readers improve, never lowered below what was measured. */
import type { Kind } from './tool/cases.js';

/** Figures of both halves, and of the practice cases where there are any. */
interface BySet {
  tuning: number;
  measuring: number;
  practice?: number;
}

interface Standard {
  /** Cases that there must be at least. */
  cases: number;
  /** Share of cases read right, at least, on each half. */
  right: BySet;
  /** Wrong readings called sure, at most, on each half. */
  falseSures: BySet;
}

export const standards: Partial<Record<Kind, Standard>> = {
  claims: {
    cases: 1400,
    right: { tuning: 0.995, measuring: 0.967, practice: 0.987 },
    falseSures: { tuning: 0, measuring: 12, practice: 101 },
  },
  analyses: {
    cases: 100,
    right: { tuning: 1, measuring: 0.945, practice: 0.992 },
    falseSures: { tuning: 0, measuring: 3, practice: 7 },
  },
  questions: {
    cases: 1500,
    right: { tuning: 1, measuring: 0.983, practice: 0.998 },
    falseSures: { tuning: 0, measuring: 5, practice: 4 },
  },
  targets: {
    cases: 520,
    right: { tuning: 0.99, measuring: 0.975, practice: 0.99 },
    falseSures: { tuning: 2, measuring: 6, practice: 1 },
  },
  doubts: {
    cases: 245,
    right: { tuning: 0.98, measuring: 0.975, practice: 0.97 },
    falseSures: { tuning: 2, measuring: 3, practice: 10 },
  },
  tables: { cases: 260, right: { tuning: 0.99, measuring: 0.98 }, falseSures: { tuning: 1, measuring: 3 } },
};
