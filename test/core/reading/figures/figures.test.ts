import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf, readFigures } from '#src/core/reading/figures/figures.js';
import { big300, seed } from '../fixtures.js';

const brief = (text: string, today = '2022-10-20') =>
  figuresOf(text, today).map((f) => `${f.quantity}${f.unit} ${f.kind}${f.period ? ` ${f.period}` : ''}`);

test.each([
  ['9-2 已办8场，还差4场，下月底前完成', ['8场 cumulative', '4场 remaining']],
  ['剩余4场未办', ['4场 remaining']],
  ['4场还没办', ['4场 remaining']],
  ['装了120个，还有46个下个月装', ['120个 cumulative', '46个 remaining']],
  ['计划12场，完成8场', ['12场 planned', '8场 cumulative']],
  ['原计划12场，实际8场', ['12场 planned', '8场 cumulative']],
  ['预计12月底前完成8场，培训300人', ['8场 planned', '300人 planned']],
  ['第四季度计划办4场', ['4场 planned 第四季度']],
  ['下周再办4场', ['4场 planned 下周']],
  ['又办了2场', ['2场 new']],
  ['9.1-9.30办了2场，累计8场', ['2场 new 9.1-9.30', '8场 cumulative']],
  ['开工到现在改了18座', ['18座 cumulative']],
  ['按七届三次会议纪要（2022）15号办理，中秋国庆两节期间办了4场', ['4场 new']],
  ['今天办了1场', ['1场 new 今天']],
  ['本月新增3场，累计11场', ['3场 new 本月', '11场 cumulative']],
  ['新增3场，累计11场', ['3场 new', '11场 cumulative']],
  ['9月新增学位5座，全年累计20座', ['5座 new 9月', '20座 cumulative 全年']],
  ['上半年完成10场，下半年完成10场', ['10场 new 上半年', '10场 new 下半年']],
  ['这个月办了两场，总共十场了', ['2场 new 这个月', '10场 cumulative']],
  ['8/12场', ['8场 cumulative', '12场 planned']],
  ['一场都没办', ['0场 cumulative']],
  ['已完成120，还差46', ['120 cumulative', '46 remaining']],
  ['办了3场讲座，覆盖两百余人', ['3场 cumulative', '200人 cumulative']],
  ['按计划完成12场', ['12场 cumulative']],
  ['已将12个路口改造', ['12个 cumulative']],
  ['开展应急演练3次', ['3次 cumulative']],
  ['前三季度完成7场', ['7场 cumulative']],
  ['完成率40%', ['40% cumulative']],
  ['完成八成', ['80% cumulative']],
  ['已建5座，在建3座，未开工2座', ['5座 cumulative', '3座 remaining', '2座 remaining']],
  ['12个点位中8个已完工，4个在建', ['12个 planned', '8个 cumulative', '4个 remaining']],
  ['第三季度完成5场，第四季度计划5场', ['5场 new 第三季度', '5场 planned 第四季度']],
  ['本月开展2场，累计10场，年度目标12场', ['2场 new 本月', '10场 cumulative', '12场 planned']],
  ['完成户数：50', ['50 cumulative']],
  ['完成50/60', ['50 cumulative', '60 planned']],
  ['申请调整为8场', ['8场 planned']],
  ['离全年目标还少2.3公里', ['2.3公里 remaining']],
  ['就缺最后两个', ['2个 remaining']],
  ['除了4座都改好了', ['4座 remaining']],
  ['消除8处', ['8处 cumulative']],
  ['装188个没错', ['188个 cumulative']],
  ['3家在供餐', ['3家 cumulative']],
  ['三班倒，15个站已达标', ['15个 cumulative']],
  ['从76%提到了83%', ['76% cumulative', '83% cumulative']],
  ['3场是本月的，累计93场', ['3场 new 本月', '93场 cumulative']],
  ['有3场是9月份演的', ['3场 new 9月份']],
  ['11座是上个月完工的', ['11座 cumulative']],
  ['今天统计11700户', ['11700户 cumulative']],
  ['昨天清点了下是53家', ['53家 cumulative']],
  ['这周协调了3次，修了22公里', ['3次 new 这周', '22公里 cumulative']],
  ['剩下两公里等轨道施工完', ['2公里 remaining']],
  ['3场是新增的，累计93场', ['3场 new', '93场 cumulative']],
  ['今天的最新数据11700户', ['11700户 cumulative']],
  ['入户11700户，有300户联系不上房东', ['11700户 cumulative', '300户 remaining']],
  ['修了22公里，2公里不具备条件', ['22公里 cumulative', '2公里 remaining']],
  ['修了22公里，2公里年后再修', ['22公里 cumulative', '2公里 remaining']],
  ['9月份至今搞了2场', ['2场 new 9月份']],
  ['9月到昨晚又演6场', ['6场 new 9月']],
  ['那是上周的数，眼下8座', ['8座 cumulative']],
  ['全年办了34场，9月办了5场，岗位8600个', ['34场 cumulative 全年', '5场 new 9月', '8600个 cumulative']],
  ['月底能装到185个', ['185个 planned']],
  ['下月初再办一场，之前办了4场', ['1场 planned 下月初', '4场 cumulative']],
  ['上周查了一期，现在13期', ['1期 new 上周', '13期 cumulative']],
  ['还差：1座', ['1座 remaining']],
  ['未改造：12个', ['12个 remaining']],
  ['差额1.5公里', ['1.5公里 remaining']],
  ['少建1座', ['1座 remaining']],
  ['缺的4场月底补上', ['4场 remaining']],
  ['4场因疫情推迟', ['4场 remaining']],
  ['只剩下最后一座在刷墙', ['1座 remaining']],
  ['一座都不差了', []],
  ['1月到9月30场', ['30场 cumulative']],
  ['9月份截至目前2场', ['2场 new 9月份']],
  ['到9月中旬办了31场', ['31场 cumulative']],
  ['岗位本周新增200个，达8400个', ['200个 new 本周', '8400个 cumulative']],
  ['加上今天的33场了', ['33场 cumulative']],
  ['加上今天的2场，共33场', ['2场 new 今天', '33场 cumulative']],
  ['新增2场至32场', ['2场 cumulative', '32场 cumulative']],
  ['28、9场', ['28场 cumulative']],
  ['21公里半', ['21.5公里 cumulative']],
  ['二十一公里五百米', ['21.5公里 cumulative']],
  ['一期新增500个，二期新增380个，合计880个', ['500个 cumulative', '380个 cumulative', '880个 cumulative']],
  ['计划320场，截至9月20日共放映312场，观影6380人次', ['320场 planned', '312场 cumulative', '6380人次 cumulative']],
  ['计划20场，9月2场', ['20场 planned', '2场 new 9月']],
  ['累计能到15座', ['15座 planned']],
  ['只能做8个', ['8个 planned']],
  ['申请调减到8个', ['8个 planned']],
  ['按计划推进，32场', ['32场 cumulative']],
  ['分3期建设，宽2.5米，建成22公里', ['22公里 cumulative']],
  ['一季度12次二季度9次，加起来21次', ['12次 new 一季度', '9次 new 二季度', '21次 cumulative']],
  ['从年初到9月培训720人', ['720人 cumulative']],
  ['本周截至今天装了310个', ['310个 new 本周']],
  ['从年初的88%涨到95.3%', ['88% cumulative', '95.3% cumulative']],
  ['一共16座现在是14座', ['16座 cumulative', '14座 cumulative']],
  ['9月消了1处，最后1处下个月消', ['1处 new 9月', '1处 planned']],
  ['全面推进，进展顺利', []],
  ['周三开会，第三季度启动，“星期三查餐厅”', []],
])('%s', (text, figures) => {
  expect(brief(text)).toEqual(figures);
});

