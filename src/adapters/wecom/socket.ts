/**
 * The bot's long connection under a supervisor. One instance of ours holds it, by election; one of another deployment with
 * the same bot takes it away, and is not fought.
 */
import type { Clock } from '#src/ports/clock.js';
import type { Elections } from '#src/ports/elections.js';
import type { Ids } from '#src/ports/ids.js';
import type { Log } from '#src/ports/log.js';
import { type Connection, connect, type InFrame } from './connection.js';

export interface BotSocket {
  /** Stands for election, and from then on connects, and again for as long as it takes. */
  open(): void;
  close(): Promise<void>;
  /** The connection that the bot has subscribed on; null where there is none here. */
  current(): Connection | null;
  state(): SocketState;
}

export type SocketState =
  | { kind: 'up' }
  /** Another instance holds the connection. */
  | { kind: 'standby' }
  /** It cannot be had just now; why, in English. `isTrying`: an answer is on its way. */
  | { kind: 'down'; reason: string; isTrying: boolean };

export interface SocketParts {
  bot: { botId: string; secret: string; wsUrl: string };
  elections: Elections;
  clock: Clock;
  ids: Ids;
  log: Log;
  onFrame(frame: InFrame, connection: Connection): void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** Credentials do not become right by asking. */
const REFUSED_WAIT_MS = 300_000;
/** Somebody else has connected with this bot: twice as long after each time. */
const EVICTED_WAIT_MS = 120_000;
const LONGEST_EVICTED_MS = 1_800_000;
/** A connection that held for so long lets waits begin anew. */
const STEADY_MS = 600_000;

const BAD_CREDENTIALS = 853000;

export function botSocket({ bot, elections, clock, ids, log, onFrame }: SocketParts): BotSocket {
  let standing: { withdraw(): Promise<void> } | null = null;
  let isElected = false;
  let isPassedOver = false;
  let live: Connection | null = null;
  let subscribed: Connection | null = null;
  let subscribedAt = 0;
  let failures = 0;
  let evictions = 0;
  let trouble = 'not started';
  let cancelRetry = () => {};

  function dial(): void {
    trouble = 'connecting';
    const fresh = connect(
      bot.wsUrl,
      {
        opened: (connection) => void subscribe(connection),
        frame(frame) {
          if (live === fresh) hear(frame, fresh);
        },
        closed(reason) {
          if (live === fresh) lost(reason, waitAfterFailure());
        },
      },
      { clock, ids },
    );
    live = fresh;
  }

  async function subscribe(connection: Connection): Promise<void> {
    try {
      const { errcode } = await connection.request('aibot_subscribe', { bot_id: bot.botId, secret: bot.secret });
      if (live !== connection) return;
      if (errcode === BAD_CREDENTIALS) return lost('the bot’s id or secret is refused', REFUSED_WAIT_MS);
      if (errcode !== 0) return lost(`subscribing is refused (code ${errcode})`, waitAfterFailure());
      subscribed = connection;
      subscribedAt = clock.monotonic();
      log.info({}, 'long connection is up');
    } catch {
      if (live === connection) lost('subscribing got no answer', waitAfterFailure());
    }
  }

  function hear(frame: InFrame, connection: Connection): void {
    if (isEviction(frame)) {
      evictions += 1;
      const wait = Math.min(EVICTED_WAIT_MS * 2 ** (evictions - 1), LONGEST_EVICTED_MS);
      log.error({ waitMs: wait }, 'somebody else has connected with this bot and taken the connection');
      lost('another client has connected with this bot', wait);
      return;
    }
    onFrame(frame, connection);
  }

  function waitAfterFailure(): number {
    if (subscribed && clock.monotonic() - subscribedAt >= STEADY_MS) {
      failures = 0;
      evictions = 0;
    }
    const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
    failures += 1;
    return wait;
  }

  function lost(reason: string, waitMs: number): void {
    drop(reason);
    if (!isElected) return;
    log.warn({ reason, waitMs }, 'long connection ended, another will be made');
    cancelRetry = clock.after(waitMs, dial);
  }

  function drop(reason: string): void {
    const old = live;
    live = null;
    subscribed = null;
    trouble = reason;
    cancelRetry();
    old?.close();
  }

  return {
    open() {
      trouble = 'waiting to be elected';
      standing = elections.stand('wecom-socket', {
        elected() {
          isElected = true;
          isPassedOver = false;
          dial();
        },
        passedOver() {
          isPassedOver = true;
        },
        deposed() {
          isElected = false;
          isPassedOver = true;
          drop('another instance holds the connection');
        },
      });
    },
    async close() {
      isElected = false;
      isPassedOver = false;
      drop('stopped');
      await standing?.withdraw();
      standing = null;
    },
    current: () => subscribed,
    state() {
      if (subscribed) return { kind: 'up' };
      if (isPassedOver) return { kind: 'standby' };
      return { kind: 'down', reason: trouble, isTrying: live !== null || !isElected };
    },
  };
}

function isEviction({ body }: InFrame): boolean {
  const event = (body as { event?: { eventtype?: unknown } } | null)?.event;
  return event?.eventtype === 'disconnected_event';
}
