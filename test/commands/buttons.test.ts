import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { bot } from '#src/app.js';
import type { ActionButton, Block, Button, Card, Field } from '#src/cards/model.js';
import { actionsOf } from '#src/runtime/bot.js';
import { sampleCards } from './sample-cards.js';

const actions = actionsOf(bot);
const cards = Object.entries(sampleCards).flatMap(([name, list]) => list.map((card) => ({ name, card })));

const inside = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => (block.kind === 'fold' ? [block, ...inside(block.blocks)] : [block]));
const acts = (button: Button): button is ActionButton => 'action' in button;
const buttonsOf = (card: Card): ActionButton[] =>
  inside(card.blocks).flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.filter(acts) : block.kind === 'form' ? [block.submit] : [],
  );
const formsOf = (card: Card) => inside(card.blocks).flatMap((block) => (block.kind === 'form' ? [block] : []));

/** What a person could fill in. */
function filledIn(field: Field): [string, unknown] {
  switch (field.kind) {
    case 'text':
      return [field.name, '120'];
    case 'select':
      return [field.name, field.many ? [field.options[0]?.value] : field.options[0]?.value];
    case 'date':
      return [field.name, '2022-12-30'];
  }
}

test('there is a sample of every card', async () => {
  const folder = new URL('../../src/cards/', import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  const made = modules
    .flatMap((module: object) => Object.keys(module))
    .filter((name) => name.endsWith('Card') && name !== 'splitCard');
  expect(Object.keys(sampleCards).sort()).toEqual(made.sort());
});

describe('every button is answered', () => {
  test.each(cards.filter(({ card }) => buttonsOf(card).length > 0))('of $name: $card.title', ({ card }) => {
    for (const { label, action, value } of buttonsOf(card)) {
      const answers = actions.get(action);
      expect(answers, `${label} asks for ${action}`).toBeDefined();
      expect(answers?.value.strict().safeParse(value).error, label).toBeUndefined();
    }
    for (const { fields, submit } of formsOf(card)) {
      const schema = actions.get(submit.action)?.form;
      expect(schema?.strict().safeParse(Object.fromEntries(fields.map(filledIn))).error).toBeUndefined();
    }
  });

  test('and every action has a button', () => {
    const pressed = new Set(cards.flatMap(({ card }) => buttonsOf(card).map(({ action }) => action)));
    expect([...actions.keys()].filter((name) => !pressed.has(name))).toEqual([]);
  });
});

describe('what cards say', () => {
  test.each(cards)('$name: $card.title', ({ card }) => {
    expect(`\n${read(card)}\n`).toMatchSnapshot();
  });

  test.each(cards)('$name is plain Chinese', ({ card }) => {
    const words = read(card)
      .replace(/feishu:\S+|https?:\S+|\/[a-z]+|docx|xlsx|a1b2c3d4/g, '')
      .replace(/Word|Excel/g, '');
    expect(words).not.toMatch(/[A-Za-z]{2,}|undefined|null|NaN|。。|，，|：：| {2}/);
    expect(words).not.toMatch(/[\p{Script=Han}][,;:!?][\p{Script=Han}]/u);
  });
});

/** A card as it is read aloud. */
function read(card: Card): string {
  const tags = (card.tags ?? []).map(({ text }) => `〔${text}〕`).join('');
  return [`# ${card.title}${tags}`, card.subtitle ?? '', ...inside(card.blocks).map(readBlock)]
    .filter((line) => line !== '')
    .join('\n');
}

function readBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}：${value}`).join('\n');
    case 'table':
      return [block.columns.map(({ title }) => title), ...block.rows].map((row) => row.join(' | ')).join('\n');
    case 'chart':
      return `〔图〕${block.chart.title}：${block.chart.points.map(({ label, value }) => `${label} ${value}`).join('、')}`;
    case 'form':
      return `${block.fields.map(({ label }) => `${label}____`).join('\n')}\n[${block.submit.label}]`;
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`).join(' ');
    case 'mention':
      return block.text ?? '';
    case 'fold':
      return block.title;
    case 'divider':
      return '';
  }
}
