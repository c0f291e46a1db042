import { Refusal } from '#src/core/refusal.js';
import type { FileRef } from '#src/ports/platform.js';
import type { ChatStore, FileStore } from '#src/ports/simulator.js';
import { shown } from './content.js';

export const maxFileBytes = 20 * 1024 * 1024;

/** Bytes of an uploaded file; 'parent:ID' is the file of a message that was replied to. Throws Refusal. */
export async function fetchFile(
  chats: ChatStore,
  files: FileStore,
  { ref }: FileRef,
  maxBytes: number,
): Promise<Uint8Array> {
  const [, parent] = /^parent:(\S+)$/.exec(ref) ?? [];
  const file = await files.read(parent ? await fileOfMessage(chats, parent) : ref);
  if (!file) throw new Refusal('not_found', '这个文件已经不在了，请重新发送。');
  if (file.bytes.byteLength > maxBytes) throw new Refusal('too_much', '文件太大，请压缩或分开发送。');
  return file.bytes;
}

async function fileOfMessage(chats: ChatStore, messageId: string): Promise<string> {
  const message = await chats.message(messageId);
  const content = message && shown(message).content;
  const [first] = content?.kind === 'text' ? (content.files ?? []) : [];
  if (!first) throw new Refusal('bad_input', '您回复的那条消息不是文件。请回复文件消息，或者直接把文件单独发给我。');
  return first.id;
}
