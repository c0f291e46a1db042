/** Sentences that one word parts from those that everybody writes: who is meant by it, whether it asks, vouches, acknowledges or says goodbye. */
import { describe, expect, test } from 'vitest';
import { answered, big, said } from '../said.js';

describe('guesses, and a number that may be all or so many', () => {
  test.each([
    ['9-2怕是完成了', 'report 9-2? ASK'],
    ['9-2许是装好了', 'report 9-2? ASK'],
    ['9-2或已完成', 'report 9-2? ASK'],
    ['9-2十之八九装好了', 'report 9-2? ASK'],
    ['16-8据传已完工', 'report 16-8? ASK'],
    ['16-8静候完工', 'report 16-8未'],
    ['16-8督促完工', 'report 16-8未'],
    ['16-8得完工', 'report 16-8未'],
    ['16-8完工了，得移交', 'report 16-8完'],
    ['9-2弄完了8', 'unclear 9-2 ASK'],
    ['9-2装好了8', 'report 9-2未 8个'],
    ['9-2都妥了', 'report 9-2完'],
    ['9-2办讫', 'report 9-2完'],
    ['谢谢提醒，已办讫', 'report 完 ASK'],
  ])('%s', (text, reading) => {
    expect(said(text, {}, '观澜街道', big)).toBe(reading);
  });
});

describe('in answer to a card', () => {
  test.each([
    ['收讫，谢谢', 'acknowledge 9-2'],
    ['没二话，收到', 'acknowledge 9-2'],
    ['Done，收到', 'report 9-2完'],
    ['归不归我们', 'question 9-2'],
    ['这个咋个报法', 'question 9-2'],
    ['是区里管，还是我们管', 'question 9-2'],
    ['没街道的事', 'not_ours 9-2'],
    ['与我街道无涉', 'not_ours 9-2'],
    // none of them asks
    ['这个怎么也装不完', 'report 9-2未'],
    ['时不时停电，还没装完', 'report 9-2未'],
    ['好不容易装完了', 'report 9-2完'],
  ])('%s', (text, reading) => {
    expect(answered(text, '9-2')).toBe(reading);
  });
});

describe('going home, games and wishes', () => {
  test.each([
    ['拜拜，收工了', 'chatter'],
    ['收工回家', 'chatter'],
    ['祝大家冬至圆满', 'chatter'],
    ['今晚羽球，8个人了多出2个', 'chatter'],
    ['蛋糕还差2个', 'chatter'],
    ['9-2收工了，拜拜', 'report 9-2完'],
  ])('%s', (text, reading) => {
    expect(said(text, {}, '观澜街道', big)).toBe(reading);
  });
});

describe('so many as are promised, and what is said of all of them', () => {
  test.each([
    ['11-1', '路灯831盏全部到货', 'report 11-1未 831盏'],
    ['11-1', '路灯831盏都下单了', 'report 11-1未 831盏'],
    ['9-3', '13场全部安排好', 'report 9-3未 13场'],
    ['13-4', '11座全开挖了', 'report 13-4未 11座'],
    ['11-1', '路灯831盏全部到货，已完成安装', 'report 11-1完 831盏'],
    ['11-1', '旧灯831盏全拆了，新的全装上了', 'report 11-1完 831盏'],
    ['9-3', '13场全部开庭', 'report 9-3完 13场'],
    ['3-7', '护眼照明240间无一例外改造完成', 'report 3-7完 240间'],
    ['9-5', '又办了一场，18场够呛', 'report 9-5未 +1场'],
    ['9-5', '18场怕是办不完', 'report 9-5未'],
    ['9-5', '又办了一场，18场不缺了，完成', 'report 9-5完 +1场 18场'],
    ['9-5', '剩下的等办完了，才完成', 'report 9-5未'],
    ['9-5', '等到昨天才办完', 'report 9-5完 completed 2022-12-19'],
    ['17-6', '才完成了少半', 'report 17-6未'],
    ['17-6', '完成了六七成', 'report 17-6未'],
    ['17-6', '完成了零头', 'report 17-6未'],
  ])('%s: %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

describe('left out of a card, counted in, or another kind of it', () => {
  test.each([
    ['民治街道', '撇开第二个均已完工', ['25-7', '26-10', '31-8'], 'report 25-7完 31-8完 26-10未'],
    ['民治街道', '不算最后一个其余都完工了', ['25-7', '26-10', '31-8'], 'report 25-7完 26-10完 31-8未'],
    ['民治街道', '连第二个在内均已完工', ['25-7', '26-10', '31-8'], 'report 25-7完 26-10完 31-8完'],
    [
      '市市场监管局龙华监管局',
      '市场有一个没完工，回收点20个',
      ['29-4', '29-7', '30-2'],
      'report 30-2未 差1个 20个 ASK',
    ],
  ] as const)('%s: %s', (unit, text, replyTo, reading) => {
    expect(said(text, { replyTo: [...replyTo] }, unit, big)).toBe(reading);
  });
});

test('that more will be told leaves nothing open', () => {
  expect(said('9-2确实算完成了，具体我再说说', {}, '观澜街道', big)).toBe('report 9-2完');
});
