/** Sentences that one word parts from those that everybody writes: who is meant by it, whether it asks, vouches, acknowledges or says goodbye. */
import { describe, expect, test } from 'vitest';
import { answered, big, said } from './said.js';

describe('guesses, and a number that may be all or so many', () => {
  test.each([
    ['9-2怕是完成了', 'report 9-2? ASK'],
    ['9-2许是装好了', 'report 9-2? ASK'],
    ['9-2或已完成', 'report 9-2? ASK'],
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
