import { describe, expect, test } from 'vitest';
import type { RoundEvent } from '#src/core/facts.js';
import { type Round, roundsOf, unrecordedActs } from '#src/core/rounds.js';
import { at, calendar, programme, roundEvent } from './sample.js';

const rounds = (until: string, events: RoundEvent[] = [], changes: Parameters<typeof programme>[0] = {}) =>
  roundsOf(programme(changes), events, calendar, until);
const one = (list: Round[], id: string) => list.find((round) => round.id === id);
const states = (list: Round[]) => Object.fromEntries(list.map((round) => [round.id, round.state]));

describe('rule 5: rounds of a year', () => {
  test.each([
    ['2022-01', 'monthly', '2022-01-20', '2022-01-30', '2022-01-31'], // 01-30 is a 调休 Sunday, 01-31 a holiday
    ['2022-04', 'monthly', '2022-04-20', '2022-04-29', '2022-04-30'],
    ['2022-11', 'monthly', '2022-11-20', '2022-11-30', '2022-11-30'],
    ['2022-year-end', 'year_end', '2022-12-20', '2023-01-09', '2022-12-31'],
    ['2023-01', 'follow_up', '2023-01-20', '2023-01-31', '2023-01-31'],
    ['2023-04', 'follow_up', '2023-04-20', '2023-04-28', '2023-04-30'],
  ])('rule 5: %s is %s, opens %s, due %s, speaks of %s', (id, kind, opensOn, dueOn, asOf) => {
    expect(one(rounds('2023-05-01'), id)).toMatchObject({ kind, opensOn, dueOn, asOf });
  });

  test('rule 5: the year-end round takes the place of December’s', () => {
    const ids = rounds('2023-01-31').map((round) => round.id);
    expect(ids.slice(-3)).toEqual(['2022-11', '2022-year-end', '2023-01']);
    expect(ids).toHaveLength(13);
  });

  test('rule 5: the settings move opening and due days, never the cut-off', () => {
    const settings = {
      ...programme().settings,
      roundOpensOnDay: 25,
      yearEndOpensOnDay: 15,
      yearEndDueAfterWorkdays: 3,
    };
    const list = rounds('2023-01-31', [], { settings });
    expect(one(list, '2022-11')?.opensOn).toBe('2022-11-25');
    expect(one(list, '2022-year-end')).toMatchObject({
      opensOn: '2022-12-15',
      dueOn: '2023-01-05',
      asOf: '2022-12-31',
    });
  });

  test('rule 5: what the office dated stands, the cut-off stays', () => {
    const dated = roundEvent('2022-12-01', '2022-year-end', 'dated', {
      opensOn: '2022-12-12',
      dueOn: '2023-01-12',
      asOf: '2023-01-05',
    });
    expect(one(rounds('2023-01-31', [dated]), '2022-year-end')).toMatchObject({
      opensOn: '2022-12-12',
      dueOn: '2023-01-12',
      asOf: '2022-12-31',
    });
  });

  test('rule 3: a due day that is not worked moves back for reports and forward for analyses', () => {
    const dated = roundEvent('2022-12-01', '2022-year-end', 'dated', { dueOn: '2023-01-07' });
    expect(one(rounds('2023-01-31', [dated]), '2022-year-end')).toMatchObject({
      dueOn: '2023-01-06',
      analysisDueOn: '2023-01-09',
    });
  });

  test('rule 5: an event with an unknown id makes a round of its own', () => {
    const own = roundEvent('2022-06-01', '半年', 'opened', {
      opensOn: '2022-06-06',
      dueOn: '2022-06-15',
      asOf: '2022-06-30',
    });
    expect(one(rounds('2022-06-10', [own]), '半年')).toMatchObject({
      kind: 'monthly',
      opensOn: '2022-06-06',
      dueOn: '2022-06-15',
      asOf: '2022-06-30',
      state: 'open',
    });
  });

  test('rule 5: the office may open a round before its day', () => {
    const early = roundEvent('2022-12-12', '2022-year-end', 'opened');
    expect(one(rounds('2022-12-13', [early]), '2022-year-end')).toMatchObject({
      opensOn: '2022-12-12',
      dueOn: '2023-01-09',
      state: 'open',
      openedAt: at('2022-12-12'),
    });
  });
});

