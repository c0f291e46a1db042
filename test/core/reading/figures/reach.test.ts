/** How far a while reaches: to the amounts of its clause, and on until something is told as it stands or lacks. */
import { expect, test } from 'vitest';
import { figuresOf } from '#src/core/reading/figures/figures.js';

const read = (text: string) => figuresOf(text, '2022-10-21').map((f) => `${f.kind} ${f.quantity}${f.unit}`);

test.each([
  // the next clause goes on with it
  ['本月办了3场，服务600人次', ['new 3场', 'new 600人次']],
  ['这个月装了2个，拆了3个', ['new 2个', 'new 3个']],
  ['2号到9号办了3场，岗位200个', ['new 3场', 'new 200个']],
  // until something stands
  ['图书上周进了800册，馆藏2.2万册，分馆开了3座', ['new 800册', 'cumulative 22000册', 'cumulative 3座']],
  ['本周多亮了一处，在册的有30处', ['new 1处', 'cumulative 30处']],
  ['站点九月升级1个，站里队员80名满编', ['new 1个', 'cumulative 80名']],
  ['九月新开1家，算下来有5家了', ['new 1家', 'cumulative 5家']],
  ['这周装1个，12个', ['new 1个', 'cumulative 12个']],
  ['上周接通1个，15个小区全部接通', ['new 1个', 'cumulative 15个']],
  ['九月铺完最后1.2公里，全线18公里', ['new 1.2公里', 'cumulative 18公里']],
  ['九月2场，一月以来50场', ['new 2场', 'cumulative 50场']],
  // in brackets it is told of what stands there
  ['口袋公园9处（本月1处），绿道12公里', ['cumulative 9处', 'new 1处', 'cumulative 12公里']],
  ['毕业季（6-8月）办了7场', ['new 7场']],
  // from one day to another
  ['上周一到周四共换灯40盏', ['new 40盏']],
  ['一号到八号放映9场', ['new 9场']],
  ['周二夜里换灯9盏', ['new 9盏']],
  // planned, though its month has begun
  ['十月份活动计划2场', ['planned 2场']],
  ['十月按计划查3期', ['planned 3期']],
  ['十月按计划查了3期', ['new 3期']],
  ['演练30次，九月2次，十一月计划4次，队伍20支', ['cumulative 30次', 'new 2次', 'planned 4次', 'cumulative 20支']],
  ['下周三再开一场', ['planned 1场']],
  ['累计20期，下周四计划再查一期', ['cumulative 20期', 'planned 1期']],
  ['下周1场已经定了', ['planned 1场']],
  ['下一批30套，预计年底签约', ['planned 30套']],
  ['没开成的2期课调到十一月开', ['planned 2期']],
  ['昨天照例上门，5户', ['new 5户']],
  // where they are does not lack
  ['上周新装了2个在启明社区，剩下1个下单了', ['new 2个', 'remaining 1个']],
  ['装了2个在调试', ['remaining 2个']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
