/** The ledger's entries as WeCom makes them. */
import type { VirtualClock } from '../common/clock.js';
import { type Entry, type Ledger, openLedger, type Ping } from '../common/ledger.js';
import { pingsOf } from './pings.js';
import type { Channel } from './store.js';

export interface LedgerEntry extends Entry {
  channel: Channel;
  via: Via;
  /** Persons of one-to-one conversations who got it; empty in groups. */
  recipients: string[];
  /** Who was to get it and silently did not: over a limit. */
  dropped: string[];
  /** Whom it surely rings at; `pings` has who it might besides. */
  rings: Ping[];
}

export type Via = 'respond' | 'welcome' | 'send' | 'passive' | 'response_url' | 'app' | 'appchat' | 'webhook';

export type WecomLedger = Ledger<LedgerEntry>;

export const wecomLedger = (clock: VirtualClock, file: string | null): WecomLedger =>
  openLedger<LedgerEntry>({
    clock,
    file,
    pingsOf: (_type, content, { rings }) => pingsOf(content, rings),
    reaches: ({ chatId, recipients }) => [chatId, ...recipients],
  });
