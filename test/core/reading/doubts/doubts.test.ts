import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DoubtInput, doubtOf } from '#src/core/reading/doubts/doubts.js';
import { big300, seed } from '../fixtures.js';

const done = (target: string, completion: string, more: Partial<DoubtInput> = {}) =>
  doubtOf({ target, completion, completed: true, today: '2023-01-05', ...more });
const open = (target: string, completion: string, more: Partial<DoubtInput> = {}) =>
  done(target, completion, { completed: false, ...more });

describe.each([undefined, '2022-12-31', '2023-01-20'])('exactly the doubts of the fixtures, seen on %s', (today) => {
  test.each([
    ['seed', seed],
    ['big300', big300],
  ] as const)('%s', (_name, fixture) => {
    const found = fixture.projects.flatMap((p) => {
      const { doubt } = doubtOf({ ...p, today });
      if (!doubt) return [];
      const { message, ...rest } = doubt;
      expect(message).not.toBe('');
      return [{ number: p.number, ...rest }];
    });
    expect(found).toEqual(fixture.doubts);
  });
});

describe('the message shows the sum', () => {
  test.each([
    [
      '食堂“明厨亮灶”覆盖率达到100%',
      '全区126家食堂已有119家接入',
      '目标100%食堂“明厨亮灶”覆盖率，按填报的“食堂已有”126家、“接入”119家计算为94.4%，相差5.6个百分点',
    ],
    ['打通断头路7条', '近两年累计打通断头路9条，其中今年5条', '目标7条，填报5条，相差2条'],
    ['建设393个充电插口', '现有充电插口2150个，其中今年建设310个', '目标393个，填报310个，相差83个'],
    ['新增停车泊位910个', '2021年新增停车泊位960个，2022年新增735个', '目标910个，填报735个，相差175个'],
    ['新建改造公厕16座', '新建改造公厕13座，另有3座列入2023年计划，共16座', '目标16座，填报13座，相差3座'],
    ['大修27台电梯', '27台已全部签订合同，大修完成23台', '目标27台，填报23台，相差4台'],
    ['建设10个暖心柜', '建设暖心柜7个，加上去年已建的5个，目前共有12个', '目标10个，填报7个，相差3个'],
    ['创建示范单位53家', '组织申报示范单位61家，经评审创建成功49家', '目标53家，填报49家，相差4家'],
    ['新增探头200个', '立杆完成200个，新增探头176个', '目标200个，填报176个，相差24个'],
    ['平均办理时长控制在10日以内', '平均办理时长12日', '目标不超过10日，填报12日，超出2日'],
    ['消除7处积水点', '7处积水点已全部进场施工，其中已消除5处', '目标7处，填报5处，相差2处'],
    ['建设1166个充电插口。', '已完成120个充电插口数量的建设任务。', '目标1166个，填报120个，相差1046个'],
    ['开展12场培训', '上半年培训3场，下半年培训4场', '目标12场，填报3＋4＝7场，相差5场'],
    ['发放创业担保贷款不少于3亿元', '已发放创业担保贷款2.5亿元', '目标3亿元，填报2.5亿元，相差5000万元'],
    ['平均办理时长控制在10日以内', '平均办理时长为12日', '目标不超过10日，填报12日，超出2日'],
    ['垃圾分类参与率达到95%以上', '参与率达到93.5%', '目标95%，填报93.5%，相差1.5个百分点'],
    [
      '举办招聘会34场，提供岗位不少于8500个',
      '举办招聘会34场，提供岗位8000个',
      '“岗位”目标8500个，填报8000个，相差500个',
    ],
    ['建设10公里绿道', '已建成绿道8500米', '目标10公里，填报8.5公里，相差1.5公里'],
    ['完成6所学校改造', '已改造学校四所', '目标6所，填报4所，相差2所'],
    ['培训500人', '还差80人', '目标500人，填报420人，相差80人'],
    ['改造小区24个', '24个小区已全部开工，其中20个完工', '目标24个，填报20个，相差4个'],
    ['改造小区24个', '改造小区共24个，其中已完工20个，在建4个', '目标24个，填报20个，相差4个'],
    [
      '办理时限由20个工作日压缩至10个工作日以内',
      '办理时限压缩至12个工作日',
      '目标不超过10个工作日，填报12个工作日，超出2个工作日',
    ],
    ['更换路灯831盏', '第一批更换400盏，第二批更换300盏', '目标831盏，填报400＋300＝700盏，相差131盏'],
    ['发放创业担保贷款3亿元', '发放创业担保贷款186笔，金额28600万元', '目标3亿元，填报2.86亿元，相差1400万元'],
    ['举办活动40场', '目标任务40场，截至目前已完成38场', '目标40场，填报38场，相差2场'],
    [
      '新增车位3000个，其中公共车位1000个',
      '新增车位3200个，其中公共车位800个',
      '“公共车位”目标1000个，填报800个，相差200个',
    ],
  ])('%s / %s', (target, completion, message) => {
    expect(done(target, completion).doubt).toMatchObject({ code: 'short_of_target', message });
  });
});

