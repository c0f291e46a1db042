import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckedAnalysis, checkAnalyses, promisedSteps } from '#src/core/reading/analyses/analyses.js';
import { big300 } from '../fixtures.js';

const good: CheckedAnalysis = {
  id: 'a',
  project: '9-2',
  unit: '民治街道',
  problems: '截至12月31日只建成6个暖心柜，还差4个，剩余点位在樟坑社区尚未供电。',
  subjectiveCauses: '前期摸排不细，没有提前与供电部门对接，启动偏晚。',
  objectiveCauses: '2022年3月、11月两次封控，厂家停产35天，设备到货延迟。',
  nextSteps: '1.由区党群中心牵头，2023年1月15日前完成剩余4个点位通电；\n2.张科长负责，1月底前完成验收。',
  asOf: '2023-01-05',
};
const codes = (change: Partial<CheckedAnalysis>) =>
  (checkAnalyses([{ ...good, ...change }]).a ?? []).map((f) => `${f.code}${f.part ? ` ${f.part}` : ''}`);

test('a good analysis has no findings', () => {
  expect(checkAnalyses([good])).toEqual({ a: [] });
});

describe('what a reviewer would send back', () => {
  test.each([
    [{ problems: '' }, ['missing_part problems']],
    [{ objectiveCauses: ' 无 ' }, ['missing_part objectiveCauses']],
    [{ nextSteps: '——' }, ['missing_part nextSteps']],
    [{ subjectiveCauses: '' }, ['missing_part subjectiveCauses']],
    [{ subjectiveCauses: '无' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '主观上不存在问题，我单位高度重视。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '受疫情封控影响，施工单位人员无法进场。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '燃气、通信管线迁改权属单位协调周期长。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '我局高度重视，主观上不存在推进不力问题' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '施工单位组织不力，人员投入不足' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '厂家一再延迟交货，承诺的交付日期改了三次。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '产权单位没有交房，我们多次发函，对方都没回应。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '施工单位进场晚，督促不力。' }, []],
    [{ subjectiveCauses: '药店动员力度不大。' }, []],
    [{ subjectiveCauses: '图省事，都打包到一个标里，流标后才拆开重来。' }, []],
    [{ subjectiveCauses: '主动性创造性有待进一步提升。' }, ['empty_words subjectiveCauses']],
    [{ objectiveCauses: '（略）' }, ['missing_part objectiveCauses']],
    [
      { subjectiveCauses: 'N/A', objectiveCauses: '1.' },
      ['missing_part subjectiveCauses', 'missing_part objectiveCauses'],
    ],
    [{ nextSteps: '下一步措施：' }, ['missing_part nextSteps']],
    [{ nextSteps: '措施还在写，晚点补上来' }, ['missing_part nextSteps']],
    [{ nextSteps: '2月25日前装完设施，3月8日开园。牵头人：待定。' }, ['no_owner nextSteps']],
    [{ nextSteps: '1月10日前重新报区城管局选址。' }, ['no_owner nextSteps']],
    [{ nextSteps: '工会1月18日前建成3个。' }, []],
    [{ nextSteps: '浇基础，1月25日前——城管办。' }, []],
    [{ nextSteps: '春风行动期间由公共服务办加办2场，2月28日前办完。' }, []],
    [{ nextSteps: '按12月27日局长办公会要求，河道科补齐资料。' }, ['no_date nextSteps']],
    [{ nextSteps: '责任单位：待定。完成时间：1月31日前。' }, ['no_owner nextSteps']],
    [{ nextSteps: '安排两名同志每天到工地，4月10日前封顶。' }, ['no_owner nextSteps']],
    [{ nextSteps: '影管科按照2022年度任务要求继续补放26场。' }, ['no_date nextSteps']],
    [{ problems: '（请填写存在的主要问题）' }, ['missing_part problems']],
    [{ subjectiveCauses: '个别业主长期在国外，联系不上，签不了字。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '商户经营困难，没心思参与创建。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '消防新规出台后标准提高，原设计不再适用。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '主观上一直很努力，每天都有人在现场盯。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '地块被市里收储，我局没有处置权。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '退役军人期望薪资偏高，挑三拣四，不愿进工厂。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '资金不足，因年初概算漏了除臭设备，追加走流程四个月。' }, []],
    [{ subjectiveCauses: '评选运营商时只看报价，中标的干不下来。' }, []],
    [{ subjectiveCauses: '跟业务局扯皮。' }, []],
    [{ nextSteps: '村道铺装——建设办李工——1月15日。' }, []],
    [{ nextSteps: '1/20前铺人行道，@城建办小邓。' }, []],
    [{ nextSteps: '审改科，2.20，18项上线。' }, []],
    [{ nextSteps: '建设工程事务中心汇总各标段，3月15日前完成。' }, []],
    [{ problems: '各项指标推进有快有慢，短板弱项不同程度存在。' }, ['empty_words problems']],
    [{ subjectiveCauses: '驾驶员感染减员严重，运力不足。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '腾挪方案审得慢，是我局基教科的责任。' }, []],
    [{ subjectiveCauses: '社康只在门诊等人，家医团队上门少。' }, []],
    [{ problems: '未完工。', nextSteps: '垃圾分类办逐点销号，2月15日前收尾。' }, []],
    [{ nextSteps: '明确责任领导、责任部门、责任人，2月中旬完成。' }, ['no_owner nextSteps']],
    [{ subjectiveCauses: '与法院沟通不够，查封的事拖到十月。' }, []],
    [{ subjectiveCauses: '机房标准吃得不透，施工图没请科信部门把关。' }, []],
    [{ subjectiveCauses: '标线队伍没有提前约。' }, []],
    [{ subjectiveCauses: '药店选点没复核营业时间。' }, []],
    [{ subjectiveCauses: '施工班组没盯紧，返工两次。' }, []],
    [{ subjectiveCauses: '居民议事会开完没有及时把意见转给设计。' }, []],
    [{ subjectiveCauses: '参数是我会拍脑袋定的，供应商质疑后重新论证。' }, []],
    [{ nextSteps: '大厅技术岗小何1月6日前复核点位，运营商1月25日前通网。' }, []],
    [{ nextSteps: '腾挪党群中心二楼用房，3月1日前挂牌。' }, ['no_owner nextSteps']],
    [{ nextSteps: '补办3场，选在工业园区，1月底前办完。' }, ['no_owner nextSteps']],
    [{ subjectiveCauses: '不是我们没盯紧，是交警部门占道批文一直不下来。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '周边居民对转运站存在误解，不配合施工。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '对物业公司催得不勤，发了函就坐等回复。' }, []],
    [{ subjectiveCauses: '管线探测只做了一半。' }, []],
    [{ nextSteps: '楼长带着网格员上门，霜降前清场。' }, []],
    [{ nextSteps: '由各园区工会主席认领，二十天交齐。' }, []],
    [{ nextSteps: '小区老旧管网改造，年前通水。' }, ['no_owner nextSteps']],
    [{ nextSteps: '按12月12日调度会纪要，张科长牵头清退。' }, ['no_date nextSteps']],
    [{ subjectiveCauses: '本单位在组织领导、日常调度上均无不足之处。' }, ['only_objective subjectiveCauses']],
    [{ subjectiveCauses: '主观上不存在问题的说法站不住：补贴标准是我们算错的。' }, []],
    [{ nextSteps: '请地勘院重选（李工联系），春季开学前出水。' }, []],
    [{ objectiveCauses: '客观条件限制' }, ['empty_words objectiveCauses']],
    [{ problems: '工作推进不理想' }, ['empty_words problems']],
    [
      { nextSteps: '一是加强组织领导；二是加快施工进度；三是强化督导检查' },
      ['no_owner nextSteps', 'no_date nextSteps', 'empty_words nextSteps'],
    ],
    [{ nextSteps: '2023年1月15日前完成剩余4个点位通电。' }, ['no_owner nextSteps']],
    [{ nextSteps: '由区党群中心牵头完成剩余4个点位通电，每月通报一次。' }, ['no_date nextSteps']],
    [{ nextSteps: '督促施工单位完成剩余4个点位通电。' }, ['no_owner nextSteps', 'no_date nextSteps']],
    [{ objectiveCauses: good.problems }, ['identical_parts objectiveCauses']],
    [{ problems: '进度缓慢，存在一定困难，有待进一步推进。' }, ['empty_words problems']],
    [{ objectiveCauses: '疫情影响' }, ['empty_words objectiveCauses']],
    [
      { nextSteps: '进一步提高认识，加强领导，强化统筹协调，压实责任，全力推进各项工作，确保按期完成任务。' },
      ['no_owner nextSteps', 'no_date nextSteps', 'empty_words nextSteps'],
    ],
  ])('%j', (change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test('every finding says how to mend it', () => {
    const blank =
      checkAnalyses([{ ...good, problems: '', subjectiveCauses: '', objectiveCauses: '', nextSteps: '' }]).a ?? [];
    expect(blank).toHaveLength(4);
    for (const { advice } of blank) expect(advice).toMatch(/请补充.+。$/);
  });

  test('what is finished needs no owner and no date any more', () => {
    expect(codes({ nextSteps: '已完工，做好设施日常巡查和管养。', completedOn: '2023-01-04' })).toEqual([]);
  });
});

describe('only the unit’s own part counts as subjective', () => {
  const causes = [
    '与街道沟通衔接不够及时。',
    '统筹调度不够，前期工作启动偏晚。',
    '对征拆难度估计不足。',
    '我街道未及时跟进施工单位进场。',
    '对疫情影响预判不足，没有提前安排。',
    '督促施工单位不力',
    '我街道对施工单位监管不到位',
    '领导重视不够',
    '对项目难度预估不足',
    '工作不够细致',
    '存在等靠思想',
  ];
  test.each(causes)('%s', (subjectiveCauses) => {
    expect(codes({ subjectiveCauses })).toEqual([]);
  });

  test('so it is with every subjective cause of the large sample', () => {
    const named = big300.projects.flatMap((p) => /主观原因：([^\n]+)/.exec(p.problems)?.[1] ?? []);
    expect(named.length).toBeGreaterThan(30);
    for (const subjectiveCauses of named) expect(codes({ subjectiveCauses })).toEqual([]);
  });
});

describe('copies', () => {
  const copy: CheckedAnalysis = {
    ...good,
    id: 'b',
    project: '9-3',
    unit: '大浪街道',
    problems: good.problems.replace('6个', '7个'),
  };

  test('the later of two projects is the copy, numbers changed or not', () => {
    const found = checkAnalyses([copy, { ...good, asOf: '2023-01-04' }]);
    expect(found.a).toEqual([]);
    expect(found.b).toMatchObject([{ code: 'copied_from', of: 'a' }]);
  });

  test('both texts and how much they share go with the finding', () => {
    const [found] = checkAnalyses([good, copy]).b ?? [];
    expect(found?.copy?.likeness).toBeGreaterThan(0.9);
    expect(found?.copy?.own).toContain(copy.problems);
    expect(found?.copy?.other).toContain(good.problems);
    expect(found?.advice).toContain(`${Math.round(100 * (found?.copy?.likeness ?? 0))}%`);
  });

  test('what a unit wrote of its project before is no new analysis, a mended text is', () => {
    const again = { ...good, id: 'b', asOf: '2023-02-01' };
    expect(checkAnalyses([good, again]).b).toMatchObject([{ code: 'copied_from', of: 'a' }]);
    expect(checkAnalyses([good, again]).b?.[0]?.advice).toContain('上一次报送');
    expect(checkAnalyses([good, { ...again, asOf: good.asOf }]).b).toEqual([]);
    const mended = '由区住房和建设局王科长每周召开一次推进会，2023年4月30日前完成主体封顶并移交场地。';
    expect(checkAnalyses([good, { ...again, nextSteps: mended }]).b).toEqual([]);
  });

  test('joint units of one project may share their text', () => {
    expect(checkAnalyses([good, { ...copy, project: good.project }]).b).toEqual([]);
  });

  test('one long part copied is enough, a short one in common is not', () => {
    const own = {
      ...good,
      id: 'b',
      project: '12-1',
      problems: '形象进度36%，地下室底板尚未浇筑，主体结构未动工。',
      subjectiveCauses: '对征拆难度估计不足。',
      nextSteps: '由区住房和建设局牵头每周召开现场推进会，2023年4月30日前完成主体封顶。',
    };
    const long =
      '红线范围内多处房屋征拆谈判未达成一致，施工场地未能全部移交，燃气和通信管线迁改权属单位协调周期长，影响多个作业面施工。';
    expect(checkAnalyses([good, { ...own, objectiveCauses: good.objectiveCauses }]).b).toEqual([]);
    expect(
      checkAnalyses([
        { ...good, objectiveCauses: long },
        { ...own, objectiveCauses: long },
      ]).b,
    ).toMatchObject([{ code: 'copied_from', part: 'objectiveCauses', of: 'a' }]);
  });
});

test.each([
  ['由区教育局牵头每周召开现场推进会，倒排工期', '区教育局', null],
  ['增加5个作业班组，确保2023年4月底前完成', null, '2023-04-30'],
  ['督促施工单位优化施工组织，计划2023年4月完工', null, '2023-04-30'],
  ['由区水务局牵头制定补课计划，2023年第三季度前完成剩余任务', '区水务局', '2023-06-30'],
  ['张科长负责，1月底前完成验收', '张科长', '2023-01-31'],
  ['责任单位：民治街道，完成时限：2023年3月15日', '民治街道', '2023-03-15'],
  ['完成管线迁改（区城管局，3月15日前）', '区城管局', '2023-03-15'],
  ['我街道将于2月10日前完成招标', '我街道', '2023-02-10'],
  ['民治街道办会同区水务局，两个月内完成整改', '民治街道办', '2023-03-05'],
  ['2023年2月15日前，由李主任负责协调到位', '李主任', '2023-02-15'],
  ['2022年10月已完成招标，5月底前完工', null, '2023-05-31'],
  ['每月底通报进度', null, null],
  ['认真负责，抓好落实', null, null],
  ['力争春节前完工', null, '2023-01-22'],
  ['区教育局：3月15日前完成招标', '区教育局', '2023-03-15'],
  ['区教育局3月15日前完成招标', '区教育局', '2023-03-15'],
  ['责任人：李四；完成时间：2023年3月', '李四', '2023-03-31'],
  ['成立专班（组长：王五），4月30日前完成', '王五', '2023-04-30'],
  ['李工盯现场，3月底完工', '李工', '2023-03-31'],
  ['街道城建办跟进，预计5月完成', '街道城建办', '2023-05-31'],
  ['安排专人负责，近期完成', null, null],
  ['明确责任人，3月底前完成', null, '2023-03-31'],
])('step %s', (text, owner, dueOn) => {
  expect(promisedSteps(text, '2023-01-05')).toEqual([{ text, owner, dueOn }]);
});

test('steps are told apart by line, number and semicolon', () => {
  const texts = (plan: string) => promisedSteps(plan, '2023-01-05').map((s) => s.text);
  expect(texts('1.甲局牵头；\n2.乙局配合，3月底前完成。')).toEqual(['甲局牵头', '乙局配合，3月底前完成']);
  expect(texts('一是倒排工期；二是增加班组。')).toEqual(['倒排工期', '增加班组']);
  expect(texts('1.倒排工期，2.增加班组')).toEqual(['倒排工期', '增加班组']);
  expect(texts('铺设1.2公里管网')).toEqual(['铺设1.2公里管网']);
  expect(texts('')).toEqual([]);
});

test('every plan of the large sample is read: 1 to 3 steps, and all but the monthly bulletins are dated', () => {
  for (const { nextSteps } of big300.projects.filter((p) => p.nextSteps !== '')) {
    const steps = promisedSteps(nextSteps, '2022-12-31');
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.some((s) => s.dueOn !== null && s.dueOn > '2022-12-31')).toBe(true);
  }
});

test('never throws; every finding has its advice', () => {
  const words = [
    '加强',
    '领导',
    '疫情',
    '由民治街道牵头',
    '3月底前',
    '不足',
    '统筹',
    '。',
    '\n',
    '无',
    '1.',
    '，',
    '施工',
  ];
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words), { maxLength: 20 }).map((w) => w.join('')),
  );
  const analysis = fc.record({ problems: text, subjectiveCauses: text, objectiveCauses: text, nextSteps: text });
  fc.assert(
    fc.property(fc.array(analysis, { maxLength: 6 }), (parts) => {
      const list = parts.map((p, i) => ({ ...good, ...p, id: `x${i}`, project: String(i) }));
      const found = checkAnalyses(list);
      expect(Object.keys(found)).toHaveLength(list.length);
      for (const finding of Object.values(found).flat()) expect(finding.advice).not.toBe('');
    }),
    { numRuns: 300 },
  );
});
