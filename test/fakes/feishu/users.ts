/** What people do in their clients, and what the platform makes of it. The first argument is who does it. */

import { type JsonObject, parseObject } from '../common/json.js';
import { type Reaction, reactionOf } from './callback.js';
import { componentsOf } from './cards.js';
import { postContent, withMentions } from './compose.js';
import type { Events, SentEvent } from './events.js';
import { messageEvents } from './message-event.js';
import { fieldLabel } from './plain-text.js';
import type { Platform } from './platform.js';
import { type FormValues, findButton, formValue, optionValue, type Which } from './press.js';
import type { StoredMessage } from './store.js';
import type { Chat } from './world.js';

/** A person's one-to-one chat with the bot, where a chat is asked for. */
export const DIRECT = 'direct';

export interface UserFile {
  name: string;
  bytes: Uint8Array;
  kind?: 'file' | 'image';
}

export interface SayOptions {
  mentionBot?: boolean;
  /** open_ids, or `all`; each is put where the text has `@name`, else at its end. */
  mentions?: string[];
  replyTo?: string;
  /** Sent first, each as a message of its own; the text then replies to the last, as a client has it. */
  files?: UserFile[];
  /** Arrives as rich text. */
  post?: boolean;
  /** Arrives as another bot's message. */
  asBot?: boolean;
}

export interface Said {
  messageId: string;
  /** Messages of the files sent with it. */
  files: string[];
  /** The event made of it; null where the platform keeps it from the bot (group rule, scopes, bot not there). */
  event: SentEvent | null;
}

export interface Pressed extends Reaction {
  eventId: string | null;
  /** The c- token of the callback. */
  token: string | null;
  /** The link a button opened instead of calling back. */
  opened: string | null;
}

const INTERACTION_MS = 14 * 24 * 60 * 60_000;

