import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clausesOf, measuresOf } from '#src/core/reading/targets.js';
import { big300, seed } from './fixtures.js';

const brief = (target: string) => measuresOf(target).map((m) => [m.quantity, m.unit, m.comparison]);

describe('every measure of the fixtures', () => {
  test.each([...seed.projects, ...big300.projects].map((p) => [p.number, p.target, p.measures] as const))(
    '%s: %s',
    (_number, target, measures) => {
      expect(brief(target)).toEqual(measures.map((m) => [m.quantity, m.unit, m.comparison]));
    },
  );
});

test.each([
  ['开展关爱活动不少于40场（含关爱服务、普法宣传等活动）。', [[40, '场', 'at_least']]],
  ['全年帮助户籍残疾人申请300件辅具补贴', [[300, '件', 'at_least']]],
  [
    '街道职康中心设置率达100%，设立2个示范服务点，干预率达80%以上。',
    [
      [100, '%', 'at_least'],
      [2, '个', 'at_least'],
      [80, '%', 'at_least'],
    ],
  ],
  [
    '建设一个心理咨询服务站，举办讲座十二场',
    [
      [1, '个', 'at_least'],
      [12, '场', 'at_least'],
    ],
  ],
  ['干预率达百分之八十以上', [[80, '%', 'at_least']]],
  ['办理时限压缩至5个工作日', [[5, '个工作日', 'at_most']]],
  ['全年开放不少于300天', [[300, '天', 'at_least']]],
  ['提供24小时服务，65岁以上老人优先，开放至21点', []],
  ['改造G205国道、3号线、民治大道，二期工程完工', []],
  ['第3批任务，第二季度完成', []],
  ['打造“10分钟生活圈”、“四点半”课堂', []],
  ['更换一批老旧路灯设施，一次性通过验收，实现一站式服务', []],
  ['培训30-40场', [[30, '场', 'at_least']]],
  ['建设400米跑道1条', [[1, '条', 'at_least']]],
  ['每人补贴500元，惠及200人', [[200, '人', 'at_least']]],
  ['改造老旧小区3个（共25栋、1200户）', [[3, '个', 'at_least']]],
  [
    '新建１２所公办幼儿园，新增学位４，３２０个',
    [
      [12, '所', 'at_least'],
      [4320, '个', 'at_least'],
    ],
  ],
  ['组织3支队伍', [[3, '支', 'at_least']]],
  ['联合8部门开展检查', []],
  ['新建36班九年一贯制学校1所', [[1, '所', 'at_least']]],
  ['万元GDP能耗下降3%', [[3, '%', 'at_least']]],
  ['投诉率控制在2%以下', [[2, '%', 'at_most']]],
  ['占用不超过500平方米', [[500, '平方米', 'at_most']]],
  ['建设5G基站100个', [[100, '个', 'at_least']]],
  ['2022年12月30日前完成50户', [[50, '户', 'at_least']]],
  ['完成一百二十户适老化改造', [[120, '户', 'at_least']]],
  ['调解率提升5个百分点', [[5, '个百分点', 'at_least']]],
  ['', []],
] as const)('measures of %s', (target, expected) => {
  expect(brief(target)).toEqual(expected);
});

test.each([
  ['建设1166个充电插口。', '充电插口'],
  ['新增公办义务教育学位2100座。', '公办义务教育学位'],
  ['开展家庭教育讲座不少于46场', '家庭教育讲座'],
  ['2022年审核完成各类社区民生微实事项目800个。', '社区民生微实事项目'],
])('what %s counts', (target, of) => {
  expect(measuresOf(target)[0]?.of).toContain(of);
});

test.each([
  ['完工。', ['完工']],
  ['完工并投入使用。', ['完工', '投入使用']],
  ['竣工验收并移交。', ['竣工验收', '移交']],
  [
    '完成新龙大厦、安宏基天曜广场、万科和风轩等3个长者服务点建设。',
    ['完成新龙大厦长者服务点建设', '完成安宏基天曜广场长者服务点建设', '完成万科和风轩长者服务点建设'],
  ],
  [
    '建设1个来深建设者心理咨询服务站，通过“排查-筛选-疏导-干预”等4步工作流程，建立心理服务疏导和危机干预机制。',
    ['建设1个来深建设者心理咨询服务站', '通过“排查-筛选-疏导-干预”等4步工作流程，建立心理服务疏导和危机干预机制'],
  ],
  [
    '2022年审核完成各类社区民生微实事项目800个。通过群众点菜，政府买单的形式，实施一批群众急盼解决的“小事、急事、难事”。',
    [
      '2022年审核完成各类社区民生微实事项目800个',
      '通过群众点菜，政府买单的形式，实施一批群众急盼解决的“小事、急事、难事”',
    ],
  ],
  ['施划路内停车泊位2560个、新能源充电车位256个。', ['施划路内停车泊位2560个', '新能源充电车位256个']],
  ['社会心理服务室设置率达100%，干预率达80%以上。', ['社会心理服务室设置率达100%', '干预率达80%以上']],
  ['1.开展活动40场。\n2.建设1个站。', ['开展活动40场', '建设1个站']],
  ['', []],
])('clauses of %s', (target, clauses) => {
  expect(clausesOf(target)).toEqual(clauses);
});

test('never throws; quantities are finite; no clause is empty', () => {
  const words = [
    '建设',
    '不少于',
    '以上',
    '个',
    '场',
    '%',
    '人次',
    '（',
    '）',
    '“',
    '”',
    '、',
    '，',
    '。',
    '12',
    '3亿',
    '十',
    '等',
    '每',
    '年',
    '平方米',
  ];
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words), { maxLength: 20 }).map((w) => w.join('')),
  );
  fc.assert(
    fc.property(text, (target) => {
      for (const m of measuresOf(target)) expect(Number.isFinite(m.quantity)).toBe(true);
      for (const c of clausesOf(target)) expect(c).not.toBe('');
    }),
    { numRuns: 1000 },
  );
});
