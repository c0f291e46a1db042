/** The same neutral card says the same on every platform: no word lost, no figure added, changed or left out. */
import { beforeAll, describe, expect, test } from 'vitest';
import { renderOutgoing } from '#src/adapters/feishu/render.js';
import type { Card } from '#src/cards/model.js';
import { splitCard } from '#src/cards/split-card.js';
import { sampleCards } from '../commands/sample-cards.js';
import { plainText } from '../fakes/feishu/plain-text.js';
import { figuresOf, wordsOf } from './card-words.js';
import { localRender, openReader } from './local/read-card.js';

interface Conforming {
  /** The frozen bytes of a card. */
  render(card: Card): string;
  /** What a person reads there. */
  read(frozen: string): string;
}

let readLocal: (frozen: string) => string;
beforeAll(async () => {
  readLocal = await openReader();
});

/** A further platform joins with its row. */
const adapters: Record<string, Conforming> = {
  local: { render: localRender, read: (frozen) => readLocal(frozen) },
  feishu: {
    render: (card) => renderOutgoing({ kind: 'card', card }),
    read: (frozen) => {
      const { msg_type, content } = JSON.parse(frozen) as { msg_type: string; content: string };
      return plainText(msg_type, content, (id) => id);
    },
  },
};

const cards = Object.entries(sampleCards).flatMap(([name, list]) => list.map((card) => ({ name, card })));

describe.each(Object.entries(adapters))('%s', (_platform, { render, read }) => {
  test.each(cards)('$name: $card.title', ({ card }) => {
    const parts = splitCard(card, (part) => {
      try {
        render(part);
        return true;
      } catch (error) {
        if (error instanceof RangeError) return false;
        throw error;
      }
    });
    const shown = parts.map((part) => read(render(part))).join('\n');
    const words = parts.flatMap(wordsOf);
    expect(words.filter((piece) => !shown.includes(piece))).toEqual([]);
    expect([...new Set(figuresOf(shown))]).toEqual([...new Set(figuresOf(words.join('\n')))]);
  });
});
