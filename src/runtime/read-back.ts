/**
 * Platforms lose events without a word. Where they keep a history that the bot may read, it is read every ten minutes and
 * whenever a connection comes up; what could not be read is tried again a minute later. What was heard already has no
 * effect.
 */
import { addMilliseconds, dayMs, type Instant } from '#src/core/day.js';
import type { ChatHistory, ChatPlatform, Receive } from '#src/ports/platform.js';
import { type House, openContext, system, withTx } from '#src/services/context.js';
import { storedNotes } from '#src/services/stored-notes.js';

const minuteMs = 60_000;
/** A little less than ten minutes: the minute's knock is never quite on time. */
const everyMs = 9.5 * minuteMs;
/** Read again each time: what a history shows late, and what clocks differ by. */
const overlapMs = 5 * minuteMs;
/** What was said before that is too old to be answered. */
const reachesBackMs = dayMs;
/** One-to-one chats in which nothing was said for so long are left alone. */
const quietAfterMs = 30 * dayMs;
const keptForMs = 60 * dayMs;

export interface ReadBack {
  /** Begins to read where no instance has for ten minutes, or where this one could not. */
  whenDue(): Promise<void>;
  /** Begins to read at once: a connection is up. */
  now(): void;
  /** Resolves when nothing is being read. */
  idle(): Promise<void>;
  stop(): void;
}

export function readBack(house: House, receive: Receive): ReadBack {
  const { clock, log } = house;
  const notes = storedNotes(house.database, clock);
  const readable = [...house.platforms.values()].flatMap(({ name, history }) => (history ? [{ name, history }] : []));
  let reading: Promise<void> | null = null;
  /** A connection came up meanwhile: what it missed may stand in a chat that was read already. */
  let isAskedAgain = false;
  /** The last reading broke off, as it may where a connection has only just come up. */
  let isOwed = false;
  let isStopped = false;

  const begin = (): void => {
    if (isStopped || readable.length === 0) return;
    isAskedAgain = reading !== null;
    reading ??= readAll().finally(() => {
      reading = null;
      if (isAskedAgain) begin();
    });
  };

  async function readAll(): Promise<void> {
    isOwed = false;
    for (const { name, history } of readable) {
      try {
        await readPlatform(name, history);
      } catch (error) {
        isOwed = true;
        log.warn({ platform: name, error }, 'the history could not be read; it is tried again');
      }
    }
  }

  async function readPlatform(name: ChatPlatform['name'], history: ChatHistory): Promise<void> {
    const { repos, now } = await openContext(house, system);
    const known = await repos.inbox.chatsSince(`${name}:`, addMilliseconds(now, -quietAfterMs));
    // Asked after the known ones: a group that the bot has just come into is no one-to-one chat.
    const listed = await history.groups();
    if (!listed) throw new Error('the groups that the bot is in may not be listed');
    const groups = new Set(listed);
    let found = 0;
    let closed = 0;
    for (const chat of new Set([...groups, ...known])) {
      if (isStopped) return;
      const fresh = await readChat(history, chat, groups.has(chat) ? 'group' : 'direct');
      if (fresh === null) closed += 1;
      else found += fresh;
    }
    if (found + closed > 0) log.info({ platform: name, found, closed }, 'history was read');
  }

  /** How many messages had not been heard; null where the bot may not read there. */
  async function readChat(history: ChatHistory, chat: string, kind: 'group' | 'direct'): Promise<number | null> {
    const note = `history:${chat}`;
    const readUpTo = await notes.read(note);
    const since = sinceOf(readUpTo);
    const read = await history.said(chat, kind, since);
    if (!read) {
      // Once it is allowed, it is read from here on.
      if (readUpTo === null) await notes.put(note, since, keptForMs);
      return null;
    }
    let found = 0;
    for (const message of read.messages) if ((await receive(message)).fresh) found += 1;
    await notes.put(note, read.upTo, keptForMs);
    return found;
  }

  function sinceOf(readUpTo: Instant | null): Instant {
    const now = clock.now();
    const from = addMilliseconds(readUpTo ?? addMilliseconds(now, -10 * minuteMs), -overlapMs);
    const earliest = addMilliseconds(now, -reachesBackMs);
    return from < earliest ? earliest : from;
  }

  return {
    async whenDue() {
      if (readable.length === 0) return;
      const ctx = await openContext(house, system);
      const limit = { count: 1, withinMs: everyMs };
      const isTurn = await withTx(ctx, ({ repos, now }) => repos.limited.take('history', limit, now));
      if (isTurn || isOwed) begin();
    },
    now: begin,
    async idle() {
      while (reading !== null) await reading;
    },
    stop() {
      isStopped = true;
    },
  };
}
