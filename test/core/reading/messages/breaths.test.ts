/** What is dictated without a stop is parted where one breathes; what is one clause stays one. */
import { describe, expect, test } from 'vitest';
import { breathed } from '#src/core/reading/messages/projects/breaths.js';
import type { Project } from '#src/core/registry.js';
import { answered, big } from '../said.js';

describe('commas', () => {
  test.each([
    ['那个健身路径换好了十九套还差七套下周再装我先开会了', '那个健身路径换好了十九套，还差七套，下周再装，我先开会了'],
    ['招聘会已经办了四十二场呃下个月再办三场', '招聘会已经办了四十二场，下个月再办三场'],
    ['一共帮了嗯三百二十名工友找到工作', '一共帮了三百二十名工友找到工作'],
    ['学位增加了九百座然后新楼那边还在装修', '学位增加了九百座，然后新楼那边还在装修'],
    ['水箱更换做到百分之八十六还没过九成', '水箱更换做到百分之八十六，还没过九成'],
    ['法治讲座讲了三十场咨询七百人次这两项都还没到数', '法治讲座讲了三十场，咨询七百人次，这两项都还没到数'],
    ['泊位划了两千二百个都还在接着划', '泊位划了两千二百个，都还在接着划'],
    ['还有三个小区没改水质合格率百分之九十九', '还有三个小区没改，水质合格率百分之九十九'],
    ['站台改了五座厂家那边排队呢月底再改两座', '站台改了五座，厂家那边排队呢，月底再改两座'],
    ['还剩三台等配件没修其他四十台都修好了', '还剩三台等配件没修，其他四十台都修好了'],
    ['书屋加了八个计划这个月再加两个', '书屋加了八个，计划这个月再加两个'],
    ['那条断头路昨天开工了挖机也进场了', '那条断头路昨天开工了，挖机也进场了'],
    ['站点收拾完了就是牌子还没挂一月五号挂', '站点收拾完了，就是牌子还没挂，一月五号挂'],
  ])('%s', (text, parted) => {
    expect(breathed(text, [])).toBe(parted);
  });

  test.each([
    '三十八间教室灯没到货装不了',
    '还有四百二十户没通上气',
    '改了三十一个小区八百二十户的水表',
    '这个月一共培训了三百二十人次家政',
    '除了二期的五十个以外都装上去了',
    '催了我三次还是得等施工许可证',
    '准备下周再办两场法治讲座进社区',
    '装了6台，还差4台我先走了',
  ])('%s is left alone', (text) => {
    expect(breathed(text, [])).toBe(text);
  });
});

test.each([
  ['9-2', '柜子这边装好了七个嗯还有三个没装我先开车了', 'report 9-2未 7个 差3个'],
  ['8-1', '招聘会办了四十场然后下周再办两场', 'report 8-1未 40场 拟2场@下周 promised 2023-01-01'],
  ['13-4', '公厕改了七座不对是八座还差三座在贴砖', 'report 13-4未 8座 差3座'],
])('%s %s', (number, text, reading) => {
  expect(answered(text, number)).toBe(reading);
});

test('words of a target that mean something in an expression are words', () => {
  const odd = { ...big.projects[0], target: '新增(智能+)柜子[甲*不少于20套，培训100人次。' } as Project;
  expect(breathed('那个柜子装了十九套还差一套等厂家发货(智能+)柜子[甲*装了十八套', [odd])).toContain(
    '还差一套等厂家发货',
  );
});
