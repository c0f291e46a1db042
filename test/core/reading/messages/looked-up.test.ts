/** Messages that ask nobody, and those that do: what the writer will look up, what is taken down as done, what is left to the office. On 2022-12-20. */
import { expect, test } from 'vitest';
import { answered } from '../said.js';

test.each([
  ['9-3', '开了3场还是4场，等我查签到表', 'report 9-3? 3场 4场 ASK'],
  ['9-3', '开了3场还是4场', 'report 9-3? 3场 4场 ASK'],
  ['9-3', '到底是3场还是4场，我去翻一下签到表', 'report 9-3? 3场 4场 ASK'],
  ['9-3', '目标是3场还是4场，帮我查一下', 'question 9-3'],
  ['25-6', '移交没移交，等我查下单子', 'report 25-6? ASK'],
  ['6-5', '下周一再催我好不好，这两天缺人', 'snooze 6-5 snooze 2022-12-26'],
  ['16-4', '你问的是16-4还是16-5？', 'question 16-4 16-5'],
  ['25-6', '移交没移交', 'question 25-6'],
  ['18-6', '改了1？个', 'report 18-6? 1个 ASK'],
  ['18-6', '改了1个？', 'question 18-6'],
  ['18-6', '你们看着填吧', 'report 18-6? ASK'],
  ['24-7', '竣工验收了但没移交，算不算完工啊', 'question 24-7'],
  ['24-7', '竣工验收了，完工', 'report 24-7完'],
  ['27-5', '到没到20公里', 'question 27-5'],
  ['17-6', '这个能延到几月底', 'question 17-6'],
  ['16-7', '工人撤场，监理签了字，按完工登记', 'report 16-7完'],
  ['16-7', '能不能按完工登记', 'question 16-7'],
  ['16-16', '看样子要下雨，今天抢在雨前完工了', 'report 16-16完 completed 2022-12-20'],
  ['16-16', '要抢在雨前完工', 'report 16-16未'],
  ['29-7', '没出意外，完工了', 'report 29-7完'],
  ['29-7', '不出意外是完工了', 'report 29-7? ASK'],
])('%s %s', (number, text, reading) => {
  expect(answered(text, number)).toBe(reading);
});
