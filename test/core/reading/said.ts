/** What a contact types, read and told in one line: by default one of 民治街道, on 2022-12-20, against the seed form's 18 projects. */
import { readMessage } from '#src/core/reading/messages/messages.js';
import type { ClaimInput } from '#src/core/reading/read-input.js';
import { sampleRegistry } from '../../support/registry.js';
import { messageSummary } from './summaries.js';

export const seed = sampleRegistry('seed');
export const big = sampleRegistry('big300');
export const TODAY = '2022-12-20';

export type Row = readonly [text: string, reading: string];

export const said = (text: string, more: Partial<ClaimInput> = {}, unit = '民治街道', registry = seed) =>
  messageSummary(readMessage({ kind: 'claim', text, unit, ...more }, registry, TODAY));

/** Said in answer to the card of one project, by the unit that leads it. */
export function answered(text: string, number: string): string {
  const leads = big.projects.find((p) => p.number === number)?.unitIds ?? [];
  const unit = big.units.find((u) => leads.includes(u.id))?.name ?? '';
  return said(text, { replyTo: [number] }, unit, big);
}
