/** What people do in their clients, and what the platform makes of it. The first argument is who does it. */
import { isObject, type JsonObject, textOf } from '../common/json.js';
import type { AppEvent, AppInbound } from './app-inbound.js';
import type { BotInbound, SentEvent } from './bot-inbound.js';
import { INTERACTIVE } from './card-limits.js';
import { cardType, taskIdOf } from './cards.js';
import type { OAuth } from './oauth.js';
import { type Item, personSays, quoted } from './person-message.js';
import type { Platform } from './platform.js';
import { findButton, type Selections, selectedIn, type Which } from './press.js';
import type { ResponseCodes } from './response-codes.js';
import type { StoredMessage } from './store.js';

/** A person's one-to-one conversation with the bot, where a chat is asked for. */
export const DIRECT = 'direct';

export interface SayOptions {
  mentionBot?: boolean;
  /** userids; a client writes them as `@name`, and the bot is told no more than that. */
  mentions?: string[];
  /** The message that is quoted: its content goes along, its id does not. */
  replyTo?: string;
  /** Sets the platform's id of the message. */
  msgid?: string;
}

export interface UserFile {
  name: string;
  bytes: Uint8Array;
  kind?: 'file' | 'image' | 'video';
}

export interface Said {
  messageId: string;
  /** What was made of it for the bot; null where the platform keeps it from the bot (not @-ed, a file in a group). */
  event: SentEvent | null;
}

export interface Pressed {
  /** msgid of the callback, or its key for an app's card. */
  eventId: string | null;
  event: SentEvent | AppEvent | null;
  /** The link a button opened instead of calling back. */
  opened: string | null;
}

export interface UserParts {
  platform: Platform;
  bot: BotInbound;
  app: AppInbound;
  codes: ResponseCodes;
  oauth: OAuth;
}

