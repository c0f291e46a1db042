/** Groups that the app made: it speaks there and hears nothing. */
import { isObject, type JsonObject, listOf, textOf } from '../common/json.js';
import { appBody } from './bodies.js';
import { ApiError, malformed } from './errors.js';
import { DAY, MINUTE, SIZES } from './limits.js';
import { ringsOf } from './pings.js';
import type { Platform, Route } from './platform.js';

export function appChatRoutes(platform: Platform): Route[] {
  const { settings, world, windows, store, ledger, chance } = platform;

  const own = (body: JsonObject) => {
    const id = textOf(body.chatid);
    if (!/^[0-9a-zA-Z]{1,32}$/.test(id)) throw new ApiError(86001);
    const chat = world.chats.get(id);
    if (!chat) throw new ApiError(86003);
    if (!chat.appMade) throw new ApiError(86008);
    return chat;
  };

  const create = (body: JsonObject) => {
    const members = listOf(body.userlist).map(textOf);
    const name = textOf(body.name);
    const owner = textOf(body.owner) || (members[0] ?? '');
    const chatId = textOf(body.chatid) || chance.id('appchat');
    if ([...name].length > 50 || members.length < 2 || members.length > 2000) throw malformed('name or userlist');
    if (!members.includes(owner)) throw malformed('owner');
    if (!/^[0-9a-zA-Z]{1,32}$/.test(chatId)) throw new ApiError(86001);
    if (world.chats.has(chatId)) throw new ApiError(86217);
    for (const id of members) if (!world.people.get(id)?.internal) throw new ApiError(60111, id);
    if (windows.wait('appchat create', settings.limits.appchatCreateDay, DAY) > 0) throw new ApiError(45009);
    windows.take('appchat create');
    world.addChat({ chatId, name, members, botIn: false, appMade: true });
    return { top: { chatid: chatId } };
  };

  const send = (body: JsonObject) => {
    const chat = own(body);
    if (body.msgtype === 'template_card') throw new ApiError(40008);
    const kept = appBody(platform, body);
    const { appchatMemberMinute, appchatMemberDay } = settings.limits;
    const reached = chat.members.filter((userId) => {
      const key = `appchat member ${userId}`;
      const isOver = windows.wait(key, appchatMemberMinute, MINUTE) > 0 || windows.wait(key, appchatMemberDay, DAY) > 0;
      if (!isOver) windows.take(key);
      return !isOver;
    });
    const byMobile = (mobile: string) => [...world.people.values()].find((person) => person.mobile === mobile)?.userId;
    const message = store.add({ channel: 'appchat', chatId: chat.chatId, body: kept, by: null });
    ledger.message({
      messageId: message.id,
      chatId: chat.chatId,
      uuid: null,
      msgType: textOf(kept.msgtype),
      content: JSON.stringify(kept),
      via: 'appchat',
      parentId: null,
      channel: 'appchat',
      recipients: [],
      dropped: chat.members.filter((userId) => !reached.includes(userId)),
      rings: ringsOf('appchat', kept, byMobile).filter((id) => id === 'all' || reached.includes(id)),
    });
    return { messageId: message.id };
  };

  return [
    { method: 'POST', path: '/cgi-bin/appchat/create', api: 'appchat.create', handle: ({ body }) => create(body) },
    {
      method: 'GET',
      path: '/cgi-bin/appchat/get',
      api: 'appchat.get',
      handle: ({ query }) => {
        const chat = own({ chatid: query.get('chatid') ?? '' });
        return {
          top: { chat_info: { chatid: chat.chatId, name: chat.name, owner: chat.members[0], userlist: chat.members } },
        };
      },
    },
    {
      method: 'POST',
      path: '/cgi-bin/appchat/send',
      api: 'appchat.send',
      concerned: ({ body }) => [textOf(body.chatid)],
      handle: ({ body }) => {
        const text = isObject(body.text) ? textOf(body.text.content) : '';
        if (Buffer.byteLength(text) > SIZES.appTextBytes) throw malformed('text.content exceed max length');
        return send(body);
      },
    },
  ];
}
