import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from '#src/core/day.js';
import { promisedDay, readClaim } from '#src/core/reading/progress/claims.js';
import { big300 } from '../fixtures.js';

const today = '2022-10-20';

test.each([
  '已完工',
  '已完工。',
  '完成',
  '项目已完工，累计完成投资2972万元。',
  '已竣工验收',
  '已建成投入使用',
  '已经竣工验收并移交',
  '都办完了',
  '搞定了',
  '全部12场已办完',
  '已完成年度目标',
  '顺利完成全年任务',
  '如期完成',
  '完成率100%',
  '已完工，正在办理结算',
  '已全部完成，不会延期',
  '截至12月31日形象进度95%，现已完工',
  '我们9月底就完工了',
  '9-2搞完了',
  '项目已于上周五完工',
  '上周五验收了',
  '刚刚通过竣工验收',
  '12场培训全部完成',
  '十二场都办了',
  '16-4 已完工 10月12日',
  '3个长者服务点已完工',
  '已整改完毕',
])('%s is completed', (text) => {
  expect(readClaim(text, today).state).toBe('completed');
});

test.each([
  '未完成',
  '没完成',
  '还没有完工',
  '尚未开工',
  '预计12月30日完工',
  '计划今年12月完工',
  '争取年底前完成',
  '明天完工',
  '无法按期完成',
  '完不成了',
  '已办8场，还差4场',
  '正在施工，形象进度57%。',
  '完成总工程量的43%。',
  '按计划推进中。',
  '已完工，尚未移交',
  '等验收完成后投入使用',
  '今年完成不了',
  '下周能搞定',
  '这周内完成',
  '暂无进展',
  '完成了8成',
  '还有两个没装',
  '只差验收了',
  '8个已完工，4个在建',
  '12个点位中8个已完工，剩余4个预计12月底完工',
  '主体已封顶，正在内装，预计明年1月完工',
])('%s is open', (text) => {
  expect(readClaim(text, today).state).toBe('open');
});

test.each([
  '',
  '已办8场',
  '已完成120个',
  '完成了吗？',
  '完成没有',
  '已完成施工图设计',
  '已完成招标',
  '完成情况良好',
  '已开工',
  '收到',
])('%s does not tell', (text) => {
  expect(readClaim(text, today).state).toBe('unknown');
});

describe('days', () => {
  test.each([
    ['10月15日完工', 'completedOn', '2022-10-15'],
    ['已于2022年9月4日完工', 'completedOn', '2022-09-04'],
    ['昨天刚竣工', 'completedOn', '2022-10-19'],
    ['已于9月完工', 'completedOn', '2022-09-30'],
    ['已于10月完工', 'completedOn', '2022-10-20'],
    ['已完工', 'completedOn', null],
    ['截至10月15日已完工', 'completedOn', null],
    ['预计12月30日完工', 'completedOn', null],
    ['截至10月15日已完成8场', 'speaksOf', '2022-10-15'],
    ['截止目前已完成80%', 'speaksOf', '2022-10-20'],
    ['已完成8场', 'speaksOf', null],
    ['已办8场，还差4场，下月底前完成', 'expectedOn', '2022-11-30'],
    ['预计12月30日完工', 'expectedOn', '2022-12-30'],
    ['正在施工，预计2023年6月完工', 'expectedOn', '2023-06-30'],
    ['力争2023年第二季度完成年度目标', 'expectedOn', '2023-06-30'],
    ['下周三前能完成', 'expectedOn', '2022-10-26'],
    ['11月招标，12月底前完工', 'expectedOn', '2022-12-31'],
    ['需延期到明年3月', 'expectedOn', '2023-03-31'],
    ['已完工', 'expectedOn', null],
  ] as const)('%s: %s is %s', (text, field, day) => {
    expect(readClaim(text, today)[field]).toBe(day);
  });

  test('「12月30日完工」 told on 3 January is of the year before (rule 9)', () => {
    expect(readClaim('12月30日完工', '2023-01-03')).toMatchObject({ state: 'completed', completedOn: '2022-12-30' });
    expect(readClaim('1月4日完工', '2023-01-06')).toMatchObject({ state: 'completed', completedOn: '2023-01-04' });
  });

  test.each(big300.completedAfterCutOff)('$number was completed on $completedOn', ({ number, completedOn }) => {
    const completion = big300.projects.find((p) => p.number === number)?.completion ?? '';
    expect(readClaim(completion, '2023-01-20')).toMatchObject({
      state: 'completed',
      completedOn,
      speaksOf: '2022-12-31',
    });
  });
});

test.each([
  ['尚未开工', 'not_started'],
  ['正在办理施工许可，尚未开工。', 'not_started'],
  ['还没开始', 'not_started'],
  ['资金未到位，尚未启动', 'not_started'],
  ['无法按期完成', 'will_miss'],
  ['年底完不成，要拖到明年一季度', 'will_miss'],
  ['需延期至明年3月', 'will_miss'],
  ['恐怕来不及', 'will_miss'],
  ['按期完成有困难', 'will_miss'],
  ['今年完成不了', 'will_miss'],
  ['受台风影响停工15天，预计延期至12月底', 'will_miss'],
  ['不需要延期', null],
  ['已办8场', null],
  ['确保不延期', null],
  ['已完工', null],
] as const)('%s says %s', (text, says) => {
  expect(readClaim(text, today).says).toBe(says);
});

test('the figures come along', () => {
  expect(readClaim('9-2 已办8场，还差4场，下月底前完成', today).figures).toEqual([
    { quantity: 8, unit: '场', kind: 'cumulative' },
    { quantity: 4, unit: '场', kind: 'remaining' },
  ]);
});

describe('every row of the large sample', () => {
  const rows = big300.projects.filter((p) => p.completed === true && p.completion !== '');
  test.each(rows.map((p) => [p.number, p.completion] as const))(
    '%s, claimed complete, is not read as open: %s',
    (_n, completion) => {
      expect(readClaim(completion, '2023-01-20').state).not.toBe('open');
    },
  );
});

test('never throws, and every day is a day', () => {
  const words = [
    '已',
    '完工',
    '未',
    '完成',
    '12月',
    '30日',
    '前',
    '预计',
    '下月底',
    '截至',
    '，',
    '。',
    '还差',
    '8',
    '场',
    '无法',
    '按期',
    '吗',
    '？',
    '三天后',
  ];
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words), { maxLength: 20 }).map((w) => w.join('')),
  );
  fc.assert(
    fc.property(text, (t) => {
      const { completedOn, expectedOn, speaksOf } = readClaim(t, '2022-12-31');
      for (const day of [completedOn, expectedOn, speaksOf]) expect(day === null || isDay(day)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

describe('the promised day', () => {
  const promised = (completion: string, nextSteps: string, completed: boolean | null = false) =>
    promisedDay(readClaim(completion, '2022-12-31'), nextSteps, completed, '2022-12-31');

  test('stands in the plan where the report names none; what is finished promises nothing', () => {
    expect(promised('外墙未完', '倒排工期，2023年3月底前完工')).toBe('2023-03-31');
    expect(promised('外墙未完，预计1月20日完工', '2023年3月底前完工')).toBe('2023-01-20');
    expect(promised('外墙未完', '加强协调')).toBeNull();
    expect(promised('已完工', '2023年3月底前完成结算', true)).toBeNull();
  });
});
