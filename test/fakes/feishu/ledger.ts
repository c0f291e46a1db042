/** The ledger's entries as Feishu makes them. */
import type { VirtualClock } from '../common/clock.js';
import { type Entry, type Ledger, openLedger } from '../common/ledger.js';
import { pingsOf } from './pings.js';

export interface LedgerEntry extends Entry {
  /** The person of a one-to-one chat; null in a group. */
  openId: string | null;
  via: 'create' | 'reply';
  urgent: { at: string; way: string; openIds: string[] }[];
}

export type FeishuLedger = Ledger<LedgerEntry>;

export const feishuLedger = (clock: VirtualClock, file: string | null): FeishuLedger =>
  openLedger<LedgerEntry>({ clock, file, pingsOf, reaches: ({ chatId, openId }) => [chatId, openId] });

/** Somebody was rung at for a message. */
export function noteUrgent(ledger: FeishuLedger, clock: VirtualClock, messageId: string, way: string, to: string[]) {
  const call = { at: clock.iso(), way, openIds: to };
  ledger.note('urgent', messageId, call, (entry) => entry.urgent.push(call));
}
