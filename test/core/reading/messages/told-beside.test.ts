/** What stands beside a report and takes nothing from it: the record, ceremonies, thanks, what is in the way; and what does take it back. */
import { describe, expect, test } from 'vitest';
import { answered, big, said } from '../said.js';

describe('beside a completion', () => {
  test.each([
    ['昨天就完工了，今天一大早还在群里被点名', 'report 25-7完 completed 2022-12-19'],
    ['已完工，今天还在未完成名单上', 'report 25-7完'],
    ['已完工，早上还接到催办电话', 'report 25-7完'],
    ['已完工，没留尾巴', 'report 25-7完'],
    ['已完工，社区正在搞命名投票', 'report 25-7完'],
    ['多亏各社区配合，已完工', 'report 25-7完'],
    ['不是报过了吗，11月25号就完工了，截图我再给你们发一遍', 'report 25-7完 completed 2022-11-25'],
    // and what takes it back
    ['已完工，还留了点尾巴', 'report 25-7未'],
    ['已完工，坡道还在铺', 'report 25-7? ASK'],
  ])('%s', (text, reading) => {
    expect(said(`民泰立体停车库${text}`, {}, '民治街道', big)).toBe(reading);
  });
});

describe('a part of the project, what is left of it, and which of several is meant', () => {
  test.each([
    ['区建筑工务署', '樟溪中学的墙在刷，电梯没装', 'report 1-11未'],
    ['区教育局', '鹭湖小学完工了，操场上天天有人跑', 'report 1-3完'],
    ['民治街道', '哦刚才忘说，13-4公厕11座都改好了', 'report 13-4完 11座'],
    ['市交通运输局龙华管理局', '24-8打通了，公交都从上面走', 'report 24-8完'],
    ['市交通运输局龙华管理局', '富康新天桥完工了', 'report 27-3完'],
    ['区妇联', '大浪两癌筛查医院停诊，做不下去', 'report 7-5未'],
    ['福城街道', '公厕被征地绊住了，剩下的没选好址', 'report 13-6未'],
    ['福城街道', '13-6完成了，剩下的还没好', 'report 13-6完 ASK'],
    ['龙华公安分局', '警务室民警都搬进去值班了', 'unclear ASK'],
  ])('%s: %s', (unit, text, reading) => {
    expect(said(text, {}, unit, big)).toBe(reading);
  });
});

describe('not the amounts of the project, or of another one', () => {
  test.each([
    [
      '福城街道',
      '公厕开放了2座，还有2座压着管线，供水燃气两家都要协调，1月15日前开放',
      'report 13-6未 2座 差2座 promised 2023-01-15',
    ],
    ['观澜街道', '非机动车道目前建了23.1公里，剩0.9公里是跨河那段，桥不归街道管', 'report 27-5未 23.1公里 差0.9公里'],
    ['观澜街道', '13-8 11月4座，其他月份12座，总共16座，全部开放', 'report 13-8完 +4座@11月 12座 16座'],
    ['观澜街道', '非机动车道不归我们管', 'not_ours 27-5'],
    ['大浪街道', '暖心柜10个已完成，感烟探测器17000个、没完成', 'report 9-6完 32-4未 9-6=10个 32-4=17000个'],
    ['大浪街道', '大浪本周：①健身路径34套，已完成；②新石避难场所未完工', 'report 37-5完 33-7未 37-5=34套'],
    ['区民政局', '“完成65户特殊困难老年人家庭适老化改造”还欠7户', 'report 19-3未 差7户'],
    ['民治街道', '欠薪这块98.6，达标了', 'report 21-3完 98.6%'],
  ])('%s: %s', (unit, text, reading) => {
    expect(said(text, {}, unit, big)).toBe(reading);
  });
});

test.each([
  // of the report, and not of the work
  ['31-8', '再补照片3张，已完工', 'report 31-8完'],
  ['33-1', '还缺附图2张、视频1个，已完工', 'report 33-1完'],
  // only with that, and only so many
  ['36-2', '第108场12月28日演，演完才全部完成', 'report 36-2未 promised 2022-12-28'],
  ['36-2', '最后一场12月18日演完才全部完成', 'report 36-2完 completed 2022-12-18'],
  ['9-3', '还差4场，13场都开了才算完成', 'report 9-3未 差4场'],
  ['32-5', '目标95%以上、25000个，已完成其一', 'report 32-5未'],
  ['13-8', '目标16座，部分完成', 'report 13-8未'],
  ['13-8', '大部分完成了', 'report 13-8? ASK'],
  // by how much it falls short of the goal, or goes beyond
  ['27-5', '离目标也就1.5公里了', 'report 27-5未 差1.5公里'],
  ['27-5', '超出目标1.5公里', 'report 27-5完'],
  ['27-5', '没超出目标1.5公里', 'report 27-5未'],
  ['34-1', '探头漏装40个', 'report 34-1未 差40个'],
  // so it was, and is not any more
  ['31-2', '经3次验收会审议才完工', 'report 31-2完'],
  ['25-6', '验收12月17日办了，移交同日办了', 'report 25-6完 completed 2022-12-17'],
  ['25-6', '验收12月17日办了，移交同日办', 'report 25-6未'],
  ['19-6', '计划1月，实际11月就投入运营了', 'report 19-6完 completed 2022-11-30'],
  ['9-3', '再不差4场了，13场办齐，已完成', 'report 9-3完 13场'],
  ['15-4', '9处积水点里头没了8处', 'report 15-4未 8处'],
  ['28-4', '怎么着年底前也完成', 'report 28-4未 promised 2022-12-31'],
])('%s %s', (number, text, reading) => {
  expect(answered(text, number)).toBe(reading);
});
