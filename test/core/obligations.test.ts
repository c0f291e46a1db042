/** Rules 3, 6, 8, 12, 22 and 23: who owes what by when. */
import { describe, expect, test } from 'vitest';
import { assess } from '#src/core/assess.js';
import { type Facts, factsAsOf } from '#src/core/facts.js';
import type { Obligation, ObligationKind } from '#src/core/picture.js';
import type { Registry } from '#src/core/registry.js';
import {
  adjustment,
  analysis,
  answer,
  at,
  briefing,
  calendar,
  done,
  facts,
  programme,
  project,
  registry,
  report,
  review,
  roundEvent,
} from './sample.js';

const one = registry([project('9-2', ['民治街道'])]);
const forty = registry([project('9-1', ['民治街道'], { target: '举办活动不少于40场。' })]);

const duties = (of: Registry, told: Partial<Facts>, asOf: string): Obligation[] =>
  assess(of, factsAsOf(facts(told), asOf), calendar, asOf).projects.flatMap(({ assignments }) =>
    assignments.flatMap(({ obligations }) => obligations),
  );
const ofKind = (kind: ObligationKind, told: Partial<Facts>, asOf: string, of = one) =>
  duties(of, told, asOf).filter((each) => each.kind === kind);
const brief = (list: Obligation[]) => list.map(({ opensOn, dueOn, state }) => [opensOn, dueOn, state]);
const rounds = (list: Obligation[]) => Object.fromEntries(list.map(({ key, state }) => [key.split(':')[1], state]));

describe('rule 6: whom a round asks', () => {
  test('rule 6: a monthly round asks what is not completed', () => {
    expect(rounds(ofKind('report', {}, '2022-11-25'))['2022-11']).toBe('open');
    const early = { reports: [done('2022-10-10', '9-2', '民治街道')] };
    expect(rounds(ofKind('report', early, '2022-11-25'))).not.toHaveProperty('2022-11');
  });

  test('rule 6: the year-end round asks every one', () => {
    const early = { reports: [done('2022-10-10', '9-2', '民治街道')] };
    expect(brief(ofKind('report', early, '2022-12-21').slice(-1))).toEqual([['2022-12-20', '2023-01-09', 'open']]);
  });

  test('rule 6: a doubted claim is not completed, and is asked', () => {
    const doubted = { reports: [done('2022-10-10', '9-1', '民治街道', { completion: '已办8场。' })] };
    expect(rounds(ofKind('report', doubted, '2022-11-25', forty))['2022-11']).toBe('open');
  });

  test('rule 6: a report of the round meets it, also one that claims completion', () => {
    const open = { reports: [report('2022-11-22', '9-2', '民治街道', { roundId: '2022-11' })] };
    const complete = { reports: [done('2022-11-22', '9-2', '民治街道', { roundId: '2022-11' })] };
    expect(rounds(ofKind('report', open, '2022-11-25'))['2022-11']).toBe('met');
    expect(rounds(ofKind('report', complete, '2022-11-25'))['2022-11']).toBe('met');
  });

  test('rule 6: a report told while the round is open serves it, whatever day it speaks of; an import does not', () => {
    const told = (source: 'form' | 'import') => ({
      reports: [report('2022-11-15', '9-2', '民治街道', { at: at('2022-11-22'), source })],
    });
    expect(rounds(ofKind('report', told('form'), '2022-11-25'))['2022-11']).toBe('met');
    expect(rounds(ofKind('report', told('import'), '2022-11-25'))['2022-11']).toBe('open');
  });

  test('rule 14: a returned report reopens the duty', () => {
    const sent = report('2022-11-22', '9-2', '民治街道', { roundId: '2022-11' });
    const told = { reports: [sent], reviews: [review('2022-11-24', 'report', sent.id, 'returned')] };
    expect(rounds(ofKind('report', told, '2022-11-23'))['2022-11']).toBe('met');
    expect(rounds(ofKind('report', told, '2022-11-25'))['2022-11']).toBe('open');
  });

  test('rule 7: overdue until the next round opens, then historic; follow-up rounds ask what is not completed', () => {
    expect(rounds(ofKind('report', {}, '2022-12-01'))['2022-11']).toBe('overdue');
    expect(rounds(ofKind('report', {}, '2022-12-20'))['2022-11']).toBe('historic');
    const locked = { rounds: [roundEvent('2023-01-12', '2022-year-end', 'locked')] };
    expect(rounds(ofKind('report', locked, '2023-01-25'))).toMatchObject({
      '2022-year-end': 'historic',
      '2023-01': 'open',
    });
    const late = { ...locked, reports: [done('2023-01-16', '9-2', '民治街道')] };
    expect(rounds(ofKind('report', late, '2023-01-25'))).not.toHaveProperty('2023-01');
  });
});

