/** What goes out, as the frozen bytes that the outbox keeps: one JSON text per message. Pure. */
import { z } from 'zod';
import type { Card, Tone } from '#src/cards/model.js';
import type { Outgoing } from '#src/ports/platform.js';
import { bodyElements } from './blocks.js';
import { escapePlainMessage } from './escape.js';
import { plainText } from './form.js';
import { beyondLimit, MAX_TEXT_BYTES } from './limits.js';

/** A frozen body, parsed again at delivery. */
export const frozenBody = z.discriminatedUnion('msg_type', [
  z.object({ msg_type: z.literal('interactive'), content: z.string() }),
  z.object({ msg_type: z.literal('text'), content: z.string() }),
  z.object({ msg_type: z.literal('file'), name: z.string(), fileId: z.string() }),
]);
export type FrozenBody = z.infer<typeof frozenBody>;

const REPEAT_MARK = '（可能重复）';

const HEADER_TEMPLATES: Record<Tone, string> = {
  calm: 'blue',
  good: 'green',
  warn: 'orange',
  alarm: 'red',
  muted: 'grey',
};
const TAG_COLORS: Record<Tone, string> = { ...HEADER_TEMPLATES, muted: 'neutral' };
const MAX_TAGS = 3;

/** Frozen bytes of a message. Throws RangeError where the platform would not take it. */
export function renderOutgoing(outgoing: Outgoing): string {
  switch (outgoing.kind) {
    case 'card':
      return renderCard(outgoing.card);
    case 'text':
      return renderText(outgoing.text);
    case 'file':
      return frozen({ msg_type: 'file', name: outgoing.name, fileId: outgoing.fileId });
    // Charts are shown in cards here: nobody asks for pictures.
    case 'picture':
      return renderText(outgoing.text);
    default: {
      const unreachable: never = outgoing;
      return unreachable;
    }
  }
}

const header = z.looseObject({ header: z.looseObject({ title: z.looseObject({ content: z.string() }) }) });

/** The same message, its heading marked; a file has none. */
export function asRepeat(body: string): string {
  const message = frozenBody.parse(JSON.parse(body));
  if (message.msg_type === 'file') return body;
  const content: unknown = JSON.parse(message.content);
  if (message.msg_type === 'text') {
    const { text } = z.object({ text: z.string() }).parse(content);
    return frozen({ ...message, content: JSON.stringify({ text: REPEAT_MARK + text }) });
  }
  const card = header.parse(content);
  card.header.title.content = REPEAT_MARK + card.header.title.content;
  return frozen({ ...message, content: JSON.stringify(card) });
}

/** Whether a card can be sent as one message. */
export function fits(card: Card): boolean {
  try {
    renderCard(card);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A card as card JSON 2.0, before it is frozen. */
export function cardJson(card: Card) {
  const tags = (card.tags ?? []).slice(0, MAX_TAGS);
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: false, summary: { content: card.summary ?? card.title } },
    header: {
      title: plainText(card.title),
      ...(card.subtitle ? { subtitle: plainText(card.subtitle) } : {}),
      template: HEADER_TEMPLATES[card.tone],
      ...(tags.length > 0
        ? {
            text_tag_list: tags.map((tag) => ({
              tag: 'text_tag',
              text: plainText(tag.text),
              color: TAG_COLORS[tag.tone],
            })),
          }
        : {}),
    },
    body: { elements: bodyElements(card.blocks) },
  };
}

function renderCard(card: Card): string {
  const json = cardJson(card);
  const body = frozen({ msg_type: 'interactive', content: JSON.stringify(json) });
  const beyond = beyondLimit(body, json);
  if (beyond) throw new RangeError(`card does not fit: ${beyond}`);
  return body;
}

function renderText(text: string): string {
  const content = JSON.stringify({ text: escapePlainMessage(text) });
  if (Buffer.byteLength(content) > MAX_TEXT_BYTES) throw new RangeError('text message does not fit');
  return frozen({ msg_type: 'text', content });
}

const frozen = (body: FrozenBody) => JSON.stringify(body);
