/**
 * What duban asks of a chat platform, in meanings. Vendor words stay in the adapter. What a platform cannot do is
 * declared in `abilities`, never discovered by failing.
 */
import type { Card } from '#src/cards/model.js';
import type { Instant } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';

export type PlatformName = 'feishu' | 'wecom' | 'local';

export interface Abilities {
  /** A card that was sent can be replaced, for so many days; 0 where it cannot. */
  updateDays: number;
  /** A repeated send under its key is swallowed for so many minutes; 0 where there is no key. */
  keyedMinutes: number;
  /** Cards show charts; else a picture of the card follows it. */
  nativeCharts: boolean;
  freeTextInCards: boolean;
  /** A press is answered at once, by a line for the person alone. */
  toasts: boolean;
  /** A press that the service did not hear is told to the person; where not, every button needs a command beside it. */
  surePresses: boolean;
  /** A reply names the message it replies to; where not, it only quotes what that message said. */
  repliesById: boolean;
  /** 加急 to a person. */
  urgent: boolean;
  maxFileBytes: number;
}

/** A file that came with a message, to be fetched later. */
export interface FileRef {
  name: string;
  /** What the adapter needs to fetch it; opaque elsewhere. */
  ref: string;
  kind: 'file' | 'image';
}

/** What happened on the platform, decoded and verified. `eventId` is the key against repeats. */
export type Inbound =
  | {
      kind: 'message';
      eventId: string;
      at: Instant;
      chat: Address;
      chatKind: 'group' | 'direct';
      sender: Address;
      messageId: string;
      /** The message this one replies to. */
      replyTo: string | null;
      /** What that one said, where the platform tells its text rather than its id. */
      quoted: string | null;
      /** Mentions of the bot stripped, others as @name. */
      text: string;
      mentionsBot: boolean;
      mentions: { address: Address; name: string }[];
      files: FileRef[];
    }
  | {
      kind: 'action';
      eventId: string;
      at: Instant;
      chat: Address;
      sender: Address;
      /** The message whose card was pressed. */
      messageId: string;
      /** Empty where the card does not say it as the present ones do. */
      action: string;
      value: Record<string, unknown>;
      /** Form fields by name: dates 'YYYY-MM-DD', text as typed. */
      form: Record<string, string | string[]>;
    }
  | {
      kind: 'chat_joined' | 'chat_left';
      eventId: string;
      at: Instant;
      chat: Address;
      name: string | null;
      sender: Address | null;
    }
  | { kind: 'recalled'; eventId: string; at: Instant; chat: Address; messageId: string };

export type InboundMessage = Extract<Inbound, { kind: 'message' }>;
export type InboundAction = Extract<Inbound, { kind: 'action' }>;

/** What is to go out. Rendered once, inside the transaction; the outbox keeps the frozen bytes. */
export type Outgoing =
  | { kind: 'card'; card: Card }
  | { kind: 'text'; text: string }
  /** `fileId` names stored bytes, loaded at delivery. */
  | { kind: 'file'; fileId: string; name: string }
  /** A drawing that was stored, made a PNG at delivery; `text` says the same, for where no picture can be shown. */
  | { kind: 'picture'; fileId: string; name: string; text: string };

export interface Delivery {
  /** Where to: a chat or a person. */
  to: Address;
  /** The recipient's second way in, as the office has stored it: a secret. Null where there is none. */
  companion: string | null;
  act: 'send' | 'reply' | 'update' | 'urgent';
  /** reply: the message replied to; update, urgent: the message concerned. */
  messageId: string | null;
  /** urgent: whom. */
  people: Address[];
  /** Frozen bytes made by `render`. */
  body: string;
  /** At most 50 characters; the same for every try. */
  sendKey: string;
  /** Bytes of the file that the body names, where it names one. */
  file: { name: string; bytes: Uint8Array } | null;
}

