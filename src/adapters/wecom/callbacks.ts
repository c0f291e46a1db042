/** What comes to the two callback addresses, taken in and answered. */
import { z } from 'zod';
import { welcomeWords } from '#src/cards/welcome-card.js';
import type { Clock } from '#src/ports/clock.js';
import type { Ids } from '#src/ports/ids.js';
import type { Receive } from '#src/ports/platform.js';
import { decodeAppEvent } from './app-events.js';
import type { AppSender } from './app-sender.js';
import { readXml, textOf } from './app-xml.js';
import type { BotIntake } from './bot-intake.js';
import type { Clicks } from './clicks.js';
import { encryptFrame, keyBytes, signatureOf } from './crypto.js';
import type { ResponseUrls } from './response-url.js';
import { APP_PATH, BOT_PATH, type SignedRoute } from './signed-callback.js';
import { type CallbackKeys, callbackOpener, type SignedQuery } from './verify.js';

const sealedJson = z.looseObject({ encrypt: z.string().optional(), Encrypt: z.string().optional() });

interface Parts {
  clock: Clock;
  ids: Ids;
}

/** The bot in callback mode: a press is answered in the response, a message by its response_url. */
export function botCallback(
  keys: CallbackKeys,
  {
    intake,
    clicks,
    responses,
    ...parts
  }: Parts & { intake(): BotIntake | null; clicks: Clicks; responses: ResponseUrls },
): SignedRoute {
  return {
    path: BOT_PATH,
    opener: callbackOpener(keys),
    sealedIn(body) {
      const { encrypt, Encrypt } = sealedJson.safeParse(jsonOf(body)).data ?? {};
      return encrypt ?? Encrypt ?? null;
    },
    async take(message, query) {
      const open = intake();
      if (!open) return null;
      let answer = Promise.resolve('');
      const say = (body: object): string => sealedAnswer(keys, body, query, parts);
      const { stored } = await open.take(jsonOf(message), {
        message: (event, url) =>
          url === null ? undefined : responses.keep(event.messageId, event.chat, event.chatKind === 'direct', url),
        press(taskId) {
          answer = new Promise((resolve) => {
            clicks.open(
              taskId,
              async (card) => {
                resolve(say({ response_type: 'update_template_card', template_card: card }));
                return { result: 'sent', messageId: taskId };
              },
              () => resolve(''),
            );
          });
        },
        entered() {
          answer = Promise.resolve(say({ msgtype: 'text', text: { content: welcomeWords } }));
        },
        lost: () => undefined,
      });
      // What could not be stored is told again by the platform, a press excepted.
      return stored ? answer : null;
    },
  };
}

/** The self-built app: stored, and answered with nothing; what is to be said goes out by the API. */
export function appCallback(
  keys: CallbackKeys,
  { receive, sender, clock }: Parts & { receive(): Receive | null; sender: AppSender },
): SignedRoute {
  return {
    path: APP_PATH,
    opener: callbackOpener(keys),
    sealedIn(body) {
      const xml = xmlOf(body);
      return xml ? textOf(xml, 'Encrypt') || null : null;
    },
    async take(message) {
      const store = receive();
      if (!store) return null;
      const xml = xmlOf(message);
      const told = xml && decodeAppEvent(xml, clock.now());
      if (!told) return '';
      if (told.code) await sender.keepCode(told.code.taskId, told.code.code);
      await store(told.event);
      return '';
    },
  };
}

/** The platform's form of a passive answer. */
function sealedAnswer(keys: CallbackKeys, body: object, { nonce }: SignedQuery, { clock, ids }: Parts): string {
  const timestamp = Math.floor(Date.parse(clock.now()) / 1_000);
  const random = Buffer.from(ids.secret(16), 'base64url');
  const encrypt = encryptFrame(JSON.stringify(body), keyBytes(keys.aesKey), keys.receiverId, random);
  const msgsignature = signatureOf(keys.token, String(timestamp), nonce, encrypt);
  return JSON.stringify({ encrypt, msgsignature, timestamp, nonce });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function xmlOf(text: string) {
  try {
    return readXml(text);
  } catch {
    return null;
  }
}
