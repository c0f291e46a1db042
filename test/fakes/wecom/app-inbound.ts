/** What the self-built app is told: XML callbacks, five seconds and three tries; the answer may change the clicker's card. */
import type { Answer } from '../common/ask.js';
import { isObject, type JsonObject, listOf, textOf } from '../common/json.js';
import type { Callbacks } from './callbacks.js';
import { checkCard } from './cards.js';
import { decrypt, signature } from './crypt.js';
import { ApiError, malformed } from './errors.js';
import { SECOND } from './limits.js';
import type { Platform } from './platform.js';
import type { StoredMessage } from './store.js';
import { readXml, writeXml, type XmlValue } from './xml.js';

const TRIES = 3;
const RETRY_MS = 5 * SECOND;

export interface AppEvent {
  /** MsgId, or FromUserName + CreateTime of an event. */
  key: string;
  xml: string;
  state: 'answered' | 'failed';
  attempts: { at: string; answer: Answer }[];
}

export interface AppInbound {
  /** Resolves when the first try is over. `clicked`: whose card the answer may change. */
  emit(userId: string, fields: Record<string, XmlValue>, clicked?: StoredMessage): Promise<AppEvent>;
  repeat(key: string): Promise<Answer>;
  list(): AppEvent[];
}

/** `MainTitle` → `main_title`: names of a passive card are the JSON's in another spelling. */
const snake = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

const LISTS = new Set([
  'horizontal_content_list',
  'vertical_content_list',
  'jump_list',
  'button_list',
  'select_list',
  'option_list',
  'action_list',
]);

/** A card as JSON has it, from its XML: names, repeated elements, numbers. */
function cardFromXml(value: XmlValue): unknown {
  if (!isObject(value)) return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const key = snake(name);
      const members = (Array.isArray(part) ? part : [part]).map((one) => cardFromXml(one as XmlValue));
      return [key, LISTS.has(key) ? members : members[0]];
    }),
  );
}

export function appInbound(platform: Platform, sender: Callbacks): AppInbound {
  const { clock, chance, settings, store, ledger } = platform;
  const sent = new Map<string, AppEvent>();

  const take = (answer: Answer, userId: string, clicked: StoredMessage | undefined): void => {
    if (answer.body === '' || !answer.body.startsWith('<')) return;
    const outer = readXml(answer.body);
    const cipher = textOf(outer.Encrypt);
    const { token, aesKey, corpId } = settings.app;
    if (signature(token, textOf(outer.TimeStamp), textOf(outer.Nonce), cipher) !== outer.MsgSignature)
      throw malformed('MsgSignature');
    const { message, receiveId } = decrypt(aesKey, cipher);
    if (receiveId !== corpId) throw malformed('receiveid');
    const reply = readXml(message);
    if (reply.ToUserName !== userId || reply.FromUserName !== corpId) throw malformed('ToUserName or FromUserName');
    if (reply.MsgType === 'text') {
      const body: JsonObject = { msgtype: 'text', text: { content: textOf(reply.Content) } };
      const said = store.add({ channel: 'app', chatId: userId, body, by: null, recipients: [userId] });
      ledger.message({
        messageId: said.id,
        chatId: userId,
        uuid: null,
        msgType: 'text',
        content: JSON.stringify(body),
        via: 'passive',
        parentId: null,
        channel: 'app',
        recipients: [userId],
        dropped: [],
        rings: [],
      });
      return;
    }
    if (!clicked) throw malformed('no card was clicked');
    const card = changed(store.seenBy(clicked, userId), reply);
    store.change(clicked, card, [userId]);
    ledger.update(clicked.id, 'click', JSON.stringify(card), [userId]);
  };

  const changed = (body: JsonObject, reply: Record<string, XmlValue>): JsonObject => {
    if (reply.MsgType === 'update_button' && isObject(reply.Button)) {
      const name = textOf(reply.Button.ReplaceName);
      if (name === '') throw malformed('ReplaceName');
      return { msgtype: 'template_card', template_card: greyed(body.template_card, name) };
    }
    if (reply.MsgType !== 'update_template_card' || !isObject(reply.TemplateCard)) throw malformed('MsgType');
    const card = checkCard(cardFromXml(reply.TemplateCard), { dialect: 'app', update: true }, settings.advice);
    return { msgtype: 'template_card', template_card: card };
  };

  const attempt = async (event: AppEvent, userId: string, clicked: StoredMessage | undefined): Promise<void> => {
    const answer = await sender.post('app', sender.pack('app', event.xml));
    event.attempts.push({ at: clock.iso(), answer });
    event.state = answer.status === 200 ? 'answered' : 'failed';
    if (event.state === 'failed') {
      if (event.attempts.length < TRIES) clock.after(RETRY_MS, () => attempt(event, userId, clicked));
      return;
    }
    let code = 0;
    try {
      take(answer, userId, clicked);
    } catch (error) {
      if (!(error instanceof ApiError) && !(error instanceof RangeError)) throw error;
      code = error instanceof ApiError ? error.code : 40058;
    }
    ledger.request({
      at: clock.iso(),
      api: 'app.passive',
      concerned: [userId],
      uuid: null,
      sha256: null,
      bytes: Buffer.byteLength(answer.body),
      http: 200,
      code,
      outcome: code === 0 ? 'accepted' : 'refused',
      messageId: clicked?.id ?? null,
      fault: null,
    });
  };

  return {
    async emit(userId, fields, clicked) {
      const createTime = Math.floor(clock.now() / 1000);
      const all = {
        ToUserName: settings.app.corpId,
        FromUserName: userId,
        CreateTime: String(createTime),
        ...fields,
        AgentID: String(settings.app.agentId),
      };
      const key = textOf(fields.MsgId) || `${userId}${createTime}${chance.id('-')}`;
      const event: AppEvent = { key, xml: writeXml(all), state: 'failed', attempts: [] };
      sent.set(key, event);
      await attempt(event, userId, clicked);
      return event;
    },
    repeat(key) {
      const event = sent.get(key);
      if (!event) throw new RangeError(`no event ${key}`);
      return sender.post('app', sender.pack('app', event.xml));
    },
    list: () => [...sent.values()],
  };
}

/** The card with its buttons turned into one grey word. */
export function greyed(card: unknown, name: string): JsonObject {
  const { button_list: _buttons, submit_button: _submit, ...rest } = isObject(card) ? card : {};
  const locked = listOf(rest.select_list).map((asked) => ({ ...(asked as JsonObject), disable: true }));
  return { ...rest, ...(locked.length > 0 && { select_list: locked }), replace_text: name };
}
