import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { read } from '#src/core/reading/read.js';
import { type ClaimReading, type ReadInput, readInputSchema } from '#src/core/reading/read-input.js';
import { stageReached } from '#src/core/reading/targets/stages.js';
import { readAtMost } from '#src/core/reading/text/typed-text.js';
import { expectedReading, sampleRegistry } from '../../support/registry.js';

const seed = sampleRegistry('seed');
const big = sampleRegistry('big300');
const TODAY = '2022-12-20';

describe('every kind has its reading', () => {
  test('a claim is read on the day it was typed', () => {
    const input: ReadInput = { kind: 'claim', text: '9-2昨天完工', unit: '民治街道', at: '2022-12-31T23:30:00-00:00' };
    expect(read(input, seed, TODAY)).toMatchObject({ kind: 'report', date: '2022-12-31', dateOf: 'completed' });
  });

  test('a question', () => {
    const input: ReadInput = {
      kind: 'question',
      text: '昨天的完成率',
      role: 'leader',
      room: 'leaders',
      at: '2022-12-02T09:00:00+08:00',
    };
    expect(read(input, big, TODAY)).toMatchObject({
      intent: 'rate',
      filter: { asOf: '2022-12-01' },
      outcome: 'answer',
    });
  });

  test('a target', () => {
    expect(read({ kind: 'target', target: '建设1166个充电插口。' }, seed, TODAY)).toMatchObject({
      measures: [{ quantity: 1166, unit: '个', comparison: 'at_least' }],
      clauses: ['建设1166个充电插口'],
      asks: null,
    });
  });

  const doubt = {
    kind: 'doubt',
    target: '建设1166个充电插口。',
    completion: '已完成120个充电插口数量的建设任务。',
    completed: true,
  } as const;

  test('a doubt', () => {
    expect(read(doubt, seed, TODAY)).toMatchObject({ doubt: 'short_of_target', claimed: 120, target: 1166 });
    expect(read({ ...doubt, completion: '已完成1166个充电插口。' }, seed, TODAY)).toMatchObject({ doubt: 'none' });
  });

  test('a unit is held to its share', () => {
    expect(read({ ...doubt, share: { unit: '民治街道', quantity: 120 } }, seed, TODAY)).toMatchObject({
      doubt: 'none',
    });
  });

  test('an adjustment counts when it was approved by the cut-off', () => {
    const adjustment = { from: doubt.target, to: '建设120个充电插口。', approvedOn: '2022-12-01' };
    expect(read({ ...doubt, adjustment }, seed, TODAY)).toMatchObject({ doubt: 'none' });
    const late = { ...adjustment, approvedOn: '2023-01-05' };
    expect(read({ ...doubt, adjustment: late }, seed, TODAY)).toMatchObject({ doubt: 'short_of_target' });
  });

  test('analyses', () => {
    const analysis = {
      id: 'a',
      project: '9-2',
      unit: '民治街道',
      problems: '选址未定。',
      subjectiveCauses: '',
      objectiveCauses: '疫情影响。',
      nextSteps: '加快推进。',
      asOf: TODAY,
    };
    const output = read({ kind: 'analysis', analyses: [analysis] }, seed, TODAY);
    expect('findings' in output && output.findings.a?.map((f) => f.code)).toContain('missing_part');
  });
});

describe('the completion texts of a whole district, sent as messages', () => {
  const rows = expectedReading('big300').projects.filter((row) => row.completion.trim() !== '');
  const send = (text: string, unit: string | undefined, replyTo: string[] | null = null) =>
    read({ kind: 'claim', text, unit: unit ?? '', replyTo, at: '2023-01-16T10:00:00+08:00' }, big, TODAY);

  test.each(['number', 'name', 'reply'])('are reports of their own project and of no other: by %s', (by) => {
    for (const row of rows) {
      const text =
        by === 'number'
          ? `${row.number} ${row.completion}`
          : by === 'name'
            ? `${row.name}：${row.completion}`
            : row.completion;
      const output = send(text, row.units[0], by === 'reply' ? [row.number] : null);
      expect(output, text).toMatchObject({ kind: 'report', projects: [row.number], asks: null });
    }
  });

  test('are not called open where the table says completed, nor completed by the cut-off where it says open', () => {
    const afterCutOff = /2023年/;
    for (const row of rows) {
      const output = send(`${row.number} ${row.completion}`, row.units[0]);
      // of less than the target, in figures or in steps, nobody says that all is done: a doubt's matter
      const less = (output as ClaimReading).figures.length > 0 || stageReached(row.completion) === 0;
      if (row.completed === true && !less) expect(output, row.completion).not.toMatchObject({ state: 'open' });
      if (row.completed === false && !afterCutOff.test(row.completion))
        expect(output, row.completion).not.toMatchObject({ state: 'completed' });
    }
  });
});

