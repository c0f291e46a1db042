/** Judges over what the platform received. Each returns what is wrong; an empty list is the pass. */
import { instantOf } from './clock.js';
import { type Entry, type Ping, type RequestRecord, sha256Of } from './ledger.js';

/** `openId`, `recipients`: the persons whom it reached, as the platform has it. */
export type LedgerEntry = Entry & { openId?: string | null; recipients?: readonly string[] };

export type KeyOf = (entry: LedgerEntry) => string;

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

/** To whom and what: the key where a test has no better one. */
export const byContent: KeyOf = (entry) =>
  `${entry.openId ?? entry.recipients?.join('|') ?? entry.chatId} ${sha256Of(entry.content)}`;
export const byUuid: KeyOf = (entry) => entry.uuid ?? entry.messageId;

/** Keys that were owed and never arrived. */
export const lost = (entries: readonly LedgerEntry[], owed: readonly string[], keyOf: KeyOf = byUuid): string[] => {
  const arrived = new Set(entries.map(keyOf));
  return owed.filter((key) => !arrived.has(key));
};

/** Messages that arrived more than once under one key. */
export const duplicates = (entries: readonly LedgerEntry[], keyOf: KeyOf = byUuid): LedgerEntry[][] =>
  [...groupBy(entries, keyOf).values()].filter((group) => group.length > 1);

/** Keys under which different bodies, or bodies for different recipients, were asked for; refused tries count too. */
export const bodyChanged = (requests: readonly RequestRecord[]): string[] => {
  const keyed = requests.filter((request) => request.uuid !== null);
  return [...groupBy(keyed, (request) => request.uuid ?? '')]
    .filter(([, group]) => new Set(group.map((r) => `${r.sha256} ${r.concerned.join(' ')}`)).size > 1)
    .map(([uuid]) => uuid);
};

/** Requests that the platform turned away with these codes of frequency, without a fault of the script's. */
export const overRate = (requests: readonly RequestRecord[], codes: readonly number[]): RequestRecord[] =>
  requests.filter((request) => request.fault === null && codes.includes(request.code ?? 0));

/** Pings beyond those intended for a message; every version counts. */
export const pingedBeyond = (
  entries: readonly LedgerEntry[],
  intended: (entry: LedgerEntry) => readonly Ping[],
): { messageId: string; pinged: Ping[] }[] =>
  entries.flatMap((entry) => {
    const allowed = new Set(intended(entry));
    const pings = [entry.pings, ...entry.versions.map((version) => version.pings)].flat();
    const pinged = [...new Set(pings)].filter((ping) => !allowed.has(ping));
    return pinged.length > 0 ? [{ messageId: entry.messageId, pinged }] : [];
  });

/** Messages that went somewhere else than their key says. */
export const wrongRecipient = (
  entries: readonly LedgerEntry[],
  recipients: Readonly<Record<string, string>>,
  keyOf: KeyOf = byUuid,
): LedgerEntry[] =>
  entries.filter((entry) => {
    const expected = recipients[keyOf(entry)];
    return expected !== undefined && ![entry.chatId, entry.openId, ...(entry.recipients ?? [])].includes(expected);
  });

/** Messages outside their time, by key; either bound may be left out. */
export const outOfTime = (
  entries: readonly LedgerEntry[],
  due: Readonly<Record<string, { from?: string; until?: string }>>,
  keyOf: KeyOf = byUuid,
): LedgerEntry[] =>
  entries.filter((entry) => {
    const bounds = due[keyOf(entry)];
    const at = instantOf(entry.at);
    return (
      (bounds?.from !== undefined && at < instantOf(bounds.from)) ||
      (bounds?.until !== undefined && at > instantOf(bounds.until))
    );
  });
