/** Texts of any length in any place of a card: every message is within the platform's limits, counted in bytes, and all of it is said. */
import { expect, test } from 'vitest';
import { cardJson, fits as fitsFeishu } from '#src/adapters/feishu/render.js';
import { divideCard } from '#src/adapters/wecom/divide.js';
import { frozenBody, renderer } from '#src/adapters/wecom/render.js';
import { type Card, card, facts, table, text } from '#src/cards/model.js';
import { splitCard } from '#src/cards/split-card.js';
import { type Chance, seededChance } from '../fakes/common/chance.js';
import { CARD_BYTES } from '../fakes/feishu/cards.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { takenBy } from './taken-by.js';

const each = times(2000) / 2;
/** What a byte counts differently in: one, two, three and four of them. */
const words = ['done ', 'Øre ', '已建成', '推进中，', '𠮷野家', '👷施工', '。', '\n'];

/** Pieces with a number each, so that what is missing, doubled or out of order shows. */
function longText(chance: Chance, mostWords: number): string {
  const count = 1 + Math.floor(chance.next() ** 3 * mostWords);
  return Array.from({ length: count }, (_, nth) => `${chance.pick(words) ?? ''}第${nth}处`).join('');
}

function cardOf(said: string, chance: Chance): Card {
  const rows = [['9-2', said]];
  const places = [text(said), table(['编号', '进展'], rows), facts(['进展', said])];
  return card('项目进展', 'calm', [text('以下为填报内容'), chance.pick(places) ?? text(said)]);
}

const numbered = (shown: string): string[] => shown.match(/第\d+处/g) ?? [];

test(`F27: ${each} texts on Feishu: no card beyond its bytes, nothing cut`, { timeout: 900_000 }, () => {
  const chance = seededChance(27);
  let [lost, parts] = [0, 0];
  for (let nth = 0; nth < each; nth += 1) {
    const said = longText(chance, 6_000);
    const shown = splitCard(cardOf(said, chance), fitsFeishu).map((one) => JSON.stringify(cardJson(one)));
    const sizes = shown.map((one) => Buffer.byteLength(one));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(CARD_BYTES);
    if (numbered(shown.join('')).join() !== numbered(said).join()) lost += 1;
    parts += shown.length - 1;
  }
  expect(parts).toBeGreaterThan(each / 10);
  proof('F27', { runs: each, lost });
});

test(`F27: ${each} texts on WeCom: no message of the app beyond 2,048 bytes, none of the bot beyond 20,480, nothing cut`, {
  timeout: 900_000,
}, () => {
  const chance = seededChance(72);
  let [lost, parts] = [0, 0];
  for (let nth = 0; nth < each; nth += 1) {
    const said = longText(chance, 1_500);
    const isApp = nth % 2 === 0;
    const render = renderer({ link: 'https://duban.example.cn', appOnly: isApp });
    const fits = takenBy((one) => render({ kind: 'card', card: one }));
    const bodies = divideCard(cardOf(said, chance), 'send')
      .flatMap((one) => splitCard(one, fits))
      .map((one) => frozenBody.parse(JSON.parse(render({ kind: 'card', card: one }))));
    const shown = bodies.flatMap((body) => (body.kind === 'markdown' ? [isApp ? body.plain : body.content] : []));
    const sizes = shown.map((one) => Buffer.byteLength(one));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(isApp ? 2_048 : 20_480);
    if (numbered(shown.join('')).join() !== numbered(said).join()) lost += 1;
    parts += shown.length - 1;
  }
  expect(parts).toBeGreaterThan(each / 10);
  proof('F27', { runs: each, lost });
});
