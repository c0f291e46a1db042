/** What is announced is planned wherever its plan stands, until it is told as done; then it is new. What stands beside a plan is none of it. */
import { expect, test } from 'vitest';
import { figuresOf } from '#src/core/reading/figures/figures.js';

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
  ['办了9场，中秋前后放，国庆前再加1场', ['cumulative 9场', 'planned 1场']],
  ['办了9场，国庆前加1场', ['cumulative 9场', 'planned 1场']],
  ['十月有5场在排', ['planned 5场']],
  ['首批60场已演，二批20场在排', ['cumulative 60场', 'remaining 20场']],
  ['货架上10台，路上有15台，十月装', ['cumulative 10台', 'planned 15台']],
  ['改了47户，签了合同的8户，下旬动工', ['cumulative 47户', 'planned 8户']],
  ['料到了，周六动手换，头一批60盏', ['planned 60盏']],
  ['明天去社区中心，约1100名', ['planned 1100名']],
  // and what only looks like it
  ['改了47户，入住的8户，下月验收', ['cumulative 47户', 'cumulative 8户']],
  ['明天开会，约1100名', ['cumulative 1100名']],
  ['国庆前已办9场', ['cumulative 9场']],
  ['国庆前这周连演4场', ['new 4场']],
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
  // for a day, month, feast or season to come
  ['30日办2场', ['planned 2场']],
  ['29号1场待演', ['planned 1场']],
  ['29号待讲1场', ['planned 1场']],
  ['2场待办', ['remaining 2场']],
  ['开放2座，下个月', ['planned 2座']],
  ['还差3座，下个月', ['remaining 3座']],
  ['下批上线15项', ['planned 15项']],
  ['下一轮培训40人', ['planned 40人']],
  ['国庆开放2座', ['planned 2座']],
  ['国庆开放了2座', ['new 2座']],
  ['暑假换12间', ['new 12间']],
  ['寒假换12间', ['new 12间']],
  ['讲了9场，下周三还有1场', ['cumulative 9场', 'planned 1场']],
  ['放了200场，十月还有12场', ['cumulative 200场', 'planned 12场']],
  ['上午讲了1场，下午还有一场', ['cumulative 1场', 'planned 1场']],
  ['讲了9场，还有11场', ['cumulative 9场', 'remaining 11场']],
  ['讲了9场，年底前还有11场', ['cumulative 9场', 'remaining 11场']],
  ['讲了9场，昨天还有1场没讲成', ['cumulative 9场', 'remaining 1场']],
  ['讲了18场，下周还有2场就够数了', ['cumulative 18场', 'remaining 2场']],
  // 二 counts in writing, and is the name of 二期 and 工程二处
  ['已办七场，拟于下月再办二场', ['cumulative 7场', 'planned 2场']],
  ['已建成五座，尚余二座', ['cumulative 5座', 'remaining 2座']],
  ['新建二处', ['cumulative 2处']],
  ['工程二处来看过，二期装了6个', ['cumulative 6个']],
  // lacking
  ['再有2个站就齐了', ['remaining 2个']],
  ['再改3户就收官', ['remaining 3户']],
  ['再改3户，料就齐了', ['planned 3户']],
  ['余路灯12盏', ['remaining 12盏']],
  ['缺讲座2场', ['remaining 2场']],
  ['富余灯12盏', ['cumulative 12盏']],
  ['少放2场', ['remaining 2场']],
  ['减少放映2场', ['cumulative 2场']],
  ['9条在跑了', ['cumulative 9条']],
  ['9条手续在跑', ['remaining 9条']],
  ['通了4个，未签协议2个', ['cumulative 4个', 'remaining 2个']],
  ['开放5座，施工的有2座，还没拿到地的2座', ['cumulative 5座', 'remaining 2座', 'remaining 2座']],
  ['装了52套，制作中的3套', ['cumulative 52套', 'remaining 3套']],
  ['没办成，数还是11场没动', ['cumulative 11场']],
  ['办了9场，取消了2场', ['cumulative 9场', 'remaining 2场']],
  ['少办了2场', ['remaining 2场']],
  ['少划了30个', ['remaining 30个']],
  ['离收官只有0.8公里', ['remaining 0.8公里']],
  ['剩下的都是不肯装的，大概500户', ['remaining 500户']],
  ['没装的都是空置房，30户左右', ['remaining 30户']],
  ['没装的都是空置房，已装300户', ['cumulative 300户']],
  ['讲座2场推迟了', ['remaining 2场']],
  ['2场推迟到昨天办了', ['cumulative 2场']],
  // and what only looks like it
  ['130个点不堵了', ['cumulative 130个']],
  ['7个都挂着牌', ['cumulative 7个']],
  ['按承诺装了6个', ['cumulative 6个']],
  ['承诺装6个', ['planned 6个']],
  ['6个可以完工', ['planned 6个']],
  ['装了7个，坏了2个', ['cumulative 7个']],
  // by now, or until then
  ['前天那期做完是25期', ['cumulative 25期']],
  ['汛期前消除6处，汛期里又消除1处', ['cumulative 6处', 'new 1处']],
  ['本月在修1.1公里，修好的18.6公里', ['remaining 1.1公里', 'cumulative 18.6公里']],
  ['接下来两个周末演6场', ['planned 6场']],
  // what stands beside a plan
  ['四季度挂1个，活动办了25场', ['planned 1个', 'cumulative 25场']],
  ['四季度挂1个，做25场活动', ['planned 1个', 'planned 25场']],
  ['十月装2个，已装的有7个', ['planned 2个', 'cumulative 7个']],
  ['十月拟铺0.7公里，眼下22.3公里', ['planned 0.7公里', 'cumulative 22.3公里']],
  ['明年的计划是2座，今年就这14座了', ['planned 2座', 'cumulative 14座']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('a season is to come where its next time is nearer than its last, and nothing is told as done', () => {
  const kinds = (text: string, today: string) => figuresOf(text, today as '2022-12-15').map((f) => f.kind);
  expect(kinds('寒假换12间', '2022-12-15')).toEqual(['planned']);
  expect(kinds('寒假换了12间', '2022-12-15')).toEqual(['new']);
  expect(kinds('汛期前治3处', '2022-03-20')).toEqual(['planned']);
  expect(kinds('汛期前治3处', '2022-12-15')).toEqual(['cumulative']);
  expect(kinds('春节演2场，全年60场', '2022-12-28')).toEqual(['new', 'cumulative']);
});

test('a weekend by which something is told as done is just over on a Monday, and to come on a Friday', () => {
  const kinds = (today: string) => figuresOf('周末装完12个，共62个', today as '2022-09-12').map((f) => f.kind);
  expect(kinds('2022-09-12')).toEqual(['new', 'cumulative']);
  expect(kinds('2022-09-16')).toEqual(['planned', 'cumulative']);
});
