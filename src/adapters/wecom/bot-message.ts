/** What a message to the bot says, as plain text, the text it quotes, and the files it carries. */
import { z } from 'zod';
import type { FileRef } from '#src/ports/platform.js';
import { mediaRef } from './media-ref.js';

/** The key of files without one of their own; null with the long connection, where each has one. */
export type MediaKeys = { aesKey: string } | null;

const media = z.looseObject({
  url: z.string().max(4_000),
  aeskey: z.string().max(100).optional(),
  filename: z.string().max(300).optional(),
});
type Media = z.infer<typeof media>;

const text = z.looseObject({ content: z.string() });
const simplePart = {
  msgtype: z.string(),
  text: text.optional(),
  voice: text.optional(),
  image: media.optional(),
  file: media.optional(),
  video: media.optional(),
};
const mixedItem = z.looseObject(simplePart);
const quotePart = z.looseObject({ ...simplePart, mixed: z.looseObject({ msg_item: z.array(mixedItem) }).optional() });
export const messagePart = quotePart.extend({ quote: quotePart.optional() });
type Part = z.infer<typeof quotePart>;

export interface Said {
  text: string;
  quoted: string | null;
  files: FileRef[];
}

/** Null for a type that duban does not know. */
export function saidIn(
  message: z.infer<typeof messagePart>,
  context: { botName: string | null; media: MediaKeys; isGroup: boolean },
): Said | null {
  const own = partSaid(message, context.media);
  if (!own) return null;
  const quote = message.quote ? partSaid(message.quote, context.media) : null;
  const words = context.isGroup ? withoutBotName(own.text, context.botName) : own.text.trim();
  // A file can reach the bot from a group only as what is quoted: it is meant where nothing else is said of it.
  const meansFile = words === '' || /^[/／]/.test(words);
  return {
    text: words,
    quoted: quote && quote.text !== '' ? quote.text : null,
    files: [...own.files, ...(meansFile ? (quote?.files ?? []) : [])],
  };
}

function partSaid(part: Part, keys: MediaKeys): { text: string; files: FileRef[] } | null {
  switch (part.msgtype) {
    case 'text':
      return { text: part.text?.content ?? '', files: [] };
    case 'voice':
      return { text: part.voice?.content ?? '', files: [] };
    case 'image':
    case 'file':
    case 'video':
      return { text: '', files: fileOf(part[part.msgtype], part.msgtype, keys) };
    case 'mixed': {
      const items = (part.mixed?.msg_item ?? []).flatMap((item) => partSaid(item as Part, keys) ?? []);
      return {
        text: items
          .map((item) => item.text.trim())
          .filter((words) => words !== '')
          .join('\n'),
        files: items.flatMap((item) => item.files),
      };
    }
    default:
      return null;
  }
}

const FALLBACK_NAMES = { image: '图片.jpg', file: '', video: '视频.mp4' } as const;

function fileOf(found: Media | undefined, type: 'image' | 'file' | 'video', keys: MediaKeys): FileRef[] {
  const key = found?.aeskey ?? keys?.aesKey;
  if (!found || key === undefined) return [];
  return [
    {
      name: found.filename ?? FALLBACK_NAMES[type],
      ref: mediaRef({ url: found.url, key }),
      kind: type === 'image' ? 'image' : 'file',
    },
  ];
}

/**
 * A group's message without the mention of the bot. It is written '@name', and nothing marks it: the configured name; else
 * what the message begins with; else the only mention that there is.
 */
export function withoutBotName(said: string, botName: string | null): string {
  const words = said.trim();
  if (botName && words.includes(`@${botName}`)) return words.replaceAll(`@${botName}`, '').trim();
  if (words.startsWith('@')) return words.replace(/^@[^\s\u2005]+/, '').trim();
  const mentions = words.match(/@[^\s\u2005@]+/g) ?? [];
  return mentions.length === 1 ? words.replace(mentions[0], '').trim() : words;
}
