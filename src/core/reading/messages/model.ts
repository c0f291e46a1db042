/** What is passed between the steps of reading a contact's message. */
import type { Day } from '../../day.js';
import type { Project } from '../../registry.js';
import type { MessageKind } from '../read-input.js';
import type { ChatClaim } from './claims/chat-claim.js';

/** What a message says of some projects. */
export interface MessagePart {
  projects: string[];
  text: string;
  claim: ChatClaim;
}

/** A message, or several that belong together, taken apart. */
export interface Draft {
  parts: MessagePart[];
  /** The first thing that must be asked, with those that may be meant. */
  asks: string | null;
  candidates: string[];
  /** Projects were named by the message itself, not taken from around it. */
  named: boolean;
}

/** What surrounds a message. */
export interface Setting {
  own: readonly Project[];
  today: Day;
  /** Projects of the card replied to, or of the question asked last, in order. */
  list: readonly string[];
  /** Projects that the talk was about, where the message names none. */
  about: readonly string[];
}

/** The message without the projects it names. */
export const wordsOf = (draft: Draft, text: string): string =>
  draft.named ? draft.parts.map((p) => p.text).join('，') : text;

export const emptyDraft: Draft = { parts: [], asks: null, candidates: [], named: false };

/** A message as understood: for each project its own words, state, days and figures. */
export interface UnderstoodMessage {
  kind: MessageKind;
  parts: MessagePart[];
  /** For a snooze: the day of the next nudge. */
  until: Day | null;
  asks: string | null;
  candidates: string[];
  why: string;
}

/** A message that reports nothing. */
export function simple(kind: MessageKind, why: string, more: Partial<UnderstoodMessage> = {}): UnderstoodMessage {
  return { kind, parts: [], until: null, asks: null, candidates: [], why, ...more };
}

/** A message that reports what was drafted. */
export function reported(draft: Draft, why: string): UnderstoodMessage {
  return { kind: 'report', parts: draft.parts, until: null, asks: draft.asks, candidates: draft.candidates, why };
}
