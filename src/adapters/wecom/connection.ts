/** One connection to the bot's socket: frames out with their acknowledgements, frames in, a heartbeat. It never reconnects. */
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Clock } from '#src/ports/clock.js';
import type { Ids } from '#src/ports/ids.js';

/** An acknowledgement; `errcode` 0 is success. */
export interface Ack {
  errcode: number;
  errmsg: string;
  body: unknown;
}

/** What came of a frame that no acknowledgement came for. `sent`: it may have been taken. */
export class FrameLost extends Error {
  readonly sent: boolean;

  constructor(reason: string, sent: boolean) {
    super(reason);
    this.name = 'FrameLost';
    this.sent = sent;
  }
}

export interface InFrame {
  cmd: string;
  reqId: string;
  body: unknown;
}

export interface Connection {
  /** Sends a command and waits for its acknowledgement. `reqId`: that of the callback which it answers. Throws FrameLost. */
  request(cmd: string, body: object, reqId?: string): Promise<Ack>;
  close(): void;
}

export interface ConnectionEvents {
  opened(connection: Connection): void;
  frame(frame: InFrame): void;
  /** Once, however it ended. */
  closed(reason: string): void;
}

const HANDSHAKE_MS = 10_000;
const ACK_MS = 5_000;
const PING_MS = 30_000;
/** Heartbeats without an answer after which it is taken for half-open. */
const MISSED_PINGS = 2;
const MAX_FRAME_BYTES = 4 * 1024 * 1024;

const incoming = z.looseObject({
  cmd: z.string().optional(),
  headers: z.looseObject({ req_id: z.string().optional() }).optional(),
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
  body: z.unknown().optional(),
});

interface Waiting {
  settle(ack: Ack): void;
  fail(error: FrameLost): void;
}

export function connect(url: string, events: ConnectionEvents, { clock, ids }: { clock: Clock; ids: Ids }): Connection {
  const socket = new WebSocket(url, { maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  const waiting = new Map<string, Waiting>();
  /** Frames that answer the same callback go one after the other: they share its id. */
  const lanes = new Map<string, Promise<unknown>>();
  let isClosed = false;
  let missed = 0;
  let cancelPing = () => {};
  const cancelHandshake = clock.after(HANDSHAKE_MS, () => end('no connection in time'));

  function end(reason: string): void {
    if (isClosed) return;
    isClosed = true;
    cancelHandshake();
    cancelPing();
    for (const one of waiting.values()) one.fail(new FrameLost(reason, true));
    waiting.clear();
    socket.terminate();
    events.closed(reason);
  }

  function exchange(cmd: string, body: object, reqId: string): Promise<Ack> {
    if (isClosed || socket.readyState !== WebSocket.OPEN) return Promise.reject(new FrameLost('not connected', false));
    return new Promise((resolve, reject) => {
      const done = () => {
        cancel();
        waiting.delete(reqId);
      };
      const fail = (error: FrameLost) => {
        done();
        reject(error);
      };
      const cancel = clock.after(ACK_MS, () => fail(new FrameLost('no acknowledgement in time', true)));
      waiting.set(reqId, {
        settle(ack) {
          done();
          resolve(ack);
        },
        fail,
      });
      socket.send(JSON.stringify({ cmd, headers: { req_id: reqId }, body }), (error) => {
        if (error) fail(new FrameLost('could not be sent', false));
      });
    });
  }

  async function inLane(cmd: string, body: object, reqId: string): Promise<Ack> {
    const before = lanes.get(reqId);
    const turn = (before ?? Promise.resolve()).then(
      () => exchange(cmd, body, reqId),
      () => exchange(cmd, body, reqId),
    );
    lanes.set(reqId, turn);
    try {
      return await turn;
    } finally {
      if (lanes.get(reqId) === turn) lanes.delete(reqId);
    }
  }

  const connection: Connection = {
    request(cmd, body, reqId) {
      return reqId === undefined ? exchange(cmd, body, `${cmd}_${ids.next('')}`) : inLane(cmd, body, reqId);
    },
    close: () => end('closed'),
  };

  function beat(): void {
    cancelPing = clock.after(PING_MS, () => {
      connection.request('ping', {}).then(
        () => {
          missed = 0;
        },
        () => {
          missed += 1;
          if (missed >= MISSED_PINGS) end('heartbeats are not answered');
        },
      );
      beat();
    });
  }

  function hear(data: string): void {
    const read = incoming.safeParse(parsed(data));
    if (!read.success) return;
    const { cmd, headers, errcode, errmsg = '', body } = read.data;
    if (cmd !== undefined) {
      events.frame({ cmd, reqId: headers?.req_id ?? '', body });
      return;
    }
    if (errcode !== undefined) answered(headers?.req_id)?.settle({ errcode, errmsg, body });
  }

  /** A schema error comes without the id of its frame: it can only be told where one frame waits. */
  function answered(reqId: string | undefined): Waiting | undefined {
    if (reqId !== undefined) return waiting.get(reqId);
    const [only, ...others] = waiting.values();
    return others.length === 0 ? only : undefined;
  }

  socket.on('open', () => {
    if (isClosed) return;
    cancelHandshake();
    beat();
    events.opened(connection);
  });
  socket.on('message', (data) => hear(String(data)));
  socket.on('unexpected-response', (_request, response) => end(`refused with HTTP ${response.statusCode}`));
  socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? 'connection failed'));
  socket.on('close', (code) => end(`closed by the platform (${code})`));
  return connection;
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