export function users(platform: Platform, events: Events) {
  const { world, store, resources, clock, settings, ledger, cardTokens } = platform;
  const { app } = settings;
  const { ids, reachesBot, announce } = messageEvents(platform, events);

  const chatFor = (openId: string, chatId: string): Chat => {
    const chat = chatId === DIRECT ? world.direct(openId) : world.chat(chatId);
    if (chat.dissolved) throw new Error(`${chat.name} is dissolved`);
    if (!chat.members.includes(world.person(openId).openId)) throw new Error(`${openId} is not in ${chat.name}`);
    return chat;
  };
  const seen = (openId: string, messageId: string): StoredMessage => {
    const message = store.find(messageId);
    if (!message || message.deleted) throw new Error(`there is no message ${messageId}`);
    chatFor(openId, message.chatId);
    return message;
  };

  const sendFile = async (openId: string, chat: Chat, file: UserFile): Promise<Said> => {
    const kind = file.kind ?? 'file';
    const bytes = Buffer.from(file.bytes);
    const { key } = resources.add({ kind, name: file.name, type: 'stream', bytes, owner: openId });
    const content = JSON.stringify(kind === 'image' ? { image_key: key } : { file_key: key, file_name: file.name });
    const sender = { kind: 'user' as const, id: openId };
    const message = store.add({ chatId: chat.chatId, msgType: kind, content, sender, resource: key });
    return { messageId: message.id, files: [], event: await announce(chat, message) };
  };

  const joinedOrLeft = (openId: string, chat: Chat, type: string, more: JsonObject = {}): Promise<SentEvent> =>
    events.emit(type, {
      chat_id: chat.chatId,
      operator_id: ids(openId),
      external: false,
      operator_tenant_key: app.tenantKey,
      name: chat.name,
      ...more,
    });
  const moved = (openId: string, chat: Chat, type: string): Promise<SentEvent> =>
    joinedOrLeft(openId, chat, type, {
      users: [{ name: world.nameOf(openId), tenant_key: app.tenantKey, user_id: ids(openId) }],
    });

  /** The callback of an action on a card, and what comes of the answer. */
  const act = async (openId: string, message: StoredMessage, action: JsonObject): Promise<Pressed> => {
    if (clock.now() - message.createdAt > INTERACTION_MS)
      return { toast: null, card: null, error: 300000, why: 'past 14 days', eventId: null, token: null, opened: null };
    const token = cardTokens.issue(message.id);
    const { eventId, answer } = await events.callback({
      operator: { tenant_key: app.tenantKey, ...ids(openId) },
      token,
      action: { ...action, timezone: 'Asia/Shanghai' },
      host: 'im_message',
      context: { open_message_id: message.id, open_chat_id: message.chatId },
    });
    cardTokens.answered(token);
    const reaction = reactionOf(platform, answer, settings.cardMode === 'websocket');
    if (reaction.card) {
      store.change(message, reaction.card);
      ledger.update(message.id, 'callback', reaction.card);
    }
    return { ...reaction, eventId, token, opened: null };
  };

  const cardOf = (message: StoredMessage, version?: number): JsonObject => {
    const content = version === undefined ? message.content : [...message.earlier, message.content][version];
    const card = parseObject(content ?? '');
    if (!card || message.msgType !== 'interactive') throw new Error(`${message.id} is no card`);
    return card;
  };

  return {
    /** Says something in a chat (DIRECT: to the bot alone). */
    async say(openId: string, chatId: string, text: string, options: SayOptions = {}): Promise<Said> {
      const chat = chatFor(openId, chatId);
      const files: string[] = [];
      for (const file of options.files ?? []) files.push((await sendFile(openId, chat, file)).messageId);
      const wanted = [...(options.mentionBot ? [app.botOpenId] : []), ...(options.mentions ?? [])];
      const said = withMentions(text, wanted, app.botOpenId, world.nameOf);
      const message = store.add({
        chatId: chat.chatId,
        msgType: options.post ? 'post' : 'text',
        content: options.post ? postContent(said.text, said.mentions) : JSON.stringify({ text: said.text }),
        sender: { kind: 'user', id: openId },
        mentions: said.mentions,
        parentId: options.replyTo ?? files.at(-1) ?? null,
        ...(chat.messages === 'thread' && { threadId: platform.chance.id('omt_') }),
      });
      return { messageId: message.id, files, event: await announce(chat, message, options.asBot ? 'bot' : 'user') };
    },

    /** Sends a file or an image on its own: no mention can go with it. */
    upload: (openId: string, chatId: string, file: UserFile): Promise<Said> =>
      sendFile(openId, chatFor(openId, chatId), file),

    /** Takes a message back: one's own, or as the group's owner anybody's. */
    async recall(openId: string, messageId: string): Promise<SentEvent | null> {
      const message = seen(openId, messageId);
      const chat = world.chat(message.chatId);
      const own = message.sender.id === openId;
      if (!own && chat.ownerId !== openId) throw new Error(`${openId} may not recall ${messageId}`);
      message.deleted = 'recalled';
      ledger.recall(messageId);
      if (!reachesBot(chat, message) && message.sender.kind === 'user') return null;
      return events.emit('im.message.recalled_v1', {
        message_id: messageId,
        chat_id: message.chatId,
        recall_time: String(clock.now()),
        recall_type: own ? 'message_owner' : 'group_owner',
      });
    },

    /**
     * Presses a button of a card, with the form's values where it submits one. `version` presses a client's stale copy,
     * from 0. Throws what the client would not let happen.
     */
    async press(
      openId: string,
      messageId: string,
      which: Which,
      values: FormValues = {},
      { version }: { version?: number } = {},
    ): Promise<Pressed> {
      const message = seen(openId, messageId);
      const card = cardOf(message, version);
      const button = findButton(card, which);
      const nothing = { toast: null, card: null, error: null, why: null, eventId: null, token: null };
      if (button.url !== null && button.value === null) return { ...nothing, opened: button.url };
      const submits = button.form !== null && button.component.form_action_type === 'submit';
      if (!submits && Object.keys(values).length > 0) throw new Error(`[${button.label}] submits no form`);
      if (!submits && button.value === null) return { ...nothing, opened: null };
      return act(openId, message, {
        tag: 'button',
        ...(button.value && { value: button.value }),
        ...(button.component.name !== undefined && { name: button.component.name }),
        ...(submits && button.form && { form_value: formValue(card, button.form, values, platform.chance) }),
      });
    },

    /** Chooses in a select or picker that stands outside a form, named by its name or placeholder. */
    async choose(openId: string, messageId: string, field: string, given: string): Promise<Pressed> {
      const message = seen(openId, messageId);
      const found = componentsOf(cardOf(message)).find(
        ({ component, form }) => form === null && (component.name === field || fieldLabel(component) === field),
      );
      if (!found) throw new Error(`no field ${field} outside a form`);
      const { component } = found;
      return act(openId, message, {
        tag: component.tag,
        ...(component.name !== undefined && { name: component.name }),
        option: optionValue(component, given),
      });
    },

    /** A callback as no client would send it: swapped ids, extra fields. */
    pressRaw: (openId: string, messageId: string, action: JsonObject): Promise<Pressed> =>
      act(openId, seen(openId, messageId), action),

    /** Opens the chat with the bot. */
    enter(openId: string): Promise<SentEvent> {
      const chat = world.direct(openId);
      const last = store.inChat(chat.chatId).at(-1);
      return events.emit('im.chat.access_event.bot_p2p_chat_entered_v1', {
        chat_id: chat.chatId,
        operator_id: ids(openId),
        last_message_id: last?.id ?? '',
        last_message_create_time: last ? String(last.createdAt) : '',
      });
    },

    /** Taps an entry of the bot's menu. */
    menu: (openId: string, eventKey: string): Promise<SentEvent> =>
      events.emit('application.bot.menu_v6', {
        operator: { operator_name: world.nameOf(openId), operator_id: ids(openId) },
        event_key: eventKey,
        timestamp: Math.floor(clock.now() / 1000),
      }),

    addBot(openId: string, chatId: string): Promise<SentEvent> {
      const chat = chatFor(openId, chatId);
      chat.botIn = true;
      return joinedOrLeft(openId, chat, 'im.chat.member.bot.added_v1');
    },

    removeBot(openId: string, chatId: string): Promise<SentEvent> {
      const chat = chatFor(openId, chatId);
      chat.botIn = false;
      return joinedOrLeft(openId, chat, 'im.chat.member.bot.deleted_v1');
    },

    dissolve(openId: string, chatId: string): Promise<SentEvent> {
      const chat = chatFor(openId, chatId);
      chat.dissolved = true;
      return joinedOrLeft(openId, chat, 'im.chat.disbanded_v1');
    },

    join(openId: string, chatId: string): Promise<SentEvent> {
      const chat = world.chat(chatId);
      if (!chat.members.includes(openId)) chat.members.push(world.person(openId).openId);
      return moved(openId, chat, 'im.chat.member.user.added_v1');
    },

    leave(openId: string, chatId: string): Promise<SentEvent> {
      const chat = chatFor(openId, chatId);
      chat.members = chat.members.filter((member) => member !== openId);
      return moved(openId, chat, 'im.chat.member.user.deleted_v1');
    },
  };
}
