/**
 * What the platform received. One entry an accepted message, with everything that later happened to it; one record a
 * request. With a file, each line is on disk before the caller is answered.
 */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { VirtualClock } from './clock.js';
import { type Ping, pingsOf } from './pings.js';

export interface Version {
  at: string;
  via: 'patch' | 'edit' | 'callback' | 'card.update';
  content: string;
  sha256: string;
  pings: Ping[];
}

export interface LedgerEntry {
  messageId: string;
  chatId: string;
  /** The person of a one-to-one chat; null in a group. */
  openId: string | null;
  uuid: string | null;
  msgType: string;
  /** The content as first accepted; the present one is the last of `versions`. */
  content: string;
  bytes: number;
  sha256: string;
  at: string;
  via: 'create' | 'reply';
  parentId: string | null;
  pings: Ping[];
  versions: Version[];
  urgent: { at: string; way: string; openIds: string[] }[];
  recalledAt: string | null;
}

export interface RequestRecord {
  at: string;
  api: string;
  /** What it was about: receive_id, chat, message. */
  concerned: string[];
  uuid: string | null;
  /** Hash of `content`, where it had one. */
  sha256: string | null;
  bytes: number;
  http: number;
  /** Code in the body; null where the answer was lost or broken. */
  code: number | null;
  /** `accepted` a new message or change; `repeat` of a uuid, swallowed; else nothing came of it. */
  outcome: 'accepted' | 'repeat' | 'refused' | 'lost';
  /** The message made, or found under the uuid. */
  messageId: string | null;
  fault: string | null;
}

export interface MessageFilter {
  /** chat_id or open_id. */
  to?: string;
  uuid?: string;
  msgType?: string;
  parentId?: string;
}

export interface Ledger {
  message(
    entry: Pick<LedgerEntry, 'messageId' | 'chatId' | 'openId' | 'uuid' | 'msgType' | 'content' | 'via' | 'parentId'>,
  ): void;
  update(messageId: string, via: Version['via'], content: string): void;
  urgent(messageId: string, way: string, openIds: string[]): void;
  recall(messageId: string): void;
  request(record: RequestRecord): void;
  messages(filter?: MessageFilter): LedgerEntry[];
  requests(api?: string): RequestRecord[];
  /** Resolves with the messages once there are so many; rejects after so long on the wire. */
  waitFor(filter: MessageFilter, count: number, withinMs: number): Promise<LedgerEntry[]>;
  /** Forgets what it knows; the file keeps its lines. */
  clear(): void;
  close(): void;
}

export const sha256Of = (content: string): string => createHash('sha256').update(content, 'utf8').digest('hex');

const matches = (filter: MessageFilter) => (entry: LedgerEntry) =>
  (filter.to === undefined || entry.chatId === filter.to || entry.openId === filter.to) &&
  (filter.uuid === undefined || entry.uuid === filter.uuid) &&
  (filter.msgType === undefined || entry.msgType === filter.msgType) &&
  (filter.parentId === undefined || entry.parentId === filter.parentId);

export function openLedger(clock: VirtualClock, file: string | null): Ledger {
  const entries = new Map<string, LedgerEntry>();
  const requests: RequestRecord[] = [];
  const waiting = new Set<() => void>();
  let handle = file ? openSync(file, 'a', 0o600) : null;

  const write = (line: object): void => {
    if (handle === null) return;
    writeSync(handle, `${JSON.stringify(line)}\n`);
    fsyncSync(handle);
  };
  const entryOf = (messageId: string): LedgerEntry | undefined => entries.get(messageId);
  const messages = (filter: MessageFilter = {}): LedgerEntry[] => [...entries.values()].filter(matches(filter));

  return {
    message(given) {
      const entry: LedgerEntry = {
        ...given,
        bytes: Buffer.byteLength(given.content),
        sha256: sha256Of(given.content),
        at: clock.iso(),
        pings: pingsOf(given.msgType, given.content),
        versions: [],
        urgent: [],
        recalledAt: null,
      };
      write({ line: 'message', ...entry });
      entries.set(entry.messageId, entry);
      for (const look of waiting) look();
    },
    update(messageId, via, content) {
      const entry = entryOf(messageId);
      if (!entry) return;
      const pings = pingsOf(entry.msgType, content);
      const version: Version = { at: clock.iso(), via, content, sha256: sha256Of(content), pings };
      write({ line: 'update', messageId, ...version });
      entry.versions.push(version);
    },
    urgent(messageId, way, openIds) {
      const call = { at: clock.iso(), way, openIds };
      write({ line: 'urgent', messageId, ...call });
      entryOf(messageId)?.urgent.push(call);
    },
    recall(messageId) {
      const entry = entryOf(messageId);
      if (!entry) return;
      entry.recalledAt = clock.iso();
      write({ line: 'recall', messageId, at: entry.recalledAt });
    },
    request: (record) => void requests.push(record),
    messages,
    requests: (api) => requests.filter((record) => api === undefined || record.api === api),
    waitFor(filter, count, withinMs) {
      return new Promise((resolve, reject) => {
        const done = (): void => {
          waiting.delete(look);
          clearTimeout(limit);
        };
        const look = (): void => {
          const found = messages(filter);
          if (found.length < count) return;
          done();
          resolve(found);
        };
        const limit = setTimeout(() => {
          done();
          const found = messages(filter).length;
          reject(new Error(`${found} of ${count} messages for ${JSON.stringify(filter)} after ${withinMs} ms`));
        }, withinMs);
        waiting.add(look);
        look();
      });
    },
    clear() {
      entries.clear();
      requests.length = 0;
    },
    close() {
      if (handle !== null) closeSync(handle);
      handle = null;
    },
  };
}
