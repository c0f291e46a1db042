/** Buttons and forms with other units' ids in them, by the thousand: nothing crosses units (S13 to S15). */
import { expect, test } from 'vitest';
import { createApp } from '#src/app.js';
import type { ActionButton, Block, Card } from '#src/cards/model.js';
import type { Inbound } from '#src/ports/platform.js';
import { addMember, bindChat } from '#src/services/bind.js';
import { findUnit } from '#src/services/find.js';
import { sampleCards } from '../commands/sample-cards.js';
import { type Chance, seededChance } from '../fakes/common/chance.js';
import { type BarePlatform, barePlatform } from '../support/bare-platform.js';
import { testHouse } from '../support/house.js';
import { importSeed, officeOf } from '../support/programme.js';
import { proof } from './proof.js';
import { times } from './tiers.js';

const minzhi = { unit: '民治街道', person: 'wecom:zhang', group: 'wecom:minzhi', own: '9-2', other: '21-2' };
const xiaoan = { unit: '区消安委办', person: 'wecom:li', group: 'wecom:xiaoan', own: '11-3', other: '11-3' };
type Side = typeof minzhi;
const office = 'wecom:wang';
const outsider = 'wecom:stranger';

interface Press {
  action: string;
  value: Record<string, unknown>;
  form: Record<string, string>;
}

test(`S13 to S15: ${times(5000)} presses with ids of others, altered and with fields that nobody asked for`, {
  timeout: 1_200_000,
}, async () => {
  const { house, say, hear, platform, unitIds } = await town();
  const presses: { press: Press }[] = [];
  for (const side of [minzhi, xiaoan]) {
    const sayings: [who: string, where: string, text: string][] = [
      [side.person, side.group, '/待办'],
      [side.person, side.person, `/填报 ${side.own}`],
      [side.person, side.group, `/填报 ${side.own} 已建成1个，其余仍在推进`],
      [side.person, side.person, `/填报 ${side.own} 已建成2个，全部完成`],
      [side.person, side.person, '/疑点'],
      [side.person, side.group, `/表单 ${side.own}`],
      [side.person, side.person, `/历史 ${side.own}`],
      [side.person, side.person, `/延期 ${side.other} 2023-01-13 竣工资料还在整理`],
      [side.person, side.person, `/汇报 ${side.other} 已当面汇报`],
      [office, office, `/催办 ${side.unit}`],
    ];
    for (const [who, where, text] of sayings) {
      for (const card of await say(who, where, text)) presses.push(...pressesOf(card).map((press) => ({ press })));
    }
  }
  house.clock.to('2023-01-04T10:00:00+08:00');
  for (const side of [minzhi, xiaoan])
    for (const card of await say(side.person, side.group, `/分析 ${side.other}`))
      presses.push(...pressesOf(card).map((press) => ({ press })));
  for (const text of ['/审核', '/疑点', '/核对', '/设置'])
    for (const card of await say(office, office, text)) presses.push(...pressesOf(card).map((press) => ({ press })));
  // And every other button that there is, to be filled with the ids of these.
  presses.push(
    ...Object.values(sampleCards)
      .flat()
      .flatMap(pressesOf)
      .map((press) => ({ press })),
  );
  expect(new Set(presses.map(({ press }) => press.action)).size).toBeGreaterThan(35);

  const secrets = await secretsOf();
  const chance = seededChance(13);
  let [turnedAway, leaked] = [0, 0];
  const crossed: string[] = [];
  const batch = 25;
  for (let nth = 0; nth < times(5000); nth += batch) {
    const victim = chance.pick([minzhi, xiaoan]) as Side;
    const presser = victim === minzhi ? xiaoan : minzhi;
    const before = await recordOf(victim);
    const pressed: string[] = [];
    const from = platform.received.length;
    for (let at = nth; at < nth + batch; at += 1) {
      const who = chance.next() < 0.1 ? outsider : presser.person;
      const chat = chance.pick([presser.group, who, victim.group]) ?? who;
      const swapped = swap((chance.pick(presses) as (typeof presses)[number]).press, presses, chance);
      const toast = await hear(who, chat, swapped, at);
      if (toast?.tone === 'warn') turnedAway += 1;
      pressed.push(JSON.stringify({ at, who, chat, swapped }));
    }
    if ((await recordOf(victim)) !== before)
      crossed.push(`${victim.unit} has another record after ${pressed.join('\n')}`);
    for (const { to, body } of platform.received.slice(from)) {
      const reader = [minzhi, xiaoan].find(({ person, group }) => to === person || to === group);
      if (!reader && to !== outsider) continue;
      const secret = [...secrets]
        .flatMap(([unit, texts]) => (unit === reader?.unit ? [] : texts))
        .find((text) => body.includes(text));
      if (secret) {
        leaked += 1;
        crossed.push(`${to} was told of ${secret} after ${pressed.join('\n')}`);
      }
    }
  }
  expect(crossed.slice(0, 1)).toEqual([]);
  proof(['S13', 'S14', 'S15'], { runs: times(5000), lost: leaked, doubled: crossed.length, refused: turnedAway });
  expect(turnedAway).toBeGreaterThan(times(5000) / 2);

  /** All that is on record of a unit, as text. */
  async function recordOf({ unit, person }: Side): Promise<string> {
    const { repos } = await officeOf(house);
    const facts = Object.values(await repos.facts.load()).flat() as { id: string; by: string }[];
    const id = unitIds.get(unit) ?? '';
    const own = facts.filter((fact) => JSON.stringify(fact).includes(id));
    const roster = await repos.roster.load();
    return JSON.stringify([own, roster.people.find(({ addresses }) => addresses.includes(person))?.grants]);
  }

  /** What only those of the unit may read. */
  async function secretsOf(): Promise<Map<string, string[]>> {
    const { projects } = await (await officeOf(house)).repos.registry.load();
    return new Map(
      [minzhi, xiaoan].map(({ unit }) => {
        const other = unitIds.get(unit === minzhi.unit ? xiaoan.unit : minzhi.unit) ?? '';
        const alone = projects.filter(({ unitIds: of }) => of.includes(unitIds.get(unit) ?? '') && !of.includes(other));
        return [
          unit,
          alone.flatMap(({ name, target }) => [name, target.slice(0, 30)]).filter((text) => text.length > 5),
        ];
      }),
    );
  }
});

