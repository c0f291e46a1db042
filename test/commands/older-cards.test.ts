/** Cards live for months in a group: whatever version sent one, its press works, or says that the card has expired and brings a fresh one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeEvent } from '#src/adapters/feishu/events.js';
import { decodeBotEvent } from '#src/adapters/wecom/bot-events.js';
import { type App, bot, createApp } from '#src/app.js';
import type { Role } from '#src/core/people.js';
import type { Inbound, InboundAction, Toast } from '#src/ports/platform.js';
import { actionsOf } from '#src/runtime/bot.js';
import { findUnit } from '#src/services/find.js';
import {
  type Platform,
  platforms,
  presentVersion,
  pressesNow,
  type StoredPress,
  storedPresses,
  storedVersions,
} from '../cards/stored-presses.js';
import { proof } from '../proof/proof.js';
import { type BarePlatform, barePlatform } from '../support/bare-platform.js';
import { openTestHouse, type TestHouse } from '../support/house.js';
import { importSeed, letIn, officeOf } from '../support/programme.js';

const now = '2022-12-28T10:00:00+08:00';
const actions = actionsOf(bot);
const roles = ['contact', 'office', 'leader'] as const;
type Presser = (typeof roles)[number];

let house: TestHouse;
let app: App;
let at: Record<Platform, BarePlatform>;
let ids: Record<string, string>;
let presses = 0;

beforeAll(async () => {
  const bare = (name: Platform, toasts: boolean): BarePlatform => ({ ...barePlatform({ toasts }), name });
  at = { feishu: bare('feishu', true), wecom: bare('wecom', false) };
  house = await openTestHouse({ now, platforms: Object.values(at) });
  const { id } = await importSeed(house, { registryOnly: true });
  for (const platform of platforms)
    for (const role of roles)
      await letIn(house, {
        name: `${role}${platform}`,
        role,
        address: `${platform}:${role}`,
        ...(role === 'contact' && { unit: '民治街道' }),
      });
  const unit = findUnit((await (await officeOf(house)).repos.registry.load()).units, '民治街道');
  ids = { unt_1: unit.id, prg_1: id };
  app = createApp(house);
});
afterAll(() => house.close());

const older: Record<Platform, Record<string, Record<string, unknown>>> = {
  feishu: {
    'an action that is no more': { tag: 'button', value: { action: 'report.quick', unit: 'unt_1' } },
    'a value without what is needed now': { tag: 'button', value: { action: 'report.open', of: 'unt_1' } },
    'a value of another type': {
      tag: 'button',
      value: { action: 'todo.open', unit: 7 },
      form_value: { number: '9-2' },
    },
    'another name for the action, and a version': { tag: 'button', value: { v: 0, act: 'report', t: 't_17' } },
    'no value': { tag: 'button' },
    'a value that is text': { tag: 'button', value: '{"action":"todo.pick"}' },
    'an action that is no text': { tag: 'button', value: { action: { name: 'todo.pick' } } },
    'a choice outside of a form': { tag: 'select_static', option: '9-2' },
  },
  wecom: {
    'an action that is no more': { event_key: '["report.quick",{"unit":"unt_1"}]' },
    'a value without what is needed now': { event_key: '["report.open",{"of":"unt_1"}]' },
    'a value of another type': { event_key: '["todo.open",{"unit":7}]' },
    'another form of the key, and a version': { event_key: '{"v":0,"act":"report","t":"t_17"}' },
    'a key that is a word': { event_key: 'submit' },
    'a key that is cut': { event_key: '["todo.pick",{"un' },
    'an empty key': { event_key: '' },
  },
};
/** What is known now, and is nothing for leaders. */
const mayNot = /(?:report|todo)\.open/;
const cases = platforms.flatMap((platform) =>
  Object.entries(older[platform]).map(([what, press]) => ({ platform, what, press })),
);

describe('F55: a card whose press is understood no longer', () => {
  test.each(cases)(
    '$platform: $what: 卡片已过期, with what the presser can go on with',
    async ({ platform, press: said }) => {
      const fresh: Record<Presser, RegExp> = {
        contact: /民治街道 (?:没有待办|待办 \d+ 项)/,
        office: /待审 \d+ 项/,
        leader: /"title":"卡片已过期".*请直接问/,
      };
      for (const role of roles) {
        const { isDone, toast, cards } = await press(platform, said, role);
        if (role === 'leader' && mayNot.test(JSON.stringify(said))) {
          expect(toast?.text).toContain('不在您的权限内');
          continue;
        }
        expect([isDone, toast]).toEqual([true, { tone: 'warn', text: '卡片已过期，请用新发的卡片' }]);
        expect(cards).toHaveLength(1);
        expect(cards[0]).toContain('卡片已过期：您按的是以前的卡片，刚才没有办理任何事项。请用这张新的。');
        expect(cards[0]).toMatch(fresh[role]);
      }
      proof('F55', { runs: roles.length });
    },
  );

  test.each(platforms)('%s: somebody who is not let in is told of nothing', async (platform) => {
    const { said } = await press(platform, older[platform]['an action that is no more'] ?? {}, 'stranger');
    expect(said).not.toMatch(/民治|待审|待办/);
    expect(said).not.toBe('');
  });

  test('its buttons are the present ones: what the fresh card asks for is understood', async () => {
    const { cards } = await press('feishu', older.feishu['no value'] ?? {}, 'contact');
    const [action] = /"action":"[^"]+"/.exec(cards[0] ?? '') ?? [];
    expect(action).toBe('"action":"todo.pick"');
  });
});

