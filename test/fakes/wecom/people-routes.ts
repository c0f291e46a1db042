/** The app's token, who people are, and the silent login of pages. */
import { listOf, textOf } from '../common/json.js';
import { ApiError, malformed } from './errors.js';
import { DAY } from './limits.js';
import type { OAuth } from './oauth.js';
import type { Platform, Route } from './platform.js';

/** Wrong numbers a day, as a share of the people. */
const WRONG_SHARE = 0.2;

export function peopleRoutes(platform: Platform, oauth: OAuth): Route[] {
  const { world, tokens, clock } = platform;
  let wrong: number[] = [];

  const byMobile = (mobile: string): string => {
    wrong = wrong.filter((at) => clock.now() - at < DAY);
    if (wrong.length > Math.max(1, WRONG_SHARE * world.people.size)) throw new ApiError(45009);
    if (!/^\+?\d{6,15}$/.test(mobile)) throw new ApiError(60103);
    const found = [...world.people.values()].find((person) => person.mobile === mobile && person.visible);
    if (found) return found.userId;
    wrong.push(clock.now());
    throw new ApiError(60111);
  };

  return [
    {
      method: 'GET',
      path: '/cgi-bin/gettoken',
      api: 'gettoken',
      open: true,
      handle: ({ query }) => ({ top: { ...tokens.issue(query.get('corpid'), query.get('corpsecret')) } }),
    },
    {
      method: 'POST',
      path: '/cgi-bin/user/getuserid',
      api: 'user.getuserid',
      handle: ({ body }) => ({ top: { userid: byMobile(textOf(body.mobile)) } }),
    },
    {
      method: 'GET',
      path: '/cgi-bin/user/get',
      api: 'user.get',
      concerned: ({ query }) => [query.get('userid') ?? ''],
      handle: ({ query }) => {
        const person = world.people.get(query.get('userid') ?? '');
        if (!person?.internal) throw new ApiError(60111);
        if (!person.visible) throw new ApiError(60011);
        return { top: { userid: person.userId, name: person.name, department: [Number(person.party)] } };
      },
    },
    {
      method: 'POST',
      path: '/cgi-bin/batch/openuserid_to_userid',
      api: 'batch.openuserid_to_userid',
      handle: ({ body }) => {
        const asked = listOf(body.open_userid_list).map(textOf);
        if (asked.length === 0 || asked.length > 1000) throw malformed('open_userid_list');
        const known = asked.flatMap((id) => {
          const person = [...world.people.values()].find(({ openUserId }) => openUserId === id);
          return person ? [{ open_userid: id, userid: person.userId }] : [];
        });
        const invalid = asked.filter((id) => !known.some((one) => one.open_userid === id));
        return { top: { userid_list: known, invalid_open_userid_list: invalid } };
      },
    },
    {
      method: 'GET',
      path: '/connect/oauth2/authorize',
      api: 'oauth2.authorize',
      open: true,
      // A real client says who is there; a test's browser says it with this header.
      handle: ({ query, headers }) => ({ redirect: oauth.authorize(query, textOf(headers['x-wecom-user'])) }),
    },
    {
      method: 'GET',
      path: '/cgi-bin/auth/getuserinfo',
      api: 'auth.getuserinfo',
      handle: ({ query }) => ({ top: oauth.whose(query.get('code')) }),
    },
  ];
}
