/** Rules 16 to 19: where several units have one project. */
import { describe, expect, test } from 'vitest';
import type { Facts } from '#src/core/facts.js';
import type { Standing } from '#src/core/picture.js';
import { states } from './assessed.js';
import { adjustment, answer, done, project, registry, report, review, unit } from './sample.js';

describe('rule 16: groups', () => {
  const group = (memberIds: string[]) =>
    registry([project('11-3', ['区消安委办', '各街道'])], {
      units: [unit('区消安委办'), unit('各街道', { memberIds, isGroup: true }), unit('民治街道'), unit('龙华街道')],
    });
  test.each<[string, string[], string[]]>([
    [
      'with members known it stands for one assignment each',
      ['民治街道', '龙华街道'],
      ['区消安委办', '民治街道', '龙华街道'],
    ],
    ['without members it is one assignment in its own name', [], ['区消安委办', '各街道']],
  ])('rule 16: %s', (_, members, expected) => {
    expect(states(group(members), {}, '2022-06-01').map(({ unit: { name } }) => name)).toEqual(expected);
  });
});

describe('rule 17: joint returns', () => {
  const joint = registry([project('11-3', ['区消安委办', '民治街道', '龙华街道'], { target: '建设1166个充电插口。' })]);
  const row = done('2022-12-31', '11-3', null, {
    completion: '已完成1166个。',
    source: 'import',
    figures: [{ quantity: 1166, unit: '个', kind: 'cumulative' }],
  });
  test('rule 17: every assignment rests on the row’s text, none inherits its figures', () => {
    const list = states(joint, { reports: [row] }, '2023-01-01');
    expect(list.map((state) => [state.standing, state.report?.completion, state.report?.figures.length])).toEqual([
      ['completed', '已完成1166个。', 0],
      ['completed', '已完成1166个。', 0],
      ['completed', '已完成1166个。', 0],
    ]);
  });

  test('rule 17: the figures of a row that one unit leads are that unit’s', () => {
    const single = registry([project('11-3', ['民治街道'])]);
    expect(states(single, { reports: [row] }, '2023-01-01')[0]?.report?.figures).toHaveLength(1);
  });

  test('rule 17: a unit’s own report replaces the row for that unit alone', () => {
    const own = report('2023-01-03', '11-3', '民治街道', { completion: '还差5个。', completed: false });
    const list = states(joint, { reports: [row, own] }, '2023-01-05');
    expect(list.map((state) => state.standing)).toEqual(['completed', 'lagging', 'completed']);
    const withdrawn = { reports: [row, own], reviews: [review('2023-01-04', 'report', own.id, 'returned')] };
    expect(states(joint, withdrawn, '2023-01-05').map((state) => state.standing)).toEqual(Array(3).fill('completed'));
  });
});

describe('rule 18: shares and sums', () => {
  const two = registry([project('11-3', ['民治街道', '龙华街道'], { target: '建设1166个充电插口。' })]);
  const own = (unitId: string, n: number) => done('2022-12-20', '11-3', unitId, { completion: `已建${n}个。` });
  const stands = (told: Partial<Facts>) => states(two, told, '2022-12-31').map((state) => state.standing);
  test.each<[string, number, number, Standing[]]>([
    ['figures that add up to the target leave no doubt', 600, 566, ['completed', 'completed']],
    ['figures that do not, do', 600, 500, ['in_doubt', 'in_doubt']],
  ])('rule 18: %s', (_, a, b, expected) => {
    expect(stands({ reports: [own('民治街道', a), own('龙华街道', b)] })).toEqual(expected);
  });

  test('rule 18: with a share recorded, a unit is held to its share', () => {
    const share = { ...adjustment('2022-12-01', '11-3', '', ''), unitId: '民治街道', quantity: 120 };
    const told = { reports: [own('民治街道', 120), own('龙华街道', 500)], shares: [share] };
    expect(stands(told)).toEqual(['completed', 'in_doubt']);
    expect(states(two, told, '2022-12-31').map((state) => state.share)).toEqual([120, null]);
  });
});

describe('rule 19: what is owed once', () => {
  const joint = registry([project('11-3', ['区消安委办', '民治街道', '龙华街道'], { target: '建设1166个充电插口。' })]);
  const row = done('2022-12-31', '11-3', null, { completion: '已完成120个。', source: 'import' });
  const owed = (told: Partial<Facts>) =>
    states(joint, told, '2023-01-04').map((state) => [
      state.standing,
      state.doubt?.code ?? null,
      state.obligations.map(({ kind }) => kind).join(),
    ]);
  test('rule 19: all who rest on a doubted row stand in doubt, the first-named unit owes', () => {
    expect(owed({ reports: [row] })).toEqual([
      ['in_doubt', 'short_of_target', expect.stringMatching(/report,explanation$/)],
      ['in_doubt', null, ''],
      ['in_doubt', null, ''],
    ]);
  });

  test('rule 19: the unit whose return it is owes, where an import was one unit’s', () => {
    const imports = [{ ...row, fileName: 'a.docx', sha256: '', unitId: '民治街道', registryOnly: false }];
    expect(owed({ reports: [row], imports }).map(([, doubt]) => doubt)).toEqual([null, 'short_of_target', null]);
  });

  test('rule 19: where the first-named unit reported for itself, the next that rests on the row owes its doubt', () => {
    const own = done('2023-01-03', '11-3', '区消安委办', { completion: '已完成1166个。' });
    expect(owed({ reports: [row, own] }).map(([standing, doubt]) => [standing, doubt])).toEqual([
      ['completed_late', null],
      ['in_doubt', 'short_of_target'],
      ['in_doubt', null],
    ]);
  });

  test('rule 19: an answer about the row holds for all who rest on it', () => {
    const answers = [answer('2023-01-03', row, 'share', { unitId: '区消安委办', share: 120 })];
    expect(owed({ reports: [row], answers }).map(([standing]) => standing)).toEqual(Array(3).fill('completed'));
  });

  test('rule 19: a lag analysis is owed by each lagging assignment, the briefing once', () => {
    const open = { ...row, completed: false };
    expect(owed({ reports: [open] }).map(([, , kinds]) => kinds)).toEqual([
      expect.stringMatching(/lag_analysis,briefing$/),
      'lag_analysis',
      'lag_analysis',
    ]);
  });
});
