/** What goes out, as the frozen bytes that the outbox keeps. Pure. */
import { z } from 'zod';
import type { Card } from '#src/cards/model.js';
import type { Outgoing } from '#src/ports/platform.js';
import { SEE_ABOVE } from './divide.js';
import { APP_TEXT_BYTES, lengthOf, PUSHED_CHARS, STREAM_BYTES, shortened, TITLE } from './limits.js';
import { cardMarkdown } from './markdown.js';
import { isActing, type TemplateCard, templateCard } from './template-card.js';
import { plainMarkdown } from './text.js';

const template = z.looseObject({ card_type: z.string() });

/** A frozen body, parsed again at delivery. */
export const frozenBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('markdown'),
    content: z.string(),
    /** The same without tables, for channels that know none. */
    plain: z.string(),
    /** The same as a notice, to take the place of a pressed card; null where it has no room there. */
    notice: template.nullable(),
    /** Ids of people to be rung at, where a channel can. */
    people: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('card'),
    card: template,
    /** What it says, for channels that know no cards; null where a message before it says all. */
    words: z.string().nullable(),
  }),
  z.object({ kind: z.literal('file'), as: z.enum(['file', 'image']), name: z.string(), fileId: z.string() }),
]);
export type FrozenBody = z.infer<typeof frozenBody>;

const REPEAT_MARK = '（可能重复）';

export interface RenderOptions {
  /** Where a notice leads: the platform wants an address. */
  link: string;
  /** Whether the app is the only channel: its texts are shorter, and know no tables. */
  appOnly: boolean;
}

/** Throws RangeError where the platform would not take it, or would cut it. */
export const renderer =
  (options: RenderOptions) =>
  (outgoing: Outgoing): string => {
    switch (outgoing.kind) {
      case 'card':
        return renderCard(outgoing.card, options);
      case 'text': {
        const content = plainMarkdown(outgoing.text);
        return fitting({ kind: 'markdown', content, plain: content, notice: null, people: [] }, options);
      }
      case 'picture':
        return frozen({ kind: 'file', as: 'image', name: outgoing.name, fileId: outgoing.fileId });
      case 'file':
        return frozen({ kind: 'file', as: 'file', name: outgoing.name, fileId: outgoing.fileId });
      default: {
        const unreachable: never = outgoing;
        return unreachable;
      }
    }
  };

function renderCard(card: Card, options: RenderOptions): string {
  if (card.blocks.some(isActing)) {
    const saysAbove = card.blocks.some((block) => block.kind === 'text' && block.text === SEE_ABOVE);
    const words = saysAbove ? null : cardMarkdown(card, { tables: true });
    return frozen({ kind: 'card', card: templateCard(card, options.link), words });
  }
  return fitting(
    {
      kind: 'markdown',
      content: cardMarkdown(card, { tables: true }),
      plain: cardMarkdown(card, { tables: false }),
      notice: noticeOf(card, options.link),
      people: card.blocks.flatMap((block) =>
        block.kind === 'mention' ? block.people.flatMap((person) => /^wecom:(.+)$/.exec(person)?.[1] ?? []) : [],
      ),
    },
    options,
  );
}

function noticeOf(card: Card, link: string): TemplateCard | null {
  try {
    return templateCard(card, link);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function fitting(body: Extract<FrozenBody, { kind: 'markdown' }>, { appOnly }: RenderOptions): string {
  if (appOnly && Buffer.byteLength(body.plain) > APP_TEXT_BYTES - REPEAT_BYTES)
    throw new RangeError('too many bytes for a text of the app');
  if (lengthOf(body.content) > PUSHED_CHARS || Buffer.byteLength(body.content) > STREAM_BYTES - REPEAT_BYTES)
    throw new RangeError('too long for a message');
  return frozen(body);
}

/** Room for the mark of a repeat. */
const REPEAT_BYTES = Buffer.byteLength(REPEAT_MARK) + 1;

/** The same message, its heading marked; a file has none. */
export function asRepeat(body: string): string {
  const message = frozenBody.parse(JSON.parse(body));
  if (message.kind === 'file') return body;
  if (message.kind === 'markdown') {
    const marked = (content: string) => `${REPEAT_MARK}\n${content}`;
    return frozen({ ...message, content: marked(message.content), plain: marked(message.plain), notice: null });
  }
  const titled = z.looseObject({ main_title: z.looseObject({ title: z.string() }) }).parse(message.card);
  const title = shortened(REPEAT_MARK + titled.main_title.title, TITLE);
  return frozen({ ...message, card: { ...message.card, main_title: { ...titled.main_title, title } } });
}

const frozen = (body: FrozenBody): string => JSON.stringify(body);