/** Last: what they do is done. */
describe('F55: the presses of every version', () => {
  test('those of the present one are kept: after a change of cards run `npm run cards:store`', () => {
    expect(storedVersions()).toContain(presentVersion);
    const kept = new Set(
      platforms.flatMap((platform) => storedPresses(presentVersion, platform).map((one) => JSON.stringify(one))),
    );
    const made = platforms.flatMap(pressesNow).map((one) => JSON.stringify(one));
    expect(made.filter((one) => !kept.has(one))).toEqual([]);
  });

  test('every action that a card can ask for is among them', () => {
    const kept = new Set(
      platforms.flatMap((platform) =>
        storedPresses(presentVersion, platform).map((stored) => decoded(platform, stored.press, 'office').action),
      ),
    );
    expect([...actions.keys()].filter((action) => !kept.has(action))).toEqual([]);
  });

  test.each(storedVersions().flatMap((version) => platforms.map((platform) => [version, platform] as const)))(
    'of %s on %s: each works, or brings a fresh card; none fails, none is without an answer',
    async (version, platform) => {
      const stored = storedPresses(version, platform);
      const found: string[] = [];
      for (const one of stored) {
        const { by, isUnderstood } = readerOf(platform, one);
        const answer = await press(platform, one.press, by);
        const isExpired = answer.said.includes('卡片已过期');
        if (!answer.isDone || answer.said === '') found.push(`no answer: ${JSON.stringify(one)}`);
        if (answer.toast?.tone === 'error') found.push(`failed: ${JSON.stringify(one)}`);
        if (isExpired === isUnderstood) found.push(`${answer.said}: ${JSON.stringify(one)}`);
        // Of the present version none has expired.
        if (isExpired && version === presentVersion) found.push(`expired: ${JSON.stringify(one)}`);
      }
      expect(found).toEqual([]);
      expect(stored.length).toBeGreaterThan(40);
      proof('F55', { runs: stored.length, lost: found.length });
    },
  );
});

/** Who may press it, and whether the present code knows what it asks for. */
function readerOf(platform: Platform, { press }: StoredPress): { by: Presser; isUnderstood: boolean } {
  const { action, value } = decoded(platform, press, 'office');
  const known = actions.get(action);
  const may = (role: Role): boolean => known === undefined || known.who === 'anyone' || known.who.includes(role);
  return { by: roles.find(may) ?? 'office', isUnderstood: known?.value.safeParse(value).success ?? false };
}

/** Presses as the platform tells it, and waits for all that comes of it. */
async function press(platform: Platform, part: Record<string, unknown>, by: string) {
  const { received } = at[platform];
  const before = received.length;
  const event = decoded(platform, part, by);
  const { done } = await app.receive(event);
  await app.settled();
  const toast: Toast | null = await done;
  const { repos } = await officeOf(house);
  const cards = received.slice(before).map(({ body }) => body);
  return {
    toast,
    cards,
    said: [toast?.text ?? '', ...cards].join('\n').trim(),
    isDone: (await repos.inbox.byId(event.eventId))?.state === 'done',
  };
}

function decoded(platform: Platform, part: Record<string, unknown>, by: string): InboundAction {
  presses += 1;
  const own = JSON.parse(JSON.stringify(part).replace(/unt_1|prg_1/g, (id) => ids?.[id] ?? id)) as Record<
    string,
    unknown
  >;
  const event = platform === 'feishu' ? inFeishu(own, by) : inWecom(own, by);
  if (event?.kind !== 'action') throw new Error(`no press: ${JSON.stringify(part)}`);
  return event;
}

const inFeishu = (action: Record<string, unknown>, by: string): Inbound | null =>
  decodeEvent(
    {
      header: { event_id: `press${presses}`, event_type: 'card.action.trigger', create_time: `${Date.parse(now)}` },
      event: { operator: { open_id: by }, action, context: { open_message_id: 'om_1', open_chat_id: by } },
    },
    { now: new Date(now).toISOString(), bot: null },
  );

function inWecom(part: Record<string, unknown>, by: string): Inbound | null {
  const told = decodeBotEvent(
    {
      msgid: `press${presses}`,
      from: { userid: by },
      msgtype: 'event',
      event: { eventtype: 'template_card_event', template_card_event: { task_id: 'task', ...part } },
    },
    { now: new Date(now).toISOString(), botName: null, media: null },
  );
  return told.kind === 'press' ? told.event : null;
}
