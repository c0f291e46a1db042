/** The HTTP side: routing, faults, token, scopes, the app's limits, the answer. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterCall, beforeCall, type Reply, readBody, routeFinder, sendReply } from '../common/http.js';
import { parseObject, textOf } from '../common/json.js';
import { type RequestRecord, sha256Of } from '../common/ledger.js';
import { parseMultipart } from '../common/multipart.js';
import { ApiError, limited } from './errors.js';
import type { FaultEffect } from './faults.js';
import type { ApiAnswer, ApiRequest, Platform, Route } from './platform.js';

const BODY_BYTES = 40 * 1024 * 1024;
const ACCEPTED_BROKEN = '{"code":0,"data":{"message_id":"om';

type Outcome = Pick<RequestRecord, 'http' | 'code' | 'outcome' | 'messageId'>;

export function apiServer(platform: Platform, routes: readonly Route[]): Server {
  const find = routeFinder(routes);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://fake');
    const send = (reply: Reply): void => sendReply(response, reply, { 'x-tt-logid': platform.chance.id('log') });
    const found = find(request.method ?? 'GET', url.pathname);
    const body = await readBody(request, BODY_BYTES);
    if (!found || !body) return send({ kind: 'text', http: 404, text: '404 page not found' });
    const type = request.headers['content-type'] ?? '';
    const asked: ApiRequest = {
      params: found.params,
      query: url.searchParams,
      body: (type.startsWith('multipart/') ? null : parseObject(body.toString('utf8'))) ?? {},
      parts: type.startsWith('multipart/') ? parseMultipart(type, body) : null,
      bearer: request.headers.authorization?.replace(/^Bearer /, '') ?? '',
    };
    send(await answer(platform, found.route, asked, request.headers.authorization));
  };

  return createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
}

async function answer(platform: Platform, route: Route, asked: ApiRequest, auth?: string): Promise<Reply> {
  const concerned = concernedBy(platform, route, asked);
  const effect = platform.faults.strike(route.api, concerned);
  const [reply, outcome] = await struck(platform, route, asked, auth, effect);
  platform.ledger.request({
    at: platform.clock.iso(),
    api: route.api,
    concerned,
    uuid: textOf(asked.body.uuid) || null,
    sha256: typeof asked.body.content === 'string' ? sha256Of(asked.body.content) : null,
    bytes: Buffer.byteLength(textOf(asked.body.content)),
    fault: effect?.kind ?? null,
    ...outcome,
  });
  return reply;
}

/** Ids in the path and the body, and the chat of a message named. */
function concernedBy(platform: Platform, route: Route, asked: ApiRequest): string[] {
  const ids = [...(route.concerned?.(asked) ?? []), ...Object.values(asked.params)];
  const chats = ids.map((id) => platform.store.find(id)?.chatId).filter((id) => id !== undefined);
  const people = chats.flatMap((id) => {
    const chat = platform.world.chat(id);
    return chat.kind === 'p2p' ? chat.members : [];
  });
  return [...new Set([...ids, ...chats, ...people])];
}

/** The answer as it would be without a fault, except for what the fault does before, instead or after. */
async function struck(
  platform: Platform,
  route: Route,
  asked: ApiRequest,
  auth: string | undefined,
  effect: FaultEffect | null,
): Promise<[Reply, Outcome]> {
  const lost: Outcome = { http: 0, code: null, outcome: 'lost', messageId: null };
  try {
    const instead = effect ? await before(platform, route, asked, effect) : null;
    if (instead) return [instead, { ...lost, http: instead.kind === 'text' ? instead.http : 0 }];
    const result = handle(platform, route, asked, auth);
    const messageId = result.messageId ?? null;
    const outcome = result.outcome ?? 'accepted';
    if (effect?.kind === 'accepted_then') return [afterCall(effect, ACCEPTED_BROKEN), { ...lost, outcome, messageId }];
    if (result.bytes)
      return [
        { kind: 'bytes', bytes: result.bytes },
        { http: 200, code: 0, outcome, messageId },
      ];
    const body = { code: 0, msg: 'success', ...(result.data !== undefined && { data: result.data }), ...result.top };
    return [
      { kind: 'json', http: 200, body },
      { http: 200, code: Number(body.code), outcome, messageId },
    ];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code, message: msg, http, headers } = error;
    const body = { code, msg, error: { log_id: platform.chance.id('log'), troubleshooter: '' } };
    return [
      { kind: 'json', http, body, headers },
      { http, code, outcome: 'refused', messageId: null },
    ];
  }
}

/** What a fault does before the call is looked at; null: the call goes on. */
function before(platform: Platform, route: Route, asked: ApiRequest, effect: FaultEffect): Promise<Reply | null> {
  const held = async (wait: Promise<unknown>): Promise<void> => {
    const uuid = textOf(asked.body.uuid);
    if (uuid !== '') platform.inFlight.add(uuid);
    await wait;
    platform.inFlight.delete(uuid);
  };
  switch (effect.kind) {
    case 'limited':
      platform.windows.close(`api ${route.api}`, effect.resetSeconds * 1000);
      throw limited(platform.settings.limits.perApiMinute, effect.resetSeconds, route.old ? 400 : 429);
    case 'chat_limited':
      throw new ApiError(230020);
    case 'token_invalid':
      throw new ApiError(99991663);
    case 'not_in_chat':
      throw new ApiError(230002);
    case 'dissolved':
      throw new ApiError(232009);
    case 'code':
      throw new ApiError(effect.code, '', effect.http === undefined ? {} : { http: effect.http });
    default:
      return beforeCall(effect, platform.faults, '{"code":0,"msg":"succ', held);
  }
}

function handle(platform: Platform, route: Route, asked: ApiRequest, auth?: string): ApiAnswer {
  if (!route.open) platform.tokens.check(auth);
  const { scopes, limits } = platform.settings;
  if (route.scopes.length > 0 && !route.scopes.some((scope) => scopes.has(scope)))
    throw new ApiError(99991672, `[${route.scopes.join(', ')}]`);

  const key = `api ${route.api}`;
  const wait = Math.max(
    platform.windows.wait(key, limits.perApiSecond, 1000),
    platform.windows.wait(key, limits.perApiMinute, 60_000),
  );
  if (wait > 0) throw limited(limits.perApiMinute, Math.ceil(wait / 1000), route.old ? 400 : 429);
  platform.windows.take(key);
  return route.handle(asked);
}
