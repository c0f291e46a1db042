/** Rules 2, 8 and 24 to 31: what goes out by itself, to whom, when. */
import { describe, expect, test } from 'vitest';
import { assess } from '#src/core/assess.js';
import { digestDays, digestDue, isDigestDay } from '#src/core/digest-days.js';
import { type Facts, factsAsOf } from '#src/core/facts.js';
import { snoozeUntil } from '#src/core/nudge-stages.js';
import { nudgesAt, owedBy, type PlanItem, planNudges, stillOwed } from '#src/core/nudging.js';
import type { Roster } from '#src/core/people.js';
import type { Registry } from '#src/core/registry.js';
import { defaultSettings } from '#src/core/settings.js';
import {
  at,
  calendar,
  done,
  facts,
  person,
  programme,
  project,
  registry,
  report,
  response,
  roster,
  roundEvent,
} from './sample.js';

const street = '民治街道';
const full = (changes: Partial<Roster> = {}): Roster =>
  roster([street], {
    people: [
      person('zhang', [{ role: 'contact', unitId: street }]),
      person('head', [{ role: 'unit_leader', unitId: street }]),
      person('li', [{ role: 'leader', unitId: null }]),
    ],
    charges: [{ leaderId: 'li', scope: 'unit', of: street }],
    ...changes,
  });

const plan = (of: Registry, told: Partial<Facts>, from: string, to: string, who: Roster = full()): PlanItem[] =>
  planNudges({
    picture: assess(of, facts(told), calendar, to, { view: 'as_things_stand' }),
    roster: who,
    responses: told.responses ?? [],
    calendar,
    from,
    to,
  });
const sent = (items: PlanItem[]) => items.filter(({ kind }) => kind !== 'digest');
const brief = (items: PlanItem[]) => sent(items).map(({ day, stage, audience }) => `${day} ${stage} ${audience}`);
const numbers = (item: PlanItem | undefined) => item?.obligations.map(({ number, kind }) => `${number} ${kind}`);

const plain = registry([project('9-2', [street])]);
const key = registry([project('9-2', [street], { keySupervised: true })]);
const finished = { reports: [done('2022-10-10', '9-2', street)] };

