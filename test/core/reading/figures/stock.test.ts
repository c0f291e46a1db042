/** Whether an amount is told as it stands by now, or as what came to it: by the nearest words around it. */
import { expect, test } from 'vitest';
import { figuresOf } from '#src/core/reading/figures/figures.js';

const read = (text: string) => figuresOf(text, '2022-10-20').map((f) => `${f.kind} ${f.quantity}${f.unit}`);

test.each([
  // come as far as that, though a period stands before it
  ['管网这个月达到18公里', ['cumulative 18公里']],
  ['点火本月突破6000户', ['cumulative 6000户']],
  ['书房上周开了1座，现在变成4座', ['new 1座', 'cumulative 4座']],
  ['本周审了6家，一举到22家', ['new 6家', 'cumulative 22家']],
  ['今天可以改成3150户', ['cumulative 3150户']],
  ['加1期，合9期', ['new 1期', 'cumulative 9期']],
  // but so many in the course of it
  ['本月新增达到8个', ['new 8个']],
  ['国庆当天突破300人次', ['new 300人次']],
  ['国庆期间接待达到3万人次', ['new 30000人次']],
  ['开了2场，后来到现在又开6场', ['cumulative 2场', 'new 6场']],
  // until then; a span from day to day is none of the whole
  ['到本月开放9座', ['cumulative 9座']],
  ['到这个礼拜做了5600名', ['cumulative 5600名']],
  ['到五一升级了7个', ['cumulative 7个']],
  ['演到9月41场', ['cumulative 41场']],
  ['这周为止11处', ['cumulative 11处']],
  ['元旦到6月底280个，7月25个', ['cumulative 280个', 'new 25个']],
  ['十一月下旬到十二月上旬办了3场', ['new 3场']],
  ['6月8号到6月12号培训了90人，别的没动', ['new 90人']],
  // as it stood, and as it is recorded
  ['投放点本周没动静，仍是16个', ['cumulative 16个']],
  ['本周无变化，470个', ['cumulative 470个']],
  ['这个月零增长，19项没变', ['cumulative 19项']],
  ['上周五看是6处，今天没变化', ['cumulative 6处']],
  ['上季度结束时2010套', ['cumulative 2010套']],
  ['目前742个，上个月同一天是690个', ['cumulative 742个', 'cumulative 690个']],
  ['四季度初累计33台，目前40台', ['cumulative 33台', 'cumulative 40台']],
  ['上周五的台账上挂着48户', ['cumulative 48户']],
  ['昨天上报口径1210套，其中本周签的14套', ['cumulative 1210套', 'new 14套']],
  ['最新数据（7月20日）3980人', ['cumulative 3980人']],
  ['上星期弄好三个现在十二个了', ['new 3个', 'cumulative 12个']],
  ['7月0.9公里，8月1.3公里，总里程9.2公里', ['new 0.9公里', 'new 1.3公里', 'cumulative 9.2公里']],
  ['前面的16个加这周的2个，18个', ['cumulative 16个', 'new 2个', 'cumulative 18个']],
  ['除去国庆的2场是14场', ['new 2场', 'cumulative 14场']],
  // that late it is, what is set aside, and a period that stands behind
  ['都十月份了才460个', ['cumulative 460个']],
  ['不算今天的是320个，今天又装50个', ['cumulative 320个', 'new 50个']],
  ['3座（9月）16座（全年）', ['new 3座', 'cumulative 16座']],
  ['2座，这礼拜的', ['new 2座']],
  ['2场，上个月办的', ['new 2场']],
  ['从8月1号铺到8月15号，0.8公里', ['new 0.8公里']],
  ['今日战报：装了60个', ['new 60个']],
  ['这个月目前3期', ['new 3期']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ['岗位比八月末上升110人', ['new 110人']],
  ['9处治完，较五月底多治3处', ['cumulative 9处', 'new 3处']],
  ['上月底298个，到今天325个，净添27个', ['cumulative 298个', 'cumulative 325个', 'new 27个']],
  ['总数96名，增员8名都在九月', ['cumulative 96名', 'new 8名']],
  ['6座，多1座', ['cumulative 6座', 'new 1座']],
  ['泊位一下子多出45个', ['new 45个']],
  ['在系统里原来那个数上再加3场', ['new 3场']],
  ['可以多记1个小区', ['new 1个']],
  ['新配的4名消防员', ['new 4名']],
  ['新的1场，总的11场', ['new 1场', 'cumulative 11场']],
  ['今年9座，里头有2座是国庆后才开的门', ['cumulative 9座', 'new 2座']],
  ['今年开了4条，最新的1条是上周一开的', ['cumulative 4条', 'new 1条']],
  // by a plus, and by a period alone behind it
  ['+4处', ['new 4处']],
  ['站台16座，本周+2座', ['cumulative 16座', 'new 2座']],
  ['挂牌6个（+2）', ['cumulative 6个', 'new 2']],
  ['5个+3个', ['cumulative 5个', 'cumulative 3个']],
  ['装了5台，上周', ['new 5台']],
  ['通气40户，这个月', ['new 40户']],
  ['一共开放14座，本月', ['cumulative 14座']],
  ['装了60台，10月20日', ['cumulative 60台']],
  ['办了3期，今年', ['cumulative 3期']],
  ['昨夜画好16个', ['new 16个']],
  ['18日办了2场', ['new 2场']],
  ['连同昨天挂牌的2个，一共14个', ['new 2个', 'cumulative 14个']],
  // the target's own word, a name, a kind of the work
  ['学位新增2100座', ['cumulative 2100座']],
  ['泊位800个，新能源的80个', ['cumulative 800个', 'cumulative 80个']],
  ['参加300人', ['cumulative 300人']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
