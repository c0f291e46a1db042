/** Every card that duban shows, as WeCom takes it: nothing beyond its limits, nothing lost, nothing that people wrote turned into marks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideCard } from '#src/adapters/wecom/divide.js';
import { asRepeat, frozenBody, renderer } from '#src/adapters/wecom/render.js';
import { pieces, plainMarkdown } from '#src/adapters/wecom/text.js';
import { guidedOfferCard, needsWords } from '#src/cards/guided-cards.js';
import type { Block, Card, Field } from '#src/cards/model.js';
import { splitCard } from '#src/cards/split-card.js';
import { takenBy } from '../../cards/taken-by.js';
import { sampleCards } from '../../commands/sample-cards.js';
import { cardProblems } from '../../fakes/wecom/cards.js';
import { pingsOf } from '../../fakes/wecom/pings.js';
import { proof } from '../../proof/proof.js';
import { times } from '../../proof/tiers.js';
import { cardSaying, hostileText } from '../hostile.js';

const options = { link: 'https://duban.example.cn', appOnly: false };
const render = renderer(options);
const samples = Object.entries(sampleCards).flatMap(([name, list]) =>
  list.map((card) => ({ name, card: offered(card) })),
);

/** As `post` hands it over: forms that ask for words have become a way into a conversation. */
function offered(card: Card): Card {
  const ids = card.blocks.flatMap((block, at): [number, string][] => (needsWords(block) ? [[at, `frm_${at}`]] : []));
  return guidedOfferCard(card, new Map(ids));
}

const fits = (with_: typeof render) => takenBy((card) => with_({ kind: 'card', card }));
const messagesOf = (card: Card, act: 'send' | 'update' = 'send', with_ = render) =>
  divideCard(card, act)
    .flatMap((one) => splitCard(one, fits(with_)))
    .map((one) => frozenBody.parse(JSON.parse(with_({ kind: 'card', card: one }))));

describe('every card', () => {
  test.each(samples)('$name: $card.title', ({ card }) => {
    for (const body of messagesOf(card)) {
      if (body.kind === 'card')
        expect(cardProblems({ ...body.card, task_id: 'k'.repeat(43) }, { dialect: 'bot' })).toEqual([]);
      else if (body.kind === 'markdown') expect([...body.content].length).toBeLessThanOrEqual(4_000);
    }
    const [first, ...rest] = messagesOf(card, 'update');
    const notice = first?.kind === 'markdown' ? first.notice : first?.kind === 'card' ? first.card : null;
    expect(cardProblems({ ...notice, task_id: 'k' }, { dialect: 'bot', update: true })).toEqual([]);
    expect(first?.kind === 'markdown' || rest.length > 0).toBe(true);
  });

  test.each(samples)('says all of it, buttons included: $name: $card.title', ({ card }) => {
    const said = messagesOf(card)
      .map((body) => (body.kind === 'markdown' ? body.content : JSON.stringify(body)))
      .join('\n')
      .replace(/\s/g, '');
    const isSaid = (words: string) =>
      [words, plainMarkdown(words)].some((form) => said.includes(form.replace(/\s/g, '')));
    expect(wordsOf(card).filter((words) => !isSaid(words))).toEqual([]);
  });

  test.each(samples)('also where the app is the only channel: $name: $card.title', ({ card }) => {
    const byApp = renderer({ ...options, appOnly: true });
    for (const body of messagesOf(card, 'send', byApp)) {
      if (body.kind === 'markdown') expect(Buffer.byteLength(body.plain)).toBeLessThanOrEqual(2_048);
      if (body.kind === 'card') expect(cardProblems({ ...body.card, task_id: 'k' }, { dialect: 'app' })).toEqual([]);
    }
  });
});

/** Texts, facts, cells and labels of a card; of a button its first nine characters, for its whole text may stand beside it. */
function wordsOf(card: Card): string[] {
  const inside = (block: Block): string[] => {
    switch (block.kind) {
      case 'text':
        return block.text.split('\n');
      case 'facts':
        return block.facts.flatMap(({ label, value }) => [label, ...value.split('\n')]);
      case 'table':
        return block.rows.flat().flatMap((cell) => cell.split('\n'));
      case 'form':
        return [block.submit.label, ...block.fields.flatMap(optionWords)].map((label) =>
          [...label].slice(0, 9).join(''),
        );
      case 'buttons':
        return block.buttons.map(({ label }) => [...label].slice(0, 9).join(''));
      case 'fold':
        return [block.title, ...block.blocks.flatMap(inside)];
      default:
        return [];
    }
  };
  return [card.title, ...card.blocks.flatMap(inside)];
}
const optionWords = (field: Field): string[] =>
  field.kind === 'select' ? field.options.map(({ label }) => label) : [];

