/** The HTTP side: a request's way through fault, address, token, rate, and the answer in its envelope. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterCall, beforeCall, type Reply, readBody, routeFinder, sendReply } from '../common/http.js';
import { parseObject } from '../common/json.js';
import { type RequestRecord, sha256Of } from '../common/ledger.js';
import { parseMultipart } from '../common/multipart.js';
import { ApiError } from './errors.js';
import { HOUR, MINUTE } from './limits.js';
import type { ApiRequest, Platform, Route } from './platform.js';

const BODY_BYTES = 40 * 1024 * 1024;
const BROKEN = '{"errcode":0,"errmsg":"o';

type Outcome = Pick<RequestRecord, 'http' | 'code' | 'outcome' | 'messageId'>;

export function apiServer(platform: Platform, routes: readonly Route[]): Server {
  const find = routeFinder(routes);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://fake');
    const found = find(request.method ?? 'GET', url.pathname);
    const body = await readBody(request, BODY_BYTES);
    if (!found || !body) return sendReply(response, { kind: 'text', http: 404, text: '404 page not found' });
    const type = request.headers['content-type'] ?? '';
    const isMultipart = type.startsWith('multipart/');
    const asked: ApiRequest = {
      params: found.params,
      query: url.searchParams,
      body: (isMultipart ? null : parseObject(body.toString('utf8'))) ?? {},
      parts: isMultipart ? parseMultipart(type, body) : null,
      headers: request.headers,
    };
    sendReply(response, await answer(platform, found.route, asked, body));
  };

  return createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
}

async function answer(platform: Platform, route: Route, asked: ApiRequest, body: Buffer): Promise<Reply> {
  const { faults, ledger, clock } = platform;
  const concerned = [...(route.concerned?.(asked) ?? []), ...Object.values(asked.params)];
  const effect = faults.strike(route.api, concerned);
  const log = (outcome: Outcome): void =>
    ledger.request({
      at: clock.iso(),
      api: route.api,
      concerned,
      uuid: null,
      sha256: body.length > 0 ? sha256Of(body.toString('utf8')) : null,
      bytes: body.length,
      fault: effect?.kind ?? null,
      ...outcome,
    });
  const lost: Outcome = { http: 0, code: null, outcome: 'lost', messageId: null };
  try {
    if (effect?.kind === 'code') throw new ApiError(effect.code);
    const instead = effect ? await beforeCall(effect, faults, BROKEN) : null;
    if (instead) {
      log({ ...lost, http: instead.kind === 'text' ? instead.http : 0 });
      return instead;
    }
    const result = handle(platform, route, asked);
    const messageId = result.messageId ?? null;
    const outcome = result.outcome ?? 'accepted';
    if (effect?.kind === 'accepted_then') {
      log({ ...lost, outcome, messageId });
      return afterCall(effect, BROKEN);
    }
    log({ http: 200, code: 0, outcome, messageId });
    if (result.redirect !== undefined)
      return { kind: 'text', http: 302, text: '', headers: { location: result.redirect } };
    if (result.bytes)
      return {
        kind: 'bytes',
        bytes: result.bytes.bytes,
        headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(result.bytes.name)}` },
      };
    return { kind: 'json', http: 200, body: { errcode: 0, errmsg: 'ok', ...result.top } };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    log({ http: 200, code: error.code, outcome: 'refused', messageId: null });
    // An address that has run out is no API: the file host answers with a status.
    if (route.api === 'media.download') return { kind: 'text', http: 403, text: error.message };
    const hint = `hint: [${platform.chance.id('')}], from ip: 127.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query?e=${error.code}`;
    return { kind: 'json', http: 200, body: { errcode: error.code, errmsg: `${error.message}, ${hint}` } };
  }
}

function handle(platform: Platform, route: Route, asked: ApiRequest) {
  const { settings, tokens, windows } = platform;
  if (!route.open) {
    tokens.check(asked.query.get('access_token'));
    if (!settings.ipTrusted) throw new ApiError(60020);
    const key = `api ${route.api}`;
    // Shut already: asking again does not shut it for longer.
    if (windows.wait(key, Number.MAX_SAFE_INTEGER, 0) > 0) throw new ApiError(45009);
    const shutFor =
      windows.wait(key, settings.limits.apiHour, HOUR) > 0
        ? HOUR
        : windows.wait(key, settings.limits.apiMinute, MINUTE) > 0
          ? MINUTE
          : 0;
    if (shutFor > 0) {
      windows.close(key, shutFor);
      throw new ApiError(45009);
    }
    windows.take(key);
  }
  return route.handle(asked);
}