describe('rule 22: explanation', () => {
  const short = done('2022-12-20', '9-1', '民治街道', { completion: '已办8场。' });
  test('rule 22: due three working days after the claim', () => {
    expect(brief(ofKind('explanation', { reports: [short] }, '2022-12-21', forty))).toEqual([
      ['2022-12-20', '2022-12-23', 'open'],
    ]);
    expect(brief(ofKind('explanation', { reports: [short] }, '2022-12-24', forty))).toEqual([
      ['2022-12-20', '2022-12-23', 'overdue'],
    ]);
  });

  test('rule 22: a claim on the cut-off is due on 2023-01-05', () => {
    const claim = done('2022-12-31', '9-1', '民治街道', { completion: '已办8场。' });
    expect(brief(ofKind('explanation', { reports: [claim] }, '2023-01-03', forty))).toEqual([
      ['2022-12-31', '2023-01-05', 'open'],
    ]);
  });

  test('rule 12: saying the same again does not put it off', () => {
    const again = { ...short, id: 'again', on: '2022-12-23', at: at('2022-12-23') };
    expect(brief(ofKind('explanation', { reports: [short, again] }, '2022-12-24', forty))).toEqual([
      ['2022-12-20', '2022-12-23', 'overdue'],
    ]);
  });

  test('rule 22: a newer report that is borne out ends it', () => {
    const better = done('2022-12-22', '9-1', '民治街道', { completion: '已办40场。' });
    expect(ofKind('explanation', { reports: [short, better] }, '2022-12-24', forty)).toEqual([]);
  });

  test('rule 12: figures that reach the target though claimed open owe an explanation too', () => {
    const open = report('2022-12-20', '9-1', '民治街道', { completion: '已办41场。', completed: false });
    expect(brief(ofKind('explanation', { reports: [open] }, '2022-12-21', forty))).toEqual([
      ['2022-12-20', '2022-12-23', 'open'],
    ]);
  });
});

describe('rule 23: answers to a doubt', () => {
  const claim = done('2022-12-20', '9-1', '民治街道', { completion: '已办8场。' });
  const stand = (told: Partial<Facts>, asOf: string) =>
    assess(forty, factsAsOf(facts(told), asOf), calendar, asOf).projects[0]?.standing;

  test('rule 23a: short before the cut-off: the claim becomes open, the lag duty opens with the cut-off', () => {
    const told = { reports: [claim], answers: [answer('2022-12-22', claim, 'short')] };
    expect(stand(told, '2022-12-22')).toBe('on_track');
    expect(brief(ofKind('explanation', told, '2022-12-22', forty))).toEqual([['2022-12-20', '2022-12-23', 'met']]);
    expect(ofKind('lag_analysis', told, '2022-12-31', forty)).toEqual([]);
    expect(brief(ofKind('lag_analysis', told, '2023-01-01', forty))).toEqual([['2023-01-01', '2023-01-09', 'open']]);
  });

  test('rule 23a: short after the cut-off: the lag duty opens at once', () => {
    const after = { ...claim, on: '2022-12-31', at: at('2023-01-03') };
    const told = { reports: [after], answers: [answer('2023-01-04', after, 'short')] };
    expect(stand(told, '2023-01-03')).toBe('in_doubt');
    expect(ofKind('lag_analysis', told, '2023-01-03', forty)).toEqual([]);
    expect(stand(told, '2023-01-04')).toBe('lagging');
    expect(ofKind('lag_analysis', told, '2023-01-04', forty)).toHaveLength(1);
  });

  test.each<[string, number, string, string]>([
    ['a share that the figures reach', 8, 'completed', 'met'],
    ['a share that they do not reach', 10, 'in_doubt', 'open'],
  ])('rule 23b: %s', (_, share, standing, state) => {
    const told = { reports: [claim], answers: [answer('2022-12-22', claim, 'share', { share })] };
    expect(stand(told, '2022-12-22')).toBe(standing);
    expect(ofKind('explanation', told, '2022-12-22', forty)[0]?.state).toBe(state);
  });

  test('rule 23c: another basis: recorded, and the claim stands', () => {
    const told = { reports: [claim], answers: [answer('2022-12-22', claim, 'basis', { basis: '按期数统计' })] };
    expect(stand(told, '2022-12-22')).toBe('completed');
    const confirmed = { ...claim, id: 'confirmed', on: '2023-01-04', at: at('2023-01-04') };
    expect(stand({ ...told, reports: [claim, confirmed] }, '2023-01-04')).toBe('completed');
  });

  test('rule 23: an answer that the office returned stops counting, and its share with it', () => {
    const given = answer('2022-12-22', claim, 'share', { share: 8 });
    const shares = [{ ...adjustment('2022-12-22', '9-1', '', ''), unitId: '民治街道', quantity: 8 }];
    const told = { reports: [claim], answers: [given], shares };
    const returned = { ...told, reviews: [review('2022-12-23', 'answer', given.id, 'returned')] };
    expect(stand(told, '2022-12-22')).toBe('completed');
    expect(stand(returned, '2022-12-23')).toBe('in_doubt');
    expect(ofKind('explanation', returned, '2022-12-23', forty)[0]?.state).toBe('open');
  });
});

