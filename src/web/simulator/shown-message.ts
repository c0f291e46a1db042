/** Messages as the page is given them: names for addresses, drawings for charts; everything else as it stands in the card. */
import { chartSvg } from '#src/cards/charts/chart-svg.js';
import type { Block, Card } from '#src/cards/model.js';
import type { Persona, SimMessage } from '#src/ports/simulator.js';

export type ShownBlock =
  | Exclude<Block, { kind: 'chart' | 'mention' | 'fold' }>
  | { kind: 'drawing'; svg: string }
  | { kind: 'mention'; names: string[]; text: string }
  | { kind: 'fold'; title: string; blocks: ShownBlock[] };

export type ShownCard = Omit<Card, 'blocks'> & { blocks: ShownBlock[] };

export type ShownMessage = Omit<SimMessage, 'content'> & {
  urgentFor: string[];
  content: { kind: 'card'; card: ShownCard } | { kind: 'text'; text: string; files: { id: string; name: string }[] };
};

export function shownMessage({ content, ...message }: SimMessage, personas: readonly Persona[]): ShownMessage {
  const nameOf = (id: string): string => personas.find((one) => one.id === id)?.name ?? '';
  const urgentFor = (content.urgentFor ?? []).map(nameOf);
  return content.kind === 'card'
    ? { ...message, urgentFor, content: { kind: 'card', card: shownCard(content.card, nameOf) } }
    : { ...message, urgentFor, content: { kind: 'text', text: content.text, files: content.files ?? [] } };
}

/** `nameOf` a persona's id. */
export function shownCard(card: Card, nameOf: (id: string) => string): ShownCard {
  const shown = (block: Block): ShownBlock => {
    if (block.kind === 'chart') return { kind: 'drawing', svg: chartSvg(block.chart) };
    if (block.kind === 'fold') return { ...block, blocks: block.blocks.map(shown) };
    if (block.kind !== 'mention') return block;
    const names = block.people.map((address) => nameOf(address.replace(/^local:/, ''))).filter((name) => name !== '');
    return { kind: 'mention', names, text: block.text ?? '' };
  };
  return { ...card, blocks: card.blocks.map(shown) };
}
