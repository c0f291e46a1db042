/** Calls of the platform's API: one token, one retry when it is disowned, every outcome an answer or a NetworkFailure. */
import { z } from 'zod';
import type { Clock } from '#src/ports/clock.js';
import type { Log } from '#src/ports/log.js';
import { TokenRefused } from '#src/wire/held-token.js';
import { type Http, httpClient, NetworkFailure, StatusFailure } from '#src/wire/http.js';
import { meaningOf } from './codes.js';
import { asHttpInstance, loadSdk, sdkLogger } from './sdk.js';
import { appToken } from './token.js';

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PATCH';
  /** '/open-apis/…' */
  path: string;
  params?: Record<string, string>;
  data?: Record<string, unknown>;
  /** Send `data` as a multipart form. */
  form?: boolean;
  timeoutMs?: number;
  /** Ask for bytes, at most so many. */
  maxBytes?: number;
}

export interface ApiAnswer {
  status: number;
  /** The platform's own code, 0 for success; null where the answer was not the platform's JSON. */
  code: number | null;
  msg: string;
  /** The whole body: JSON, or bytes where they were asked for. */
  body: unknown;
  /** What the answer says about when to come again. */
  retryAfterMs: number | null;
}

export interface Api {
  readonly http: Http;
  /** Throws NetworkFailure; with `sent` false nothing was asked of the API itself, for want of a token for one. */
  call(request: ApiRequest): Promise<ApiAnswer>;
  /** Why no token could be had when one was last asked for, in English; null where one could. */
  trouble(): string | null;
  close(): void;
}

const business = z.looseObject({ code: z.number(), msg: z.string().optional() });

export function feishuApi(
  app: { appId: string; appSecret: string; baseUrl: string },
  { clock, log }: { clock: Clock; log: Log },
): Api {
  const http = httpClient(clock);
  const token = appToken(app, http, clock);
  const client = once(async () => {
    const { Client } = await loadSdk();
    return new Client({
      appId: app.appId,
      appSecret: app.appSecret,
      domain: app.baseUrl,
      httpInstance: asHttpInstance(http.request),
      disableTokenCache: true, // its own manager fetches one token per caller and keeps a disowned one
      logger: sdkLogger(log, { errorsAs: 'debug' }), // they come back as answers and failures
    });
  });

  async function attempt(request: ApiRequest, bearer: string): Promise<ApiAnswer> {
    const payload = {
      method: request.method,
      url: request.path,
      params: request.params,
      data: request.data,
      timeout: request.timeoutMs,
      maxBytes: request.maxBytes,
      ...(request.maxBytes === undefined ? {} : { responseType: 'arraybuffer' as const }),
      headers: {
        Authorization: `Bearer ${bearer}`,
        ...(request.form ? { 'Content-Type': 'multipart/form-data' } : {}),
      },
      $return_headers: true,
    };
    try {
      const { data, headers } = await (await client()).request<{ data: unknown; headers: HeaderBag }>(payload);
      return answerOf(200, headers, data);
    } catch (error) {
      if (error instanceof StatusFailure) return answerOf(error.status, error.headers, error.data);
      throw error;
    }
  }

  let trouble: string | null = null;

  /** Whatever goes wrong with the token, the call itself was never made. */
  async function beforehand(fetched: () => Promise<string>): Promise<string> {
    try {
      const bearer = await fetched();
      trouble = null;
      return bearer;
    } catch (error) {
      const known = error instanceof NetworkFailure || error instanceof StatusFailure || error instanceof TokenRefused;
      if (!known) throw error;
      trouble = `no access token: ${error.message}`;
      throw new NetworkFailure(trouble, { sent: false });
    }
  }

  return {
    http,
    trouble: () => trouble,
    async call(request) {
      const bearer = await beforehand(() => token.current());
      const answer = await attempt(request, bearer);
      if (answer.code === null || meaningOf(answer.code)?.means !== 'token') return answer;
      return attempt(request, await beforehand(() => token.renewed(bearer)));
    },
    close: () => http.close(),
  };
}

type HeaderBag = Record<string, string | string[] | undefined>;

function answerOf(status: number, headers: HeaderBag, body: unknown): ApiAnswer {
  const retryAfterMs = retryAfter(headers);
  if (body instanceof Uint8Array) {
    const failed = failureInBytes(headers, body);
    return { status, code: failed?.code ?? 0, msg: failed?.msg ?? '', body, retryAfterMs };
  }
  const parsed = business.safeParse(body).data;
  return { status, code: parsed?.code ?? null, msg: parsed?.msg ?? '', body, retryAfterMs };
}

/** Some failures come with HTTP 200, in the place of the bytes that were asked for. */
function failureInBytes(headers: HeaderBag, bytes: Uint8Array): z.infer<typeof business> | undefined {
  if (!String(headers['content-type'] ?? '').startsWith('application/json')) return undefined;
  try {
    return business.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

/** Seconds, in the platform's own header or in the web's. */
function retryAfter(headers: HeaderBag): number | null {
  const seconds = Number(headers['x-ogw-ratelimit-reset'] ?? headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1_000) : null;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