export function users({ platform, bot, app, codes, oauth }: UserParts) {
  const { world, store, clock, chance, settings } = platform;
  const entered = new Map<string, string>();

  const place = (userId: string, chatId: string): { chatId: string; group: boolean } => {
    world.person(userId);
    if (chatId === DIRECT || chatId === userId) return { chatId: userId, group: false };
    const chat = world.chat(chatId);
    if (!chat.members.includes(userId)) throw new Error(`${userId} is not in ${chat.name}`);
    return { chatId, group: true };
  };

  const about = (userId: string, where: { chatId: string; group: boolean }, msgid?: string): JsonObject => ({
    msgid: msgid ?? chance.id('CAEQ'),
    aibotid: settings.bot.botId,
    ...(where.group && { chatid: where.chatId }),
    chattype: where.group ? 'group' : 'single',
    from: { userid: world.idForBot(userId) },
  });

  const seen = (userId: string, messageId: string): StoredMessage => {
    const message = store.find(messageId);
    if (!message || message.recalled) throw new Error(`there is no message ${messageId}`);
    const mayRead = world.chats.get(message.chatId)?.members ?? message.recipients;
    if (!mayRead.includes(userId)) throw new Error(`${userId} does not see ${messageId}`);
    return message;
  };

  /** Tells the bot, where it may be told: in groups only what is said to it. */
  const announce = async (
    userId: string,
    where: { chatId: string; group: boolean },
    body: JsonObject,
    told: { toBot: boolean; msgid?: string; quote?: JsonObject | null; wire: JsonObject },
  ): Promise<Said> => {
    const message = store.add({
      channel: 'bot',
      chatId: where.chatId,
      body,
      by: userId,
      recipients: where.group ? [] : [userId],
    });
    const botIsThere = !where.group || world.chat(where.chatId).botIn;
    if (!told.toBot || !botIsThere) return { messageId: message.id, event: null };
    world.warm(where.chatId);
    const event = await bot.emit(
      'message',
      { chatId: where.chatId, userId },
      { ...about(userId, where, told.msgid), ...told.wire, ...(told.quote && { quote: told.quote }) },
    );
    return { messageId: message.id, event };
  };

  const addressedText = (text: string, options: SayOptions, group: boolean): string => {
    const names = (options.mentions ?? []).map((id) => `@${world.person(id).name}`);
    const missing = names.filter((name) => !text.includes(name));
    const said = [text, ...missing].join(' ');
    return options.mentionBot && group ? `@${settings.bot.name} ${said}` : said;
  };
  const quoteOf = (userId: string, options: SayOptions): JsonObject | null =>
    options.replyTo === undefined ? null : quoted(platform, seen(userId, options.replyTo), userId);

  const cardOf = (message: StoredMessage, userId: string, version?: number): JsonObject => {
    const body = store.seenBy(message, userId, version);
    if (!isObject(body.template_card)) throw new Error(`${message.id} is no card`);
    return body.template_card;
  };

  const pressBot = async (userId: string, message: StoredMessage, card: JsonObject, key: string, given: Selections) => {
    const group = world.chats.has(message.chatId);
    const where = { chatId: message.chatId, group };
    const type = cardType(card);
    const selected = type && INTERACTIVE.includes(type) ? selectedIn(card, given) : [];
    const event = await bot.emit(
      'click',
      { chatId: message.chatId, userId, clicked: { messageId: message.id, taskId: taskIdOf(card) } },
      {
        ...about(userId, where),
        create_time: Math.floor(clock.now() / 1000),
        msgtype: 'event',
        event: {
          eventtype: 'template_card_event',
          template_card_event: {
            card_type: type,
            event_key: key,
            task_id: taskIdOf(card),
            ...(selected.length > 0 && {
              selected_items: {
                selected_item: selected.map(({ questionKey, optionIds }) => ({
                  question_key: questionKey,
                  option_ids: { option_id: optionIds },
                })),
              },
            }),
          },
        },
      },
    );
    return { eventId: event.msgid, event, opened: null };
  };

  const pressApp = async (userId: string, message: StoredMessage, card: JsonObject, key: string, given: Selections) => {
    const type = cardType(card);
    const isMenu = !type || !INTERACTIVE.includes(type);
    const selected = isMenu ? [] : selectedIn(card, given);
    const event = await app.emit(
      userId,
      {
        MsgType: 'event',
        Event: isMenu ? 'template_card_menu_event' : 'template_card_event',
        EventKey: key,
        TaskId: taskIdOf(card),
        CardType: type ?? '',
        ResponseCode: codes.issue(message.id),
        ...(selected.length > 0 && {
          SelectedItems: {
            SelectedItem: selected.map(({ questionKey, optionIds }) => ({
              QuestionKey: questionKey,
              OptionIds: { OptionId: optionIds },
            })),
          },
        }),
      },
      message,
    );
    return { eventId: event.key, event, opened: null };
  };

  const items = (userId: string, given: readonly Item[]) =>
    personSays(platform, userId, { msgtype: 'mixed', items: given });

  return {
    /** Says something in a chat (DIRECT: to the bot alone). */
    async say(userId: string, chatId: string, text: string, options: SayOptions = {}): Promise<Said> {
      const where = place(userId, chatId);
      const body = { msgtype: 'text', text: { content: addressedText(text, options, where.group) } };
      const toBot = !where.group || options.mentionBot === true;
      return announce(userId, where, body, {
        toBot,
        msgid: options.msgid,
        quote: quoteOf(userId, options),
        wire: body,
      });
    },

    /** Sends a file, picture or video; from a group the bot is told only where somebody quotes it. */
    async upload(userId: string, chatId: string, file: UserFile, { msgid }: { msgid?: string } = {}): Promise<Said> {
      const where = place(userId, chatId);
      const { kept, wire } = personSays(platform, userId, { msgtype: file.kind ?? 'file', file });
      return announce(userId, where, kept, { toBot: !where.group, msgid, wire: wire() });
    },

    /** Texts and pictures in one message. */
    async mixed(userId: string, chatId: string, given: Item[], options: SayOptions = {}): Promise<Said> {
      const where = place(userId, chatId);
      const said = options.mentionBot && where.group ? [{ text: `@${settings.bot.name} ` }, ...given] : given;
      const { kept, wire } = items(userId, said);
      const toBot = !where.group || options.mentionBot === true;
      return announce(userId, where, kept, {
        toBot,
        msgid: options.msgid,
        quote: quoteOf(userId, options),
        wire: wire(),
      });
    },

    /** Speaks one-to-one: the bot gets the transcript and no sound. */
    async voice(userId: string, transcript: string, { msgid }: { msgid?: string } = {}): Promise<Said> {
      const body = { msgtype: 'voice', voice: { content: transcript } };
      return announce(userId, place(userId, DIRECT), body, { toBot: true, msgid, wire: body });
    },

    /**
     * Presses a button, a submit, an entry of the corner menu, or a link; `selections` by question. `version` presses a
     * client's stale copy, from 0. Throws what the client would not let happen.
     */
    async press(
      userId: string,
      messageId: string,
      which: Which,
      selections: Selections = {},
      { version }: { version?: number } = {},
    ): Promise<Pressed> {
      const message = seen(userId, messageId);
      const card = cardOf(message, userId, version);
      const button = findButton(card, which);
      if (button.key === null) return { eventId: null, event: null, opened: button.url };
      if (message.channel === 'app') return pressApp(userId, message, card, button.key, selections);
      if (message.channel === 'bot') return pressBot(userId, message, card, button.key, selections);
      throw new Error('a webhook hears no click');
    },

    /** A click as no client would send it: another key, another task. */
    async pressRaw(userId: string, messageId: string, click: JsonObject): Promise<SentEvent> {
      const message = seen(userId, messageId);
      const where = { chatId: message.chatId, group: world.chats.has(message.chatId) };
      return bot.emit(
        'click',
        { chatId: message.chatId, userId, clicked: { messageId, taskId: textOf(click.task_id) } },
        {
          ...about(userId, where),
          create_time: Math.floor(clock.now() / 1000),
          msgtype: 'event',
          event: { eventtype: 'template_card_event', template_card_event: click },
        },
      );
    },

    /** Opens the conversation with the bot; null where the person did so today already. */
    async enter(userId: string): Promise<SentEvent | null> {
      const day = new Date(clock.now() + 8 * 3_600_000).toISOString().slice(0, 10);
      if (entered.get(userId) === day) return null;
      entered.set(userId, day);
      const { chattype: _absent, ...who } = about(userId, { chatId: userId, group: false });
      const event = { eventtype: 'enter_chat', enter_chat: {} };
      const body = { ...who, create_time: Math.floor(clock.now() / 1000), msgtype: 'event', event };
      return bot.emit('enter_chat', { chatId: userId, userId }, body);
    },

    /** Any other event of the bot, under a name of one's own. */
    async event(userId: string, chatId: string, eventtype: string, details: JsonObject = {}): Promise<SentEvent> {
      const where = place(userId, chatId);
      const event = { eventtype, [eventtype]: details };
      const body = { ...about(userId, where), create_time: Math.floor(clock.now() / 1000), msgtype: 'event', event };
      return bot.emit('other', { chatId: where.chatId, userId }, body);
    },

    /** Writes to the self-built app. */
    async sayToApp(userId: string, text: string, { msgid }: { msgid?: string } = {}): Promise<AppEvent> {
      store.add({
        channel: 'app',
        chatId: userId,
        body: { msgtype: 'text', text: { content: text } },
        by: userId,
        recipients: [userId],
      });
      return app.emit(userId, {
        MsgType: 'text',
        Content: text,
        MsgId: msgid ?? String(clock.now()) + chance.bytes(2).readUInt16BE(),
      });
    },

    /** Sends a picture to the app: files it is never told of. */
    async sendImageToApp(userId: string, file: UserFile): Promise<AppEvent> {
      const made = platform.media.add({
        type: 'image',
        name: file.name,
        bytes: Buffer.from(file.bytes),
        owner: userId,
      });
      const url = `${platform.origin}/media/${made.mediaId}`;
      return app.emit(userId, {
        MsgType: 'image',
        PicUrl: url,
        MediaId: made.mediaId,
        MsgId: chance.id('9').replace(/\D/g, ''),
      });
    },

    /** Any other event of the app: `enter_agent`, `click` of its menu with a key. */
    appEvent: (userId: string, name: string, key = ''): Promise<AppEvent> =>
      app.emit(userId, { MsgType: 'event', Event: name, EventKey: key }),

    /** Opens a page by its authorize address; the address it is sent on to. Throws what the client would show. */
    authorize: (userId: string, url: string): string => oauth.authorize(new URL(url).searchParams, userId),
  };
}