describe('whatever is typed', () => {
  const pieces = [
    '9-2',
    '31-3、',
    '白松一路',
    '民治街道',
    '已完成',
    '未完成',
    '还差4场',
    '12月30日',
    '不归我们',
    '明天再提醒',
    '不对，是',
    '第一个',
    '都',
    '除了',
    '其他',
    '？',
    '为什么',
    '哪些',
    '「',
    '\n',
    '1.',
    '@a ',
    '，',
    '💥',
    '\ud800',
    '\u0000',
    '__proto__',
    '９－２',
  ];
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')),
  );
  const own = new Set(seed.projects.map((p) => p.number));

  property.prop([typed, typed, fc.subarray(['9-2', '31-3', '31-4', '1-1'])], { numRuns: 400 })(
    'a message is read into projects of the unit, and never throws',
    (text, earlier, replyTo) => {
      const output = read(
        { kind: 'claim', text, unit: '民治街道', replyTo, before: [earlier], last: earlier },
        seed,
        TODAY,
      );
      if (!('kind' in output)) throw new Error('not a message');
      expect(output.why).not.toBe('没有读懂');
      expect(output.projects.filter((n) => !own.has(n))).toEqual([]);
      expect(new Set(output.projects).size).toBe(output.projects.length);
      if (output.projects.length > 1 && output.kind === 'report')
        expect(Object.keys(output.perProject ?? {}).sort()).toEqual([...output.projects].sort());
      if (output.kind === 'report' && output.projects.length === 0) expect(output.asks).not.toBeNull();
    },
  );

  property.prop(
    [
      typed,
      typed,
      fc.constantFrom('leader', 'office', 'contact', 'unit_leader', 'none'),
      fc.constantFrom('leaders', 'office', 'direct', 'unit:民治街道', 'x'),
    ],
    { numRuns: 400 },
  )('a question has an outcome that its role and room allow, and never throws', (text, after, role, room) => {
    const output = read({ kind: 'question', text, role, unit: '民治街道', room, after: [after] }, seed, TODAY);
    if (!('intent' in output)) throw new Error('not a question');
    expect(output.why).not.toBe('没有读懂');
    expect(output.reply).not.toBe('');
    if (output.outcome === 'ask') expect(output.asks).not.toBeNull();
    if (role === 'none') expect(output.filter).toEqual({});
    const tells = output.outcome === 'answer' && output.intent !== 'help' && output.intent !== 'unclear';
    if (tells && (role === 'contact' || role === 'unit_leader')) expect(output.filter.unit).toEqual(['民治街道']);
    if (tells) expect(room).not.toBe('x');
  });

  property.prop([typed, typed], { numRuns: 200 })(
    'targets and doubts are read, and never throw',
    (target, completion) => {
      expect(read({ kind: 'target', target }, seed, TODAY).why).not.toBe('没有读懂');
      expect(read({ kind: 'doubt', target, completion, completed: true }, seed, TODAY).why).not.toBe('没有读懂');
    },
  );

  test.each([
    '9-2',
    '边坡',
    '街道办局会部',
    '会办',
    'abc ',
    '完成，',
    '不是31-6，是',
    '除了',
    '「',
    '（',
    '1.',
    '12月30日',
    '@a ',
    '<a ',
    '31-3至31-',
    '腾龙东路',
    '因为',
    '\n',
    '由我们负责',
  ])('no more than 8 KB of 200 KB is read: %s', (piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    const readAs = (t: string) => [
      read({ kind: 'claim', text: t, unit: '区建筑工务署', replyTo: ['1-1', '1-2'] }, big, TODAY),
      read({ kind: 'question', text: t, role: 'leader', room: 'leaders' }, big, TODAY),
    ];
    expect(readAs(text)).toEqual(readAs(text.slice(0, readAtMost)));
  });

  test('a text that is cut is still read from its beginning', () => {
    const output = read(
      { kind: 'claim', text: `9-2已完成。${'补充说明'.repeat(50_000)}`, unit: '民治街道' },
      seed,
      TODAY,
    );
    expect(output).toMatchObject({ kind: 'report', projects: ['9-2'] });
  });
});

describe('the shape of a line', () => {
  test.each<[string, unknown]>([
    ['claim', { kind: 'claim', text: '收到', unit: '民治街道', replyTo: null, before: [], last: '9-2' }],
    [
      'question',
      { kind: 'question', text: '周报', role: 'none', room: 'unit:民治街道', at: '2022-12-30T10:00:00+08:00' },
    ],
    ['doubt', { kind: 'doubt', target: '完工。', completion: '', completed: null, units: ['民治街道'] }],
    ['analysis', { kind: 'analysis', analyses: [] }],
  ])('%s', (_kind, line) => expect(readInputSchema.safeParse(line).success).toBe(true));

  test.each<[string, unknown]>([
    ['another kind', { kind: 'story', text: '' }],
    ['no unit', { kind: 'claim', text: '收到' }],
    ['a role that is none', { kind: 'question', text: '', role: 'king', room: 'direct' }],
    ['a day for an instant', { kind: 'claim', text: '', unit: '', at: '2022-12-30' }],
  ])('%s is refused', (_what, line) => expect(readInputSchema.safeParse(line).success).toBe(false));
});