describe('rule 7: opening and locking', () => {
  test('rule 7: a round opens on its day, and a later one locks the monthly one before it', () => {
    expect(states(rounds('2022-11-19'))).toMatchObject({ '2022-10': 'open' });
    expect(states(rounds('2022-11-20'))).toMatchObject({ '2022-10': 'locked', '2022-11': 'open' });
    expect(states(rounds('2022-12-20'))).toMatchObject({ '2022-11': 'locked', '2022-year-end': 'open' });
  });

  test('rule 7: the year-end round is locked by the office only', () => {
    expect(states(rounds('2023-02-25'))).toMatchObject({
      '2022-year-end': 'open',
      '2023-01': 'locked',
      '2023-02': 'open',
    });
    const locked = roundEvent('2023-01-12', '2022-year-end', 'locked');
    expect(states(rounds('2023-01-11', [locked]))).toMatchObject({ '2022-year-end': 'open' });
    expect(states(rounds('2023-01-12', [locked]))).toMatchObject({ '2022-year-end': 'locked' });
    const reopened = roundEvent('2023-01-16', '2022-year-end', 'reopened', { reason: '补录', dueOn: '2023-01-18' });
    expect(one(rounds('2023-01-17', [reopened, locked]), '2022-year-end')).toMatchObject({
      state: 'open',
      dueOn: '2023-01-18',
    });
  });

  test('rule 7: a monthly round that was reopened stays open until the next opening', () => {
    const reopened = roundEvent('2022-11-22', '2022-10', 'reopened', { reason: '补报' });
    expect(states(rounds('2022-12-01', [reopened]))).toMatchObject({ '2022-10': 'open', '2022-11': 'open' });
    expect(states(rounds('2022-12-21', [reopened]))).toMatchObject({ '2022-10': 'locked', '2022-11': 'locked' });
  });

  test('rule 7: a round opened while another is not yet due does not cut it short', () => {
    const own = roundEvent('2022-11-25', '专项', 'opened', { opensOn: '2022-11-25', dueOn: '2022-12-02' });
    expect(one(rounds('2022-11-30', [own]), '2022-11')?.state).toBe('open');
    expect(one(rounds('2022-12-01', [own]), '2022-11')?.state).toBe('locked');
  });

  test('rule 31: as things stand, a round that the office locked is locked on any day', () => {
    const locked = roundEvent('2026-11-24', '2022-year-end', 'locked');
    const list = roundsOf(programme(), [locked], calendar, '2023-01-31', 'as_things_stand');
    expect(one(list, '2022-year-end')).toMatchObject({ state: 'locked', closesOn: '2022-12-20' });
    expect(one(rounds('2023-01-31', [locked]), '2022-year-end')?.state).toBe('open');
  });

  test('rule 32: openings and locks that have come are all owed to the trail, once', () => {
    const list = rounds('2022-03-21');
    const acts = unrecordedActs(list, []);
    expect(acts).toEqual([
      { roundId: '2022-01', act: 'opened', on: '2022-01-20' },
      { roundId: '2022-01', act: 'locked', on: '2022-02-20' },
      { roundId: '2022-02', act: 'opened', on: '2022-02-20' },
      { roundId: '2022-02', act: 'locked', on: '2022-03-20' },
      { roundId: '2022-03', act: 'opened', on: '2022-03-20' },
    ]);
    const recorded = acts.map(({ roundId, act, on }) => roundEvent(on, roundId, act, { by: 'system' }));
    expect(unrecordedActs(rounds('2022-03-21', recorded), recorded)).toEqual([]);
    expect(rounds('2022-03-21', recorded)).toEqual(list);
  });
});

describe('rule 8: programmes that come late', () => {
  const late = { createdAt: at('2023-05-10') };

  test('rule 8: imported after its cut-off, every round stays scheduled', () => {
    const list = rounds('2023-06-01', [], late);
    expect(new Set(list.map((round) => `${round.state}/${round.active}`))).toEqual(new Set(['scheduled/false']));
  });

  test('rule 8: from the first round that the office opens, rounds are active', () => {
    const opened = roundEvent('2023-05-11', '2022-year-end', 'opened', { opensOn: '2023-05-11', dueOn: '2023-05-25' });
    expect(states(rounds('2023-06-21', [opened], late))).toEqual({
      '2022-year-end': 'open',
      '2023-05': 'locked',
      '2023-06': 'open',
    });
  });

  test('rule 8: opened without dates, a round has those of rule 5', () => {
    const opened = roundEvent('2023-05-11', '2022-year-end', 'opened');
    expect(one(rounds('2023-05-12', [opened], late), '2022-year-end')).toMatchObject({
      opensOn: '2022-12-20',
      dueOn: '2023-01-09',
      state: 'open',
    });
  });

  test('rule 8: imported in mid-year, past rounds are never opened, a running one opens at once', () => {
    const list = rounds('2022-09-30', [], { createdAt: at('2022-08-25') });
    expect(list.map(({ id, opensOn, dueOn, state }) => [id, opensOn, dueOn, state])).toEqual([
      ['2022-08', '2022-08-25', '2022-08-31', 'locked'],
      ['2022-09', '2022-09-20', '2022-09-30', 'open'],
    ]);
  });

  test('F04, rule 1: the order in which events are stored does not matter', () => {
    const events = [
      roundEvent('2022-12-12', '2022-year-end', 'opened', { dueOn: '2023-01-05' }),
      roundEvent('2023-01-12', '2022-year-end', 'locked'),
      roundEvent('2023-01-13', '2022-year-end', 'dated', { dueOn: '2023-01-20' }),
    ];
    expect(rounds('2023-01-31', [...events].reverse())).toEqual(rounds('2023-01-31', events));
  });
});
