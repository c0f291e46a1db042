import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { shownCard } from '#src/web/simulator/shown-message.js';
import { proof } from '../../proof/proof.js';
import { times } from '../../proof/tiers.js';
import { cardSaying, hostileText } from '../hostile.js';
import { type CardElement, loadCardElement } from './read-card.js';
import type { SmallNode } from './small-document.js';

let cardElement: CardElement;
beforeAll(async () => {
  cardElement = await loadCardElement();
});

const all = (node: SmallNode): SmallNode[] => [node, ...node.childNodes.flatMap(all)];
const shown = (said: string): SmallNode[] =>
  all(
    cardElement(
      shownCard(cardSaying(said), (id) => id),
      'msg_1',
      () => undefined,
    ),
  );

test(`S22 to S24: of ${times(10_000)} texts in every place of a card none becomes an element, a mention or a link`, () => {
  const plain = shown('民治街道');
  const names = plain.map(({ name }) => name);
  const links = plain.map(({ attributes }) => attributes.get('href'));
  fc.assert(
    fc.property(hostileText, (said) => {
      const nodes = shown(said);
      expect(nodes.map(({ name }) => name)).toEqual(names);
      expect(nodes.map(({ attributes }) => attributes.get('href'))).toEqual(links);
      expect(nodes.filter(({ attributes }) => attributes.get('class') === 'mention')).toEqual([]);
      expect(
        nodes.filter(({ attributes }) => [...attributes.keys()].some((name) => /^on|^style$|^src/.test(name))),
      ).toEqual([]);
      const texts = nodes.filter(({ name }) => name === '#text').map(({ text }) => text);
      expect(texts.filter((text) => text === said).length).toBeGreaterThan(10);
    }),
    { numRuns: times(10_000) },
  );
  proof(['S22', 'S23', 'S24'], { runs: times(10_000) });
});
