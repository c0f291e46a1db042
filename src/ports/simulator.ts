/**
 * The chat simulator as its page sees it, and what it keeps. It plays a platform for one person at a desk, who speaks for
 * everybody in it.
 */
import type { Card } from '#src/cards/model.js';
import type { Instant } from '#src/core/day.js';
import type { Clock } from './clock.js';
import type { Toast } from './platform.js';

export interface Persona {
  id: string;
  name: string;
  /** 民治街道联络员 */
  about: string;
}

export interface SimRoom {
  id: string;
  kind: 'group' | 'direct';
  name: string;
  memberIds: string[];
}

export interface SimFile {
  id: string;
  name: string;
  bytes: Uint8Array;
}

export type SimContent =
  | { kind: 'card'; card: Card; urgentFor?: string[] }
  | { kind: 'text'; text: string; files?: { id: string; name: string }[]; urgentFor?: string[] };

export interface SimMessage {
  seq: number;
  id: string;
  roomId: string;
  /** Null: the bot. */
  sender: string | null;
  replyTo: string | null;
  at: Instant;
  content: SimContent;
  /** Rises with every message and every change of one, over all rooms. */
  version: number;
}

export interface Simulator {
  personas(): Promise<Persona[]>;
  rooms(): Promise<SimRoom[]>;
  /** Number of the last message of each room. */
  heads(): Promise<Record<string, number>>;
  /** The latest messages of a room, oldest first. */
  messagesOf(room: string): Promise<SimMessage[]>;
  /** Messages that came or changed after a version. */
  changedAfter(version: number): Promise<SimMessage[]>;
  version(): Promise<number>;
  /**
   * Says something as a persona; the same `id` twice is once.
   * @throws Refusal not_found (no such persona, room or file), bad_input (nothing said)
   */
  say(said: {
    id: string;
    as: string;
    room: string;
    text: string;
    replyTo: string | null;
    files: string[];
  }): Promise<SimMessage>;
  /**
   * Presses a button that stands on a message; its value is the card's own.
   * @throws Refusal not_found where the persona sees no such button, conflict where the card has changed since
   */
  press(pressed: {
    id: string;
    as: string;
    message: string;
    /** The message's version as it was seen. */
    version: number;
    /** Place of the button among those of the card, in order. */
    button: number;
    form: Record<string, string | string[]>;
  }): Promise<Toast | null>;
  /** @throws Refusal too_much */
  upload(as: string, name: string, bytes: Uint8Array): Promise<{ id: string; name: string }>;
  /** A file of a room that the persona is in; null where there is none. */
  download(as: string, id: string): Promise<SimFile | null>;
  /** Calls back whenever a message came or changed here; the returned function ends that. */
  onChange(listener: () => void): () => void;
}

/** A clock that can be moved forward, and is kept. */
export interface MovableClock extends Clock {
  /** Goes to an instant; one that is past changes nothing. */
  moveTo(at: Instant): Promise<void>;
  /** Takes over what another process moved, and keeps how far it is. */
  mark(): Promise<void>;
}

/** What the simulator keeps of itself. Bodies are JSON text of `SimContent`. */
export interface ChatStore {
  people(): Promise<Persona[]>;
  rooms(): Promise<SimRoom[]>;
  add(message: NewStoredMessage): Promise<StoredMessage>;
  replace(id: string, body: string): Promise<boolean>;
  message(id: string): Promise<StoredMessage | null>;
  latest(roomId: string, count: number): Promise<StoredMessage[]>;
  /** Whether a message of the room carries the file. */
  holdsFile(roomId: string, fileId: string): Promise<boolean>;
  changedAfter(version: number): Promise<StoredMessage[]>;
  version(): Promise<number>;
  heads(): Promise<Record<string, number>>;
  unheard(): Promise<StoredMessage[]>;
  markHeard(id: string): Promise<void>;
}

export interface StoredMessage extends Omit<SimMessage, 'content'> {
  body: string;
}

export interface NewStoredMessage extends Omit<StoredMessage, 'seq' | 'version'> {
  sendKey: string | null;
}

export interface FileStore {
  save(file: SimFile & { owner: string | null; at: Instant }): Promise<void>;
  read(id: string): Promise<(SimFile & { owner: string | null }) | null>;
}

export interface ClockStore {
  read(): Promise<{ at: Instant; markedAt: Instant } | null>;
  mark(at: Instant, markedAt: Instant): Promise<void>;
}
