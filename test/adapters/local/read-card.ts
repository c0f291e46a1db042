/** What a person reads of a card on the simulator's page, as its very code lays it out. */
import { localPlatform } from '#src/adapters/local/index.js';
import type { Card } from '#src/cards/model.js';
import { shownCard } from '#src/web/simulator/shown-message.js';
import { type SmallNode, SmallParser, smallDocument } from './small-document.js';

export type CardElement = (card: unknown, id: string, press: () => void) => SmallNode;

const assets = new URL('../../../assets/', import.meta.url);

/** The page's own code for cards, on a small document. */
export async function loadCardElement(): Promise<CardElement> {
  Object.assign(globalThis, { document: smallDocument, DOMParser: SmallParser });
  const { cardElement } = (await import(new URL('simulator-card.js', assets).href)) as { cardElement: CardElement };
  return cardElement;
}

export async function openReader(): Promise<(frozen: string) => string> {
  const cardElement = await loadCardElement();
  return (frozen) => {
    const { card } = JSON.parse(frozen) as { card: Card };
    return piecesOf(
      cardElement(
        shownCard(card, () => ''),
        'msg_1',
        () => undefined,
      ),
    ).join('\n');
  };
}

/** Text where it stands, what fields are filled with, and the words of drawings. */
function piecesOf({ name, text, attributes, childNodes }: SmallNode): string[] {
  if (name === '#text') return [text];
  const filledIn = name === 'input' && attributes.get('type') !== 'checkbox' ? [attributes.get('value') ?? ''] : [];
  const drawn = name === 'svg' ? [attributes.get('aria-label') ?? ''] : [];
  return [...filledIn, ...drawn, ...childNodes.flatMap(piecesOf)];
}

/** The frozen bytes of a card, for which the platform needs nothing but the card. */
export function localRender(card: Card): string {
  const nothing = {} as never;
  return localPlatform(nothing, nothing, nothing).platform.render({ kind: 'card', card });
}
