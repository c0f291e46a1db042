/** Who may do what by pressing and by speaking (S12): a new button without a row fails here. Commands: roles.test.ts; pages and the command line: test/web/ways-in.test.ts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bot } from '#src/app.js';
import { actionsOf } from '#src/runtime/bot.js';
import { rowsOf } from '../support/rows.js';
import { everyone, only, openTown, people, rooms, type Town, type Who } from './town.js';

const units: readonly Who[] = ['contact', 'neighbour', 'unitLeader', 'office'];
const readers: readonly Who[] = [...units, 'leader'];
const office: readonly Who[] = ['office'];

/** Every button and form of a card, and who may press it at all; whose unit it is, the verb asks. */
const actions: Record<string, readonly Who[]> = {
  'todo.pick': units,
  'todo.open': units,
  'report.open': units,
  'report.submit': units,
  'report.confirm': units,
  'report.discard': units,
  'report.as_is': units,
  'analysis.open': units,
  'analysis.pick': units,
  'analysis.submit': units,
  'analysis.adopt': units,
  'form.link': units,
  'question.ask': readers,
  'doubt.short': units,
  'doubt.open_share': units,
  'doubt.share': units,
  'doubt.open_basis': units,
  'doubt.basis': units,
  'history.open': readers,
  'nudge.ack': units,
  'nudge.snooze': units,
  'nudge.not_ours': units,
  'nudge.disown': units,
  'nudge.decline_not_ours': office,
  'escalation.send': office,
  'review.open': office,
  'review.decide': office,
  'review.return': office,
  'extension.decide': office,
  'briefing.send': units,
  'briefing.receive': ['leader', 'office'],
  'import.apply': units,
  'import.apply_registry': office,
  'import.annotated': office,
  'import.discard': units,
  'bind.decide': office,
  'guided.start': readers,
  'message.resend': office,
  'message.arrived': office,
  // Pressed without what it needs, as here, it is answered with a fresh card, and those without a role get none.
  'district.choose': readers,
  'settings.lock': office,
};

describe('S12: buttons and forms of cards', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  test('the table is the whole of them', () => {
    expect(Object.keys(actions).sort()).toEqual([...actionsOf(bot).keys()].sort());
  });

  test.each(Object.entries(actions))('%s: %s', async (action, may) => {
    const before = await rowsOf(town.world.service.house);
    for (const who of everyone) {
      const { done } = await town.world.service.app.receive({
        kind: 'action',
        eventId: `feishu:${action}:${who}`,
        at: town.world.clock.now(),
        chat: `feishu:${rooms.officeGroup}`,
        sender: `feishu:${people[who].id}`,
        messageId: 'om_elsewhere',
        action,
        value: {},
        form: {},
      });
      const toast = await done;
      await town.world.settle();
      const isTurnedAway = /不在您的权限内|您还没有登记/.test(toast?.text ?? '');
      expect({ who, isTurnedAway }).toEqual({ who, isTurnedAway: !may.includes(who) });
    }
    expect(await rowsOf(town.world.service.house)).toEqual(before);
  });
});

describe('S12: plain words and files', () => {
  test('an outsider is read in neither, in no room', async () => {
    const town = await openTown();
    const before = await rowsOf(town.world.service.house);
    for (const room of ['direct', 'ownGroup', 'officeGroup'] as const)
      for (const said of ['9-2 已建成1个站点，全部完成', '民治街道还有哪些没完成？']) {
        expect(only(await town.says('outsider', room, said)).text).toMatch(/您还没有登记/);
      }
    expect(await rowsOf(town.world.service.house)).toEqual(before);
    await town.close();
  });
});
