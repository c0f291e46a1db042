/** What the self-built app is told, decoded: messages of one person, and presses of its cards. */
import { type Instant, instantOfEpoch } from '#src/core/day.js';
import type { Inbound } from '#src/ports/platform.js';
import { listOf, textOf, type XmlElement } from './app-xml.js';
import { selectionsOf } from './bot-events.js';
import { readPressKey } from './press-key.js';

/** A press brings a code by which its card can be changed. */
export interface AppEvent {
  event: Inbound;
  code: { taskId: string; code: string } | null;
}

const FILES: Record<string, { name: string; kind: 'file' | 'image' }> = {
  image: { name: '图片.jpg', kind: 'image' },
  voice: { name: '语音.amr', kind: 'file' },
  video: { name: '视频.mp4', kind: 'file' },
};

/** Null where it is nothing to duban: other events, other types. */
export function decodeAppEvent(xml: XmlElement, now: Instant): AppEvent | null {
  const from = textOf(xml, 'FromUserName');
  const type = textOf(xml, 'MsgType');
  if (from === '') return null;
  const at = occurredAt(textOf(xml, 'CreateTime'), now);
  if (type === 'event') return decodePress(xml, from, at);
  const messageId = textOf(xml, 'MsgId');
  const file = Object.hasOwn(FILES, type) ? FILES[type] : undefined;
  if (messageId === '' || (type !== 'text' && !file)) return null;
  return {
    code: null,
    event: {
      kind: 'message',
      eventId: `wecom:app:${messageId}`,
      at,
      chat: `wecom:${from}`,
      chatKind: 'direct',
      sender: `wecom:${from}`,
      messageId: `wecom:app:${messageId}`,
      replyTo: null,
      quoted: null,
      text: textOf(xml, 'Content').trim(),
      mentionsBot: true,
      mentions: [],
      files: file ? [{ ...file, ref: `app:${textOf(xml, 'MediaId')}` }] : [],
    },
  };
}

function decodePress(xml: XmlElement, from: string, at: Instant): AppEvent | null {
  const taskId = textOf(xml, 'TaskId');
  const key = textOf(xml, 'EventKey');
  if (textOf(xml, 'Event') !== 'template_card_event' || taskId === '') return null;
  const pressed = readPressKey(key);
  const items = listOf(xml, 'SelectedItems')
    .flatMap((selected) => (typeof selected === 'string' ? [] : listOf(selected, 'SelectedItem')))
    .flatMap((item) => (typeof item === 'string' ? [] : [item]));
  const code = textOf(xml, 'ResponseCode');
  return {
    code: code === '' ? null : { taskId, code },
    event: {
      kind: 'action',
      // Events carry no id of their own; a code serves one press only.
      eventId: `wecom:app:${from}:${textOf(xml, 'CreateTime')}:${taskId}:${code}`,
      at,
      chat: `wecom:${from}`,
      sender: `wecom:${from}`,
      messageId: taskId,
      ...pressed,
      form: selectionsOf(
        items.map((item) => ({
          name: textOf(item, 'QuestionKey'),
          values: listOf(item, 'OptionIds').flatMap((ids) =>
            typeof ids === 'string' ? [] : listOf(ids, 'OptionId').filter((id) => typeof id === 'string'),
          ),
        })),
      ),
    },
  };
}

const occurredAt = (seconds: string, now: Instant): Instant =>
  /^\d{10}$/.test(seconds) ? instantOfEpoch(Number(seconds) * 1_000) : now;
