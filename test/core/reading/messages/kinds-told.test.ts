/** Messages of a kind that one word tells: taken note of, another's, asked or only told, to be reminded of on a day. */
import { describe, expect, test } from 'vitest';
import { answered, big, said } from '../said.js';

describe('in answer to a card', () => {
  test.each([
    ['都懂了', 'acknowledge 9-2'],
    ['明了', 'acknowledge 9-2'],
    ['好的好的', 'acknowledge 9-2'],
    ['没一个是我们的', 'not_ours 9-2'],
    ['没一个完工的', 'report 9-2未'],
    ['什么时候报都行', 'unclear ASK'],
    ['何日验收', 'question 9-2'],
    ['今年建几个', 'question 9-2'],
    ['完成几个', 'question 9-2'],
    ['覆盖率咋统计', 'question 9-2'],
    ['完成率到80%没', 'question 9-2'],
    ['装满8个没', 'question 9-2'],
    ['还有3个没装', 'report 9-2未 差3个'],
    ['怎么算都是6个', 'report 9-2未 6个'],
    ['怎么算', 'question 9-2'],
    ['按街道还是按社区算都不够', 'report 9-2未'],
    ['按街道还是按社区算', 'question 9-2'],
    ['拖到不知道哪天', 'report 9-2未'],
    ['不知道哪天报', 'unclear ASK'],
    ['冬至再催', 'snooze 9-2 snooze 2022-12-22'],
    ['下班后再提醒', 'snooze 9-2 snooze 2022-12-20'],
    ['下班后再装一个', 'report 9-2未 拟1个'],
    ['年后再提醒', 'snooze 9-2 snooze 2023-01-29'],
    ['缓一缓再催', 'snooze 9-2 snooze 2022-12-23'],
    ['容后再报', 'snooze 9-2 snooze 2022-12-23'],
    ['正月初六再提醒我', 'snooze 9-2 snooze 2023-01-27'],
    ['26号再提一下', 'snooze 9-2 snooze 2022-12-26'],
    ['先别催，手续没批，下周再提醒', 'snooze 9-2 snooze 2022-12-26'],
    ['先别催，下周再提醒', 'snooze 9-2 snooze 2022-12-26'],
    ['回来再提醒我', 'snooze 9-2 snooze 2022-12-23'],
  ])('%s', (text, reading) => {
    expect(answered(text, '9-2')).toBe(reading);
  });
});

test('whose number it is that is not the own', () => {
  expect(said('9-4不归我们', {}, '民治街道', big)).toBe('not_ours 9-4');
  expect(said('99-4不归我们', {}, '民治街道', big)).toBe('not_ours ASK');
});