describe('rule 25: stages of the year-end round', () => {
  test('rule 25: the golden dates of 2022: opened, due-5, due-2, due-1, due-0, then up', () => {
    expect(brief(plan(plain, finished, '2022-12-01', '2023-01-31'))).toEqual([
      '2022-12-20 opened contact',
      '2022-12-30 due-5 contact',
      '2023-01-05 due-2 contact',
      '2023-01-06 due-1 contact',
      '2023-01-09 due-0 contact',
      '2023-01-10 overdue+1 unit_leader',
      '2023-01-12 overdue+3 office',
      '2023-01-16 overdue+5 leader',
    ]);
  });

  test('rule 25: key-supervised also due-10 and due-7, and up on the first, second and third day', () => {
    expect(brief(plan(key, finished, '2022-12-01', '2023-01-31'))).toEqual([
      '2022-12-20 opened contact',
      '2022-12-23 due-10 contact',
      '2022-12-28 due-7 contact',
      '2022-12-30 due-5 contact',
      '2023-01-05 due-2 contact',
      '2023-01-06 due-1 contact',
      '2023-01-09 due-0 contact',
      '2023-01-10 overdue+1 unit_leader',
      '2023-01-11 overdue+2 office',
      '2023-01-12 overdue+3 leader',
    ]);
  });

  test('rule 25: at 9:30 of working days, in the programme’s zone', () => {
    const items = sent(plan(key, finished, '2022-01-01', '2023-03-31'));
    expect(items.length).toBeGreaterThan(20);
    expect(items.filter(({ at: when, day }) => when !== at(day, '09:30') || !calendar.isWorkday(day))).toEqual([]);
  });

  test('rule 25: a round that opens on a Sunday is told on Monday', () => {
    expect(brief(plan(plain, {}, '2022-11-19', '2022-11-22'))).toEqual(['2022-11-21 opened contact']);
  });

  test('rule 25: one card a chat and day, everything in it, key-supervised on top', () => {
    const both = registry([project('9-2', [street]), project('10-1', [street], { keySupervised: true })]);
    const told = { reports: [done('2022-10-10', '9-2', street), done('2022-10-10', '10-1', street)] };
    const items = sent(plan(both, told, '2022-12-20', '2022-12-31'));
    expect(items.map(({ day, stage }) => [day, stage])).toEqual([
      ['2022-12-20', 'opened'],
      ['2022-12-23', 'due-10'],
      ['2022-12-28', 'due-7'],
      ['2022-12-30', 'due-5'],
    ]);
    for (const item of items) expect(numbers(item)).toEqual(['10-1 report', '9-2 report']);
    expect(items[1]?.stages).toEqual({
      [`report:2022-year-end:10-1:${street}`]: 'due-10',
      [`report:2022-year-end:9-2:${street}`]: 'opened',
    });
  });

  test('rule 25: reports, analyses and briefings of a lagging project come in one card', () => {
    const items = sent(plan(plain, {}, '2023-01-05', '2023-01-10'));
    expect(items.map(({ day, audience }) => `${day} ${audience}`)).toEqual([
      '2023-01-05 contact',
      '2023-01-06 contact',
      '2023-01-09 contact',
      '2023-01-10 unit_leader',
    ]);
    expect(numbers(items[3])).toEqual(['9-2 report', '9-2 lag_analysis', '9-2 briefing']);
  });

  test('rule 25: the office changes stages and time by settings, never beyond working hours', () => {
    const settings = {
      ...defaultSettings,
      nudgeTime: '08:15',
      nudgeBeforeDue: [3],
      escalateAfter: [2, 4, 6] as [number, number, number],
    };
    const own = registry([project('9-2', [street])], { programme: programme({ settings }) });
    const items = sent(plan(own, finished, '2022-12-21', '2023-01-31'));
    expect(brief(items)).toEqual([
      '2023-01-04 due-3 contact',
      '2023-01-11 overdue+2 unit_leader',
      '2023-01-13 overdue+4 office',
      '2023-01-17 overdue+6 leader',
    ]);
    expect(items[0]?.at).toBe(at('2023-01-04', '09:00'));
  });

  test('rule 25: a report that is in stops its nudges, a later round those of the one before', () => {
    const told = { reports: [report('2022-11-22', '9-2', street, { roundId: '2022-11' })] };
    expect(brief(plan(plain, told, '2022-11-20', '2022-12-19'))).toEqual([]);
    expect(brief(plan(plain, {}, '2022-12-01', '2022-12-21')).slice(-2)).toEqual([
      '2022-12-07 overdue+5 leader',
      '2022-12-20 opened contact',
    ]);
  });
});

describe('rule 8: quiet programmes', () => {
  const late = registry([project('9-2', [street])], { programme: programme({ createdAt: at('2026-11-24') }) });
  test('rule 8: nothing goes out until the office opens a round', () => {
    expect(plan(late, finished, '2022-12-01', '2023-01-31')).toEqual([]);
    expect(plan(late, finished, '2026-11-01', '2026-12-31')).toEqual([]);
  });

  test('rules 8 and 31: opened with the dates of rule 5, the past window is planned as if it had been', () => {
    const rounds = [roundEvent('2026-11-24', '2022-year-end', 'opened')];
    expect(brief(plan(late, { ...finished, rounds }, '2022-12-01', '2023-01-10'))).toEqual([
      '2022-12-20 opened contact',
      '2022-12-30 due-5 contact',
      '2023-01-05 due-2 contact',
      '2023-01-06 due-1 contact',
      '2023-01-09 due-0 contact',
      '2023-01-10 overdue+1 unit_leader',
    ]);
  });

  test('rule 8: opened by hand in the afternoon, the round is told on the next working day', () => {
    const opened = roundEvent('2026-11-24', '2022-year-end', 'opened', {
      at: at('2026-11-24', '15:00'),
      opensOn: '2026-11-24',
      dueOn: '2026-12-08',
    });
    expect(brief(plan(late, { ...finished, rounds: [opened] }, '2026-11-24', '2026-11-27'))).toEqual([
      '2026-11-25 opened contact',
    ]);
  });

  test('rule 7: what the office locked is nudged no more', () => {
    const rounds = [
      roundEvent('2026-11-24', '2022-year-end', 'opened'),
      roundEvent('2026-11-25', '2022-year-end', 'locked'),
    ];
    expect(brief(plan(late, { ...finished, rounds }, '2022-12-01', '2023-01-19'))).toEqual([]);
  });
});

