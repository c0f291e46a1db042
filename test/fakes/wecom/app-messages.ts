/** The self-built app's messages: sending with all its silent ways of not arriving, the card's later change, recall. */
import { isObject, type JsonObject, listOf, textOf } from '../common/json.js';
import { sha256Of } from '../common/ledger.js';
import { greyed } from './app-inbound.js';
import { appBody } from './bodies.js';
import { INTERACTIVE } from './card-limits.js';
import { cardType, checkCard } from './cards.js';
import { ApiError, malformed } from './errors.js';
import { DAY, HOUR, MINUTE } from './limits.js';
import type { ApiAnswer, Platform, Route } from './platform.js';
import type { ResponseCodes } from './response-codes.js';
import type { StoredMessage } from './store.js';

const split = (value: unknown): string[] =>
  textOf(value)
    .split('|')
    .filter((part) => part !== '');

export function appMessageRoutes(platform: Platform, codes: ResponseCodes): Route[] {
  const { settings, clock, world, store, ledger, windows, taskIds } = platform;
  const sentJson = new Map<string, { at: number; answer: ApiAnswer }>();

  const checkAgent = (body: JsonObject): void => {
    if (Number(body.agentid) !== settings.app.agentId)
      throw new ApiError(Number.isInteger(body.agentid) ? 301002 : 40056);
  };

  const addressed = (body: JsonObject) => {
    const users = split(body.touser);
    const parties = split(body.toparty);
    const tags = split(body.totag);
    if (users.length + parties.length + tags.length === 0) throw new ApiError(82001);
    if (users.length > 1000 || parties.length > 100 || tags.length > 100) throw malformed('too many recipients');
    const visible = [...world.people.values()].filter((person) => person.visible && person.internal);
    const all = users.includes('@all');
    const found = visible.filter(({ userId, party }) => all || users.includes(userId) || parties.includes(party));
    const invalidUsers = all ? [] : users.filter((id) => !visible.some(({ userId }) => userId === id));
    const invalidParties = parties.filter((id) => !visible.some(({ party }) => party === id));
    if (found.length === 0) throw new ApiError(81013);
    return { found: found.map(({ userId }) => userId), invalidUsers, invalidParties, invalidTags: tags };
  };

  /** Whether a member gets it: what is beyond the limits vanishes without a word. */
  const reaches = (userId: string): boolean => {
    const key = `app member ${userId}`;
    const { appMemberMinute, appMemberHour, appDayTimes, accountCap } = settings.limits;
    if (windows.wait(key, appMemberMinute, MINUTE) > 0 || windows.wait(key, appMemberHour, HOUR) > 0) return false;
    if (windows.wait('app day', appDayTimes * accountCap, DAY) > 0) return false;
    windows.take(key);
    windows.take('app day');
    return true;
  };

  const repeated = (body: JsonObject): { key: string; answer: ApiAnswer | null } => {
    const key = sha256Of(JSON.stringify(body));
    const seconds = Math.min(Number(body.duplicate_check_interval ?? 1800), 4 * 3600);
    const before = sentJson.get(key);
    const isRepeat = body.enable_duplicate_check === 1 && before && clock.now() - before.at < seconds * 1000;
    return { key, answer: isRepeat ? { ...before.answer, outcome: 'repeat' } : null };
  };

  const send = (body: JsonObject): ApiAnswer => {
    checkAgent(body);
    const { found, invalidUsers, invalidParties, invalidTags } = addressed(body);
    const { key, answer } = repeated(body);
    if (answer) return answer;
    const kept = appBody(platform, body);
    const card = isObject(kept.template_card) ? kept.template_card : null;
    const type = card && cardType(card);
    const isInteractive = type !== null && INTERACTIVE.includes(type);
    if (isInteractive && !settings.appUrl) throw malformed('interactive cards need a callback URL');
    if (card) taskIds.take('app', card);
    const recipients = found.filter(reaches);
    const message = store.add({
      channel: 'app',
      chatId: found.length === 1 ? (found[0] ?? '') : '',
      body: kept,
      by: null,
      recipients,
    });
    ledger.message({
      messageId: message.id,
      chatId: message.chatId,
      uuid: body.enable_duplicate_check === 1 ? key : null,
      msgType: textOf(kept.msgtype),
      content: JSON.stringify(kept),
      via: 'app',
      parentId: null,
      channel: 'app',
      recipients,
      dropped: found.filter((userId) => !recipients.includes(userId)),
      rings: [],
    });
    const code = card && (isInteractive || card.action_menu) ? codes.issue(message.id) : null;
    const result: ApiAnswer = {
      top: {
        invaliduser: invalidUsers.join('|').toLowerCase(),
        invalidparty: invalidParties.join('|'),
        invalidtag: invalidTags.join('|'),
        unlicenseduser: '',
        msgid: message.id,
        ...(code && { response_code: code }),
      },
      messageId: message.id,
    };
    sentJson.set(key, { at: clock.now(), answer: result });
    return result;
  };

  const changed = (message: StoredMessage, body: JsonObject, viewer: string): JsonObject => {
    const before = store.seenBy(message, viewer).template_card;
    if (isObject(body.button)) {
      const name = textOf(body.button.replace_name);
      if (name === '') throw malformed('button.replace_name');
      return { msgtype: 'template_card', template_card: greyed(before, name) };
    }
    const card = checkCard(body.template_card, { dialect: 'app', update: true }, settings.advice);
    return { msgtype: 'template_card', template_card: card };
  };

  const update = (body: JsonObject): ApiAnswer => {
    checkAgent(body);
    const message = store.find(codes.look(body.response_code));
    if (!message) throw new ApiError(60140);
    const named = listOf(body.userids).map(textOf);
    const chosen = body.atall === 1 ? message.recipients : named.filter((id) => message.recipients.includes(id));
    if (chosen.length === 0 && body.atall !== 1) throw new ApiError(81013);
    const bodies = chosen.map((viewer) => [viewer, changed(message, body, viewer)] as const);
    codes.spend(body.response_code);
    for (const [viewer, kept] of bodies) {
      store.change(message, kept, [viewer]);
      ledger.update(message.id, 'update_template_card', JSON.stringify(kept), [viewer]);
    }
    const invalid = named.filter((id) => !chosen.includes(id)).map((id) => id.toLowerCase());
    return { top: { invaliduser: invalid }, messageId: message.id };
  };

  return [
    {
      method: 'POST',
      path: '/cgi-bin/message/send',
      api: 'message.send',
      concerned: ({ body }) => split(body.touser),
      handle: ({ body }) => send(body),
    },
    {
      method: 'POST',
      path: '/cgi-bin/message/update_template_card',
      api: 'message.update_template_card',
      concerned: ({ body }) => listOf(body.userids).map(textOf),
      handle: ({ body }) => update(body),
    },
    {
      method: 'POST',
      path: '/cgi-bin/message/recall',
      api: 'message.recall',
      handle: ({ body }) => {
        const message = store.find(textOf(body.msgid));
        if (message?.channel !== 'app' || clock.now() - message.createdAt > DAY) throw malformed('msgid');
        message.recalled = true;
        ledger.recall(message.id);
        return { messageId: message.id };
      },
    },
  ];
}