/** What became of a delivery, as a meaning; only the meaning decides a retry. */
export type Delivered =
  | { result: 'sent'; messageId: string }
  /** Not accepted: try again after so long. `wholeAct`: whoever it is for, everything of this act would be refused till then. */
  | { result: 'limited'; retryAfterMs: number; wholeAct?: boolean }
  /** Not accepted: no room for more of this act, whoever it is for, until people have read what they have. Worth a look after so long. */
  | { result: 'full'; retryAfterMs: number }
  /** Not accepted, the platform or the network is ill: try again with back-off. */
  | { result: 'unreachable'; cause: string }
  /** It may or may not have been accepted. */
  | { result: 'unknown'; cause: string }
  /** The chat or person is no more: no retry. */
  | { result: 'gone'; what: 'chat' | 'person'; cause: string }
  /** The message to update is gone or too old: send a new one. */
  | { result: 'stale'; cause: string }
  /** The platform will never take this. */
  | { result: 'refused'; cause: string };

/** What a press on a card gets at once. */
export interface Toast {
  tone: 'info' | 'good' | 'warn' | 'error';
  text: string;
}

/** Stores the event and answers; `done` resolves once a press was worked off (or not at all), with its toast; else at once. */
export type Receive = (event: Inbound) => Promise<{ fresh: boolean; done: Promise<Toast | null> }>;

export interface PlatformHealth {
  ready: boolean;
  /** English, for operators: no names, no secrets. */
  reason: string | null;
}

/** Sign-in of people in a browser, on the platform's own page. */
export interface WebSignIn {
  /** Where the browser goes; from there it comes back to `returnTo` with `code` and `state`. */
  address(back: { state: string; returnTo: string }): string;
  /** Whose code it is; null where the platform does not take it, or cannot be asked now. */
  person(code: string, returnTo: string): Promise<Address | null>;
  /** The state that went out, in what came back: where a platform takes letters and digits only. As it is where absent. */
  stateIn?(said: string): string;
}

export interface SaidSince {
  /** What people said, oldest first. */
  messages: InboundMessage[];
  /** Nothing said before then is missing. */
  upTo: Instant;
}

/** What a platform keeps of its chats, for what it never told. Rejects where it cannot be asked now. */
export interface ChatHistory {
  /** What groups are read with, as the platform names it to who may grant it. */
  readonly permissions: readonly string[];
  /** Groups that the bot is in; null where it may not know. */
  groups(): Promise<Address[] | null>;
  /** Null where the bot may not read it. */
  said(chat: Address, kind: 'group' | 'direct', since: Instant): Promise<SaidSince | null>;
}

export interface ChatPlatform {
  /** Absent where the platform has none. */
  readonly webSignIn?: WebSignIn;
  /** Absent where there is none, or it is not to be read. */
  readonly history?: ChatHistory;
  readonly name: PlatformName;
  readonly abilities: Abilities;
  /** Pure: the frozen bytes of a message. Throws RangeError where it cannot fit (services split before). */
  render(outgoing: Outgoing): string;
  /**
   * Pure: the messages that a card takes here, in their order; one where absent. `update`: the first of them takes the place
   * of a card.
   */
  divide?(card: Card, act: 'send' | 'update'): Card[];
  /** Pure: the same bytes, marked as perhaps a repeat (可能重复). */
  asRepeat(body: string): string;
  /** Whether this instance can send now; it always can where absent. What waits is then left to wait, or to another one. */
  sends?(): boolean;
  deliver(delivery: Delivery): Promise<Delivered>;
  /** Bytes of a user's file; throws Refusal where it is too large or gone. */
  fetchFile(ref: FileRef, maxBytes: number): Promise<Uint8Array>;
  /** Name of a person or chat as the platform shows it; null where it may not be known. Throws where it cannot be had now. */
  nameOf(address: Address): Promise<string | null>;
  /** Who has a mobile number, where this deployment may ask; null for nobody it may know. */
  findByMobile?(mobile: string): Promise<Address | null>;
  /** Opens connections and begins to hand events over. `isUp`: events may have been lost until now. */
  start(receive: Receive, isUp?: () => void): Promise<void>;
  stop(): Promise<void>;
  health(): PlatformHealth;
  /** Pure: the secret of a chat's second way in, from the text that the office copied; null where it is none. */
  readCompanion?(said: string): string | null;
  /** Asks the platform once whether it takes our credentials; null where it does, else the reason in English. */
  probe(): Promise<string | null>;
}