describe('rule 12: silence is no way round the analysis', () => {
  const doubted = (on: string) => ({ reports: [done(on, '9-1', '民治街道', { completion: '已办8场。' })] });
  test.each<[string, string, string, string]>([
    ['three working days after the cut-off', '2022-12-20', '2023-01-05', '2023-01-09'],
    ['three working days after a later claim', '2023-01-04', '2023-01-09', '2023-01-09'],
    ['after the year-end round was due', '2023-01-11', '2023-01-16', '2023-01-28'],
  ])('rule 12: an unexplained doubt opens the lag duty %s', (_, claimed, opensOn, dueOn) => {
    const dayBefore = new Map([
      ['2023-01-05', '2023-01-04'],
      ['2023-01-09', '2023-01-08'],
      ['2023-01-16', '2023-01-15'],
    ]);
    expect(ofKind('lag_analysis', doubted(claimed), dayBefore.get(opensOn) ?? '', forty)).toEqual([]);
    expect(brief(ofKind('lag_analysis', doubted(claimed), opensOn, forty))).toEqual([[opensOn, dueOn, 'open']]);
  });
});

describe('rule 22: lag analysis', () => {
  const open = { reports: [report('2022-12-20', '9-2', '民治街道', { completed: false })] };
  test('rule 22: opens after the cut-off, due with the year-end round', () => {
    expect(ofKind('lag_analysis', open, '2022-12-31')).toEqual([]);
    expect(brief(ofKind('lag_analysis', open, '2023-01-01'))).toEqual([['2023-01-01', '2023-01-09', 'open']]);
    expect(brief(ofKind('lag_analysis', open, '2023-01-10'))).toEqual([['2023-01-01', '2023-01-09', 'overdue']]);
  });

  test('rule 22: opens earlier on the unit’s own word, and closes again when that is taken back', () => {
    const told = { reports: [report('2022-11-10', '9-2', '民治街道', { says: 'will_miss' })] };
    expect(brief(ofKind('lag_analysis', told, '2022-11-11'))).toEqual([['2022-11-10', '2023-01-09', 'open']]);
    const better = { reports: [...told.reports, report('2022-11-21', '9-2', '民治街道')] };
    expect(ofKind('lag_analysis', better, '2022-11-25')).toEqual([]);
  });

  test('rule 22: completing late neither closes it nor opens a second (R5)', () => {
    const late = { reports: [...open.reports, done('2023-01-06', '9-2', '民治街道')] };
    expect(brief(ofKind('lag_analysis', late, '2023-02-01'))).toEqual([['2023-01-01', '2023-01-09', 'overdue']]);
    const written = { ...late, analyses: [analysis('2023-01-05', '9-2', '民治街道')] };
    expect(brief(ofKind('lag_analysis', written, '2023-02-01'))).toEqual([['2023-01-01', '2023-01-09', 'met']]);
  });

  test('rule 22: a returned analysis is owed again', () => {
    const sent = analysis('2023-01-05', '9-2', '民治街道');
    const told = { ...open, analyses: [sent], reviews: [review('2023-01-06', 'analysis', sent.id, 'returned')] };
    expect(ofKind('lag_analysis', told, '2023-01-05')[0]?.state).toBe('met');
    expect(ofKind('lag_analysis', told, '2023-01-06')[0]?.state).toBe('open');
  });

  test('rule 3: with a year-end round due on a Saturday, forward to Monday, the report back to Friday', () => {
    const told = { ...open, rounds: [roundEvent('2022-12-01', '2022-year-end', 'dated', { dueOn: '2023-01-07' })] };
    expect(ofKind('lag_analysis', told, '2023-01-01')[0]?.dueOn).toBe('2023-01-09');
    expect(ofKind('report', told, '2023-01-01').at(-1)?.dueOn).toBe('2023-01-06');
  });
});

