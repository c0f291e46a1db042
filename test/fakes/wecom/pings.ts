/** Whom a message rings at, as a client parses it; and whom it might. */

import { isObject, type JsonObject, listOf, parseObject, textOf } from '../common/json.js';
import type { Ping } from '../common/ledger.js';
import type { Channel } from './store.js';

const AT = /<@([^<>\s]+)>/g;

const inText = (text: string): Ping[] => [...text.matchAll(AT)].map((match) => match[1] ?? '');

const textsIn = (part: unknown): string[] => {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(textsIn);
  return isObject(part) ? Object.values(part).flatMap(textsIn) : [];
};

const once = (pings: Ping[]): Ping[] => [...new Set(pings)];

/** userids, and `all`; `byMobile` finds who has a number. */
export function ringsOf(channel: Channel, body: JsonObject, byMobile: (mobile: string) => string | undefined): Ping[] {
  if (channel !== 'webhook' && channel !== 'appchat') return [];
  const type = textOf(body.msgtype);
  const part = isObject(body[type]) ? body[type] : {};
  const listed = listOf(part.mentioned_list).map(textOf);
  const numbers = listOf(part.mentioned_mobile_list).map((mobile) =>
    mobile === '@all' ? '@all' : (byMobile(textOf(mobile)) ?? ''),
  );
  const written = type === 'text' || type === 'markdown' ? inText(textOf(part.content)) : [];
  return once([...listed, ...numbers, ...written].filter((id) => id !== '').map((id) => id.replace(/^@all$/, 'all')));
}

/** Those, and whoever is written as `<@id>` anywhere: a client yet to come may parse it. */
export function pingsOf(content: string, rings: readonly Ping[]): Ping[] {
  const body = parseObject(content) ?? {};
  return once([...rings, ...textsIn(body).flatMap(inText)]);
}
