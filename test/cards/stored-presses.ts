/**
 * What presses of duban's cards bring back, as each platform carries it: kept of every version, since a card is pressed months
 * after it was sent. `npm run cards:store` writes those of the present version.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { renderOutgoing } from '#src/adapters/feishu/render.js';
import { divideCard } from '#src/adapters/wecom/divide.js';
import { renderer } from '#src/adapters/wecom/render.js';
import { guidedOfferCard, needsWords } from '#src/cards/guided-cards.js';
import type { Card } from '#src/cards/model.js';
import { splitCard } from '#src/cards/split-card.js';
import { sampleCards } from '../commands/sample-cards.js';
import { takenBy } from './taken-by.js';

export const platforms = ['feishu', 'wecom'] as const;
export type Platform = (typeof platforms)[number];

/** `press`: the part of the platform's callback that comes from the card. */
export interface StoredPress {
  card: string;
  press: Record<string, unknown>;
}

type Json = Record<string, unknown>;

const folder = new URL('../fixtures/cards/', import.meta.url);
export const fileOf = (version: string, platform: Platform): URL => new URL(`${version}/${platform}.json`, folder);

export const presentVersion: string = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version;
export const storedVersions = (): string[] => readdirSync(folder).sort();
export const storedPresses = (version: string, platform: Platform): StoredPress[] =>
  JSON.parse(readFileSync(fileOf(version, platform), 'utf8'));

/** Those of every sample card, rendered by the present code; each once. */
export function pressesNow(platform: Platform): StoredPress[] {
  const all = Object.entries(sampleCards).flatMap(([card, list]) =>
    list.flatMap((one) => pressesOf[platform](one)).map((press) => ({ card, press })),
  );
  return [...new Map(all.map((one) => [JSON.stringify(one.press), one])).values()];
}

const pressesOf: Record<Platform, (card: Card) => Json[]> = {
  feishu: (card) => {
    const { content } = JSON.parse(renderOutgoing({ kind: 'card', card })) as { content: string };
    return feishuPresses(JSON.parse(content));
  },
  wecom: (card) => {
    const ways = card.blocks.flatMap((block, at): [number, string][] => (needsWords(block) ? [[at, `frm_${at}`]] : []));
    const render = renderer({ link: 'https://duban.example.cn', appOnly: false });
    return divideCard(guidedOfferCard(card, new Map(ways)), 'send')
      .flatMap((one) =>
        splitCard(
          one,
          takenBy((part) => render({ kind: 'card', card: part })),
        ),
      )
      .map((one) => JSON.parse(render({ kind: 'card', card: one })) as Json)
      .flatMap(({ kind, card: shown }) => (kind === 'card' ? wecomPresses(shown as Json) : []));
  },
};

/** Of buttons anywhere in a card; those of a form bring its fields along, filled in. */
function feishuPresses(node: unknown, fields: Json | null = null): Json[] {
  if (Array.isArray(node)) return node.flatMap((one) => feishuPresses(one, fields));
  if (typeof node !== 'object' || node === null) return [];
  const element = node as Json;
  const form = element.tag === 'form' ? Object.fromEntries(filledIn(element.elements)) : fields;
  const callbacks = element.tag === 'button' ? ((element.behaviors ?? []) as Json[]) : [];
  const own = callbacks.flatMap(({ type, value }) =>
    type === 'callback' ? [{ tag: 'button', value, ...(form && { form_value: form }) }] : [],
  );
  return [...own, ...Object.values(element).flatMap((one) => feishuPresses(one, form))];
}

function filledIn(node: unknown): [string, unknown][] {
  if (Array.isArray(node)) return node.flatMap(filledIn);
  if (typeof node !== 'object' || node === null) return [];
  const { tag, name, options, ...others } = node as Json;
  const [first] = (options ?? []) as { value: string }[];
  const values: Record<string, unknown> = {
    input: '120',
    select_static: first?.value,
    multi_select_static: [first?.value],
    date_picker: '2022-12-30 +0800',
  };
  return typeof tag === 'string' && typeof name === 'string' && tag in values
    ? [[name, values[tag]]]
    : Object.values(others).flatMap(filledIn);
}

interface Question {
  question_key: string;
  option_list: { id: string }[];
}

function wecomPresses(card: Json): Json[] {
  const questions = [card.checkbox ?? [], card.select_list ?? []].flat() as Question[];
  const selected = questions.map(({ question_key, option_list }) => ({
    question_key,
    option_ids: { option_id: option_list.slice(0, 1).map(({ id }) => id) },
  }));
  const { submit_button: submit, button_list: list } = card as { submit_button?: Json; button_list?: Json[] };
  return [
    ...(list ?? []).map(({ key }) => ({ event_key: key })),
    ...(submit ? [{ event_key: submit.key, selected_items: { selected_item: selected } }] : []),
  ];
}
