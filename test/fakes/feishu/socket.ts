/** The long connection: its endpoint, pings, frames in parts, acknowledgements, and what can go wrong with them. */
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Answer } from '../common/ask.js';
import { parseObject, textOf } from '../common/json.js';
import { decodeFrame, encodeFrame, type Frame } from './frames.js';
import type { ApiAnswer, Platform, Route } from './platform.js';

const SERVICE = 33554678;
const CODES = { forbidden: 403, auth: 514, tooMany: 1000040350 };

export interface ConnectionView {
  id: string;
  openedAt: string;
  /** Half-open: it hears nothing and says nothing, and the platform does not know. */
  frozen: boolean;
  pings: number;
  acknowledged: number;
}

interface Connection extends ConnectionView {
  socket: WebSocket;
}

export interface Sockets {
  route: Route;
  attach(server: Server): void;
  /** Sends an envelope over one connection picked by chance and waits for its acknowledgement; never throws. */
  push(envelope: string): Promise<Answer>;
  connections(): ConnectionView[];
  /** `close`: orderly; `cut`: the TCP connection is reset; `freeze`: half-open. All connections where `id` is absent. */
  disturb(how: 'close' | 'cut' | 'freeze', id?: string): number;
  /** The endpoint answers so many calls with this code (1, 403, 514, 1000040343, 1000040350, …); 0 times: until told otherwise. */
  refuse(code: number, times: number): void;
  /** Pongs are left out. */
  mutePongs(muted: boolean): void;
  stop(): void;
}

export function longConnections(platform: Platform): Sockets {
  const { settings, clock, chance } = platform;
  const connections = new Map<string, Connection>();
  const tickets = new Set<string>();
  const awaited = new Map<string, (answer: Answer) => void>();
  const server = new WebSocketServer({ noServer: true });
  let refusal = { code: 0, left: 0 };
  let muted = false;
  let origin = '';

  const refused = (code: number, msg: string): ApiAnswer => ({ top: { code, msg, data: {} } });
  const endpoint = (appId: unknown, secret: unknown): ApiAnswer => {
    if (refusal.code !== 0) {
      const { code } = refusal;
      refusal.left -= 1;
      if (refusal.left === 0) refusal = { code: 0, left: 0 };
      return refused(code, 'refused');
    }
    if (appId !== settings.app.appId || secret !== settings.app.appSecret) return refused(CODES.auth, 'auth failed');
    if (connections.size >= settings.socket.maxConnections) return refused(CODES.tooMany, 'connections exceed limit');
    const ticket = chance.id('');
    tickets.add(ticket);
    const URL = `${origin}/ws/v2?device_id=${ticket}&service_id=${SERVICE}&access_key=fake&ticket=${ticket}`;
    return { top: { code: 0, msg: '', data: { URL, ClientConfig: settings.socket.clientConfig } } };
  };

  const hear = (connection: Connection, frame: Frame): void => {
    const { type, message_id: messageId } = frame.headers;
    if (frame.method === 0 && type === 'ping') {
      connection.pings += 1;
      if (muted) return;
      const payload = Buffer.from(JSON.stringify(settings.socket.clientConfig));
      connection.socket.send(encodeFrame({ ...frame, headers: { type: 'pong' }, payload }));
      return;
    }
    const settle = awaited.get(messageId ?? '');
    if (frame.method !== 1 || !settle) return;
    connection.acknowledged += 1;
    const reply = parseObject(Buffer.from(frame.payload ?? []).toString('utf8')) ?? {};
    const body = Buffer.from(textOf(reply.data), 'base64').toString('utf8');
    settle({ status: Number(reply.code), body, failure: null });
  };

  const open = (socket: WebSocket, id: string): void => {
    const connection: Connection = { id, socket, openedAt: clock.iso(), frozen: false, pings: 0, acknowledged: 0 };
    connections.set(id, connection);
    socket.on('close', () => connections.delete(id));
    socket.on('error', () => connections.delete(id));
    socket.on('message', (data: Buffer) => {
      if (connection.frozen) return;
      try {
        hear(connection, decodeFrame(data));
      } catch {
        socket.close(1002);
      }
    });
  };

  const frames = (messageId: string, envelope: string): Buffer[] => {
    const bytes = Buffer.from(envelope, 'utf8');
    const size = settings.socket.splitBytes;
    const sum = Math.max(1, Math.ceil(bytes.length / size));
    return Array.from({ length: sum }, (_, seq) =>
      encodeFrame({
        seqId: BigInt(seq + 1),
        logId: BigInt(clock.now()),
        service: SERVICE,
        method: 1,
        headers: {
          type: 'event',
          message_id: messageId,
          sum: String(sum),
          seq: String(seq),
          trace_id: messageId,
          timestamp: String(clock.now()),
        },
        payload: bytes.subarray(seq * size, (seq + 1) * size),
      }),
    );
  };

  return {
    route: {
      method: 'POST',
      path: '/callback/ws/endpoint',
      api: 'ws.endpoint',
      scopes: [],
      open: true,
      handle: ({ body }) => endpoint(body.AppID, body.AppSecret),
    },
    attach(http) {
      http.on('listening', () => {
        const address = http.address();
        origin = `ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
      });
      http.on('upgrade', (request, socket, head) => {
        const id = new URL(request.url ?? '/', 'http://fake').searchParams.get('device_id') ?? '';
        if (!tickets.delete(id)) {
          socket.end(`HTTP/1.1 ${CODES.forbidden} Forbidden\r\n\r\n`);
          return;
        }
        server.handleUpgrade(request, socket, head, (webSocket) => open(webSocket, id));
      });
    },
    push(envelope) {
      const connection = chance.pick([...connections.values()]);
      if (!connection) return Promise.resolve({ status: null, body: '', failure: 'refused' });
      return new Promise((resolve) => {
        const messageId = chance.id('ws_');
        const settle = (answer: Answer): void => {
          clearTimeout(deadline);
          awaited.delete(messageId);
          connection.socket.off('close', gone);
          resolve(answer);
        };
        const gone = (): void => settle({ status: null, body: '', failure: 'reset' });
        const deadline = setTimeout(
          () => settle({ status: null, body: '', failure: 'timeout' }),
          settings.answerWithinMs,
        );
        awaited.set(messageId, settle);
        connection.socket.on('close', gone);
        if (connection.frozen) return;
        for (const frame of frames(messageId, envelope)) connection.socket.send(frame);
      });
    },
    connections: () => [...connections.values()].map(({ socket: _socket, ...view }) => view),
    disturb(how, id) {
      const struck = [...connections.values()].filter((connection) => id === undefined || connection.id === id);
      for (const connection of struck) {
        if (how === 'close') connection.socket.close(1000);
        else if (how === 'cut') connection.socket.terminate();
        else connection.frozen = true;
      }
      return struck.length;
    },
    refuse(code, times) {
      refusal = { code, left: times };
    },
    mutePongs(mute) {
      muted = mute;
    },
    stop() {
      for (const { socket } of connections.values()) socket.terminate();
      server.close();
    },
  };
}
