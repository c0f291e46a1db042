/** The bot's long connection: one at a time, acknowledgements, eviction, and what can go wrong with it. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { CommonEffect } from '../common/faults.js';
import { beforeCall } from '../common/http.js';
import { isObject, type JsonObject, parseObject, textOf } from '../common/json.js';
import type { Ack, Commands, Frame } from './commands.js';
import { ApiError } from './errors.js';
import type { Platform } from './platform.js';

export interface ConnectionView {
  id: string;
  openedAt: string;
  /** `subscribed`: it is the bot's connection; `evicted`: it was. */
  state: 'open' | 'subscribed' | 'evicted';
  /** Half-open: it hears nothing and says nothing, and the platform does not know. */
  frozen: boolean;
  pings: number;
}

interface Connection extends ConnectionView {
  socket: WebSocket;
}

export interface Eviction {
  at: string;
  evicted: string;
  by: string;
}

export interface Pushed {
  /** The connection it went over; null: there was none, it is lost. */
  connection: string | null;
  /** The client has read it. */
  read: boolean;
}

export interface Sockets {
  attach(server: Server): void;
  current(): string | null;
  /** Sends a frame to the bot and resolves once the client has read it; never throws. */
  push(cmd: string, reqId: string, body: JsonObject): Promise<Pushed>;
  connections(): ConnectionView[];
  evictions(): Eviction[];
  /** Resolves once a connection is the bot's; rejects after so long on the wire. */
  waitForSubscription(withinMs: number): Promise<string>;
  /** Resolves once all that was sent either way is read and answered. */
  quiet(): Promise<void>;
  /** `close`: orderly; `cut`: the TCP connection is reset; `freeze`: half-open. All connections where `id` is absent. */
  disturb(how: 'close' | 'cut' | 'freeze', id?: string): number;
  /** So many handshakes are refused with HTTP 503; 0: until told otherwise, -1: none any more. */
  refuse(times: number): void;
  stop(): void;
}

const OK = { errcode: 0, errmsg: 'ok' };

