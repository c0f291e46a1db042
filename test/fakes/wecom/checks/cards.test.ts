/** The validator of template cards, limit by limit, and what a client shows of them. */
import { describe, expect, test } from 'vitest';
import { asShown, cardProblems } from '../cards.js';
import { cardText } from '../plain-text.js';
import { buttonCard, noticeCard, selectCard } from './support.js';

const found = (card: object, dialect: 'bot' | 'webhook' | 'app' = 'bot', update = false) =>
  cardProblems(card, { dialect, update }).map(({ path }) => path);
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_none, i) => make(i));
const option = (i: number) => ({ id: `o${i}`, text: `第${i}个` });
const voteCard = (more: object = {}) => ({
  card_type: 'vote_interaction',
  main_title: { title: '核实' },
  checkbox: { question_key: 'q', mode: 1, option_list: many(3, option) },
  submit_button: { text: '提交', key: 'vote' },
  task_id: 'v1',
  ...more,
});

test('good cards of each type have no problem, for anyone who may send them', () => {
  for (const card of [buttonCard('t1'), selectCard('t1'), noticeCard(), voteCard()]) {
    expect(found(card)).toEqual([]);
    expect(found(card, 'app')).toEqual([]);
  }
  const news = {
    card_type: 'news_notice',
    main_title: { title: '周报' },
    card_image: { url: 'https://e.cn/a.png' },
    card_action: { type: 1, url: 'https://e.cn' },
  };
  expect(found(news, 'webhook')).toEqual([]);
});

test.each([
  ['a notice that leads nowhere', noticeCard({ card_action: { type: 0 } }), 'card_action.type'],
  ['a link without its address', noticeCard({ card_action: { type: 1 } }), 'card_action.url'],
  ['no title and no subtitle', noticeCard({ main_title: {} }), 'main_title.title|sub_title_text'],
  ['no task_id', buttonCard('t1', { task_id: undefined }), 'task_id'],
  ['a task_id with other characters', buttonCard('t/1'), 'task_id'],
  ['a task_id of 129 bytes', buttonCard('t'.repeat(129)), 'task_id'],
  ['seven buttons', buttonCard('t1', { button_list: many(7, (i) => ({ text: '好', key: `k${i}` })) }), 'button_list'],
  ['no button', buttonCard('t1', { button_list: [] }), 'button_list'],
  [
    'two buttons with one key',
    buttonCard('t1', { button_list: many(2, () => ({ text: '好', key: 'k' })) }),
    'button_list[].key',
  ],
  [
    'a key of 1025 bytes',
    buttonCard('t1', { button_list: [{ text: '好', key: 'k'.repeat(1025) }] }),
    'button_list[].key',
  ],
  [
    'a button that opens a page',
    buttonCard('t1', { button_list: [{ text: '好', type: 1, url: 'https://e.cn' }] }),
    'button_list[].type',
  ],
  [
    'seven rows',
    noticeCard({ horizontal_content_list: many(7, (i) => ({ keyname: `第${i}` })) }),
    'horizontal_content_list',
  ],
  [
    'a file row of a bot',
    noticeCard({ horizontal_content_list: [{ keyname: '文件', type: 2, media_id: 'm' }] }),
    'horizontal_content_list[].type',
  ],
  [
    'four links below',
    noticeCard({ jump_list: many(4, (i) => ({ title: `第${i}`, type: 1, url: 'https://e.cn' })) }),
    'jump_list',
  ],
  [
    'links below buttons',
    buttonCard('t1', { jump_list: [{ title: '看板', type: 1, url: 'https://e.cn' }] }),
    'jump_list',
  ],
  [
    'four selects',
    { ...selectCard('t1'), select_list: many(4, (i) => ({ question_key: `q${i}`, option_list: [option(1)] })) },
    'select_list',
  ],
  [
    'eleven options',
    { ...selectCard('t1'), select_list: [{ question_key: 'q', option_list: many(11, option) }] },
    'select_list[].option_list',
  ],
  ['21 boxes', voteCard({ checkbox: { question_key: 'q', option_list: many(21, option) } }), 'checkbox.option_list'],
  [
    'a locked select in a new card',
    { ...selectCard('t1'), select_list: [{ question_key: 'q', disable: true, option_list: [option(1)] }] },
    'select_list[]',
  ],
  [
    'a corner menu without a task_id',
    noticeCard({ action_menu: { desc: '更多', action_list: [{ text: '静音', key: 'mute' }] } }),
    'task_id',
  ],
  [
    'four corner entries',
    noticeCard({ task_id: 't', action_menu: { action_list: many(4, (i) => ({ text: '好', key: `k${i}` })) } }),
    'action_menu.action_list',
  ],
  ['an unknown type', { card_type: 'form' }, 'card_type'],
])('%s', (_name, card, path) => {
  expect(found(card)).toContain(path);
});

describe('what differs', () => {
  test('a webhook sends notices, with files; an app has buttons that open pages', () => {
    expect(found(buttonCard('t1'), 'webhook')).toContain('card_type');
    expect(
      found(noticeCard({ horizontal_content_list: [{ keyname: '文件', type: 2, media_id: 'm' }] }), 'webhook'),
    ).toEqual([]);
    expect(found(buttonCard('t1', { button_list: [{ text: '好', type: 1, url: 'https://e.cn' }] }), 'app')).toEqual([]);
  });

  test('a locked select is for answers to a click', () => {
    const locked = {
      ...selectCard('t1'),
      select_list: [{ question_key: 'q', disable: true, option_list: [option(1)] }],
    };
    expect(found(locked, 'bot', true)).toEqual([]);
  });

  test('advised lengths by sender and type', () => {
    const titled = (count: number) => noticeCard({ main_title: { title: '题'.repeat(count) } });
    expect(found(titled(26))).toEqual([]);
    expect(cardProblems(titled(27), { dialect: 'bot' })).toMatchObject([{ path: 'main_title.title', advised: true }]);
    expect(found(titled(36), 'app')).toEqual([]);
    expect(found(voteCard({ main_title: { title: '题'.repeat(17) } }), 'app')).toContain('main_title.title');
    expect(found(noticeCard({ sub_title_text: '字'.repeat(113) }))).toContain('sub_title_text');
  });
});

test('what is longer than advised is cut for the eye, and the rest reads line by line', () => {
  const card = { ...selectCard('t1'), main_title: { title: '题'.repeat(40), desc: '说明' } };
  expect(cardText(asShown(card, 'bot'))).toBe(`${'题'.repeat(25)}…\n说明\n是否完成：○已完成 ●未完成\n[提交]`);
});