test.each([
  ['two halves', '开展20场培训', '上半年开展培训10场，下半年开展培训10场'],
  ['quarters', '建设暖心柜7个', '1.第一、二季度建设暖心柜4个；\n2.第三季度建设暖心柜1个；\n3.第四季度建设暖心柜2个'],
  ['a month before the year', '新增学位2100座', '12月新增学位1308座，全年累计新增学位2100座'],
  ['a month after a dated total', '开展8场讲座', '截至11月底开展讲座5场，12月开展讲座3场'],
  ['places that add up', '建设10个站点', '民治街道建成站点3个、龙华街道建成站点4个、大浪街道建成站点3个'],
  ['a whole and its parts', '开展12场讲座', '开展讲座12场，其中线上5场、线下7场'],
  ['parts in parentheses', '开展12场讲座', '开展讲座12场（线上5场、线下7场）'],
  ['Chinese numerals', '完成六十五户改造', '已完成改造六十五户'],
  ['万', '服务1.2万人次', '服务12100人次'],
  ['余', '开展40场活动', '开展活动40余次'],
  ['other sizes of one unit', '建设绿道10公里', '建成绿道10200米'],
  ['公里 and 千米', '修复管网31.3公里', '修复管网31.3千米'],
  ['平米', '新增绿化面积900平方米', '新增绿化900平米'],
  ['a plain word of completion', '建设1个心理咨询服务站', '已建立心理咨询服务站'],
  ['all of it, without a number', '开展12场讲座', '已全部完成'],
  ['a rate reached', '覆盖率达到95%以上', '覆盖率达到96%'],
  ['a time kept', '平均到场时间控制在20分钟以内', '平均到场时间为17分钟'],
  ['another rate beside it', '新增泊位910个', '新增泊位910个，12345热线满意度95%'],
  ['reached late', '设置回收点24个', '截至2022年12月31日已设置回收点9个，2023年1月3日完成全部24个'],
  ['all places named', '完成甲一、乙二、丙三等3个服务点建设', '甲一、乙二、丙三服务点均已完工'],
  ['eleven months and the twelfth', '举办活动40场', '1-11月举办活动36场，12月举办4场'],
  ['units that add up', '完成1166个插口', '民治街道完成120个，龙华街道完成500个，观湖街道完成546个'],
  ['online and in place', '招聘会34场', '线上20场，线下14场'],
  ['new and rebuilt', '建设12座公厕', '新建5座、改建7座'],
  [
    'a part of the target and its part of the report',
    '新增车位3000个，其中公共车位1000个',
    '新增车位3200个，其中公共车位1050个',
  ],
  ['a ratio', '完成50户改造', '完成50/50'],
  ['a table line', '完成50户改造', '完成户数：50'],
  ['so many for each', '培训500人次', '举办培训10场，每场50人'],
  ['places named and sizes beside them', '建设2个中心', '民治中心、龙华中心已建成，投入2300万元，建筑面积1200平方米'],
  ['begun, where that was promised', '开工建设', '正在施工，形象进度30%'],
  ['a stage reached and gone beyond', '完成主体结构封顶', '主体结构已封顶，正在砌筑'],
  ['the share of the money', '完工', '已完工，完成总投资的98%'],
  ['a limit kept, told as a change', '办理时限由20个工作日压缩至10个工作日以内', '办理时限已压缩至8个工作日'],
  ['things named one by one', '建设社区食堂3个', '建成民治社区食堂、龙华社区食堂、观湖社区食堂，累计服务12万人次'],
  ['months of last year', '举办培训12场', '1月1场、2月1场、3月2场、5月2场、7月2场、9月2场、11月2场'],
  ['days in a numbered list', '举办培训12场', '1.3月15日培训3场；2.6月20日培训4场；3.9月10日培训5场。'],
  ['activities by their titles', '开展关爱活动40场', '“春暖龙华”12场、“与你同行”15场、“龙月华光”14场'],
  ['batches', '更换路灯831盏', '第一批更换400盏，第二批更换431盏'],
  ['a sum of money after a number of cases', '发放创业担保贷款3亿元', '发放创业担保贷款186笔，金额3.02亿元'],
  ['all the work done, the acceptance to come', '完工', '现场施工已全部完成，待验收'],
  ['an unrelated rate', '受理率100%', '受理12345件，受理率100%，满意度93%'],
  ['a centre', '建设2个中心', '已建成2个中心'],
  ['finished, the accounts open', '完工', '已完工，正在办理结算'],
])('no doubt: %s', (_what, target, completion) => {
  expect(done(target, completion).doubt).toBeNull();
});

