/** One card as the messages it takes: what it says as markdown, then what can be pressed as template cards. Pure. */
import type { ActionButton, Block, Card, Field } from '#src/cards/model.js';
import { numbersMarkedIn } from '#src/core/subject-mark.js';
import { BUTTON_TEXT, lengthOf, MAX_BUTTONS, MAX_VOTES, OPTION_TEXT, shortened, TITLE } from './limits.js';
import { isActing, templateCard } from './template-card.js';

const text = (words: string): Block => ({ kind: 'text', text: words });
/** Of a card whose words stand in a message before it. */
export const SEE_ABOVE = '内容见上一条消息';
const NOTHING_LINK = 'https://localhost/';

/**
 * Few words and one act: one template card. Else the words come first, whole, and the buttons after them. A reply quotes
 * the words of a message, and of a template card perhaps nothing: where projects are marked, they stand in words.
 */
export function divideCard(card: Card, act: 'send' | 'update'): Card[] {
  if (act === 'update') return replacing(card);
  const acting = card.blocks.filter(isActing);
  if (acting.length === 0) return [card];
  const isMarked = card.blocks.some((block) => block.kind === 'text' && numbersMarkedIn(block.text).length > 0);
  if (!isMarked && !isShortened(acting) && isBrief(card)) return [card];
  return [inWords(card), ...acting.flatMap((block, index) => acts(card, block, acting.length > 1 ? index : null))];
}

/** A pressed card becomes a notice; what has no room in it follows. */
function replacing(card: Card): Card[] {
  const isNotice = !card.blocks.some(isActing) && isBrief(card);
  if (isNotice) return [card];
  const notice = { ...card, title: shortened(card.title, TITLE), tags: [], subtitle: undefined };
  return [{ ...notice, blocks: [text('详见下一条消息')] }, ...divideCard(card, 'send')];
}

function isBrief(card: Card): boolean {
  try {
    templateCard(card, NOTHING_LINK);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Labels that a template card shows in part. */
const isShortened = (acting: readonly Block[]): boolean =>
  acting.some((block) =>
    block.kind === 'buttons'
      ? block.buttons.some(({ label }) => lengthOf(label) > BUTTON_TEXT)
      : block.kind === 'form' && longOptions(block.fields).length > 0,
  );

/** All that the card says, options that are too long for a select among it. */
const inWords = (card: Card): Card => ({
  ...card,
  blocks: card.blocks.flatMap((block): Block[] => {
    if (block.kind === 'form') return longOptions(block.fields).map((label) => text(label));
    if (block.kind !== 'buttons') return [block];
    const links = block.buttons.filter((button) => 'url' in button);
    return links.length > 0 ? [{ kind: 'buttons', buttons: links }] : [];
  }),
});

const longOptions = (fields: readonly Field[]): string[] =>
  fields.flatMap((field) =>
    field.kind === 'select' && field.options.some(({ label }) => lengthOf(label) > OPTION_TEXT)
      ? [`${field.label}：\n${field.options.map(({ label }) => label).join('\n')}`]
      : [],
  );

/** `index` tells several runs apart, by the heading that stands before each. */
function acts(card: Card, block: Block, index: number | null): Card[] {
  const heading = index === null ? null : headingBefore(card.blocks, block);
  const page = (acting: Block): Card => ({
    title: shortened(heading ?? card.title, TITLE),
    tone: card.tone,
    blocks: [text(SEE_ABOVE), acting],
  });
  if (block.kind === 'form') return formParts(block).map(page);
  if (block.kind !== 'buttons') return [];
  const actions = block.buttons.filter((button): button is ActionButton => 'action' in button);
  return chunks(actions, MAX_BUTTONS).map((buttons) => page({ kind: 'buttons', buttons }));
}

/** One question with more answers than a card may offer: several cards, each with a part of them. */
function formParts(block: Extract<Block, { kind: 'form' }>): Block[] {
  const [field, ...others] = block.fields;
  if (field?.kind !== 'select' || others.length > 0) return [block];
  return chunks(field.options, MAX_VOTES).map((options) => ({ ...block, fields: [{ ...field, options }] }));
}

function headingBefore(blocks: readonly Block[], block: Block): string | null {
  const before = blocks.slice(0, blocks.indexOf(block)).findLast((one) => one.kind === 'text');
  return before?.kind === 'text' ? (before.text.split('\n')[0] ?? null) : null;
}

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