describe('rule 22: briefing', () => {
  test.each<[string, Partial<Facts>, string, [string, string, string]]>([
    ['with the cut-off', {}, '2023-01-03', ['2023-01-01', '2023-01-09', 'open']],
    [
      'with the unit’s own word',
      { reports: [report('2022-11-10', '9-2', '民治街道', { says: 'will_miss' })] },
      '2022-11-11',
      ['2022-11-10', '2022-11-17', 'open'],
    ],
    [
      'and stays open from then on',
      { reports: [report('2022-11-10', '9-2', '民治街道', { says: 'will_miss' })] },
      '2023-01-03',
      ['2022-11-10', '2022-11-17', 'overdue'],
    ],
    [
      'closed by the office’s record',
      { briefings: [briefing('2023-01-02', '9-2')] },
      '2023-01-03',
      ['2023-01-01', '2023-01-09', 'met'],
    ],
    [
      'not by a card alone',
      { briefings: [briefing('2023-01-02', '9-2', { how: 'card', leaderId: 'li' })] },
      '2023-01-03',
      ['2023-01-01', '2023-01-09', 'open'],
    ],
  ])('rule 22: opens %s', (_, told, asOf, expected) => {
    expect(brief(ofKind('briefing', told, asOf))).toEqual([expected]);
  });

  test('rule 22: opens with the first of the reports that show the risk', () => {
    const reports = (['2022-06-30', '2022-09-30', '2022-10-31'] as const).map((on, i) =>
      report(on, '9-1', '民治街道', { figures: [{ quantity: 10 + i, unit: '场', kind: 'cumulative' }] }),
    );
    expect(brief(ofKind('briefing', { reports }, '2022-11-01', forty))).toEqual([
      ['2022-09-30', '2022-10-12', 'overdue'],
    ]);
  });

  test('rule 22: closed by the leader’s receipt', () => {
    const sent = briefing('2023-01-02', '9-2', { how: 'card', leaderId: 'li' });
    const receipts = [{ ...briefing('2023-01-03', '9-2'), briefingId: sent.id }];
    expect(ofKind('briefing', { briefings: [sent], receipts }, '2023-01-03')[0]?.state).toBe('met');
  });

  test('rule 22: waived only with the office’s reason', () => {
    const waivers = [{ ...briefing('2023-01-03', '9-2'), obligationKey: 'briefing:9-2', reason: '已在专题会汇报' }];
    expect(ofKind('briefing', { waivers }, '2023-01-03')[0]?.state).toBe('waived');
    expect(ofKind('briefing', { waivers }, '2023-01-02')[0]?.state).toBe('open');
  });

  test('rule 19: one a project, owed by the first unit that is behind with its own return', () => {
    const two = registry([project('9-2', ['教育局', '民治街道'])]);
    const told = {
      reports: [done('2022-12-01', '9-2', '教育局'), report('2022-12-01', '9-2', '民治街道', { completed: false })],
    };
    expect(ofKind('briefing', told, '2023-01-03', two).map(({ unitId }) => unitId)).toEqual(['民治街道']);
    expect(ofKind('briefing', {}, '2023-01-03', two).map(({ unitId }) => unitId)).toEqual(['教育局']);
  });
});

describe('extensions', () => {
  const asked = (dueOn: string, decision: 'asked' | 'approved' | 'declined', key: string) => ({
    extensions: [
      { ...briefing('2022-12-28', '9-2'), obligationKey: key, unitId: null, dueOn, reason: '', decision, asks: null },
    ],
  });
  test.each<[string, 'asked' | 'approved' | 'declined', string, ObligationKind, string]>([
    ['approved moves the day', 'approved', '2023-01-12', 'report', '2023-01-12'],
    ['asked or declined does not', 'declined', '2023-01-12', 'report', '2023-01-09'],
    ['rule 3: a report’s moves back', 'approved', '2023-01-14', 'report', '2023-01-13'],
    ['rule 3: an analysis’ moves forward', 'approved', '2023-01-14', 'lag_analysis', '2023-01-16'],
  ])('%s', (_, decision, dueOn, kind, expected) => {
    const key = kind === 'report' ? 'report:2022-year-end:9-2:民治街道' : 'lag_analysis:9-2:民治街道';
    expect(ofKind(kind, asked(dueOn, decision, key), '2023-01-03').at(-1)?.dueOn).toBe(expected);
  });
});

