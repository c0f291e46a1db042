/** Events on their way out: envelopes, retries in virtual time, duplicates, losses, changed order. */

import type { Answer } from '../common/ask.js';
import { type JsonObject, parseJson } from '../common/json.js';
import type { Platform } from './platform.js';
import type { Sockets } from './socket.js';
import type { Parcel, Variant, Webhook } from './webhook.js';

/** After each failed attempt; then the platform gives up. */
const RETRY_MS = [15_000, 5 * 60_000, 60 * 60_000, 6 * 60 * 60_000];

export interface SentEvent {
  eventId: string;
  type: string;
  envelope: JsonObject;
  /** `answered` with 200; `failed` so far, retries may come; `dropped` and `held` never left. */
  state: 'answered' | 'failed' | 'dropped' | 'held';
  attempts: { at: string; answer: Answer }[];
}

export interface Mischief {
  /** So many events vanish, from the next one on. */
  drop?: number;
  dropChance?: number;
  /** Delivered once more after success. */
  duplicateChance?: number;
}

export interface Events {
  /** Resolves when the first attempt is over. */
  emit(type: string, event: JsonObject, header?: JsonObject): Promise<SentEvent>;
  /** A card callback: one attempt, never repeated. */
  callback(event: JsonObject): Promise<{ eventId: string; answer: Answer }>;
  /** Delivers again what was delivered: the same envelope, or the same event under a new event_id. */
  repeat(eventId: string, how?: { copies?: number; newEventId?: boolean }): Promise<Answer[]>;
  /** Sends an event's envelope, or any other, over the webhook in a given variant. */
  forge(envelope: JsonObject | string, variant: Variant): Promise<Answer>;
  /** The bytes and headers of a genuine or forged request, for tests that bend them further and `post` them. */
  pack(envelope: JsonObject | string, variant?: Variant): Parcel;
  post(parcel: Parcel): Promise<Answer>;
  /** Sends the very bytes and headers of an event's last attempt again. */
  replay(eventId: string): Promise<Answer>;
  challenge(variant?: Variant): Promise<Answer & { challenge: string }>;
  mischief(mischief: Mischief): void;
  /** From now on events wait; `release` sends them in that order. */
  hold(): void;
  release(order?: 'first_first' | 'last_first' | 'shuffled'): Promise<SentEvent[]>;
  list(type?: string): SentEvent[];
}

