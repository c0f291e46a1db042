/** What is announced is planned wherever its plan stands, until it is told as done; then it is new. What stands beside a plan is none of it. */
import { expect, test } from 'vitest';
import { figuresOf } from '#src/core/reading/figures.js';

const read = (text: string) => figuresOf(text, '2022-09-16').map((f) => `${f.kind} ${f.quantity}${f.unit}`);

test.each([
  // settled, wished for, aimed at
  ['公益电影放了200场，十月排了12场', ['cumulative 200场', 'planned 12场']],
  ['培训办了20场，国庆后约好了3场', ['cumulative 20场', 'planned 3场']],
  ['开庭10场，下一批定了2场', ['cumulative 10场', 'planned 2场']],
  ['本月排了7场还没演', ['planned 7场']],
  ['九月想再筛300人', ['planned 300人']],
  ['九月放了80场，奔着100场去', ['new 80场', 'planned 100场']],
  ['九月预备装8个', ['planned 8个']],
  ['改了30户，雨停了能再改4户', ['cumulative 30户', 'planned 4户']],
  ['十月份树苗到了再种4处', ['planned 4处']],
  ['220个挪到明年一季度交', ['planned 220个']],
  // and what only looks like it
  ['排查12家，评定5家', ['cumulative 12家', 'cumulative 5家']],
  ['选定3处，划定30个', ['cumulative 3处', 'cumulative 30个']],
  ['重要活动办了4场，主要装了12台', ['cumulative 4场', 'cumulative 12台']],
  ['还要办4场', ['remaining 4场']],
  // told as done since
  ['上次报的下周改6户已经落实，共96户', ['new 6户', 'cumulative 96户']],
  ['这批8台是上周计划里的，昨天全部装好，现在共58台', ['new 8台', 'cumulative 58台']],
  ['定了日子的那两场上周办完了，累积24场', ['new 2场', 'cumulative 24场']],
  ['没办成的那两场补上了，现在18场', ['new 2场', 'cumulative 18场']],
  ['新招的8名都到岗了，现在76名', ['new 8名', 'cumulative 76名']],
  ['计划12场，已全部办完', ['cumulative 12场']],
  ['计划8座，材料已到位', ['planned 8座']],
  ['下月开2座，都谈好了', ['planned 2座']],
  ['那两座还没完工', ['remaining 2座']],
  // what stands beside a plan
  ['四季度挂1个，活动办了25场', ['planned 1个', 'cumulative 25场']],
  ['四季度挂1个，做25场活动', ['planned 1个', 'planned 25场']],
  ['十月装2个，已装的有7个', ['planned 2个', 'cumulative 7个']],
  ['十月拟铺0.7公里，眼下22.3公里', ['planned 0.7公里', 'cumulative 22.3公里']],
  ['明年的计划是2座，今年就这14座了', ['planned 2座', 'cumulative 14座']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('a weekend by which something is told as done is just over on a Monday, and to come on a Friday', () => {
  const kinds = (today: string) => figuresOf('周末装完12个，共62个', today as '2022-09-12').map((f) => f.kind);
  expect(kinds('2022-09-12')).toEqual(['new', 'cumulative']);
  expect(kinds('2022-09-16')).toEqual(['planned', 'cumulative']);
});