test.each([
  ['正在施工', '完工。', '正在施工，形象进度57%。'],
  ['not begun', '完工。', '尚未开工'],
  ['a plan', '完工并投入使用。', '预计2023年3月完工'],
  ['a lower stage', '完工。', '主体结构已封顶'],
  ['begun only', '完工。', '已开工'],
  ['not even begun', '开工建设', '已完成施工招标，准备进场'],
  ['the floors counted', '完成主体结构封顶', '主体结构施工至12层（共18层）'],
  [
    'two of three places',
    '完成新龙大厦、安宏基天曜广场、万科和风轩等3个长者服务点建设。',
    '新龙大厦、万科和风轩长者服务点已完工。',
  ],
  ['some of it left', '开展12场培训', '已开展培训8场，还差4场'],
  ['a share of the work', '完成24个小区改造', '完成率64%'],
])('claimed complete and short, in words: %s', (_what, target, completion) => {
  expect(done(target, completion).doubt?.code).toBe('short_of_target');
});

test.each([
  ['', 'no_evidence'],
  ['无', 'no_evidence'],
  ['——', 'no_evidence'],
  ['详见附件', 'unreadable'],
  ['？？？？', 'unreadable'],
  ['\uFFFD\uFFFD', 'unreadable'],
])('claimed complete, and said is %j: %s', (completion, code) => {
  expect(done('完工。', completion).doubt?.code).toBe(code);
});

test('figures of another thing are another basis', () => {
  expect(done('培训5000人', '举办培训班25场').doubt).toMatchObject({ code: 'other_basis', target: 5000 });
  expect(done('干预率达80%以上', '已干预120人').doubt?.code).toBe('other_basis');
});

test('8 lectures and 4 campaigns are noted as 8＋4＝12, never counted as 8 of 12', () => {
  const row = seed.projects.find((p) => p.number === '21-2');
  const { doubt, note } = doubtOf({
    ...row,
    target: row?.target ?? '',
    completion: row?.completion ?? '',
    completed: true,
  });
  expect(doubt).toBeNull();
  expect(note).toContain('8＋4＝12');
});

test('a measure that the report passes over is noted', () => {
  expect(done('开展讲座46场，服务不少于5000人次', '已开展讲座46场')).toMatchObject({
    doubt: null,
    note: '填报没有提到服务5000人次',
  });
});

test('a share holds the unit to its part', () => {
  expect(done('建设1166个充电插口', '已建120个充电插口', { share: 120 }).doubt).toBeNull();
  expect(done('建设1166个充电插口', '已建120个充电插口', { share: 150 }).doubt?.message).toBe(
    '本单位份额150个，填报120个，相差30个',
  );
});

test('a recorded basis lets the claim stand', () => {
  expect(done('建设1166个充电插口', '已建120个充电插口', { basis: '按充电桩计' })).toEqual({
    doubt: null,
    note: '按另一口径统计：按充电桩计',
    claimed: 120,
  });
});

test('a proposed adjustment is honoured and noted', () => {
  const problems = '年度目标调整：由11所调整为5所。';
  expect(done('新增11所学校', '已新增学校5所。', { problems })).toMatchObject({
    doubt: null,
    note: '填报提出年度目标由“11所”调整为“5所”',
  });
  expect(done('新增11所学校', '已新增学校4所。', { problems }).doubt?.message).toBe('调整后目标5所，填报4所，相差1所');
});