describe('rule 26: what reaches a district leader', () => {
  const overdue = (who: Roster, settings = defaultSettings) =>
    sent(
      plan(
        registry([project('9-2', [street])], { programme: programme({ settings }) }),
        finished,
        '2023-01-16',
        '2023-01-16',
        who,
      ),
    );
  test('rule 26: escalations are drafted to the office', () => {
    expect(overdue(full())).toMatchObject([
      { audience: 'leader', leaderId: 'li', address: 'local:office', stage: 'overdue+5' },
    ]);
  });

  test('rule 26: sent by themselves where the office set so', () => {
    expect(overdue(full(), { ...defaultSettings, escalateToLeaderUnasked: true })).toMatchObject([
      { audience: 'leader', leaderId: 'li', address: 'local:li' },
    ]);
  });

  test('rule 24: without a leader in charge the duty goes to the office', () => {
    expect(overdue(full({ charges: [] }))).toMatchObject([
      { audience: 'office', leaderId: null, address: 'local:office' },
    ]);
  });

  test('rule 24: a briefing without a leader in charge is the office’s from the start', () => {
    const [unit, office] = sent(plan(plain, {}, '2023-01-06', '2023-01-06', full({ charges: [] })));
    expect([unit?.audience, numbers(unit)]).toEqual(['contact', ['9-2 report', '9-2 lag_analysis']]);
    expect([office?.audience, numbers(office)]).toEqual(['office', ['9-2 briefing']]);
  });
});

describe('rule 27: 收到, 明天再提醒, 不归我们', () => {
  const reportKey = `report:2022-year-end:9-2:${street}`;
  const said = (...responses: NonNullable<Facts['responses']>) => ({ ...finished, responses });
  test('rule 27: 收到 does not stop the next stage', () => {
    const told = said(response('2022-12-30', street, 'acknowledged', { stages: { [reportKey]: 'due-5' } }));
    expect(brief(plan(plain, told, '2022-12-30', '2023-01-05'))).toContain('2023-01-05 due-2 contact');
  });

  const snoozed = response('2022-12-30', street, 'snoozed', { stages: { [reportKey]: 'due-5' }, until: '2023-01-03' });
  test('rule 27: 明天再提醒 brings the stage back on the day named, same hour', () => {
    const items = sent(plan(plain, said(snoozed), '2022-12-31', '2023-01-04'));
    expect(brief(items)).toEqual(['2023-01-03 due-5 contact']);
    expect(items[0]?.at).toBe(at('2023-01-03', '09:30'));
  });

  test('rule 27: 收到 stops the repeat of a stage', () => {
    const acknowledged = response('2023-01-02', street, 'acknowledged', { stages: { [reportKey]: 'due-5' } });
    expect(brief(plan(plain, said(snoozed, acknowledged), '2022-12-31', '2023-01-04'))).toEqual([]);
  });

  test('rule 27: snoozing never stops the escalation clock, and is not repeated past the due day', () => {
    const late = response('2023-01-09', street, 'snoozed', { stages: { [reportKey]: 'due-0' }, until: '2023-01-10' });
    expect(brief(plan(plain, said(late), '2023-01-10', '2023-01-12'))).toEqual([
      '2023-01-10 overdue+1 unit_leader',
      '2023-01-12 overdue+3 office',
    ]);
  });

  test.each<[string, string | null]>([
    ['2023-01-05', '2023-01-06'],
    ['2023-01-06', '2023-01-09'],
    ['2023-01-09', null],
    ['2023-01-12', null],
  ])('rule 27: on %s 明天再提醒 would come on %s', (today, expected) => {
    const picture = assess(plain, facts(finished), calendar, today);
    expect(snoozeUntil(owedBy(picture, street), today, calendar)).toBe(expected);
  });

  test('rule 27: 不归我们 stops that assignment’s nudges until the office declines it', () => {
    const not = response('2022-12-28', street, 'not_ours', { projectId: '9-2' });
    expect(brief(plan(plain, said(not), '2022-12-20', '2023-01-31'))).toEqual(['2022-12-20 opened contact']);
    const declined = response('2023-01-05', street, 'not_ours_declined', {
      projectId: '9-2',
      at: at('2023-01-05', '15:00'),
    });
    expect(brief(plan(plain, said(not, declined), '2023-01-05', '2023-01-09'))).toEqual([
      '2023-01-06 due-1 contact',
      '2023-01-09 due-0 contact',
    ]);
  });

  test('rule 27: 不归我们 leaves the unit’s other projects as they are', () => {
    const two = registry([project('9-2', [street]), project('10-1', [street])]);
    const told = { responses: [response('2022-12-28', street, 'not_ours', { projectId: '9-2' })] };
    expect(numbers(sent(plan(two, told, '2022-12-30', '2022-12-30'))[0])).toEqual(['10-1 report']);
  });
});

