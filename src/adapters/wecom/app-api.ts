/** Calls of the platform's HTTP API as the self-built app: one token, one more try when it is disowned. */
import { z } from 'zod';
import type { Clock } from '#src/ports/clock.js';
import { type HeldToken, heldToken, TokenRefused } from '#src/wire/held-token.js';
import { type Http, NetworkFailure, StatusFailure } from '#src/wire/http.js';
import { meaningOf } from './codes.js';

export interface AppCredentials {
  corpId: string;
  agentId: number;
  secret: string;
  /** Origin without a slash at its end. */
  baseUrl: string;
}

export interface ApiCall {
  method: 'GET' | 'POST';
  /** '/cgi-bin/…' */
  path: string;
  params?: Record<string, string>;
  data?: object;
  /** `data` as a multipart form. */
  form?: boolean;
  timeoutMs?: number;
}

export type ApiAnswer = { errcode: number } & Record<string, unknown>;

export interface AppApi {
  /** Throws NetworkFailure; with `sent` false nothing was asked of the API itself, for want of a token for one. */
  call(call: ApiCall): Promise<ApiAnswer>;
  /** The bytes of a file, or the platform's refusal. */
  bytes(call: ApiCall, maxBytes: number): Promise<Uint8Array | ApiAnswer>;
  /** Why no token could be had when one was last asked for, in English; null where one could. */
  trouble(): string | null;
}

const answered = z.looseObject({ errcode: z.number() });
const tokenAnswer = z.looseObject({
  errcode: z.number(),
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
});

export function appApi(app: AppCredentials, http: Http, clock: Clock): AppApi {
  const token: HeldToken = heldToken(async () => {
    const body = await http.request({
      url: `${app.baseUrl}/cgi-bin/gettoken`,
      params: { corpid: app.corpId, corpsecret: app.secret },
    });
    const { errcode = -2, access_token, expires_in = 0 } = tokenAnswer.safeParse(body).data ?? {};
    if (errcode !== 0 || !access_token) throw new TokenRefused(errcode);
    return { token: access_token, lifeMs: expires_in * 1_000 };
  }, clock);
  let trouble: string | null = null;

  /** Whatever goes wrong with the token, the call itself was never made. */
  async function beforehand(fetched: () => Promise<string>): Promise<string> {
    try {
      const one = await fetched();
      trouble = null;
      return one;
    } catch (error) {
      const known = error instanceof NetworkFailure || error instanceof StatusFailure || error instanceof TokenRefused;
      if (!known) throw error;
      trouble = `no access token: ${error.message}`;
      throw new NetworkFailure(trouble, { sent: false });
    }
  }

  const once = async (call: ApiCall, access_token: string, maxBytes?: number): Promise<unknown> => {
    try {
      return await http.request({
        method: call.method,
        url: app.baseUrl + call.path,
        params: { ...call.params, access_token },
        data: call.data,
        timeout: call.timeoutMs,
        ...(call.form ? { headers: { 'content-type': 'multipart/form-data' } } : {}),
        ...(maxBytes === undefined ? {} : { responseType: 'arraybuffer', maxBytes }),
      });
    } catch (error) {
      // A client error did nothing; a server's own failure leaves open what it did.
      if (error instanceof StatusFailure) throw new NetworkFailure(error.message, { sent: error.status >= 500 });
      throw error;
    }
  };

  async function withToken(call: ApiCall, maxBytes?: number): Promise<unknown> {
    const first = await beforehand(() => token.current());
    const body = await once(call, first, maxBytes);
    const code = answered.safeParse(asJson(body)).data?.errcode;
    if (code === undefined || meaningOf(code) !== 'token') return body;
    return once(call, await beforehand(() => token.renewed(first)), maxBytes);
  }

  return {
    async call(call) {
      const parsed = answered.safeParse(await withToken(call));
      if (!parsed.success) throw new NetworkFailure('an answer that is not the platform’s', { sent: true });
      return parsed.data;
    },
    async bytes(call, maxBytes) {
      const body = await withToken(call, maxBytes);
      const refusal = answered.safeParse(asJson(body));
      return refusal.success ? refusal.data : (body as Uint8Array);
    },
    trouble: () => trouble,
  };
}

/** A refusal comes in the place of the bytes that were asked for. */
function asJson(body: unknown): unknown {
  if (!(body instanceof Uint8Array)) return body;
  if (body[0] !== 0x7b || body.length > 10_000) return undefined;
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}
