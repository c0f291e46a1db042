import { describe, expect, test } from 'vitest';
import { typedText } from '#src/core/reading/typed-text.js';

describe('text as it is read', () => {
  test.each([
    ['9-2 已办 8 场，还差 4 场', '9-2 已办8场，还差4场'],
    ['2022 年 12 月 30 日完工', '2022年12月30日完工'],
    ['第 40 项，审核 62 个', '第40项，审核62个'],
    ['查第 17-5 项', '查第17-5项'],
    ['完成率 95 %', '完成率95%'],
    ['40 年底前完成', '40 年底前完成'],
    ['9-2 9-3 都完成', '9-2 9-3 都完成'],
  ])('spaces round a figure part nothing: %s', (text, read) => {
    expect(typedText(text)).toBe(read);
  });

  test.each([
    ['总共21场 18场已办 3场没办', '总共21场，18场已办，3场没办'],
    ['33-7不是没完工 已经完工了', '33-7不是没完工，已经完工了'],
    ['31-8 还差 2 座 31-9 完工了', '31-8 还差2座，31-9 完工了'],
    ['已完工 12座 未完工 3座', '已完工 12座 未完工 3座'],
    ['完工 9-2 9-3 没完工 9-5', '完工 9-2 9-3 没完工 9-5'],
    ['大浪街道 15-6 已消除5处', '大浪街道 15-6 已消除5处'],
  ])('a space between clauses is a comma: %s', (text, read) => {
    expect(typedText(text)).toBe(read);
  });

  test.each([
    ['弄好了[捂脸]还差验收😂', '弄好了，还差验收'],
    ['完工了……上周的事~', '完工了，上周的事'],
    ['办了90场~没到94', '办了90场，没到94'],
    ['，，完成了！！', '，完成了！'],
    ['🙏收到', '收到'],
    ['没開工', '没开工'],
    ['“目前还差30个”', '目前还差30个'],
  ])('marks are plain: %s', (text, read) => {
    expect(typedText(text)).toBe(read);
  });

  test.each(['9-2👌', '👍', '9-2 ✅', '周一~周五', '8场~9场', '31-3~7', '9-1——9-6', '沙河街道——'])(
    'what says something stays: %s',
    (text) => {
      expect(typedText(text)).toBe(text);
    },
  );
});
