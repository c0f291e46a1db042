/** What the bot is told: over its connection, unacknowledged; or by callbacks, repeated, with an answer in the response. */
import type { Answer } from '../common/ask.js';
import { isObject, type JsonObject, parseObject, textOf } from '../common/json.js';
import type { BotPosts } from './bot-posts.js';
import type { Callbacks } from './callbacks.js';
import { decrypt, signature } from './crypt.js';
import { ApiError } from './errors.js';
import { HOUR, MINUTE, SECOND } from './limits.js';
import type { Platform } from './platform.js';
import type { Occasion, Right } from './rights.js';
import type { Sockets } from './socket.js';

/** Tries of a callback, all told, so far apart. */
const TRIES = 3;
const RETRY_MS = 5 * SECOND;
const POLL_MS = SECOND;
const POLLED_MS = 6 * MINUTE;

export interface SentEvent {
  msgid: string;
  occasion: Occasion;
  body: JsonObject;
  /** Under which it went out, the last one last; what a reply has to name. */
  reqIds: string[];
  /**
   * `read` by the client, or answered with 200; `sent` but not read; `lost`: nobody was connected; `failed` so far;
   * `dropped` and `held` never left; `busy`: three of the person's interactions are in progress.
   */
  state: 'read' | 'sent' | 'lost' | 'failed' | 'dropped' | 'held' | 'busy';
  attempts: { at: string; answer: Answer | null }[];
}

export interface Subject {
  chatId: string;
  userId: string;
  clicked?: Right['clicked'];
}

export interface BotInbound {
  /** Resolves when the first delivery is over. */
  emit(occasion: Occasion, subject: Subject, body: JsonObject): Promise<SentEvent>;
  /** Delivers again what was delivered, under the same msgid. */
  repeat(msgid: string, copies?: number): Promise<SentEvent>;
  /** So many events vanish, from the next one on. */
  drop(count: number): void;
  /** From now on events wait; `release` sends them in that order. */
  hold(): void;
  release(order?: 'first_first' | 'last_first' | 'shuffled'): Promise<SentEvent[]>;
  list(): SentEvent[];
  /** A message to a response_url; throws ApiError. */
  respond(code: string, body: JsonObject): string;
}

const PASSIVE: Record<Occasion, ReadonlySet<string>> = {
  message: new Set(['stream', 'template_card', 'stream_with_template_card']),
  enter_chat: new Set(['text', 'template_card']),
  click: new Set(),
  other: new Set(),
};
const RESPONSES = new Set(['markdown', 'template_card']);