export function longConnection(platform: Platform, commands: Commands): Sockets {
  const { settings, clock, chance, faults } = platform;
  const connections = new Map<string, Connection>();
  const evictions: Eviction[] = [];
  const awaiting = new Set<(id: string) => void>();
  const server = new WebSocketServer({ noServer: true, maxPayload: 2 * 1024 * 1024 });
  let refusals = -1;

  const send = (connection: Connection, frame: object): void => {
    if (!connection.frozen) connection.socket.send(JSON.stringify(frame));
  };
  const acknowledge = (connection: Connection, reqId: string, { errcode, errmsg, body }: Ack): void => {
    // A schema error comes back without its req_id: the caller cannot match it.
    const headers = errcode === 40058 ? {} : { headers: { req_id: reqId } };
    send(connection, { ...headers, errcode, errmsg, ...(body && { body }) });
  };
  const subscribed = (): Connection | undefined =>
    [...connections.values()].find(({ state }) => state === 'subscribed');

  const evict = (old: Connection, by: Connection): void => {
    old.state = 'evicted';
    evictions.push({ at: clock.iso(), evicted: old.id, by: by.id });
    send(old, {
      cmd: 'aibot_event_callback',
      headers: { req_id: chance.id('rq') },
      body: {
        msgid: chance.id('EV'),
        create_time: Math.floor(clock.now() / 1000),
        aibotid: settings.bot.botId,
        msgtype: 'event',
        event: { eventtype: 'disconnected_event', disconnected_event: {} },
      },
    });
    clock.after(settings.closeEvictedMs, () => {
      if (old.frozen) connections.delete(old.id);
      else old.socket.close(1000);
    });
  };

  const subscribe = (connection: Connection, body: JsonObject): Ack => {
    if (body.bot_id !== settings.bot.botId || body.secret !== settings.bot.secret) throw new ApiError(853000);
    const old = subscribed();
    if (old && old !== connection) evict(old, connection);
    connection.state = 'subscribed';
    for (const tell of awaiting) tell(connection.id);
    return OK;
  };

  const run = (connection: Connection, frame: Frame): Ack => {
    if (frame.cmd === 'aibot_subscribe') return subscribe(connection, frame.body);
    if (connection.state !== 'subscribed') throw new ApiError(846609);
    if (frame.cmd === 'ping') {
      connection.pings += 1;
      return OK;
    }
    return { ...OK, ...commands.run(frame, connection.id) };
  };

  const tried = (connection: Connection, frame: Frame): Ack => {
    try {
      return run(connection, frame);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { errcode: error.code, errmsg: error.message };
    }
  };

  const lose = (connection: Connection, how: CommonEffect['kind'], reqId: string): void => {
    if (how === 'reset') connection.socket.terminate();
    if (how === 'status') acknowledge(connection, reqId, { errcode: -1, errmsg: 'system busy' });
    if (how === 'broken_json' && !connection.frozen) connection.socket.send('{"headers":{"req_id"');
  };

  const struck = async (connection: Connection, frame: Frame, effect: CommonEffect): Promise<void> => {
    if (effect.kind === 'code') {
      const ack = { errcode: effect.code, errmsg: new ApiError(effect.code).message };
      commands.record(frame, ack, effect.kind);
      return acknowledge(connection, frame.reqId, ack);
    }
    // Not to be overtaken by the next frame: an accepted one is worked off before anything is waited for.
    const instead = effect.kind === 'accepted_then' ? null : await beforeCall(effect, faults, '');
    if (instead) {
      commands.record(frame, null, effect.kind);
      return lose(connection, effect.kind, frame.reqId);
    }
    if (!connections.has(connection.id)) return commands.record(frame, null, effect.kind);
    const ack = tried(connection, frame);
    const isLost = effect.kind === 'accepted_then' && ack.errcode === 0;
    commands.record(frame, ack, effect.kind, isLost);
    if (isLost && effect.kind === 'accepted_then') return lose(connection, effect.answer, frame.reqId);
    acknowledge(connection, frame.reqId, ack);
  };

  const receive = (connection: Connection, text: string): void => {
    if (connection.frozen) return;
    const read = parseObject(text);
    const headers = isObject(read?.headers) ? read.headers : {};
    const frame = {
      cmd: textOf(read?.cmd),
      reqId: textOf(headers.req_id),
      body: isObject(read?.body) ? read.body : {},
    };
    const effect = faults.strike(frame.cmd, commands.concerned(frame));
    if (effect) {
      struck(connection, frame, effect).catch(() => connection.socket.terminate());
      return;
    }
    const ack = tried(connection, frame);
    if (frame.cmd !== 'ping') commands.record(frame, ack, null);
    acknowledge(connection, frame.reqId, ack);
  };

  const accept = (socket: WebSocket): void => {
    const connection: Connection = {
      id: chance.id('conn_'),
      openedAt: clock.iso(),
      state: 'open',
      frozen: false,
      pings: 0,
      socket,
    };
    connections.set(connection.id, connection);
    socket.on('message', (data) => receive(connection, String(data)));
    socket.on('error', () => socket.terminate());
    // A half-open connection stays in the books: the platform does not know that it is gone.
    socket.on('close', () => {
      if (!connection.frozen) connections.delete(connection.id);
    });
  };

  /** Resolves once the client has read all that was sent before; false where it does not within the platform's patience. */
  const read = ({ socket }: Connection): Promise<boolean> =>
    new Promise((resolve) => {
      const mark = randomUUID();
      const done = (answer: boolean): void => {
        clearTimeout(limit);
        socket.off('pong', heard);
        socket.off('close', gone);
        resolve(answer);
      };
      const heard = (data: Buffer): void => {
        if (data.toString() === mark) done(true);
      };
      const gone = (): void => done(false);
      const limit = setTimeout(gone, settings.answerWithinMs);
      socket.on('pong', heard);
      socket.once('close', gone);
      socket.ping(mark);
    });

  return {
    attach(http) {
      http.on('upgrade', (request, socket, head) => {
        if (refusals >= 0) {
          if (refusals > 0) {
            refusals -= 1;
            if (refusals === 0) refusals = -1;
          }
          socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
          return;
        }
        server.handleUpgrade(request, socket, head, accept);
      });
    },
    current: () => subscribed()?.id ?? null,
    async push(cmd, reqId, body) {
      const connection = subscribed();
      if (!connection) return { connection: null, read: false };
      send(connection, { cmd, headers: { req_id: reqId }, body });
      if (connection.frozen) return { connection: connection.id, read: false };
      return { connection: connection.id, read: await read(connection) };
    },
    connections: () => [...connections.values()].map(({ socket: _socket, ...view }) => view),
    evictions: () => [...evictions],
    waitForSubscription: (withinMs) =>
      new Promise((resolve, reject) => {
        const done = (id: string): void => {
          clearTimeout(limit);
          awaiting.delete(done);
          resolve(id);
        };
        const limit = setTimeout(() => {
          awaiting.delete(done);
          reject(new Error(`no connection has subscribed after ${withinMs} ms`));
        }, withinMs);
        awaiting.add(done);
        const now = subscribed();
        if (now) done(now.id);
      }),
    async quiet() {
      // Once for what the client had sent, once more for our answers to it.
      for (let round = 0; round < 2; round += 1)
        await Promise.all([...connections.values()].filter(({ frozen }) => !frozen).map(read));
    },
    disturb(how, id) {
      const chosen = [...connections.values()].filter((connection) => id === undefined || connection.id === id);
      for (const connection of chosen) {
        if (how === 'close') connection.socket.close(1001);
        if (how === 'cut') connection.socket.terminate();
        if (how === 'freeze') connection.frozen = true;
      }
      return chosen.length;
    },
    refuse(times) {
      refusals = times;
    },
    stop() {
      for (const { socket } of connections.values()) socket.terminate();
      server.close();
    },
  };
}
