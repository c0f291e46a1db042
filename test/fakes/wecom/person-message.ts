/** A person's message: as it is kept, and as the bot is told of it, with fresh addresses for its files. */
import { isObject, type JsonObject, listOf, textOf } from '../common/json.js';
import { keyOf } from './crypt.js';
import type { Media } from './media.js';
import { plainText } from './plain-text.js';
import type { Platform } from './platform.js';
import type { StoredMessage } from './store.js';

export interface Item {
  text?: string;
  image?: { name: string; bytes: Uint8Array };
}

type Saying =
  | { msgtype: 'mixed'; items: readonly Item[] }
  | { msgtype: 'file' | 'image' | 'video'; file: { name: string; bytes: Uint8Array } };

/** A file behind an address: sealed with its own key over the connection, with the bot's in callback mode. */
const offered = (platform: Platform, media: Media, type: string): JsonObject => {
  const { settings, chance } = platform;
  const own = settings.botMode === 'socket' ? chance.bytes(32) : null;
  const ticket = platform.media.offer(media, own ?? keyOf(settings.bot.aesKey));
  return {
    url: `${platform.origin}/media/${ticket}`,
    ...(own && { aeskey: own.toString('base64') }),
    ...(settings.fileNames && type === 'file' && { filename: media.name }),
  };
};

/** A kept body as it goes over the wire. */
export function onTheWire(platform: Platform, body: JsonObject): JsonObject {
  const type = textOf(body.msgtype);
  const part = body[type];
  if (type === 'mixed' && isObject(part)) {
    const items = listOf(part.msg_item).filter(isObject);
    return { msgtype: type, mixed: { msg_item: items.map((item) => onTheWire(platform, item)) } };
  }
  const media = isObject(part) ? platform.media.find(textOf(part.media_id)) : undefined;
  return media ? { msgtype: type, [type]: offered(platform, media, type) } : body;
}

/** Keeps what a person sends; `wire` makes what the bot is told of it. */
export function personSays(
  platform: Platform,
  userId: string,
  saying: Saying,
): { kept: JsonObject; wire: () => JsonObject } {
  const stored = (type: string, file: { name: string; bytes: Uint8Array }): JsonObject => {
    const { mediaId } = platform.media.add({ type, name: file.name, bytes: Buffer.from(file.bytes), owner: userId });
    return { msgtype: type, [type]: { media_id: mediaId } };
  };
  const kept =
    saying.msgtype === 'mixed'
      ? {
          msgtype: 'mixed',
          mixed: {
            msg_item: saying.items.map((item) =>
              item.image ? stored('image', item.image) : { msgtype: 'text', text: { content: item.text ?? '' } },
            ),
          },
        }
      : stored(saying.msgtype, saying.file);
  return { kept, wire: () => onTheWire(platform, kept) };
}

const AS_IT_IS = new Set(['text', 'image', 'mixed', 'voice', 'file', 'video']);

/** What goes along of a quoted message: content, no id, no author; null where the platform tells nothing of its kind. */
export function quoted(platform: Platform, message: StoredMessage, viewer: string): JsonObject | null {
  const { store, settings, world, media } = platform;
  const body = store.seenBy(message, viewer);
  const type = textOf(body.msgtype);
  if (AS_IT_IS.has(type)) return onTheWire(platform, body);
  if (type === 'template_card' && settings.quotedCard === 'absent') return null;
  const content = plainText(body, world.nameOf, (id) => media.find(id)?.name ?? id);
  return { msgtype: 'text', text: { content } };
}