export function botInbound(platform: Platform, posts: BotPosts, sockets: Sockets, sender: Callbacks): BotInbound {
  const { clock, chance, settings, rights, ledger } = platform;
  const sent = new Map<string, { event: SentEvent; subject: Subject; right: Right | null }>();
  const codes = new Map<string, { right: Right; until: number; used: boolean }>();
  let waiting: SentEvent[] | null = null;
  let toDrop = 0;

  const responseUrl = (right: Right): string => {
    const code = chance.id('RC');
    codes.set(code, { right, until: clock.now() + HOUR, used: false });
    return `${platform.origin}/cgi-bin/aibot/response?response_code=${code}`;
  };

  /** The JSON of a passive answer; null: none. Throws ApiError where it is not sealed and signed as it must be. */
  const opened = (body: string, nonce: string): JsonObject | null => {
    if (body === '') return null;
    const outer = parseObject(body) ?? {};
    const { encrypt: cipher, msgsignature, timestamp } = outer;
    if (typeof cipher !== 'string' || typeof timestamp !== 'number') throw new ApiError(40058, 'passive answer');
    if (outer.nonce !== nonce) throw new ApiError(40058, 'nonce');
    const { token, aesKey } = settings.bot;
    if (signature(token, String(timestamp), nonce, cipher) !== msgsignature) throw new ApiError(40058, 'msgsignature');
    const { message, receiveId } = decrypt(aesKey, cipher);
    if (receiveId !== '') throw new ApiError(40058, 'receiveid');
    return parseObject(message);
  };

  const record = (body: JsonObject | null, code: number, messageId: string | null): void =>
    ledger.request({
      at: clock.iso(),
      api: 'passive',
      concerned: [],
      uuid: null,
      sha256: null,
      bytes: Buffer.byteLength(JSON.stringify(body)),
      http: 200,
      code,
      outcome: code === 0 ? 'accepted' : 'refused',
      messageId,
      fault: null,
    });

  /** What an answer in the response does. */
  const takeAnswer = (event: SentEvent, right: Right, answer: Answer, nonce: string): void => {
    let body: JsonObject | null = null;
    try {
      body = opened(answer.body, nonce);
      right.answers += body ? 0 : 1;
      if (!body) return;
      const message =
        event.occasion === 'click'
          ? posts.update(right, body)
          : posts.answer(right, body, 'passive', PASSIVE[event.occasion]);
      record(body, 0, message.id);
      if (isObject(body.stream) && body.stream.finish !== true) poll(event, right, textOf(body.stream.id));
    } catch (error) {
      if (!(error instanceof ApiError) && !(error instanceof RangeError)) throw error;
      record(body, error instanceof ApiError ? error.code : 40058, null);
    }
  };

  /** Asks for the rest of a stream. */
  const poll = (event: SentEvent, right: Right, id: string): void => {
    clock.after(POLL_MS, async () => {
      if (clock.now() - right.at > POLLED_MS) return;
      const { msgid: _first, text: _text, ...about } = event.body;
      const parcel = sender.pack(
        'bot',
        JSON.stringify({ ...about, msgid: chance.id('ST'), msgtype: 'stream', stream: { id } }),
      );
      const answer = await sender.post('bot', parcel);
      if (answer.status === 200 && answer.body !== '') takeAnswer(event, right, answer, parcel.query.nonce ?? '');
      else poll(event, right, id);
    });
  };

  const overSocket = async (event: SentEvent, subject: Subject): Promise<void> => {
    const connection = sockets.current();
    const reqId = chance.id('rq');
    event.reqIds.push(reqId);
    const cmd = event.occasion === 'message' ? 'aibot_msg_callback' : 'aibot_event_callback';
    if (!connection) {
      event.state = 'lost';
      event.attempts.push({ at: clock.iso(), answer: null });
      return;
    }
    const right = rights.grant(reqId, { clicked: null, ...subject, occasion: event.occasion, connection });
    event.body.response_url ??= responseUrl(right);
    event.attempts.push({ at: clock.iso(), answer: null });
    const pushed = await sockets.push(cmd, reqId, event.body);
    event.state = pushed.read ? 'read' : 'sent';
  };

  const overCallback = async (event: SentEvent, kept: { subject: Subject; right: Right | null }): Promise<void> => {
    const right =
      kept.right ??
      rights.grant(chance.id('rq'), { clicked: null, ...kept.subject, occasion: event.occasion, connection: null });
    kept.right = right;
    event.body.response_url ??= responseUrl(right);
    const parcel = sender.pack('bot', JSON.stringify(event.body));
    const answer = await sender.post('bot', parcel);
    event.attempts.push({ at: clock.iso(), answer });
    event.state = answer.status === 200 ? 'read' : 'failed';
    if (answer.status === 200) takeAnswer(event, right, answer, parcel.query.nonce ?? '');
    else if (event.occasion === 'message' && event.attempts.length < TRIES)
      clock.after(RETRY_MS, () => overCallback(event, kept));
  };

  const find = (msgid: string) => {
    const found = sent.get(msgid);
    if (!found) throw new RangeError(`no event ${msgid}`);
    return found;
  };
  const deliver = (event: SentEvent): Promise<void> => {
    const kept = find(event.msgid);
    return settings.botMode === 'socket' ? overSocket(event, kept.subject) : overCallback(event, kept);
  };

  return {
    async emit(occasion, subject, body) {
      const msgid = textOf(body.msgid);
      const event: SentEvent = { msgid, occasion, body, reqIds: [], state: 'held', attempts: [] };
      if (occasion === 'message' && rights.inProgress(subject.userId) >= settings.limits.inProgress) {
        event.state = 'busy';
        return event;
      }
      sent.set(msgid, { event, subject, right: null });
      if (toDrop > 0) {
        toDrop -= 1;
        event.state = 'dropped';
      } else if (waiting) waiting.push(event);
      else await deliver(event);
      return event;
    },
    async repeat(msgid, copies = 1) {
      const { event } = find(msgid);
      for (let copy = 0; copy < copies; copy += 1) await deliver(event);
      return event;
    },
    drop(count) {
      toDrop = count;
    },
    hold() {
      waiting ??= [];
    },
    async release(order = 'first_first') {
      const held = waiting ?? [];
      waiting = null;
      const ordered = order === 'shuffled' ? chance.shuffle(held) : order === 'last_first' ? held.toReversed() : held;
      for (const event of ordered) await deliver(event);
      return ordered;
    },
    list: () => [...sent.values()].map(({ event }) => event),
    respond(code, body) {
      const found = codes.get(code);
      if (!found || found.used || clock.now() > found.until) throw new ApiError(60140);
      if (body.response_type !== undefined) throw new ApiError(40008, 'response_type');
      const { id } = posts.post(found.right.chatId, body, 'response_url', RESPONSES);
      found.used = true;
      found.right.answers += 1;
      return id;
    },
  };
}
