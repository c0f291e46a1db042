/** Long messages: stories and talk between what is reported, headings before a list, et cetera, places that are only places. */
import { describe, expect, test } from 'vitest';
import { big, said } from '../said.js';

type Case = readonly [unit: string, text: string, reading: string, replyTo?: string[]];

function tell(cases: readonly Case[]): void {
  for (const [unit, text, reading, replyTo] of cases)
    test(`${unit} ${text}`, () => expect(said(text, replyTo ? { replyTo } : {}, unit, big)).toBe(reading));
}

describe('sentences that tell of people', () => {
  tell([
    [
      '观湖街道',
      '饮用水入户6个小区都通了。有位老伯说，以前水壶底下一层垢，现在没了。本项目已完成。',
      'report 14-7完 6个',
      ['14-7'],
    ],
    [
      '观澜街道',
      '自助终端布了43台，年度任务已完成。大队长说，一台机器好买，人难教，明年要练起来。',
      'report 38-5完 43台',
      ['38-5'],
    ],
    [
      '福城街道',
      '辅具申请了158件，还差12件。有个大姐领到助听器当场哭了，社工想写成简报，我整理一份发过去。',
      'report 20-5未 158件 差12件',
      ['20-5'],
    ],
    // what takes something from it is read
    ['观澜街道', '自助终端布了41台。站长说还有2台没装。', 'report 38-5未 41台 差2台', ['38-5']],
  ]);
});

describe('headings', () => {
  tell([
    [
      '市市场监管局龙华监管局',
      '电梯更新大修，特设科统计：福城27台、观湖34台全部完成；民治做完59台，还差5台',
      'report 11-4完 11-8完 11-5未 11-4=27台 11-8=34台 11-5=59台 11-5=差5台',
    ],
    [
      '区消防救援大队',
      '微型消防站：龙华22个、观澜17个，人也配齐：龙华133名、观澜102名，全部完成',
      'report 32-9完 32-1完 32-9=22个 32-1=17个 32-9=133名 32-1=102名',
    ],
    ['区教育局', '明厨亮灶覆盖率：观湖100%，福城97%，都达标了', 'report 3-2完 3-6完 3-2=100% 3-6=97%'],
  ]);
});

describe('what counts nothing', () => {
  tell([
    ['福城街道', '爱心驿站建成23个，中间选址换了一次，还差2个', 'report 21-4未 23个 差2个'],
    ['区水务局', '通水的是5个小区，为最后一家开了三次协调会才谈拢', 'report 14-7未 5个', ['14-7']],
    ['区人力资源局', '仲裁庭办了5场，走进油松、清湖等工业园区，年度目标已完成', 'report 9-1完 5场', ['9-1']],
    ['区民政局', '大浪长者食堂开了4家，来吃饭的老人家4.3万人次，已完成', 'report 19-2完 4家 43000人次'],
  ]);
});

describe('places, papers and questions', () => {
  tell([
    ['民治街道', '插口装了351个，还缺42个。白石龙有个物业经理特别难说话', 'report 11-6未 351个 差42个', ['11-6']],
    ['区教育局', '鹭湖小学已完工；樟溪中学操场没做完', 'report 1-3完 1-11未'],
    ['福城街道', '想请教个事：小区改造业委会不肯在验收表上签字，该按完成报还是按没完成报？', 'question 12-5', ['12-5']],
    ['福城街道', '问个事：19-10的服务人次，送餐上门的算不算进去？请给个口径', 'question 19-10'],
    [
      '龙华街道',
      '收到！我们主任在开会，我先把清单转给社区，等他们报上来我统一发给您，辛苦了',
      'acknowledge 16-9 16-16',
      ['16-9', '16-16'],
    ],
  ]);
});
