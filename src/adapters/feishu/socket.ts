/** The long connection: the SDK's client under a supervisor, for it gives up on most errors and on some without a word. */
import { z } from 'zod';
import type { Clock } from '#src/ports/clock.js';
import type { Log } from '#src/ports/log.js';
import type { Http, HttpRequest } from '#src/wire/http.js';
import type { Intake } from './intake.js';
import { asHttpInstance, loadSdk, type Sdk, sdkLogger } from './sdk.js';

export interface Socket {
  /** Connects, and again for as long as it takes. `isUp` is called each time: until then events may have been lost. */
  open(intake: Intake, isUp?: () => void): Promise<void>;
  close(): void;
  /** Why events cannot come in just now, in English; null while they can. */
  trouble(): string | null;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;
/** How often it is looked whether the client has silently stopped. */
const LOOK_MS = 15_000;
const HANDSHAKE_MS = 10_000;
/** Seconds without a sign of life after a ping. */
const PING_TIMEOUT = 10;

export interface SocketApp {
  appId: string;
  appSecret: string;
  baseUrl: string;
  pingTimeoutSeconds?: number;
}

const endpoint = z.looseObject({ data: z.looseObject({ URL: z.string() }) });

type Client = InstanceType<Sdk['WSClient']>;

export function eventSocket(app: SocketApp, http: Http, { clock, log }: { clock: Clock; log: Log }): Socket {
  let client: Client | null = null;
  let failures = 0;
  let isOpen = false;
  let tellUp = () => {};
  let trouble: string | null = 'not started';
  let cancelTimer = () => {};

  function connect(sdk: Sdk, intake: Intake) {
    trouble = 'connecting';
    const connected = () => {
      if (client !== fresh) return;
      failures = 0;
      trouble = null;
      log.info({}, 'long connection is up');
      tellUp();
    };
    const fresh = new sdk.WSClient({
      appId: app.appId,
      appSecret: app.appSecret,
      domain: app.baseUrl,
      httpInstance: asHttpInstance(secureSocketsOnly(http)),
      logger: sdkLogger(log),
      handshakeTimeoutMs: HANDSHAKE_MS,
      wsConfig: { pingTimeout: app.pingTimeoutSeconds ?? PING_TIMEOUT },
      onReady: connected,
      onReconnected: connected,
      onReconnecting: () => {
        if (client !== fresh) return;
        trouble = 'reconnecting';
        log.warn({}, 'long connection is lost, reconnecting');
      },
      onError: () => {
        if (client === fresh) replace(sdk, intake, 'refused by the platform');
      },
    });
    client = fresh;
    fresh.start({ eventDispatcher: dispatcher(sdk, intake, log) }).catch(() => {
      if (client === fresh) replace(sdk, intake, 'could not be started');
    });
    watch(sdk, intake);
  }

  function watch(sdk: Sdk, intake: Intake) {
    cancelTimer = clock.after(LOOK_MS, () => {
      const state = client?.getConnectionStatus().state;
      if (state === 'idle' || state === 'failed') replace(sdk, intake, `stopped (${state})`);
      else watch(sdk, intake);
    });
  }

  function replace(sdk: Sdk, intake: Intake, reason: string) {
    client?.close({ force: true });
    client = null;
    cancelTimer();
    if (!isOpen) return;
    trouble = reason;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
    failures += 1;
    log.warn({ reason, waitMs: wait }, 'long connection ended, another will be made');
    cancelTimer = clock.after(wait, () => connect(sdk, intake));
  }

  return {
    async open(intake, isUp = () => {}) {
      isOpen = true;
      tellUp = isUp;
      const sdk = await loadSdk();
      if (isOpen) connect(sdk, intake);
    },
    close() {
      isOpen = false;
      cancelTimer();
      client?.close({ force: true });
      client = null;
      trouble = 'stopped';
    },
    trouble: () => trouble,
  };
}

/**
 * Every envelope as it came, whatever its type: the SDK's own dispatch flattens it, and loses a card's event token to
 * another of the same name. Nothing on this connection is signed: the handshake vouches for it.
 */
function dispatcher(sdk: Sdk, intake: Intake, log: Log) {
  class Envelopes extends sdk.EventDispatcher {
    override async invoke(envelope: unknown): Promise<unknown> {
      const answer = await intake(envelope);
      return Object.keys(answer).length > 0 ? answer : undefined;
    }
  }
  return new Envelopes({ logger: sdkLogger(log) });
}

/** The platform names the socket's address; only an encrypted one is used, except on this machine. */
function secureSocketsOnly(http: Http) {
  return async (request: HttpRequest) => {
    const body = await http.request(request);
    const url = endpoint.safeParse(body).data?.data.URL;
    if (url !== undefined && !isSafeSocket(url)) throw new Error('an unencrypted socket address was refused');
    return body;
  };
}

function isSafeSocket(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'wss:' || (protocol === 'ws:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}
