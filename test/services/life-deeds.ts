/** What people do to a project in its life, as often as each is tried. */
import type fc from 'fast-check';
import type { Deed } from './life-deed.js';
import { adjustments, briefings, extending, locks, reviews } from './life-office-deeds.js';
import { analyses, answers, confirmations, extensions, reports, withdrawals } from './life-unit-deeds.js';

export const deeds: readonly fc.Arbitrary<Deed>[] = [
  ...[reports, reports, reports, reports, reports, reports, answers, answers, answers, reviews, reviews, reviews],
  ...[confirmations, withdrawals, analyses, analyses, adjustments, locks, briefings],
  ...[extensions, extensions, extending, extending],
];
