/** What is told of a while that no calendar fixes, or of weeks and months by their numbers, is new; a sum of it too. */
import { expect, test } from 'vitest';
import { figuresOf } from '#src/core/reading/figures/figures.js';

const read = (text: string) => figuresOf(text, '2022-12-21').map((f) => `${f.kind} ${f.quantity}${f.unit}`);

test.each([
  ['国庆前后演了5场，共60场', ['new 5场', 'cumulative 60场']],
  ['国庆前后开放2座，至今共14座', ['new 2座', 'cumulative 14座']],
  ['春节慰问演了8场，暑期演了20场，全年已演90场', ['new 8场', 'new 20场', 'cumulative 90场']],
  ['宪法宣传周讲座3场，全年累计33场', ['new 3场', 'cumulative 33场']],
  ['前几天装了3个，共9个', ['new 3个', 'cumulative 9个']],
  ['上两周共改造5个', ['new 5个']],
  ['元宵、端午、中秋、国庆四个节共演26场', ['new 26场']],
  ['上周末到昨天开了2场', ['new 2场']],
  ['第50周改造4个', ['new 4个']],
  ['12月第三周改造4个', ['new 4个']],
  ['十、十一两个月一共建成3座', ['new 3座']],
  ['七八月开放3座', ['new 3座']],
  ['这个月一共建成2座', ['new 2座']],
  // what is counted next in another unit is of the same while; not what there is by now
  ['“金秋招聘月”办了4场，岗位1100个', ['new 4场', 'new 1100个']],
  ['“12·4”宪法日那天讲了2场，咨询60人次', ['new 2场', 'new 60人次']],
  ['八一前后招聘会2场，帮助40名退役军人就业', ['new 2场', 'new 40名']],
  // and of what came to it, or of the same day
  ['又讲了1场，咨询20人次', ['new 1场', 'new 20人次']],
  ['昨天又办一场招聘会，新增岗位120个', ['new 1场', 'new 120个']],
  ['周六办了1场，提供岗位90个', ['new 1场', 'new 90个']],
  ['又讲了1场，累计咨询620人次', ['new 1场', 'cumulative 620人次']],
  ['又讲了1场，现在咨询620人次', ['new 1场', 'cumulative 620人次']],
  ['累计讲了30场，咨询620人次', ['cumulative 30场', 'cumulative 620人次']],
  ['又讲了1场，满意率96%', ['new 1场', 'cumulative 96%']],
  // 服务周 is one, 服务周到 is not
  ['服务周接待300人', ['new 300人']],
  ['服务周到接待300人', ['cumulative 300人']],
  ['国庆前后演了5场，已惠及3000人', ['new 5场', 'cumulative 3000人']],
  ['119宣传月也搞过活动了，升级了15个，消防员90名', ['cumulative 15个', 'cumulative 90名']],
  ['跟上月底比多讲了3场', ['new 3场']],
  ['八一慰问演出2场，十一演出5场', ['new 2场', 'new 5场']],
  ['学雷锋月放映18场，全年累计308场', ['new 18场', 'cumulative 308场']],
  ['岗位累计8620个，其中最后一个月610个', ['cumulative 8620个', 'new 610个']],
  ['跟十月底比多了3个小区', ['new 3个']],
  ['年初至11月累计开庭10场，本月再开2场', ['cumulative 10场', 'new 2场']],
  ['周二办了一场，周四还要办一场，累计33场', ['new 1场', 'planned 1场', 'cumulative 33场']],
  ['月初总数18座，昨天总数20座', ['cumulative 18座', 'cumulative 20座']],
  ['元月至今办了31场', ['cumulative 31场']],
  // since an event is over; a clause of the while alone, or of the work that filled it
  ['封控结束后装了5套', ['new 5套']],
  ['台风走了以后抢了九天，通气80户', ['new 80户']],
  ['散会到现在改好了6个', ['new 6个']],
  ['趁放暑假这两个月，换好护眼灯46间', ['new 46间']],
  ['国庆长假不停工，大修了6台', ['new 6台']],
  ['昨晚通宵施划，画出26个', ['new 26个']],
  ['一天就签下19套', ['new 19套']],
  ['这两天居家办公，建了22个', ['cumulative 22个']],
  ['加上刚验收的那段，12.5公里', ['cumulative 12.5公里']],
  // what a short while adds up to
  ['这半个月累计点火110户', ['new 110户']],
  ['本周累计190批次', ['new 190批次']],
  ['前三季度累计建成12座', ['cumulative 12座']],
  // so many until then, or by now
  ['国庆前完成60场', ['cumulative 60场']],
  ['连国庆那场一共办了8场', ['cumulative 8场']],
  ['今年到第50周建成14座', ['cumulative 14座']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
