/**
 * What a platform received. One entry an accepted message, with everything that later happened to it; one record a
 * request. With a file, each line is on disk before the caller is answered.
 */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { VirtualClock } from './clock.js';

/** Ids of people as the message names them, and `all`. */
export type Ping = string;

export interface Version {
  at: string;
  /** The way by which it was changed, in the platform's words. */
  via: string;
  content: string;
  sha256: string;
  pings: Ping[];
  /** Who sees it, where not everybody does. */
  viewers?: string[];
}

export interface Entry {
  messageId: string;
  chatId: string;
  /** The caller's key against repeats. */
  uuid: string | null;
  msgType: string;
  /** The content as first accepted; the present one is the last of `versions`. */
  content: string;
  bytes: number;
  sha256: string;
  at: string;
  /** The way by which it came, in the platform's words. */
  via: string;
  parentId: string | null;
  pings: Ping[];
  versions: Version[];
  recalledAt: string | null;
}

/** What the ledger works out by itself. */
type Computed = 'bytes' | 'sha256' | 'at' | 'pings' | 'versions' | 'recalledAt';

export interface RequestRecord {
  at: string;
  api: string;
  /** What it was about: recipient, chat, message. */
  concerned: string[];
  uuid: string | null;
  /** Hash of the content, where it had one. */
  sha256: string | null;
  bytes: number;
  /** Status of the answer; 0 where none was given, or the way has none. */
  http: number;
  /** Code in the body; null where the answer was lost or broken. */
  code: number | null;
  /** `accepted` a new message or change; `repeat` of a key, swallowed; else nothing came of it. */
  outcome: 'accepted' | 'repeat' | 'refused' | 'lost';
  /** The message made, or found under the key. */
  messageId: string | null;
  fault: string | null;
}

export interface MessageFilter {
  /** A chat or a person. */
  to?: string;
  uuid?: string;
  msgType?: string;
  parentId?: string;
}

export interface Ledger<E extends Entry> {
  message(entry: Omit<E, Computed>): void;
  update(messageId: string, via: string, content: string, viewers?: string[]): void;
  recall(messageId: string): void;
  /** Writes a line about a message that is no message; `keep` puts it into the entry. */
  note(line: string, messageId: string, what: object, keep: (entry: E) => void): void;
  request(record: RequestRecord): void;
  messages(filter?: MessageFilter): E[];
  requests(api?: string): RequestRecord[];
  /** Resolves with the messages once there are so many; rejects after so long on the wire. */
  waitFor(filter: MessageFilter, count: number, withinMs: number): Promise<E[]>;
  /** Resolves with the message once it was changed so many times. */
  waitForUpdate(messageId: string, count: number, withinMs: number): Promise<E>;
  /** Forgets what it knows; the file keeps its lines. */
  clear(): void;
  close(): void;
}

export interface LedgerOptions<E extends Entry> {
  clock: VirtualClock;
  file: string | null;
  /** Whom a message would ping, as a client parses it. */
  pingsOf: (msgType: string, content: string, entry: Omit<E, Computed>) => Ping[];
  /** Chats and persons by which a message is found. */
  reaches: (entry: E) => readonly (string | null)[];
}

export const sha256Of = (content: string): string => createHash('sha256').update(content, 'utf8').digest('hex');

export function openLedger<E extends Entry>({ clock, file, pingsOf, reaches }: LedgerOptions<E>): Ledger<E> {
  const entries = new Map<string, E>();
  const requests: RequestRecord[] = [];
  const waiting = new Set<() => void>();
  let handle = file ? openSync(file, 'a', 0o600) : null;

  const write = (line: object): void => {
    if (handle === null) return;
    writeSync(handle, `${JSON.stringify(line)}\n`);
    fsyncSync(handle);
  };
  const entryOf = (messageId: string): E | undefined => entries.get(messageId);
  const matches = (filter: MessageFilter) => (entry: E) =>
    (filter.to === undefined || reaches(entry).includes(filter.to)) &&
    (filter.uuid === undefined || entry.uuid === filter.uuid) &&
    (filter.msgType === undefined || entry.msgType === filter.msgType) &&
    (filter.parentId === undefined || entry.parentId === filter.parentId);
  const messages = (filter: MessageFilter = {}): E[] => [...entries.values()].filter(matches(filter));

  /** Resolves with what `find` finds, now or later; a text says what is lacking. */
  const once = <T extends object>(withinMs: number, find: () => T | string): Promise<T> =>
    new Promise((resolve, reject) => {
      const done = (): void => {
        waiting.delete(look);
        clearTimeout(limit);
      };
      const look = (): void => {
        const found = find();
        if (typeof found === 'string') return;
        done();
        resolve(found);
      };
      const limit = setTimeout(() => {
        done();
        reject(new Error(`${String(find())} after ${withinMs} ms`));
      }, withinMs);
      waiting.add(look);
      look();
    });

  return {
    message(given) {
      const computed: Pick<Entry, Computed> = {
        bytes: Buffer.byteLength(given.content),
        sha256: sha256Of(given.content),
        at: clock.iso(),
        pings: pingsOf(given.msgType, given.content, given),
        versions: [],
        recalledAt: null,
      };
      const entry = { ...given, ...computed } as E;
      write({ line: 'message', ...entry });
      entries.set(entry.messageId, entry);
      for (const look of waiting) look();
    },
    update(messageId, via, content, viewers) {
      const entry = entryOf(messageId);
      if (!entry) return;
      const pings = pingsOf(entry.msgType, content, entry);
      const version: Version = {
        at: clock.iso(),
        via,
        content,
        sha256: sha256Of(content),
        pings,
        ...(viewers && { viewers }),
      };
      write({ line: 'update', messageId, ...version });
      entry.versions.push(version);
      for (const look of waiting) look();
    },
    recall(messageId) {
      const entry = entryOf(messageId);
      if (!entry) return;
      entry.recalledAt = clock.iso();
      write({ line: 'recall', messageId, at: entry.recalledAt });
    },
    note(line, messageId, what, keep) {
      write({ line, messageId, ...what });
      const entry = entryOf(messageId);
      if (entry) keep(entry);
    },
    request: (record) => void requests.push(record),
    messages,
    requests: (api) => requests.filter((record) => api === undefined || record.api === api),
    waitFor: (filter, count, withinMs) =>
      once(withinMs, () => {
        const found = messages(filter);
        return found.length >= count ? found : `${found.length} of ${count} messages for ${JSON.stringify(filter)}`;
      }),
    waitForUpdate: (messageId, count, withinMs) =>
      once(withinMs, () => {
        const entry = entryOf(messageId);
        return entry && entry.versions.length >= count ? entry : `${entry?.versions.length} of ${count} updates`;
      }),
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
