/** Chats, their members, people, and the bot itself. */

import { listOf } from '../common/json.js';
import { ApiError } from './errors.js';
import type { ApiAnswer, ApiRequest, Platform, Route } from './platform.js';
import type { Chat, Person } from './world.js';

const CHAT_SCOPES = ['im:chat', 'im:chat:readonly', 'im:chat:read'];

/** Page sizes are approximate on the platform: every full page comes one short. */
const page = <T>(items: readonly T[], { query }: ApiRequest, most: number) => {
  const asked = Number(query.get('page_size') ?? 20);
  if (!Number.isInteger(asked) || asked < 1 || asked > most) throw new ApiError(230001, 'page_size');
  const start = Number(query.get('page_token') || 0);
  const end = start + Math.max(1, asked - 1);
  const more = end < items.length;
  return { items: items.slice(start, end), has_more: more, page_token: more ? String(end) : '' };
};

export function directoryRoutes(platform: Platform): Route[] {
  const { world, settings } = platform;
  const { app, scopes } = settings;

  const joined = (chatId: string | undefined): Chat => {
    const chat = world.chats.get(chatId ?? '');
    if (!chat) throw new ApiError(232006);
    if (chat.dissolved) throw new ApiError(232009);
    if (!chat.botIn) throw new ApiError(232011);
    return chat;
  };
  const idOf = (person: Person, type: string | null): string =>
    type === 'union_id' ? person.unionId : type === 'user_id' ? person.userId : person.openId;
  const findPerson = (id: string | undefined, type: string | null): Person => {
    const found = [...world.people.values()].find((person) => idOf(person, type) === id);
    if (!found?.available) throw new ApiError(41050);
    return found;
  };

  /** Not found, out of range, or resigned and not asked for: an entry without `user_id`. */
  const entry = (key: 'mobile' | 'email', value: unknown, type: string | null, resigned: boolean) => {
    const wanted = String(value).replace(/^\+86/, '');
    const found = [...world.people.values()].find((person) => person[key] === wanted && person.available);
    if (!found || (found.resigned && !resigned)) return { [key]: String(value) };
    const status = {
      is_frozen: false,
      is_resigned: found.resigned,
      is_activated: true,
      is_exited: false,
      is_unjoin: false,
    };
    return { user_id: idOf(found, type), [key]: String(value), status };
  };
  const batchGetId = ({ query, body }: ApiRequest): ApiAnswer => {
    const mobiles = listOf(body.mobiles);
    const emails = listOf(body.emails);
    if (mobiles.length > 50 || emails.length > 50) throw new ApiError(230001, 'more than 50');
    const type = query.get('user_id_type');
    const resigned = body.include_resigned === true;
    const list = [
      ...mobiles.map((mobile) => entry('mobile', mobile, type, resigned)),
      ...emails.map((email) => entry('email', email, type, resigned)),
    ];
    return { data: { user_list: list } };
  };

  /** Fields vanish when their scope was not granted. */
  const userView = (person: Person) => ({
    open_id: person.openId,
    union_id: person.unionId,
    ...(scopes.has('contact:user.employee_id:readonly') && { user_id: person.userId }),
    ...(scopes.has('contact:user.base:readonly') && { name: person.name }),
    ...(scopes.has('contact:user.phone:readonly') && { mobile: `+86${person.mobile ?? ''}` }),
    ...(scopes.has('contact:user.email:readonly') && { email: person.email ?? '' }),
  });

  return [
    {
      method: 'GET',
      path: '/open-apis/im/v1/chats',
      api: 'chat.list',
      scopes: CHAT_SCOPES,
      handle: (request) => {
        const mine = [...world.chats.values()].filter((chat) => chat.kind === 'group' && chat.botIn && !chat.dissolved);
        const items = mine.map((chat) => ({
          chat_id: chat.chatId,
          name: chat.name,
          description: '',
          avatar: '',
          owner_id: chat.ownerId,
          owner_id_type: 'open_id',
          external: false,
          tenant_key: app.tenantKey,
          chat_status: 'normal',
        }));
        return { data: page(items, request, 100) };
      },
    },
    {
      method: 'GET',
      path: '/open-apis/im/v1/chats/:chat_id',
      api: 'chat.get',
      scopes: CHAT_SCOPES,
      handle: ({ params }) => {
        const chat = joined(params.chat_id);
        return {
          data: {
            name: chat.name,
            description: '',
            owner_id: chat.ownerId,
            owner_id_type: 'open_id',
            chat_mode: chat.kind === 'p2p' ? 'p2p' : chat.messages === 'thread' ? 'topic' : 'group',
            group_message_type: chat.messages,
            chat_type: 'private',
            chat_tag: 'inner',
            external: false,
            tenant_key: app.tenantKey,
            user_count: String(chat.members.length),
            bot_count: '1',
            chat_status: 'normal',
          },
        };
      },
    },
    {
      method: 'GET',
      path: '/open-apis/im/v1/chats/:chat_id/members',
      api: 'chat.members',
      scopes: [...CHAT_SCOPES, 'im:chat.members:read'],
      handle: (request) => {
        const chat = joined(request.params.chat_id);
        const items = chat.members.map((openId) => ({
          member_id_type: 'open_id',
          member_id: openId,
          name: world.nameOf(openId),
          tenant_key: app.tenantKey,
        }));
        return { data: { ...page(items, request, 100), member_total: items.length } };
      },
    },
    {
      method: 'GET',
      path: '/open-apis/im/v1/chats/:chat_id/members/is_in_chat',
      api: 'chat.is_in_chat',
      scopes: [...CHAT_SCOPES, 'im:chat.members:bot_access'],
      handle: ({ params }) => {
        const chat = world.chats.get(params.chat_id ?? '');
        if (!chat) throw new ApiError(232006);
        return { data: { is_in_chat: chat.botIn && !chat.dissolved } };
      },
    },
    {
      method: 'POST',
      path: '/open-apis/contact/v3/users/batch_get_id',
      api: 'user.batch_get_id',
      scopes: ['contact:user.id:readonly'],
      handle: batchGetId,
    },
    {
      method: 'GET',
      path: '/open-apis/contact/v3/users/:user_id',
      api: 'user.get',
      scopes: ['contact:contact.base:readonly', 'contact:contact:readonly_as_app'],
      handle: ({ params, query }) => ({
        data: { user: userView(findPerson(params.user_id, query.get('user_id_type'))) },
      }),
    },
    {
      method: 'GET',
      path: '/open-apis/bot/v3/info',
      api: 'bot.info',
      scopes: [],
      handle: () => ({
        top: {
          msg: 'ok',
          bot: { activate_status: 2, app_name: app.botName, avatar_url: '', ip_white_list: [], open_id: app.botOpenId },
        },
      }),
    },
    {
      method: 'GET',
      path: '/open-apis/event/v1/outbound_ip',
      api: 'event.outbound_ip',
      scopes: ['event:ip_list'],
      handle: () => ({ data: { ip_list: ['127.0.0.1'], has_more: false, page_token: '' } }),
    },
    {
      method: 'POST',
      path: '/open-apis/auth/v3/tenant_access_token/internal',
      api: 'token',
      scopes: [],
      open: true,
      old: true,
      handle: ({ body }) => {
        if (body.app_id !== app.appId || body.app_secret !== app.appSecret) throw new ApiError(10014);
        return { top: { msg: 'ok', ...platform.tokens.issue() } };
      },
    },
  ];
}