async function town() {
  const platform: BarePlatform = barePlatform({
    freeTextInCards: true,
    toasts: true,
    surePresses: true,
    repliesById: true,
    updateDays: 14,
    keyedMinutes: 60,
  });
  const house = await testHouse({ now: '2022-12-28T10:00:00+08:00', platforms: [platform], office: [office] });
  await importSeed(house, { registryOnly: true });
  const ctx = await officeOf(house);
  const { units } = await ctx.repos.registry.load();
  const unitIds = new Map([minzhi, xiaoan].map(({ unit }) => [unit, findUnit(units, unit).id]));
  for (const { unit, person, group } of [minzhi, xiaoan]) {
    const unitId = unitIds.get(unit) ?? '';
    await addMember(ctx, { address: person, name: unit.slice(0, 2), role: 'contact', unitId });
    await bindChat(ctx, group, { kind: 'unit', unitId });
  }
  const app = createApp(house);
  let said = 0;
  const receive = async (event: Inbound) => {
    const { done } = await app.receive(event);
    const toast = await done;
    await app.settled();
    return toast;
  };
  return {
    house,
    platform,
    unitIds,
    async say(sender: string, chat: string, text: string): Promise<Card[]> {
      said += 1;
      const before = platform.received.length;
      await receive({
        ...{ kind: 'message', eventId: `wecom:said${said}`, at: house.clock.now(), chat, sender, text },
        ...{ chatKind: chat === sender ? 'direct' : 'group', messageId: `said${said}`, replyTo: null, quoted: null },
        ...{ mentionsBot: true, mentions: [], files: [] },
      } as Inbound);
      return platform.received
        .slice(before)
        .flatMap(({ outgoing }) => (outgoing.kind === 'card' ? [outgoing.card] : []));
    },
    hear: (sender: string, chat: string, press: Press, nth: number) =>
      receive({
        ...{ kind: 'action', eventId: `wecom:pressed${nth}`, at: house.clock.now(), chat, sender },
        ...{ messageId: `pressed${nth}`, ...press },
      }),
  };
}

function pressesOf({ blocks }: Card): Press[] {
  const inside = (block: Block): Press[] => {
    if (block.kind === 'fold') return block.blocks.flatMap(inside);
    if (block.kind === 'buttons')
      return block.buttons.flatMap((button) => ('action' in button ? [asPress(button)] : []));
    if (block.kind !== 'form') return [];
    const form = Object.fromEntries(
      block.fields.map((field) => [
        field.name,
        field.kind === 'select'
          ? (field.options[0]?.value ?? '')
          : field.kind === 'date'
            ? '2023-01-03'
            : '已办12场，李四2023年3月底前办完其余',
      ]),
    );
    return [{ ...asPress(block.submit), form }];
  };
  return blocks.flatMap(inside);
}

const asPress = ({ action, value }: ActionButton): Press => ({ action, value: { ...value }, form: {} });

/** As it is, or with values of other cards in the place of its own, and with what somebody might add. */
function swap(press: Press, all: readonly { press: Press }[], chance: Chance): Press {
  const pool = all.flatMap(({ press: { value } }) => Object.entries(value));
  const value = Object.fromEntries(
    Object.entries(press.value).map(([name, own]) => {
      const alike = pool.filter(([other]) => other === name);
      return [name, chance.next() < 0.5 ? own : (chance.pick(chance.next() < 0.8 ? alike : pool) ?? [name, own])[1]];
    }),
  );
  const more = {
    unitId: 'unt_other',
    status: 'accepted',
    accepted: true,
    role: 'office',
    __proto__: { role: 'office' },
  };
  return {
    action: press.action,
    value: chance.next() < 0.5 ? value : { ...value, ...more },
    form:
      chance.next() < 0.5
        ? press.form
        : { ...press.form, ...{ unitId: 'unt_other', status: 'accepted', completed: 'yes' } },
  };
}
