/** A completion that is spoken of and has not come; and what is denied without taking anything from one. */
import { describe, expect, test } from 'vitest';
import { answered } from '../said.js';

describe('not yet', () => {
  test.each([
    // so much of it
    ['16-6', '完工了一小半', 'report 16-6未'],
    ['16-6', '完工近半', 'report 16-6未'],
    ['16-6', '完工了好几块', 'report 16-6未'],
    // some day
    ['16-6', '过几天完工', 'report 16-6未'],
    ['16-6', '要不了多久就完工了', 'report 16-6未'],
    ['35-7', '验收完了，移交改天', 'report 35-7未'],
    ['16-6', '过了两天就完工了', 'report 16-6完'],
    // urged
    ['16-6', '正催施工队完工', 'report 16-6未'],
    ['16-6', '在督促施工方完工', 'report 16-6未'],
    ['16-6', '在我们督促下完工了', 'report 16-6完'],
    ['16-6', '多次催促后完工', 'report 16-6完'],
    // prepared, or told of what comes before it
    ['19-9', '已投入运营筹备', 'report 19-9未'],
    ['19-9', '投入运营申请已交', 'report 19-9未'],
    ['24-5', '完工并投入使用前要先验收', 'report 24-5未'],
    // near, aimed at, come to nothing
    ['16-6', '已近完工', 'report 16-6未'],
    ['16-6', '最近完工', 'report 16-6完'],
    ['16-6', '濒临完工', 'report 16-6未'],
    ['16-6', '奔着完工去', 'report 16-6未'],
    ['6-2', '完工投用泡汤了', 'report 6-2未'],
    ['8-4', '开业一度受阻，12月5日开业了', 'report 8-4完 completed 2022-12-05'],
    ['16-6', '误工了', 'report 16-6未'],
    // asked only to deny it
    ['16-6', '哪能完工', 'report 16-6未'],
    ['16-6', '怎么可能完工', 'report 16-6未'],
    // the last step
    ['35-7', '竣工验收办完了，就剩移交', 'report 35-7未'],
    ['35-7', '竣工验收完成，移交另约', 'report 35-7未'],
    ['35-7', '竣工验收完成，移交走流程', 'report 35-7未'],
    ['35-7', '竣工验收后再移交', 'report 35-7未'],
    ['35-7', '先竣工验收再移交', 'report 35-7未'],
    ['35-7', '竣工验收后移交了', 'report 35-7完'],
    ['16-6', '完工了，就剩移交', 'report 16-6完'],
  ])('%s: %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

describe('no hindrance', () => {
  test.each([
    ['没耽搁就投入使用了', 'report 12-3完'],
    ['完工投用，没返工', 'report 12-3完'],
    ['中途没停过工，已投用', 'report 12-3完'],
    ['没到年底就完工了', 'report 12-3完'],
    ['没两个月就完工了', 'report 12-3完'],
    ['没费什么劲就完工了', 'report 12-3完'],
    ['还真完工了', 'report 12-3完'],
    ['还别说，真完工了', 'report 12-3完'],
    // and what is one
    ['没到年底完工不了', 'report 12-3未 promised 2022-12-31'],
    ['不到年底就能完工', 'report 12-3未 promised 2022-12-31'],
    ['没停工，还在干', 'report 12-3未'],
    ['还真没完工', 'report 12-3未'],
  ])('%s', (text, reading) => {
    expect(answered(text, '12-3')).toBe(reading);
  });
});