describe('rule 28: where a card goes', () => {
  const to = (who: Roster, day = '2022-12-20') =>
    sent(plan(plain, finished, day, day, who)).map(({ audience, address, unitId }) => [audience, address, unitId]);
  const nobody: Roster = { people: [], chats: [], charges: [], handovers: [] };
  const contacts = [
    person('zhang', [{ role: 'contact', unitId: street }]),
    person('wang', [{ role: 'contact', unitId: street }]),
  ];
  test.each<[string, Roster, unknown[][]]>([
    ['the unit’s chat', full(), [['contact', `local:${street}`, street]]],
    [
      'a chat that is gone counts as none',
      { ...full(), chats: full().chats.map((chat) => ({ ...chat, goneAt: at('2022-12-01') })) },
      [['contact', 'local:zhang', street]],
    ],
    [
      'no chat: its contacts one-to-one',
      { ...nobody, people: contacts },
      [
        ['contact', 'local:wang', street],
        ['contact', 'local:zhang', street],
      ],
    ],
    [
      'a contact away: the deputy',
      {
        ...nobody,
        people: [...contacts.slice(0, 1), person('deputy', [])],
        handovers: [
          {
            id: 'h',
            fromPersonId: 'zhang',
            toPersonId: 'deputy',
            unitId: street,
            from: '2022-12-19',
            until: '2022-12-23',
          },
        ],
      },
      [['contact', 'local:deputy', street]],
    ],
    [
      'no contact: the office',
      { ...nobody, people: [person('chief', [{ role: 'office', unitId: null }])] },
      [['office', 'local:chief', street]],
    ],
    ['nobody at all: the plan says so', nobody, [['contact', null, street]]],
  ])('rule 28: %s', (_, who, expected) => expect(to(who)).toEqual(expected));

  test('rule 28: a handover counts between its days only', () => {
    const handovers = [
      { id: 'h', fromPersonId: 'zhang', toPersonId: 'deputy', unitId: street, from: '2022-12-19', until: '2022-12-23' },
    ];
    const who = { ...nobody, people: [...contacts.slice(0, 1), person('deputy', [])], handovers };
    expect(to(who, '2022-12-30')).toEqual([['contact', 'local:zhang', street]]);
  });

  test('rule 28: units without contacts come to the office in one card', () => {
    const two = registry([project('9-2', [street]), project('10-1', ['教育局'])]);
    const items = sent(
      plan(two, {}, '2022-12-20', '2022-12-20', {
        ...nobody,
        people: [person('chief', [{ role: 'office', unitId: null }])],
      }),
    );
    expect(items).toMatchObject([{ audience: 'office', unitId: null, kind: 'nudge' }]);
    expect(numbers(items[0])).toEqual(['9-2 report', '10-1 report']);
  });

  test('rule 28: a completed project is listed only if it is owed or in doubt', () => {
    const two = registry([project('9-2', [street]), project('9-1', [street], { target: '举办活动不少于40场。' })]);
    const told = {
      reports: [done('2022-11-01', '9-2', street), done('2022-11-28', '9-1', street, { completion: '已办8场。' })],
    };
    const items = sent(plan(two, told, '2022-11-29', '2022-11-29'));
    expect(items.map(numbers)).toEqual([['9-1 explanation']]);
  });

  test('rule 28: asked anew before sending, only what is still owed remains', () => {
    const keys = [`report:2022-year-end:9-2:${street}`, 'report:2022-11:gone'];
    const open = assess(plain, facts(finished), calendar, '2022-12-21');
    expect(stillOwed(keys, open)).toEqual([keys[0]]);
    const met = { reports: [...finished.reports, done('2022-12-20', '9-2', street, { roundId: '2022-year-end' })] };
    expect(stillOwed(keys, assess(plain, facts(met), calendar, '2022-12-21'))).toEqual([]);
  });
});

