/** What a message says, as plain text, and the files it carries. */
import { z } from 'zod';
import type { FileRef } from '#src/ports/platform.js';

export interface Mention {
  /** Placeholder in the text: '@_user_1'. */
  key: string;
  openId: string | null;
  name: string;
  isBot: boolean;
}

interface Said {
  text: string;
  files: FileRef[];
}

const NOTHING: Said = { text: '', files: [] };

const textContent = z.looseObject({ text: z.string() });
const fileContent = z.looseObject({ file_key: z.string(), file_name: z.string().optional() });
const imageContent = z.looseObject({ image_key: z.string() });
const postNode = z.looseObject({
  tag: z.string(),
  text: z.string().optional(),
  user_id: z.string().optional(),
  user_name: z.string().optional(),
  image_key: z.string().optional(),
  file_key: z.string().optional(),
  file_name: z.string().optional(),
});
const postContent = z.looseObject({
  title: z.string().optional(),
  content: z.array(z.array(postNode)),
});
type PostNode = z.infer<typeof postNode>;

/**
 * Plain text and files of a message of any kind. Mentions of `botOpenId` fall away, others read '@name'. What a kind does
 * not say in words (a sticker, a place) is empty.
 */
export function saidIn(messageId: string, type: string, content: string, mentions: Mention[]): Said {
  const parsed = parseJson(content);
  if (parsed === undefined) return NOTHING;
  const read = readers[type];
  return read ? read(parsed, messageId, mentions) : NOTHING;
}

const readers: Record<string, (content: unknown, messageId: string, mentions: Mention[]) => Said> = {
  text: (content, _messageId, mentions) => {
    const parsed = textContent.safeParse(content);
    return parsed.success ? { text: namedMentions(parsed.data.text, mentions), files: [] } : NOTHING;
  },
  post: readPost,
  image: (content, messageId) => {
    const parsed = imageContent.safeParse(content);
    return parsed.success ? { text: '', files: [imageRef(messageId, parsed.data.image_key)] } : NOTHING;
  },
  file: (content, messageId) => readFile(content, messageId, '文件'),
  media: (content, messageId) => readFile(content, messageId, '视频'),
  audio: (content, messageId) => readFile(content, messageId, '语音'),
};

function readFile(content: unknown, messageId: string, fallbackName: string): Said {
  const parsed = fileContent.safeParse(content);
  if (!parsed.success) return NOTHING;
  return { text: '', files: [fileRef(messageId, parsed.data.file_key, parsed.data.file_name ?? fallbackName)] };
}

function readPost(content: unknown, messageId: string, mentions: Mention[]): Said {
  const parsed = postContent.safeParse(content);
  if (!parsed.success) return NOTHING;
  const nodes = parsed.data.content.flat();
  const lines = parsed.data.content.map((line) => line.map((node) => nodeText(node, mentions)).join(''));
  const title = namedMentions(parsed.data.title ?? '', mentions);
  return {
    text: tidy([title, ...lines].filter((line) => line.trim() !== '').join('\n')),
    files: nodes.flatMap((node) => {
      if (node.tag === 'img' && node.image_key) return [imageRef(messageId, node.image_key)];
      if (node.tag === 'media' && node.file_key) return [fileRef(messageId, node.file_key, node.file_name ?? '视频')];
      return [];
    }),
  };
}

function nodeText(node: PostNode, mentions: Mention[]): string {
  if (node.tag !== 'at') return namedMentions(node.text ?? '', mentions, { keepSpace: true });
  const mention = mentions.find((candidate) => candidate.key === node.user_id);
  if (mention) return mention.isBot ? '' : `@${mention.name}`;
  return node.user_id === 'all' || node.user_id === '@_all' ? '@所有人' : `@${node.user_name ?? ''}`;
}

/** Puts names for the placeholders in one pass, the longest key first: '@_user_10' begins with '@_user_1'. */
function namedMentions(text: string, mentions: Mention[], { keepSpace = false } = {}): string {
  if (!text.includes('@')) return keepSpace ? text : tidy(text);
  const shown = new Map(mentions.map((mention) => [mention.key, mention.isBot ? '' : `@${mention.name}`]));
  if (!shown.has('@_all')) shown.set('@_all', '@所有人');
  const keys = [...shown.keys()].filter((key) => key !== '').sort((a, b) => b.length - a.length);
  const pattern = new RegExp(keys.map(escapedForPattern).join('|'), 'g');
  const named = text.replace(pattern, (key) => shown.get(key) ?? key);
  return keepSpace ? named : tidy(named);
}

const escapedForPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const tidy = (text: string) => text.trim();

const fileRef = (messageId: string, key: string, name: string): FileRef => ({
  name,
  ref: `${messageId}/file/${key}`,
  kind: 'file',
});
const imageRef = (messageId: string, key: string): FileRef => ({
  name: '图片',
  ref: `${messageId}/image/${key}`,
  kind: 'image',
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