test('what is counted is named', () => {
  expect(figuresOf('已完成120个充电插口，还差4场讲座', '2022-10-20').map((f) => f.of)).toEqual(['充电插口', '讲座']);
  expect(figuresOf('办结率达到97%', '2022-10-20')[0]).toEqual({
    quantity: 97,
    unit: '%',
    of: '办结率',
    kind: 'cumulative',
  });
});

test('what is taken back, and where a rise began, is quoted', () => {
  const quoted = (text: string) =>
    readFigures(text, '2022-10-20').flatMap((f) => (f.quoted ? [`${f.quantity}${f.unit}`] : []));
  expect(quoted('昨天说的19座不对，监理单上20座')).toEqual(['19座']);
  expect(quoted('上次报的52家多算了1家，应为51家')).toEqual(['52家']);
  expect(quoted('泊位1306个，前面1360个是笔误')).toEqual(['1360个']);
  expect(quoted('从76%提到了83%')).toEqual(['76%']);
});

test('every number of the rows that a target could be held against is read', () => {
  const rows = [...seed.projects, ...big300.projects];
  const read = (number: string) => figuresOf(rows.findLast((p) => p.number === number)?.completion ?? '', '2022-12-31');
  expect(read('40').map((f) => [f.quantity, f.unit, f.kind])).toEqual([[800, '个', 'cumulative']]);
  expect(read('9-4').map((f) => [f.quantity, f.period])).toEqual([
    [4, '第一、二季度'],
    [1, '第三季度'],
    [2, '第四季度'],
    [3, '第四季度'],
  ]);
  expect(read('22-1')[0]).toMatchObject({ quantity: 5579, unit: '套（间）' });
});

test('never throws, and every figure is finite', () => {
  const words = [
    '已',
    '还差',
    '计划',
    '12',
    '三',
    '场',
    '个',
    '%',
    '，',
    '。',
    '12月',
    '全年',
    '累计',
    '其中',
    '（',
    '）',
    '/',
    '没',
    '将',
    '再',
  ];
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words), { maxLength: 20 }).map((w) => w.join('')),
  );
  fc.assert(
    fc.property(text, (t) => {
      for (const f of figuresOf(t, '2022-12-31')) expect(Number.isFinite(f.quantity)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
