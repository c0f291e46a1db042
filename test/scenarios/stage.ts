/**
 * Where a scenario is played: a service, a platform, people. The scenario says what is done and what must come of it; each
 * stage does it in its platform's way.
 */
import type { Instant } from '#src/core/day.js';
import type { RunningService } from '../support/running-service.js';
import type { ChatId, Who } from './cast.js';

/** A person's one-to-one chat with the bot, where a chat is asked for. */
export const DIRECT = 'direct';
export type Place = ChatId | typeof DIRECT;

/** What a person reads as one message, and what is needed to press its buttons. */
export interface Received {
  /** Of its messages on the platform, the first one first: some platforms put buttons into a message of their own. */
  ids: string[];
  chatId: string;
  at: Instant;
  /** The first line as it arrived. */
  title: string;
  /** As it stands now. */
  text: string;
}

export interface Pressed {
  /** The line shown at once to who pressed, or said to them; null where none was. */
  toast: string | null;
  /** What was received since, anywhere. */
  received: Received[];
  /** What stands in the place of the pressed card. */
  card: string;
}

export interface Said {
  /** Written as `@name` in the text. */
  mentions?: readonly Who[];
  replyTo?: Received;
}

export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

export interface Stage extends Omit<RunningService, 'stop' | 'pass' | 'stored'> {
  /** What the platform can do that another cannot. */
  can: { urgent: boolean; toasts: boolean };
  /** People and groups come in. */
  enter(people: Readonly<Record<Who, string>>, groups: Readonly<Record<ChatId, Group>>): Promise<void>;
  /** The office enters a member in the register. */
  register(who: Who, role: string, unit: string): Promise<Received[]>;
  /** Says something and returns what was received since, anywhere. */
  say(who: Who, place: Place, text: string, more?: Said): Promise<Received[]>;
  /** Sends a file as a message of its own. */
  send(who: Who, place: Place, file: SentFile): Promise<Received[]>;
  /**
   * Presses a button by its label; `form` by field labels, its values as a person types or chooses them; what is not given
   * stays as the card has it. Where cards take no text the form is filled in as the platform lets one.
   */
  press(who: Who, card: Received, label: string, form?: Readonly<Record<string, string>>): Promise<Pressed>;
  /** A message as it stands now. */
  look(message: Received): Promise<Received>;
  /** All that a chat received, or a person one-to-one, oldest first, as it stands now; without files. */
  received(to: ChatId | Who): Promise<Received[]>;
  files(to: ChatId | Who): Promise<SentFile[]>;
  /** When a person was rung at. */
  rungAt(who: Who): Promise<Instant[]>;
  close(): Promise<void>;
}

export interface Group {
  name: string;
  members: readonly Who[];
}
