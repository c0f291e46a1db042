/**
 * A server of one kind, in a process of its own: `serve.ts KIND FOLDER`. Tells its parent its port once it listens and, whenever
 * it is asked, how many events it has stored by how many commits.
 */
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import * as lark from '@larksuiteoapi/node-sdk';
import { inboxRepo } from '../../db/inbox.js';
import { bot } from '../../src/app.js';
import { parseConfig } from '../../src/config.js';
import { type OpenHouse, openHouse } from '../../src/house.js';
import type { Inbound, Receive } from '../../src/ports/platform.js';
import { receiver } from '../../src/runtime/receive.js';
import type { House } from '../../src/services/context.js';
import { callbackListener } from '../../src/web/callback-listener.js';
import { listen, pagesListener, webApp } from '../../src/web/server.js';
import { app } from './callbacks.js';

export interface Grouped {
  commits: number;
  events: number;
}

const [kind = '', folder = ''] = process.argv.slice(2);
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const grouped: Grouped = { commits: 0, events: 0 };

process.on('message', () => process.send?.(grouped));
process.send?.(await started());

async function started(): Promise<number> {
  switch (kind) {
    case 'duban':
      return ours((house) =>
        receiver(house, bot, { run: async () => undefined, outcome: async () => null, stop: () => undefined }),
      );
    case 'transaction':
      return ours((house) => async (event: Inbound) => {
        const fresh = await house.database.db
          .transaction()
          .execute((db) => inboxRepo(db).insert(event, house.clock.now()));
        return { fresh, done: Promise.resolve(null) };
      });
    case 'bare':
      return bare(bareHandler());
    case 'sdk':
      return bare(sdkHandler());
    default:
      throw new Error(`no server ${kind}`);
  }
}

/** The same house, which counts what it stores. */
function counting(house: OpenHouse): OpenHouse {
  const storeArrived: OpenHouse['database']['storeArrived'] = (arrived) => {
    grouped.commits += 1;
    grouped.events += arrived.length;
    return house.database.storeArrived(arrived);
  };
  return { ...house, database: { ...house.database, storeArrived } };
}

/** duban's own callbacks and store, before this way of receiving; nothing is worked off. */
async function ours(receive: (house: House) => Receive): Promise<number> {
  const config = parseConfig({
    DATABASE_URL: `sqlite:${join(folder, `${kind}.db`)}`,
    DUBAN_SECRET: 'the secret of the bench, of more than enough characters',
    FEISHU_APP_ID: app.appId,
    FEISHU_APP_SECRET: app.appSecret,
    FEISHU_ENCRYPT_KEY: app.encryptKey,
    FEISHU_VERIFICATION_TOKEN: app.verificationToken,
    FEISHU_BASE_URL: 'http://127.0.0.1:9',
  });
  const house = counting(await openHouse(config, { log: silent }));
  for (const platform of house.platforms.values()) await platform.start(receive(house));
  const pages = pagesListener(webApp({ routes: [], probes: [], metrics: async () => '', log: silent }));
  const { port } = await listen(callbackListener(house.callbacks, pages, house), 0, '127.0.0.1');
  return port;
}

function bare(handler: RequestListener): Promise<number> {
  const server = createServer(handler);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

/** The same checks and the same decryption, and nothing stored. */
function bareHandler(): RequestListener {
  const key = createHash('sha256').update(app.encryptKey).digest();
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const {
        'x-lark-request-timestamp': timestamp,
        'x-lark-request-nonce': nonce,
        'x-lark-signature': given,
      } = request.headers;
      const wanted = createHash('sha256').update(`${timestamp}${nonce}${app.encryptKey}`).update(body).digest('hex');
      if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(String(given)))) {
        response.writeHead(401).end();
        return;
      }
      const bytes = Buffer.from((JSON.parse(body.toString('utf8')) as { encrypt: string }).encrypt, 'base64');
      const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
      JSON.parse(Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8'));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  };
}

/** The official SDK's dispatcher, and nothing stored. */
function sdkHandler(): RequestListener {
  const dispatcher = new lark.EventDispatcher({
    encryptKey: app.encryptKey,
    verificationToken: app.verificationToken,
    loggerLevel: lark.LoggerLevel.fatal,
  }).register({ 'im.message.receive_v1': async () => ({}) });
  return lark.adaptDefault('/feishu/events', dispatcher) as RequestListener;
}
