import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fits as fitsFeishu } from '#src/adapters/feishu/render.js';
import { type Block, button, buttons, type Card, card, facts, strong, table, text } from '#src/cards/model.js';
import { splitCard } from '#src/cards/split-card.js';

/** A platform that takes cards of so many characters of JSON. */
const within = (most: number) => (one: Card) => JSON.stringify(one).length <= most;
const rowsOf = (cards: Card[]) =>
  cards.flatMap((one) => one.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])));
const textOf = (cards: Card[]) =>
  cards.flatMap((one) => one.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))).join('');
const kinds = (one: Card | undefined) => one?.blocks.map((block) => block.kind);

const rows = Array.from({ length: 300 }, (_, index) => [`${index}-1`, `第 ${index} 个项目的名称`, '进展'.repeat(10)]);
const ack = buttons(button('收到', 'nudge.ack', { nudge: 'n1' })) as Block;

describe('a card that does not fit', () => {
  test('F27: a long table goes on in further cards, every row once and in order', () => {
    const whole = card('待填报', 'warn', [text('以下各项'), table(['编号', '项目', '进展'], rows), ack]);
    const cards = splitCard(whole, fitsFeishu);
    expect(cards.length).toBeGreaterThan(1);
    expect(cards.every(fitsFeishu)).toBe(true);
    expect(rowsOf(cards)).toEqual(rows);
    expect(cards.map((one) => one.title)).toEqual(cards.map((_, index) => `待填报（${index + 1}/${cards.length}）`));
    expect(kinds(cards[0])).toEqual(['text', 'table']);
    expect(cards.slice(0, -1).flatMap((one) => kinds(one) ?? [])).not.toContain('buttons');
    expect(kinds(cards.at(-1))?.at(-1)).toBe('buttons');
  });

  test('a card that fits stays as it is', () => {
    const small = card('小', 'calm', [text('一')]);
    expect(splitCard(small, fitsFeishu)).toEqual([small]);
  });

  test('a form before a long table ends up in the last card', () => {
    const form: Block = { kind: 'form', name: 'f', fields: [], submit: button('提交', 'a', {}) };
    const cards = splitCard(card('表', 'calm', [form, table(['编号', '项目', '进展'], rows)]), fitsFeishu);
    expect(kinds(cards.at(-1))?.at(-1)).toBe('form');
    expect(cards.flatMap((one) => kinds(one) ?? []).filter((kind) => kind === 'form')).toHaveLength(1);
  });

  test('buttons of single items stay under their items', () => {
    const items = Array.from({ length: 60 }, (_, index) => [
      strong(`第${index}项`),
      buttons(button('通过', 'ok', { id: index })) as Block,
    ]).flat();
    const cards = splitCard(card('审核', 'calm', items), within(3_000));
    expect(cards.length).toBeGreaterThan(1);
    expect(cards.flatMap((one) => one.blocks)).toEqual(items);
  });

  test('a long text breaks where a sentence ends', () => {
    const sentence = '已完成普法宣传活动八场，还差四场，计划下月底前完成。';
    const cards = splitCard(card('说明', 'calm', [text(sentence.repeat(100))]), within(800));
    expect(textOf(cards)).toBe(sentence.repeat(100));
    expect(cards.every((one) => textOf([one]).endsWith('。'))).toBe(true);
  });

  test('a row too large for any card is put in words, cell by cell', () => {
    const huge = '很长的进展'.repeat(400);
    const cards = splitCard(
      card('表', 'calm', [
        table(
          ['编号', '进展'],
          [
            ['9-2', huge],
            ['9-3', '短'],
          ],
        ),
      ]),
      within(1_000),
    );
    expect(cards.every(within(1_000))).toBe(true);
    expect(textOf(cards)).toBe(`编号：9-2进展：${huge}`);
    expect(rowsOf(cards)).toEqual([['9-3', '短']]);
  });

  test('a fold goes on under its title, a list of people keeps its words once', () => {
    const fold: Block = {
      kind: 'fold',
      title: '明细',
      blocks: Array.from({ length: 40 }, (_, index) => text(`第${index}条`)),
    };
    const folds = splitCard(card('折', 'calm', [fold]), within(800));
    expect(folds.flatMap((one) => one.blocks).every((block) => block.kind === 'fold' && block.title === '明细')).toBe(
      true,
    );
    expect(folds.flatMap((one) => one.blocks.flatMap((block) => (block.kind === 'fold' ? block.blocks : [])))).toEqual(
      fold.blocks,
    );

    const people = Array.from({ length: 60 }, (_, index) => `feishu:ou_${index}`);
    const mentions = splitCard(card('催', 'calm', [{ kind: 'mention', people, text: '请填报' }]), within(500)).flatMap(
      (one) => one.blocks,
    );
    expect(mentions.flatMap((block) => (block.kind === 'mention' ? block.people : []))).toEqual(people);
    expect(mentions.filter((block) => block.kind === 'mention' && block.text)).toHaveLength(1);
  });

  test('a form that fits no card is an error', () => {
    const form: Block = {
      kind: 'form',
      name: 'f',
      fields: [{ kind: 'text', name: 'n', label: '长'.repeat(2_000) }],
      submit: button('提交', 'a', {}),
    };
    expect(() => splitCard(card('表', 'calm', [form]), within(1_000))).toThrow(RangeError);
    expect(() => splitCard(card('题'.repeat(2_000), 'calm', []), within(1_000))).toThrow(RangeError);
  });
});

test('whatever is split, each part fits and no word is lost or doubled', () => {
  const words = fc.string({ unit: fc.constantFrom(...'一二三，。\n 四五'), maxLength: 400 });
  const block = fc.oneof(
    words.map(text),
    fc
      .array(fc.array(words, { minLength: 2, maxLength: 2 }), { maxLength: 12 })
      .map((cells) => table(['甲', '乙'], cells)),
    fc.array(fc.tuple(fc.constant('标'), words), { maxLength: 6 }).map((pairs) => facts(...pairs)),
    fc.array(words.map(text), { maxLength: 6 }).map((blocks): Block => ({ kind: 'fold', title: '折', blocks })),
  );
  const spoken = (blocks: Block[]): string =>
    blocks
      .map((one) => {
        if (one.kind === 'text') return one.text;
        if (one.kind === 'table') return one.rows.flat().join('');
        if (one.kind === 'facts') return one.facts.map((fact) => fact.value).join('');
        return one.kind === 'fold' ? spoken(one.blocks) : '';
      })
      .join('');
  /** Labels that come with cells when they are put in words. */
  const bare = (said: string) => said.replace(/[甲乙标]：/g, '').replaceAll('折', '');
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
      const fits = within(700);
      const cards = splitCard(card('题', 'calm', blocks), fits);
      expect(cards.every(fits)).toBe(true);
      expect(bare(spoken(cards.flatMap((one) => one.blocks)))).toBe(spoken(blocks));
    }),
    { numRuns: 500 },
  );
});
