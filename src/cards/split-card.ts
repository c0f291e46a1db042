/**
 * A card that is too large for a platform, as several. Nothing is cut: long tables, lists and texts go on in the next
 * card, and each title says which of how many it is.
 */
import type { Block, Card } from './model.js';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

type Division = [head: Block, tail: Block] | [head: null, tail: null];

/** Stands for the page mark while sizes are tried; no real one is longer. */
const WIDEST_MARK = '（100/100）';

/**
 * Cards that each satisfy `fits`, in reading order: the card itself where it fits. A card's own form and buttons end up in
 * the last one; where buttons belong to single items (several runs of them), they stay with their items. Throws RangeError
 * where a part that cannot be divided, such as a form, does not fit alone.
 */
export function splitCard(card: Card, fits: (card: Card) => boolean): Card[] {
  if (fits(card)) return [card];
  const page = (blocks: Block[]): Card => ({ ...card, title: card.title + WIDEST_MARK, blocks });
  const pages = packed(reordered(card.blocks), (blocks) => fits(page(blocks)));
  if (pages.length === 0) throw new RangeError('the heading of a card does not fit');
  return pages.map((blocks, index) => ({ ...card, title: `${card.title}（${index + 1}/${pages.length}）`, blocks }));
}

/** Fills pages one after the other, dividing a block where it does not fit whole. */
function packed(blocks: Block[], fits: (blocks: Block[]) => boolean): Block[][] {
  const pages: Block[][] = [];
  let page: Block[] = [];
  const queue = [...blocks];
  for (let block = queue.shift(); block !== undefined; block = queue.shift()) {
    if (fits([...page, block])) {
      page = [...page, block];
      continue;
    }
    const opensPage = page.length > 0 && readsBetterWhole(block) && fits([block]);
    const [head, tail] = opensPage ? [null, null] : divided(block, (part) => fits([...page, part]));
    if (head) {
      pages.push([...page, head]);
      page = [];
      queue.unshift(tail);
      continue;
    }
    if (page.length === 0) {
      const simpler = inWords(block);
      if (!simpler) throw new RangeError(`a ${block.kind} block does not fit into a card of its own`);
      queue.unshift(...simpler);
      continue;
    }
    pages.push(page);
    page = [];
    queue.unshift(block);
  }
  return page.length > 0 ? [...pages, page] : pages;
}

/** One run of forms and buttons is the card's own and goes last; several belong to what they stand under. */
function reordered(blocks: Block[]): Block[] {
  const runs = blocks.filter((block, index) => isInteractive(block) && !isInteractive(blocks[index - 1])).length;
  if (runs > 1) return blocks;
  return [...blocks.filter((block) => !isInteractive(block)), ...blocks.filter(isInteractive)];
}

const isInteractive = (block: Block | undefined) => block?.kind === 'form' || block?.kind === 'buttons';

/** Lists may break between any two lines; what is read in one go moves to the next card where it fits there. */
const readsBetterWhole = (block: Block) => ['text', 'fold', 'chart', 'mention'].includes(block.kind);

/** The largest first part of a block that fits, and the rest; no part where it cannot be divided so. */
function divided(block: Block, fits: (part: Block) => boolean): Division {
  switch (block.kind) {
    case 'table':
      return cutList(block.rows, (rows) => ({ ...block, rows }), fits);
    case 'facts':
      return cutList(block.facts, (facts) => ({ ...block, facts }), fits);
    case 'buttons':
      return cutList(block.buttons, (list) => ({ ...block, buttons: list }), fits);
    case 'mention':
      return cutPeople(block, fits);
    case 'fold':
      return dividedFold(block, fits);
    case 'text':
      return cutText(block, fits);
    case 'chart':
      return cutList(block.chart.points, (points) => ({ ...block, chart: { ...block.chart, points } }), fits);
    case 'form':
    case 'divider':
      return [null, null];
    default: {
      const unreachable: never = block;
      return unreachable;
    }
  }
}

function cutList<Item>(items: Item[], made: (items: Item[]) => Block, fits: (part: Block) => boolean): Division {
  const count = largest(items.length - 1, (size) => fits(made(items.slice(0, size))));
  return count === 0 ? [null, null] : [made(items.slice(0, count)), made(items.slice(count))];
}

/** The words stand after the last person, once. */
function cutPeople({ people, text }: BlockOf<'mention'>, fits: (part: Block) => boolean): Division {
  const made = (list: string[]): Block => ({ kind: 'mention', people: list });
  const count = largest(people.length - 1, (size) => fits(made(people.slice(0, size))));
  return count === 0
    ? [null, null]
    : [made(people.slice(0, count)), { kind: 'mention', people: people.slice(count), text }];
}

/** A fold goes on under the same title; where its first block does not fit whole, that one is divided. */
function dividedFold(block: BlockOf<'fold'>, fits: (part: Block) => boolean): Division {
  const made = (blocks: Block[]): Block => ({ ...block, blocks });
  const whole = largest(block.blocks.length - 1, (size) => fits(made(block.blocks.slice(0, size))));
  const before = block.blocks.slice(0, whole);
  const [next, ...rest] = block.blocks.slice(whole);
  if (!next) return [null, null];
  const [head, tail] = divided(next, (part) => fits(made([...before, part])));
  if (head) return [made([...before, head]), made([tail, ...rest])];
  return whole === 0 ? [null, null] : [made(before), made([next, ...rest])];
}

/** Ends of what may be read as a piece, the best first: paragraph, sentence, clause. */
const BREAKS = [/\n/g, /[。！？；]/g, /[，、 ]/g];

function cutText(block: BlockOf<'text'>, fits: (part: Block) => boolean): Division {
  const characters = [...block.text];
  const made = (text: string): Block => ({ ...block, text });
  const most = largest(characters.length - 1, (size) => fits(made(characters.slice(0, size).join(''))));
  if (most === 0) return [null, null];
  const longest = characters.slice(0, most).join('');
  const end =
    BREAKS.map((pattern) => lastEnd(longest, pattern)).find((at) => at * 2 > longest.length) ?? longest.length;
  return [made(block.text.slice(0, end)), made(block.text.slice(end))];
}

/** Where the last match ends; 0 where there is none. */
const lastEnd = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].reduce((_last, match) => match.index + match[0].length, 0);

/** A block that fits no card even alone, as blocks that can be divided further; null where it has no words. */
function inWords(block: Block): Block[] | null {
  switch (block.kind) {
    case 'table': {
      const [row, ...rest] = block.rows;
      if (!row) return [];
      const cells = block.columns.map((column, index) => `${column.title}：${row[index] ?? ''}`);
      const lines = cells.map((text): Block => ({ kind: 'text', text }));
      return rest.length > 0 ? [...lines, { ...block, rows: rest }] : lines;
    }
    case 'facts':
      return block.facts.map(({ label, value }): Block => ({ kind: 'text', text: `${label}：${value}` }));
    case 'fold':
      return [{ kind: 'text', text: block.title, weight: 'strong' }, ...block.blocks];
    case 'mention':
      if (!block.text || block.people.length === 0) return null;
      return [
        { kind: 'mention', people: block.people },
        { kind: 'text', text: block.text },
      ];
    case 'text':
    case 'chart':
    case 'form':
    case 'buttons':
    case 'divider':
      return null;
    default: {
      const unreachable: never = block;
      return unreachable;
    }
  }
}

/** The largest size from 1 to `most` that `works`, 0 where none does; what works for a size works for a smaller one. */
function largest(most: number, works: (size: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (works(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
