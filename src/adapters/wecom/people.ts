/** Who is who: plain ids for encrypted ones, ids for mobile numbers, and who signed in. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dayMs } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import type { Notes } from '#src/ports/notes.js';
import type { WebSignIn } from '#src/ports/platform.js';
import { NetworkFailure } from '#src/wire/http.js';
import type { AppApi, AppCredentials } from './app-api.js';
import { meaningOf } from './codes.js';

const converted = z.looseObject({
  userid_list: z.array(z.looseObject({ open_userid: z.string(), userid: z.string() })).default([]),
});
const found = z.looseObject({ userid: z.string().min(1) });

/** Resolves to the plain id behind an encrypted one, and to the id itself where it is plain or unknown. Remembered. */
export function plainIds(api: AppApi, notes: Notes): (userId: string) => Promise<string> {
  return async (userId) => {
    const known = await notes.read(`wecom:plain-id:${userId}`);
    if (known !== null) return known;
    try {
      const answer = await api.call({
        method: 'POST',
        path: '/cgi-bin/batch/openuserid_to_userid',
        data: { open_userid_list: [userId] },
      });
      if (answer.errcode !== 0) return userId;
      const plain = converted.parse(answer).userid_list.find(({ open_userid }) => open_userid === userId)?.userid;
      // One that is plain already is told to be invalid.
      await notes.put(`wecom:plain-id:${userId}`, plain ?? userId, (plain ? 30 : 1) * dayMs);
      return plain ?? userId;
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      return userId;
    }
  };
}

const member = z.looseObject({ name: z.string().min(1) });

/** A member's name, which the app may know and the bot is never told; null where it is not known. */
export function memberNames(api: AppApi, plainId: (userId: string) => Promise<string>) {
  return async (address: Address): Promise<string | null> => {
    try {
      const userid = await plainId(address.slice('wecom:'.length));
      const answer = await api.call({ method: 'GET', path: '/cgi-bin/user/get', params: { userid } });
      return answer.errcode === 0 ? (member.safeParse(answer).data?.name ?? null) : null;
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      return null;
    }
  };
}

/**
 * Who has a mobile number. Asking for too many wrong ones blocks the app for a day: both answers are remembered, under what
 * does not tell the number.
 */
export function mobileLookup(api: AppApi, notes: Notes): (mobile: string) => Promise<Address | null> {
  return async (mobile) => {
    const name = `wecom:mobile:${createHash('sha256').update(mobile).digest('base64url')}`;
    const known = await notes.read(name);
    if (known !== null) return known === '' ? null : `wecom:${known}`;
    const answer = await api.call({ method: 'POST', path: '/cgi-bin/user/getuserid', data: { mobile } });
    const userId = answer.errcode === 0 ? (found.safeParse(answer).data?.userid ?? '') : '';
    if (userId === '' && meaningOf(answer.errcode) === 'setup') return null;
    await notes.put(name, userId, (userId ? 30 : 7) * dayMs);
    return userId === '' ? null : `wecom:${userId}`;
  };
}

/** Sign-in by the platform's page login, which opens inside its client only. */
export function pageSignIn(app: AppCredentials, authorizeUrl: string, api: AppApi): WebSignIn {
  return {
    address({ state, returnTo }) {
      const address = new URL(authorizeUrl);
      for (const [name, value] of Object.entries({
        appid: app.corpId,
        redirect_uri: returnTo,
        response_type: 'code',
        scope: 'snsapi_base',
        state: lettersFor(state),
        agentid: String(app.agentId),
      }))
        address.searchParams.set(name, value);
      address.hash = 'wechat_redirect';
      return address.href;
    },
    async person(code): Promise<Address | null> {
      if (code === '' || Buffer.byteLength(code) > 512) return null;
      try {
        const answer = await api.call({ method: 'GET', path: '/cgi-bin/auth/getuserinfo', params: { code } });
        // An outsider gets another id instead.
        const person = answer.errcode === 0 ? found.safeParse(answer).data : undefined;
        return person ? `wecom:${person.userid}` : null;
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error;
        return null;
      }
    },
    stateIn: stateFrom,
  };
}

/** A state may hold letters and digits only, 128 of them: what is none is told by a Z and a letter. */
const SIGNS: Record<string, string> = { Z: 'ZZ', '.': 'Za', '-': 'Zb', _: 'Zc' };
const lettersFor = (state: string): string => state.replace(/[Z.\-_]/g, (sign) => SIGNS[sign] ?? sign);
const stateFrom = (said: string): string =>
  said.replace(/Z[Zabc]/g, (pair) => Object.keys(SIGNS).find((sign) => SIGNS[sign] === pair) ?? pair);
