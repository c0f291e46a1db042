/** The same neutral card says the same on every platform: no word lost, no figure added, changed or left out. */
import { beforeAll, describe, expect, test } from 'vitest';
import { renderOutgoing } from '#src/adapters/feishu/render.js';
import { divideCard } from '#src/adapters/wecom/divide.js';
import { frozenBody, renderer } from '#src/adapters/wecom/render.js';
import { guidedOfferCard, needsWords } from '#src/cards/guided-cards.js';
import { type Card, note } from '#src/cards/model.js';
import { splitCard } from '#src/cards/split-card.js';
import { takenBy } from '../cards/taken-by.js';
import { sampleCards } from '../commands/sample-cards.js';
import { plainText } from '../fakes/feishu/plain-text.js';
import { plainText as wecomText } from '../fakes/wecom/plain-text.js';
import { figuresOf, wordsOf } from './card-words.js';
import { localRender, openReader } from './local/read-card.js';

interface Conforming {
  /** Tells no difference between what the platform must show by a twin and the twin; none where absent. */
  alike?(text: string): string;
  /** What becomes of a card there before it is rendered, one card or several; itself where absent. */
  divide?(card: Card): Card[];
  /** The frozen bytes of a card. */
  render(card: Card): string;
  /** What a person reads there. */
  read(frozen: string): string;
}

const renderWecom = renderer({ link: 'https://duban.example.cn', appOnly: false });

let readLocal: (frozen: string) => string;
beforeAll(async () => {
  readLocal = await openReader();
});

/** A further platform joins with its row. */
const adapters: Record<string, Conforming> = {
  local: { render: localRender, read: (frozen) => readLocal(frozen) },
  wecom: {
    alike: (text) => untwinned(text),
    divide: forWecom,
    render: (card) => renderWecom({ kind: 'card', card }),
    read: (frozen) => {
      const body = frozenBody.parse(JSON.parse(frozen));
      if (body.kind === 'markdown')
        return wecomText({ msgtype: 'markdown_v2', markdown_v2: { content: body.content } }, String, String);
      if (body.kind === 'card')
        return wecomText({ msgtype: 'template_card', template_card: body.card }, String, String);
      return body.name;
    },
  },
  feishu: {
    render: (card) => renderOutgoing({ kind: 'card', card }),
    read: (frozen) => {
      const { msg_type, content } = JSON.parse(frozen) as { msg_type: string; content: string };
      return plainText(msg_type, content, (id) => id);
    },
  },
};

/** As `post` hands a card over: a way into each form that asks for words, and the buttons' labels beside their commands. */
function forWecom(card: Card): Card[] {
  const forms = card.blocks.flatMap((block, at): [number, string][] => (needsWords(block) ? [[at, 'frm']] : []));
  const offered = guidedOfferCard(card, new Map(forms));
  const labels = offered.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const told = labels.length > 0 ? [note(labels.map(({ label }) => label).join('　'))] : [];
  return divideCard({ ...offered, blocks: [...offered.blocks, ...told] }, 'send');
}

/** The marks that stand for what people wrote, as what they wrote. */
const untwinned = (text: string): string =>
  text.replace(/[＊＿｀［］＜＞｜～＼＃－＋＝．]/g, (twin) => String.fromCharCode(twin.charCodeAt(0) - 0xfee0));

const cards = Object.entries(sampleCards).flatMap(([name, list]) => list.map((card) => ({ name, card })));

describe.each(Object.entries(adapters))('%s', (_platform, { alike = (text: string) => text, divide, render, read }) => {
  test.each(cards)('$name: $card.title', ({ card }) => {
    const parts = (divide?.(card) ?? [card]).flatMap((one) => splitCard(one, takenBy(render)));
    const shown = parts.map((part) => read(render(part))).join('\n');
    const words = parts.flatMap(wordsOf);
    expect(words.filter((piece) => !alike(shown).includes(alike(piece)))).toEqual([]);
    expect([...new Set(figuresOf(shown))]).toEqual([...new Set(figuresOf(words.join('\n')))]);
  });
});