test('a question with more answers than one card offers is asked in several, every answer in one of them', () => {
  const choices = Array.from({ length: 47 }, (_, index) => ({
    label: `${index + 1}-1 设立公共法律服务窗口`,
    value: `${index + 1}-1`,
  }));
  const card: Card = {
    title: '选择要填报的项目',
    tone: 'calm',
    blocks: [
      {
        kind: 'form',
        name: 'pick',
        fields: [{ kind: 'select', name: 'number', label: '项目', required: true, options: choices }],
        submit: { label: '打开', action: 'todo.open', value: { unit: 'u1' } },
      },
    ],
  };
  const bodies = messagesOf(card);
  const offeredIds = bodies.flatMap((body) =>
    body.kind === 'card' ? questionsOf(body.card).flatMap(({ option_list }) => option_list.map(({ id }) => id)) : [],
  );
  expect(offeredIds).toEqual(choices.map(({ value }) => value));
  expect(bodies[0]).toMatchObject({ kind: 'markdown', content: expect.stringContaining('47-1 设立公共法律服务窗口') });
});

const questionsOf = (card: Record<string, unknown>): { option_list: { id: string }[] }[] =>
  [card.checkbox ?? [], card.select_list ?? []].flat() as { option_list: { id: string }[] }[];

test('a value too long for a key is refused, not cut', () => {
  const button = { label: '办', action: 'a', value: { ids: Array.from({ length: 200 }, (_, at) => `id_${at}`) } };
  const card: Card = { title: '办', tone: 'calm', blocks: [{ kind: 'buttons', buttons: [button] }] };
  expect(() => render({ kind: 'card', card })).toThrow(RangeError);
});

test.each([
  ['**粗** _斜_ `码`', '＊＊粗＊＊ ＿斜＿ ｀码｀'],
  ['[点这里](http://evil.example)', '［点这里］(http：//evil.example)'],
  ['<@zhangsan> <font color="warning">', '＜@zhangsan＞ ＜font color="warning"＞'],
  ['# 标题\n- 项\n1. 项\n> 引', '＃ 标题\n－ 项\n1． 项\n＞ 引'],
  ['|a|b|', '｜a｜b｜'],
  ['9-2 已办8场', '9-2 已办8场'],
  ['wecom:wr_Ab_C', 'wecom:wr_Ab_C'],
  ['33.3%\n-5', '33.3%\n-5'],
  ['---', '－--'],
])('what people wrote is shown as it is: %s', (written, shown) => {
  expect(plainMarkdown(written)).toBe(shown);
});

test(`S22 S23: of ${times(10_000)} texts in every place of a card none rings at anybody, and none is a link`, () => {
  const shown = (said: string) =>
    messagesOf(offered(withShortValues(cardSaying(said)))).map((body) => {
      if (body.kind !== 'card') return body.kind === 'markdown' ? { content: body.content, plain: body.plain } : body;
      return JSON.parse(
        JSON.stringify(body.card, (name, value) => (name === 'key' || name === 'id' ? undefined : value)),
      );
    });
  fc.assert(
    fc.property(hostileText, (said) => {
      const bodies = shown(said);
      expect(pingsOf(JSON.stringify(bodies), [])).toEqual([]);
      for (const { content = '', plain = '' } of bodies) expect(`${content}${plain}`).not.toMatch(/\]\(/);
      const text = renderedText(said);
      expect(pingsOf(JSON.stringify({ text }), [])).toEqual([]);
    }),
    { numRuns: times(10_000) },
  );
  proof(['S22', 'S23'], { runs: times(10_000) });
});

/** Values are the bot's own; what does not fit a key is refused, as another test says, and so is a button that opens no page. */
const withShortValues = (card: Card): Card => ({
  ...card,
  blocks: card.blocks.map((block) => {
    if (block.kind === 'form') return { ...block, submit: { ...block.submit, value: { id: 'a' } } };
    if (block.kind !== 'buttons') return block;
    return {
      ...block,
      buttons: block.buttons.flatMap((one) => ('action' in one ? [{ ...one, value: { id: 'a' } }] : [])),
    };
  }),
});

function renderedText(said: string): string {
  const body = frozenBody.parse(JSON.parse(render({ kind: 'text', text: said })));
  return body.kind === 'markdown' ? body.content : '';
}

test('pieces of a text are its whole, each within what fits', () => {
  const text = fc.string({ unit: fc.constantFrom('督', '办', 'a', '\n', ' ', '😀'), maxLength: 300 });
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 50 }), (whole, most) => {
      const parts = pieces(whole, (piece) => Buffer.byteLength(piece) <= most);
      expect(parts.join('').replaceAll('\n', '')).toBe(whole.replaceAll('\n', ''));
      expect(parts.every((part) => Buffer.byteLength(part) <= most)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('F21: a repeat says that it may be one', () => {
  const body = render({ kind: 'text', text: '请看单聊' });
  expect(asRepeat(body)).toContain('可能重复');
  const [, acting] = messagesOf(samples.find(({ name }) => name === 'nudgeCard')?.card as Card);
  const marked = frozenBody.parse(JSON.parse(asRepeat(JSON.stringify(acting))));
  expect(marked).toMatchObject({ card: { main_title: { title: expect.stringContaining('（可能重复）') } } });
  expect(marked.kind === 'card' && cardProblems({ ...marked.card, task_id: 'k' }, { dialect: 'bot' })).toEqual([]);
});