describe('rule 30: digests', () => {
  test.each<[string, string | null, boolean]>([
    ['2022-11-07', null, true], // Monday
    ['2022-11-08', null, false],
    ['2022-11-07', '2022-10-31', true],
    ['2022-10-08', '2022-09-26', true], // Saturday, 调休, first working day after the holiday
    ['2022-10-10', '2022-10-08', false], // two working days after it
    ['2022-10-10', '2022-09-26', true],
    ['2023-01-03', '2022-12-26', true], // Tuesday after a holiday Monday
    ['2022-10-04', null, false],
  ])('rule 30: on %s, the last on %s: %s', (day, last, expected) => {
    expect(digestDue(day, calendar, last)).toBe(expected);
  });

  test('rule 30: the days of a window, each reckoned from the one before', () => {
    expect(digestDays(calendar, '2022-09-26', '2022-10-31')).toEqual([
      '2022-09-26',
      '2022-10-08',
      '2022-10-17',
      '2022-10-24',
      '2022-10-31',
    ]);
    expect(isDigestDay(calendar, '2022-10-10')).toBe(false);
    expect(isDigestDay(calendar, '2022-10-17')).toBe(true);
  });

  test('rule 30: at 9:00 to the office, the leaders and each unit’s own group', () => {
    const items = plan(plain, finished, '2022-11-07', '2022-11-13').filter(({ kind }) => kind === 'digest');
    expect(items.map(({ audience, address, unitId, at: when }) => [audience, address, unitId, when])).toEqual([
      ['leader', 'local:leaders', null, at('2022-11-07', '09:00')],
      ['office', 'local:office', null, at('2022-11-07', '09:00')],
      ['unit', `local:${street}`, street, at('2022-11-07', '09:00')],
    ]);
  });

  test('rule 30: none before the programme was there', () => {
    const may = registry([project('9-2', [street])], { programme: programme({ createdAt: at('2022-05-10') }) });
    const days = plan(may, {}, '2022-04-25', '2022-05-31')
      .filter(({ kind }) => kind === 'digest')
      .map(({ day }) => day);
    expect([...new Set(days)]).toEqual(['2022-05-16', '2022-05-23', '2022-05-30']);
  });
});

describe('rule 31: the plan and the job agree', () => {
  test('rule 31: what the plan says of each day is what the job sends on it', () => {
    const two = registry([project('9-2', [street], { keySupervised: true }), project('9-1', [street, '教育局'])]);
    const told = {
      reports: [
        report('2022-11-22', '9-2', street, { roundId: '2022-11' }),
        done('2022-12-21', '9-1', street, { roundId: '2022-year-end' }),
      ],
    };
    const days = Array.from({ length: 31 }, (_, i) => `2022-12-${String(i + 1).padStart(2, '0')}`).concat(
      Array.from({ length: 31 }, (_, i) => `2023-01-${String(i + 1).padStart(2, '0')}`),
    );
    const who = full();
    const daily = days.flatMap((day) =>
      nudgesAt(
        { picture: assess(two, factsAsOf(facts(told), day), calendar, day), roster: who, responses: [], calendar },
        day,
      ),
    );
    const planned = sent(plan(two, told, '2022-12-01', '2023-01-31', who));
    const lines = (items: PlanItem[]) =>
      items.map(({ day, stage, audience, address }) => `${day} ${stage} ${audience} ${address}`);
    expect(lines(planned).length).toBeGreaterThan(15);
    // The plan knows today that the report of 12-21 came in, and leaves out the reminder of the day before.
    expect(lines(daily).filter((line) => line >= '2022-12-21')).toEqual(
      lines(planned).filter((line) => line >= '2022-12-21'),
    );
  });

  test('a year of 300 projects with 517 assignments is planned in a second or two', () => {
    const units = Array.from({ length: 37 }, (_, i) => `单位${i}`);
    const big = registry(
      Array.from({ length: 300 }, (_, i) =>
        project(`${i}-1`, i < 217 ? [units[i % 37] ?? '', units[(i + 5) % 37] ?? ''] : [units[i % 37] ?? ''], {
          keySupervised: i < 47,
        }),
      ),
    );
    const items = plan(big, {}, '2022-01-01', '2023-02-28', roster(units));
    const perChatAndDay = new Map<string, number>();
    for (const { address, day, audience } of sent(items)) {
      const card = `${address} ${day} ${audience === 'leader' ? 'draft' : ''}`;
      perChatAndDay.set(card, (perChatAndDay.get(card) ?? 0) + 1);
    }
    expect([...perChatAndDay.values()].filter((count) => count > 1)).toEqual([]);
    expect(perChatAndDay.size).toBeGreaterThan(1000);
  });
});
