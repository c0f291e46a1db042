/** Questions as they are spoken: what parts in speaking, what hangs on, what stands beside another name. */
import { describe, expect, test } from 'vitest';
import { asked } from './leaders-questions.js';

describe('what is spoken is read as the plain word', () => {
  const SPOKEN: readonly (readonly [spoken: string, plain: string])[] = [
    ['27-8封了顶没', '27-8封顶没'],
    ['29-7收得了尾不', '29-7能收尾吗'],
    ['29-7什么时候完的工', '29-7什么时候完工的'],
    ['连门都没开的有哪些', '没启动的有哪些'],
    ['民治压着没办的', '民治没完成的有哪些'],
    ['谁还捂着进展不报', '谁没报'],
    ['有边个仲未交', '谁没报'],
    ['过了点才办成的有哪些', '逾期完成的有哪些'],
    ['24-6是个什么光景', '24-6怎么样了'],
    ['人大点名要盯的啥样了', '重点项目怎么样了'],
    ['跟11月30号摆一起看', '跟11月30号比'],
    ['还没跟分管领导通过气的', '还没向分管领导汇报的有哪些'],
    ['9-2从头捋一遍', '9-2历史'],
  ];
  test.each(SPOKEN)('%s', (spoken, plain) => expect(asked(spoken)).toBe(asked(plain)));
});

describe('what could be misread is asked about', () => {
  test.each([
    '20-2牛湖游泳馆怎么样了',
    '跟9-2差不多的还有哪些没完成',
    '那家报了没',
    '那一类没完成的有哪些',
    '没完成或者没报的有哪些',
    '重点和非重点没完成的各有哪些',
    '还没审核的填报有几份',
    '围挡没拆的有哪些',
  ])('%s', (text) => expect(asked(text)).toContain(' ask'));
});
