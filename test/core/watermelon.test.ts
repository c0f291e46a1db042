import { describe, expect, test } from 'vitest';
import { assess } from '#src/core/assess.js';
import type { Report } from '#src/core/facts.js';
import { readClaim } from '#src/core/reading/progress/claims.js';
import { spotCheck } from '#src/core/spot-check.js';
import { watermelons } from '#src/core/watermelon.js';
import { calendar, facts, project, registry, report } from './sample.js';

const asOf = '2022-12-31';
const told = (number: string, unit: string, on: string, completion: string, more: Partial<Report> = {}): Report =>
  report(on, number, unit, {
    completion,
    completed: true,
    figures: readClaim(completion, on).figures,
    problems: '现场协调较多',
    nextSteps: '加强维护',
    ...more,
  });

const looked = (numbers: string[], target: string, reports: Report[]) => {
  const picture = assess(
    registry(numbers.map((n) => project(n, ['甲街道'], { target }))),
    facts({ reports }),
    calendar,
    asOf,
  );
  return { picture, signs: watermelons(picture, reports) };
};

describe('what makes one look inside', () => {
  test('all completed, nothing said beside it, and the same words for different projects', () => {
    const words = '已完成全部建设内容并通过验收，群众反映良好';
    const reports = ['1-1', '1-2', '1-3'].map((n) =>
      told(n, '甲街道', '2022-12-20', words, { problems: '', nextSteps: '无' }),
    );
    const [unit] = looked(['1-1', '1-2', '1-3'], '完工。', reports).signs;
    expect(unit).toMatchObject({ unit: '甲街道', completed: 3, reported: 3 });
    expect(unit?.signs.map(({ sign }) => sign)).toEqual(['all_green', 'nothing_said', 'same_words']);
  });

  test('the target’s own words', () => {
    const target = '新建改造公厕、垃圾转运站及配套环卫设施';
    const { signs } = looked(['1-1'], target, [told('1-1', '甲街道', '2022-12-20', `已完成${target}。`)]);
    expect(signs[0]?.signs).toEqual([{ sign: 'target_repeated', numbers: ['1-1'] }]);
  });

  test('a figure that leaps over half the target with the claim itself; a steady one does not', () => {
    const target = '改造公厕40座。';
    const leaps = [
      told('1-1', '甲街道', '2022-11-20', '已改造公厕12座', { completed: false }),
      told('1-1', '甲街道', '2022-12-20', '已改造公厕40座'),
    ];
    expect(looked(['1-1'], target, leaps).signs[0]?.signs).toEqual([{ sign: 'sudden_jump', numbers: ['1-1'] }]);
    const steady = [told('1-1', '甲街道', '2022-11-20', '已改造公厕32座', { completed: false }), ...leaps.slice(1)];
    expect(looked(['1-1'], target, steady).signs).toEqual([]);
  });

  test('each in its own words, one of them open: no sign', () => {
    const reports = [
      told('1-1', '甲街道', '2022-12-20', '9月进场，12月2日竣工验收，已移交物业'),
      told('1-2', '甲街道', '2022-12-20', '三处挡墙加固完毕，排水沟疏通320米'),
      told('1-3', '甲街道', '2022-12-20', '外墙未完', { completed: false }),
    ];
    expect(looked(['1-1', '1-2', '1-3'], '完工。', reports).signs).toEqual([]);
  });
});

describe('the sample for a look on site', () => {
  const numbers = Array.from({ length: 30 }, (_, i) => `1-${i + 1}`);
  const projects = numbers.map((n, i) => project(n, [i < 10 ? '甲街道' : '乙街道']));
  const reports = numbers.map((n, i) =>
    told(
      n,
      i < 10 ? '甲街道' : '乙街道',
      '2022-12-20',
      i < 10
        ? '已完成全部建设内容并通过验收，群众反映良好'
        : `工程完工，第${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[i - 10]}标段已移交`,
      {
        completed: i !== 29,
      },
    ),
  );
  const picture = assess(registry(projects), facts({ reports }), calendar, asOf);
  const signs = watermelons(picture, reports).filter(({ unit }) => unit === '甲街道');

  test('the same seed draws the same, another seed another, and each only completed ones', () => {
    const drawn = spotCheck(picture, signs, '2022-12-31', 8);
    expect(spotCheck(picture, signs, '2022-12-31', 8)).toEqual(drawn);
    expect(new Set(drawn.map(({ number }) => number)).size).toBe(8);
    expect(spotCheck(picture, signs, '另一个', 8)).not.toEqual(drawn);
    expect(spotCheck(picture, signs, '2022-12-31', 30).map(({ number }) => number)).not.toContain('1-30');
  });

  test('half of the places go to units with a sign', () => {
    expect(spotCheck(picture, signs, '种子', 7).filter(({ signed }) => signed)).toHaveLength(4);
    expect(spotCheck(picture, [], '种子', 7).filter(({ signed }) => signed)).toHaveLength(0);
    expect(spotCheck(picture, signs, '种子', 100)).toHaveLength(29);
  });
});
