/**
 * HTTP towards a platform, in the shape that axios gave it and Feishu's SDK expects of its `httpInstance`: time-outs, size
 * limits, errors without secrets, and whether a request had reached the other side when it failed. No proxy, no redirects,
 * no retries but one: a GET for which a kept connection was used that the other side had closed meanwhile.
 */
import http from 'node:http';
import https from 'node:https';
import type { Clock } from '#src/ports/clock.js';
import { publicLookup } from './public-address.js';

const CONNECT_MS = 3_000;
const TOTAL_MS = 10_000;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

export interface HttpRequest {
  method?: string;
  url?: string;
  headers?: Record<string, unknown>;
  params?: Record<string, unknown>;
  data?: unknown;
  responseType?: string;
  timeout?: number;
  /** Bytes of an answer beyond which it is broken off. */
  maxBytes?: number;
  /** Connect to no address inside, whatever a name server says: for a URL that was chosen outside. */
  publicOnly?: boolean;
  /** Resolve when the answer's head is there; its body is broken off unread. */
  headOnly?: boolean;
  /** Resolve to `{ data, headers }` in place of the body. */
  $return_headers?: boolean;
}

/**
 * The network failed. `sent`: the request may have arrived. `tooLarge`: the answer was, and was broken off. `stale`: a kept
 * connection was closed by the other side, and no word of an answer came.
 */
export class NetworkFailure extends Error {
  readonly sent: boolean;
  readonly tooLarge: boolean;
  readonly stale: boolean;

  constructor(
    reason: string,
    { sent, tooLarge = false, stale = false }: { sent: boolean; tooLarge?: boolean; stale?: boolean },
  ) {
    super(reason);
    this.name = 'NetworkFailure';
    this.sent = sent;
    this.tooLarge = tooLarge;
    this.stale = stale;
  }
}

/** An answer outside 2xx. Holds nothing of the request. */
export class StatusFailure extends Error {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly data: unknown;

  constructor(status: number, headers: http.IncomingHttpHeaders, data: unknown) {
    super(`HTTP ${status}`);
    this.name = 'StatusFailure';
    this.status = status;
    this.headers = headers;
    this.data = data;
  }
}

export interface Http {
  request(request: HttpRequest): Promise<unknown>;
  close(): void;
}

interface Answered {
  status: number;
  headers: http.IncomingHttpHeaders;
  bytes: Buffer;
}

/** A keep-alive HTTP client. `request` resolves to the body, parsed where it is JSON. */
export function httpClient(clock: Clock): Http {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 50 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 50 }),
  };
  const agentOf = (url: URL) => {
    if (url.protocol === 'http:') return agents['http:'];
    if (url.protocol === 'https:') return agents['https:'];
    throw new NetworkFailure('neither http nor https', { sent: false });
  };
  return {
    async request(request) {
      const url = addressOf(request);
      const answered = await exchange(url, request, agentOf(url), clock).catch((error: unknown) => {
        const isRepeatable = (request.method ?? 'get').toLowerCase() === 'get';
        if (!isRepeatable || !(error instanceof NetworkFailure && error.stale)) throw error;
        return exchange(url, request, false, clock);
      });
      const isOk = answered.status >= 200 && answered.status < 300;
      const data = isOk && request.responseType === 'arraybuffer' ? answered.bytes : parsedBody(answered.bytes);
      if (!isOk) throw new StatusFailure(answered.status, answered.headers, data);
      return request.$return_headers ? { data, headers: answered.headers } : data;
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function addressOf({ url = '', params = {} }: HttpRequest): URL {
  const address = new URL(url);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null) address.searchParams.append(name, String(value));
  }
  return address;
}

/** `agent`: false for a connection of its own. */
async function exchange(url: URL, request: HttpRequest, agent: http.Agent | false, clock: Clock): Promise<Answered> {
  const { body, contentType } = await encodedBody(request);
  const method = (request.method ?? 'get').toUpperCase();
  const headers = { ...plainHeaders(request.headers), ...(body ? { 'content-type': contentType } : {}) };
  const maxBytes = request.maxBytes ?? MAX_ANSWER_BYTES;

  return new Promise<Answered>((resolve, reject) => {
    let connected = false;
    const secure = url.protocol === 'https:';
    const call = (secure ? https : http).request(url, {
      ...{ method, agent, headers },
      ...(request.publicOnly && { lookup: publicLookup }),
    });
    const fail = (reason: string, more: { tooLarge?: boolean; stale?: boolean } = {}) => {
      settle();
      reject(new NetworkFailure(reason, { sent: connected, ...more }));
      call.destroy();
    };
    const cancelTotal = clock.after(request.timeout || TOTAL_MS, () => fail('no answer in time'));
    const cancelConnect = clock.after(CONNECT_MS, () => fail('no connection in time'));
    const settle = () => {
      cancelTotal();
      cancelConnect();
    };
    const onConnected = () => {
      connected = true;
      cancelConnect();
    };
    call.on('socket', (socket) => {
      if (call.reusedSocket) onConnected();
      else socket.once(secure ? 'secureConnect' : 'connect', onConnected);
    });
    let isAnswered = false;
    call.on('error', (error: NodeJS.ErrnoException) =>
      fail(error.code ?? 'connection failed', {
        stale: call.reusedSocket && !isAnswered && /^(?:ECONNRESET|EPIPE)$/.test(error.code ?? ''),
      }),
    );
    call.on('response', (response) => {
      isAnswered = true;
      if (request.headOnly) {
        settle();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.alloc(0) });
        call.destroy();
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) fail('answer too large', { tooLarge: true });
        else chunks.push(chunk);
      });
      response.on('error', () => fail('answer broken off'));
      response.on('end', () => {
        settle();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) });
      });
    });
    call.end(body);
  });
}

/** Header values that are plain; a caller's content type gives way to that of the body as it is encoded. */
function plainHeaders(headers: Record<string, unknown> = {}): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name, value]) => name.toLowerCase() !== 'content-type' && value != null,
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

async function encodedBody({ data, method, headers }: HttpRequest): Promise<{ body?: Buffer; contentType: string }> {
  const contentType = 'application/json; charset=utf-8';
  if (data === undefined || data === null || (method ?? 'get').toLowerCase() === 'get') return { contentType };
  const asked = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (typeof asked === 'string' && asked.startsWith('multipart/form-data')) return multipart(data);
  return { body: Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)), contentType };
}

/** Fields of a form; bytes become a file part, under its own name where they are a File. */
async function multipart(data: object): Promise<{ body: Buffer; contentType: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(data)) {
    if (value instanceof File) form.append(name, value, value.name);
    else if (value instanceof Uint8Array) form.append(name, new Blob([new Uint8Array(value)]), 'file');
    else form.append(name, String(value));
  }
  const encoded = new Response(form);
  return {
    body: Buffer.from(await encoded.arrayBuffer()),
    contentType: encoded.headers.get('content-type') ?? 'multipart/form-data',
  };
}

/** JSON where it is JSON, else the text; undefined where there is none. */
function parsedBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