describe('claimed open', () => {
  test('all reached is done_but_open', () => {
    expect(open('新增学位3450座', '全年已新增学位3450座').doubt).toMatchObject({
      code: 'done_but_open',
      claimed: 3450,
      target: 3450,
    });
    expect(open('完工。', '已完工').doubt?.code).toBe('done_but_open');
  });

  test.each([
    ['新增学位3450座', '已新增学位3400座'],
    ['建设12个站并投入使用', '已建设12个，尚未投入使用'],
    ['开展讲座46场，服务5000人次', '已开展讲座46场'],
    ['设置回收点24个', '截至2022年12月31日已设置回收点9个，2023年1月3日完成全部24个'],
    ['完工。', '截至2022年12月31日形象进度95%，已于2023年1月4日完工'],
    ['完工。', '正在施工'],
    ['完工。', ''],
    ['完工并投入使用。', '已完工'],
  ])('no doubt: %s / %s', (target, completion) => {
    expect(open(target, completion).doubt).toBeNull();
  });
});

test('no claim is never in doubt', () => {
  expect(doubtOf({ target: '建设10个站', completion: '已建8个', completed: null })).toEqual({
    doubt: null,
    note: null,
    claimed: null,
  });
});

describe('properties', () => {
  const things = fc.constantFrom(
    ['个', '充电插口'],
    ['场', '讲座'],
    ['户', '改造'],
    ['公里', '管网'],
    ['人次', '培训'],
  );
  test('a figure is short exactly when it is smaller, however the year is cut', () => {
    fc.assert(
      fc.property(
        things,
        fc.integer({ min: 2, max: 5000 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 5000 }),
        ([unit, of], target, a, b) => {
          const { doubt, claimed } = done(
            `完成${of}${target}${unit}`,
            `上半年完成${of}${a}${unit}，下半年完成${of}${b}${unit}。`,
          );
          expect(claimed).toBe(a + b);
          expect(doubt?.code ?? null).toBe(a + b < target ? 'short_of_target' : null);
        },
      ),
    );
  });

  test('never throws; every doubt has its message', () => {
    const words = [
      '已',
      '完成',
      '12',
      '场',
      '培训',
      '%',
      '，',
      '。',
      '全年',
      '12月',
      '还差',
      '由',
      '调整为',
      '“',
      '”',
      '目标',
      '完工',
      '未',
      '等3个',
    ];
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...words), { maxLength: 15 }).map((w) => w.join('')),
    );
    fc.assert(
      fc.property(text, text, text, fc.constantFrom(true, false, null), (target, completion, problems, completed) => {
        const { doubt } = doubtOf({ target, completion, problems, completed });
        if (doubt) expect(doubt.message).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is told in words', () => {
  test.each([
    ['新建幼儿园4所', '区委、区政府高度重视，主要领导多次作出批示', 'no_evidence'],
    ['打造城市书房5家', '下一步将持续加强部门协同', 'no_evidence'],
    ['完成竣工验收并移交', '已竣工验收，移交手续未办理', 'short_of_target'],
    ['燃气入户9000户', '铺设燃气管道63公里', 'other_basis'],
    ['改造公交站台21座', '惠及公交线路18条，日均服务乘客2.3万人次', 'other_basis'],
    ['创建放心消费示范单位53家', '处理消费纠纷310宗', 'other_basis'],
    ['民生诉求按期办结率达到98%', '群众满意率98.6%', 'other_basis'],
    ['垃圾分类参与率达到95%', '#DIV/0!', 'unreadable'],
    ['打造城市书房5家', '五家城市书房都开放了，下一步加强管理', null],
    ['改造老旧小区9个', '4个小区6月完工，其余5个小区11月完工', null],
    ['改造燃气立管150栋', '我局负责90栋、燃气集团负责60栋，均已完成', null],
    ['HPV疫苗接种率达到95%', '应接种4000人，实际接种3860人', null],
    ['发案数同比下降10%', '全年发案1060起，去年同期为1200起', null],
    ['新建投放点30个', '经批准任务调整为28个，28个已全部建成', null],
  ])('done: %s / %s', (target, completion, code) => {
    expect(done(target, completion).doubt?.code ?? null).toBe(code);
  });

  test.each([
    ['开工建设', '4月已正式开工，桩基完成八成', 'done_but_open'],
    ['完成主体结构封顶', '已于9月18日封顶，现进行幕墙施工', 'done_but_open'],
    ['开工建设', '施工许可证已办，尚未开工', null],
    ['完工', '已开工，正在施工', null],
  ])('open: %s / %s', (target, completion, code) => {
    expect(open(target, completion).doubt?.code ?? null).toBe(code);
  });
});
