/** Sign-in by the platform's page: authorization code, token of the person, who they are. Needs no scope. */
import { z } from 'zod';
import type { WebSignIn } from '#src/ports/platform.js';
import { type Http, NetworkFailure, StatusFailure } from '#src/wire/http.js';

const tokenAnswer = z.looseObject({ code: z.literal(0), access_token: z.string().min(1) });
const personAnswer = z.looseObject({
  code: z.literal(0),
  data: z.looseObject({ open_id: z.string().regex(/^ou_[A-Za-z0-9_-]+$/) }),
});

export function webSignIn(app: { appId: string; appSecret: string; baseUrl: string }, http: Http): WebSignIn {
  // Its page stands on a host of its own: accounts.feishu.cn beside open.feishu.cn.
  const pages = app.baseUrl.replace('://open.', '://accounts.');
  const asked = async <T>(schema: z.ZodType<T>, request: Parameters<Http['request']>[0]): Promise<T | null> => {
    try {
      return schema.safeParse(await http.request(request)).data ?? null;
    } catch (error) {
      if (error instanceof NetworkFailure || error instanceof StatusFailure) return null;
      throw error;
    }
  };
  return {
    address({ state, returnTo }) {
      const query = { client_id: app.appId, response_type: 'code', redirect_uri: returnTo, state };
      return `${pages}/open-apis/authen/v1/authorize?${new URLSearchParams(query)}`;
    },
    async person(code, returnTo) {
      const token = await asked(tokenAnswer, {
        method: 'post',
        url: `${app.baseUrl}/open-apis/authen/v2/oauth/token`,
        data: {
          grant_type: 'authorization_code',
          client_id: app.appId,
          client_secret: app.appSecret,
          code,
          redirect_uri: returnTo,
        },
      });
      if (!token) return null;
      const person = await asked(personAnswer, {
        method: 'get',
        url: `${app.baseUrl}/open-apis/authen/v1/user_info`,
        headers: { Authorization: `Bearer ${token.access_token}` },
      });
      return person && `feishu:${person.data.open_id}`;
    },
  };
}
