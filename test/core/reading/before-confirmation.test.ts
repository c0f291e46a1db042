/** What a further message makes of those before it that are not yet confirmed: other numbers and days, the project singled out, all of those named. */
import { describe, expect, test } from 'vitest';
import { big, said } from './said.js';

type Case = readonly [unit: string, before: string[], text: string, reading: string];

const read = (unit: string, before: string[], text: string): string => said(text, { before }, unit, big);

describe('a number or a day in place of what was told', () => {
  const CASES: readonly Case[] = [
    ['观澜街道', ['16-8 12月18日完工'], '完工日期是12月16日，写错了', 'report 16-8完 completed 2022-12-16'],
    ['观澜街道', ['16-8 12月18日完工'], '12月16日才对', 'report 16-8完 completed 2022-12-16'],
    ['观澜街道', ['13-8建了15座'], '是14座，写错了', 'report 13-8未 14座'],
    ['大浪街道', ['15-6消了4处'], '4处→5处', 'report 15-6未 5处'],
    ['大浪街道', ['15-6消了4处'], '4改5', 'report 15-6未 5处'],
    ['大浪街道', ['8-2岗位2300个'], '2350，企业补报了50', 'report 8-2未 2350个'],
    ['观湖街道', ['32-8装了1.8万个'], '1.98万个，漏敲一位', 'report 32-8未 19800个'],
    ['观澜街道', ['暖心柜装好5个'], '打成5了，应该6个', 'report 9-2未 6个'],
    ['观澜街道', ['18-6改造了118个'], '122（原118）', 'report 18-6未 122个'],
    ['民治街道', ['8-1提供岗位8410个'], '应为8140，4和1反了', 'report 8-1未 8140个'],
    ['观澜街道', ['19-5服务1.6万人次'], '具体16820', 'report 19-5未 16820人次'],
    ['观澜街道', ['19-5服务1.6万人次'], '写错了，1.68万', 'report 19-5未 16800人次'],
    ['大浪街道', ['32-4整改率96%'], '96.8了', 'report 32-4未 96.8%'],
    ['大浪街道', ['32-4整改率96%'], '更新到96.8%', 'report 32-4未 96.8%'],
    ['观澜街道', ['27-5建了21公里'], '算上昨天那段是22.5公里', 'report 27-5未 22.5公里'],
    ['观澜街道', ['37-2没投用，预计1月15日完工投用'], '往前赶，1月5号', 'report 37-2未 promised 2023-01-05'],
    ['民治街道', ['18-7改造25个点'], '社区核下来是26个', 'report 18-7未 26个'],
    ['民治街道', ['11-6装了20个'], '20个是本月新装，到今天共375个', 'report 11-6未 +20个 375个'],
  ];
  test.each(CASES)('%s %j %s', (unit, before, text, reading) => expect(read(unit, before, text)).toBe(reading));
});

describe('what lacked', () => {
  const CASES: readonly Case[] = [
    ['观澜街道', ['9-2没装完，差1个'], '现在10个全装好，已完成', 'report 9-2完 10个'],
    ['观澜街道', ['38-5', '布了41台', '还缺2台'], '1月15日补齐', 'report 38-5未 41台 差2台 promised 2023-01-15'],
    ['观澜街道', ['38-5', '布了41台', '还缺2台'], '1月15日前补上', 'report 38-5未 41台 差2台 promised 2023-01-15'],
    ['观澜街道', ['9-2装好9个，差1个'], '缺的那个装上了，完成', 'report 9-2完 9个'],
    ['观澜街道', ['9-2装好9个，差1个'], '差的1个1月4日到', 'report 9-2未 9个 差1个 promised 2023-01-04'],
    ['大浪街道', ['37-4已完工'], '先放一放，监理没签字', 'unclear 37-4 ASK'],
    ['观澜街道', ['12-3完工投用'], '撤回，12-3没投用，只是完工', 'report 12-3未'],
    ['观澜街道', ['16-4已完工'], '没验收我不敢说完工，还是算未完工', 'report 16-4未'],
  ];
  test.each(CASES)('%s %j %s', (unit, before, text, reading) => expect(read(unit, before, text)).toBe(reading));
});

describe('which project', () => {
  const CASES: readonly Case[] = [
    ['民治街道', ['白石龙那个没完工'], '我说的市场', 'report 29-3未'],
    ['观湖街道', ['大和那个没完工'], '幼儿园旁边那个坡', 'report 31-13未'],
    ['观澜街道', ['库坑的开工了'], '断头路', 'report 24-9完'],
    ['观澜街道', ['13-8', '16-8'], '都完成了', 'report 13-8完 16-8完'],
    ['观澜街道', ['13-8', '16-8', '16-1'], '三个全部完工', 'report 13-8完 16-8完 16-1完'],
    ['观澜街道', ['13-8', '16-8'], '两项完工', 'report 13-8完 16-8完'],
    ['观澜街道', ['13-8', '16-8'], '前一个完成，后一个没有', 'report 13-8完 16-8未'],
    ['观澜街道', ['13-8和16-8'], '完成了', 'report 13-8完 16-8完'],
    ['观澜街道', ['13-8', '16-8'], '完工了', 'report 16-8完'],
    ['观澜街道', ['报一个项目'], '16-1完工啦', 'report 16-1完'],
  ];
  test.each(CASES)('%s %j %s', (unit, before, text, reading) => expect(read(unit, before, text)).toBe(reading));
});