describe('rule 8: programmes that come late', () => {
  const late = (createdAt: string) =>
    registry([project('9-1', ['民治街道'], { target: '举办活动不少于40场。' }), project('9-2', ['民治街道'])], {
      programme: programme({ createdAt: at(createdAt) }),
    });
  const rows = {
    reports: [
      done('2022-12-31', '9-1', '民治街道', { completion: '已办8场。', source: 'import' }),
      report('2022-12-31', '9-2', '民治街道', { completed: false, source: 'import' }),
    ],
  };
  const states = (told: Partial<Facts>, asOf: string, createdAt: string) =>
    duties(late(createdAt), told, asOf).map(({ kind, dueOn, state }) => [kind, dueOn, state]);

  test('rule 8: imported after the cut-off, past duties are historic and no report is owed', () => {
    expect(states(rows, '2023-05-10', '2023-05-10')).toEqual([
      ['explanation', '2023-01-05', 'historic'],
      ['lag_analysis', '2023-01-09', 'historic'],
      ['lag_analysis', '2023-01-09', 'historic'],
      ['briefing', '2023-01-09', 'historic'],
    ]);
    const picture = assess(late('2023-05-10'), facts(rows), calendar, '2023-05-10');
    expect(picture).toMatchObject({ quiet: true, openRound: null });
  });

  test('rule 8: woken by a round with its own dates, duties run from its opening', () => {
    const rounds = [
      roundEvent('2023-05-11', '2022-year-end', 'opened', { opensOn: '2023-05-11', dueOn: '2023-05-25' }),
    ];
    expect(states({ ...rows, rounds }, '2023-05-12', '2023-05-10')).toEqual([
      ['report', '2023-05-25', 'open'],
      ['explanation', '2023-05-16', 'open'],
      ['lag_analysis', '2023-05-25', 'open'],
      ['report', '2023-05-25', 'open'],
      ['lag_analysis', '2023-05-25', 'open'],
      ['briefing', '2023-05-18', 'open'],
    ]);
  });

  test('rule 8: imported in mid-year, duties run from the import', () => {
    const told = { reports: [done('2022-05-31', '9-1', '民治街道', { completion: '已办8场。', source: 'import' })] };
    expect(states(told, '2022-06-23', '2022-06-22').filter(([kind]) => kind !== 'report')).toEqual([
      ['explanation', '2022-06-27', 'open'],
    ]);
    expect(states({}, '2022-06-23', '2022-06-22').filter(([kind]) => kind === 'report')).toEqual([
      ['report', '2022-06-30', 'open'],
      ['report', '2022-06-30', 'open'],
    ]);
  });
});

describe('the picture', () => {
  test('F04, rule 1: the order in which facts are stored changes nothing', () => {
    const claim = done('2022-12-20', '9-2', '民治街道');
    const told = {
      reports: [report('2022-11-20', '9-2', '民治街道'), claim, done('2023-01-04', '9-2', '民治街道')],
      reviews: [
        review('2022-12-22', 'report', claim.id, 'returned'),
        review('2022-12-23', 'report', claim.id, 'accepted'),
      ],
      analyses: [analysis('2023-01-05', '9-2', '民治街道'), analysis('2023-01-06', '9-2', '民治街道')],
    };
    const reversed = Object.fromEntries(Object.entries(told).map(([key, list]) => [key, [...list].reverse()]));
    expect(assess(one, facts(reversed), calendar, '2023-01-20')).toEqual(
      assess(one, facts(told), calendar, '2023-01-20'),
    );
  });

  test('30,000 assignments with two reports each are assessed in a few seconds', () => {
    const units = Array.from({ length: 100 }, (_, i) => `单位${i}`);
    const many = registry(
      Array.from({ length: 300 }, (_, i) => project(`${i}-1`, units, { target: '举办活动不少于40场。' })),
    );
    const open = report('2022-11-22', '', '', { completed: false });
    const claimed = done('2022-12-22', '', '');
    const reports = many.projects.flatMap(({ id: projectId }) =>
      units.flatMap((unitId, i) =>
        [open, claimed].map((told) => ({
          ...told,
          id: `${told.id}${projectId}${unitId}`,
          projectId,
          unitId,
          completion: `已办${i}场。`,
        })),
      ),
    );
    const picture = assess(many, facts({ reports }), calendar, '2023-01-10');
    expect(picture.projects.flatMap(({ assignments }) => assignments)).toHaveLength(30_000);
  });
});