export function eventSender(platform: Platform, webhook: Webhook, sockets: Sockets): Events {
  const { clock, chance, settings } = platform;
  const sent = new Map<string, SentEvent>();
  const parcels = new Map<string, Parcel>();
  let waiting: SentEvent[] | null = null;
  let mischief: Mischief = {};

  const nowhere: Answer = { status: null, body: '', failure: 'refused' };

  const envelopeOf = (type: string, event: JsonObject, createTime: string, header: JsonObject = {}): JsonObject => ({
    schema: '2.0',
    header: {
      event_id: chance.id('ev_'),
      event_type: type,
      create_time: createTime,
      token: settings.app.verificationToken,
      app_id: settings.app.appId,
      tenant_key: settings.app.tenantKey,
      ...header,
    },
    event,
  });
  const idOf = (envelope: JsonObject): string => String((envelope.header as JsonObject).event_id);

  const deliver = (envelope: JsonObject): Promise<Answer> => {
    if (settings.mode === 'websocket') return sockets.push(JSON.stringify(envelope));
    if (!settings.webhookUrl) return Promise.resolve(nowhere);
    const kept = settings.resignRetries ? undefined : parcels.get(idOf(envelope));
    const parcel = kept ?? webhook.pack(envelope);
    parcels.set(idOf(envelope), parcel);
    return webhook.post(settings.webhookUrl, parcel);
  };

  const attempt = async (event: SentEvent): Promise<void> => {
    const answer = await deliver(event.envelope);
    event.attempts.push({ at: clock.iso(), answer });
    event.state = answer.status === 200 ? 'answered' : 'failed';
    const next = RETRY_MS[event.attempts.length - 1];
    if (event.state === 'failed' && next !== undefined) clock.after(next, () => attempt(event));
    if (event.state === 'answered' && chance.next() < (mischief.duplicateChance ?? 0)) await deliver(event.envelope);
  };

  const vanishes = (): boolean => {
    if ((mischief.drop ?? 0) > 0) {
      mischief = { ...mischief, drop: (mischief.drop ?? 0) - 1 };
      return true;
    }
    return chance.next() < (mischief.dropChance ?? 0);
  };

  const find = (eventId: string): SentEvent => {
    const event = sent.get(eventId);
    if (!event) throw new RangeError(`no event ${eventId}`);
    return event;
  };
  const pack = (envelope: JsonObject | string, variant?: Variant): Parcel =>
    webhook.pack(typeof envelope === 'string' ? find(envelope).envelope : envelope, variant);
  const postTo = (url: string | null, parcel: Parcel): Promise<Answer> =>
    url ? webhook.post(url, parcel) : Promise.resolve(nowhere);

  return {
    async emit(type, event, header) {
      const envelope = envelopeOf(type, event, String(clock.now()), header);
      const made: SentEvent = { eventId: idOf(envelope), type, envelope, state: 'held', attempts: [] };
      sent.set(made.eventId, made);
      if (vanishes()) made.state = 'dropped';
      else if (waiting) waiting.push(made);
      else await attempt(made);
      return made;
    },
    async callback(event) {
      const envelope = envelopeOf('card.action.trigger', event, `${clock.now()}000`);
      const eventId = idOf(envelope);
      const answer =
        settings.cardMode === 'websocket'
          ? await sockets.push(JSON.stringify(envelope))
          : await postTo(settings.cardUrl ?? settings.webhookUrl, webhook.pack(envelope));
      sent.set(eventId, {
        eventId,
        type: 'card.action.trigger',
        envelope,
        state: answer.status === 200 ? 'answered' : 'failed',
        attempts: [{ at: clock.iso(), answer }],
      });
      return { eventId, answer };
    },
    async repeat(eventId, { copies = 1, newEventId = false } = {}) {
      const { envelope } = find(eventId);
      const header = envelope.header as JsonObject;
      const answers: Answer[] = [];
      for (let copy = 0; copy < copies; copy += 1) {
        const id = newEventId ? chance.id('ev_') : eventId;
        answers.push(await deliver({ ...envelope, header: { ...header, event_id: id } }));
      }
      return answers;
    },
    forge: (envelope, variant) => postTo(settings.webhookUrl, pack(envelope, variant)),
    pack,
    post: (parcel) => postTo(settings.webhookUrl, parcel),
    replay(eventId) {
      const parcel = parcels.get(eventId);
      if (!parcel) throw new RangeError(`${eventId} did not go over the webhook`);
      return postTo(settings.webhookUrl, parcel);
    },
    async challenge(variant = 'genuine') {
      const challenge = chance.id('challenge_');
      const token = variant === 'wrong_token' ? 'another token' : settings.app.verificationToken;
      const parcel = webhook.pack({ challenge, token, type: 'url_verification' }, plainVariant(variant));
      // These requests are not signed.
      return { ...(await postTo(settings.webhookUrl, { body: parcel.body, headers: {} })), challenge };
    },
    mischief(wanted) {
      mischief = wanted;
    },
    hold() {
      waiting ??= [];
    },
    async release(order = 'first_first') {
      const held = waiting ?? [];
      waiting = null;
      const ordered = order === 'shuffled' ? chance.shuffle(held) : order === 'last_first' ? held.toReversed() : held;
      for (const event of ordered) await attempt(event);
      return ordered;
    },
    list: (type) => [...sent.values()].filter((event) => type === undefined || event.type === type),
  };
}

/** A challenge has no header to put a wrong token or app into. */
const plainVariant = (variant: Variant): Variant =>
  variant === 'wrong_token' || variant === 'wrong_app' ? 'genuine' : variant;

/** The JSON of an answer, or null where it is none. */
export const answerJson = (answer: Answer): { value: unknown } | null => parseJson(answer.body);
