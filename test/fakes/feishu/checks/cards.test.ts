/** The card validator, what a person reads in a card, and whom it pings. */

import { describe, expect, test } from 'vitest';
import { pingedBeyond } from '../../common/judges.js';
import { pingsOf } from '../pings.js';
import { call, cardOf, fake, formCard, plain, sendCard, text, useFake } from './support.js';

useFake();

describe('the card validator', () => {
  const input = (more: object) => ({ tag: 'input', name: 'a', ...more });
  const submit = { tag: 'button', name: 'ok', text: plain('提交'), form_action_type: 'submit' };
  const form = (...elements: object[]) => ({ tag: 'form', name: 'f', elements });
  const tableOf = (rows: object[] = []) => ({ tag: 'table', columns: [{ name: 'a' }], rows });
  const hr = { tag: 'hr' };
  const panel = (...elements: object[]) => ({
    tag: 'collapsible_panel',
    header: { title: plain('详情') },
    elements,
  });

  test('takes a card with all that duban uses', async () => {
    expect(await fake.messages.problems(formCard)).toEqual([]);
  });

  test.each<[string, object, number]>([
    ['no schema', { body: { elements: [hr] } }, 200621],
    ['a leftover of 1.0 at the root', { ...cardOf(hr), elements: [] }, 200621],
    ['a leftover of 1.0 in the configuration', { ...cardOf(hr), config: { wide_screen_mode: true } }, 200621],
    ['a card that is not shared', { ...cardOf(hr), config: { update_multi: false } }, 200621],
    ['an action block', cardOf({ tag: 'action', actions: [] }), 200861],
    ['a note', cardOf({ tag: 'note', elements: [] }), 200861],
    ['an unknown property', cardOf({ tag: 'markdown', content: 'x', colour: 'red' }), 200621],
    ['a button with a bare value', cardOf({ tag: 'button', text: plain('好'), value: {} }), 200621],
    [
      'a form in a column',
      cardOf({ tag: 'column_set', columns: [{ tag: 'column', elements: [form(submit)] }] }),
      11310,
    ],
    ['a table in a form', cardOf(form(tableOf(), submit)), 11310],
    ['a table in a panel', cardOf(panel(tableOf())), 11310],
    [
      'six tables, one of them markdown',
      cardOf({ tag: 'markdown', content: '|a|\n|-|\n|1|' }, ...Array(5).fill(tableOf())),
      11310,
    ],
    ['more than 200 parts', cardOf(...Array(100).fill({ tag: 'div', text: plain('x') }), hr), 11310],
    ['containers six deep', cardOf(panel(panel(panel(panel(panel(panel(hr))))))), 11310],
    ['a form without a submit button', cardOf(form(input({}))), 200621],
    ['a field without a name', cardOf(form(input({ name: '' }), submit)), 200530],
    ['two fields of one name', cardOf(form(input({}), input({}), submit)), 200530],
    ['an input beyond 1000', cardOf(form(input({ max_length: 1001 }), submit)), 200621],
    [
      'a proposal longer than the input',
      cardOf(form(input({ max_length: 2, default_value: '三个字' }), submit)),
      200621,
    ],
    ['a select without options', cardOf({ tag: 'select_static', name: 's', options: [] }), 11310],
    ['an element_id that begins with a digit', cardOf({ ...hr, element_id: '1a' }), 200621],
    ['one element_id twice', cardOf({ ...hr, element_id: 'a' }, { ...hr, element_id: 'a' }), 200621],
    ['a cell without its column', cardOf(tableOf([{ b: '1' }])), 200915],
    ['a cell of another kind', cardOf(tableOf([{ a: 1 }])), 200915],
    ['a chart without data', cardOf({ tag: 'chart', chart_spec: { type: 'bar' } }), 200550],
    ['an image nobody uploaded', cardOf({ tag: 'img', img_key: 'img_x', alt: plain('') }), 200570],
    ['a mention of nobody', cardOf({ tag: 'markdown', content: '<at id=ou_none></at>' }), 100290],
    ['a colour in figures', cardOf({ tag: 'markdown', content: "<font color='#f00'>x</font>" }), 200621],
    [
      'four tags in the header',
      {
        ...cardOf(hr),
        header: { title: plain('x'), text_tag_list: Array(4).fill({ tag: 'text_tag', text: plain('x') }) },
      },
      11310,
    ],
  ])('refuses %s', async (_name, card, errCode) => {
    const problems = (await fake.messages.problems(card)).map((problem) => problem.errCode);
    expect(problems).toContain(errCode);
    const refused = await sendCard(card);
    expect(refused).toMatchObject({ http: 400, code: 230099 });
    expect(refused.msg).toContain('ErrCode: ');
    expect(await fake.ledger.messages()).toEqual([]);
  });

  test('30 KB is the end, counted in bytes', async () => {
    const card = cardOf({ tag: 'markdown', content: '办'.repeat(10_300) });
    expect(await sendCard(card)).toMatchObject({ http: 400, code: 230025 });
  });
});

describe('what a person sees', () => {
  test('a card reads as its titles, texts, rows, fields and buttons', async () => {
    const id = String((await sendCard(formCard)).data.message_id);
    expect(await fake.messages.plainText(id)).toBe(
      [
        '进度填报',
        '@张三 请于 3月31日 前填报 9-2',
        '编号 | 项目',
        '9-2 | \\_ 充电',
        '完成情况*：',
        '预计完成：2022-12-01',
        '是否完成*：（已完成/未完成）',
        '[提交]',
        '[收到]',
        '[看板]',
      ].join('\n'),
    );
    expect((await fake.ledger.messages())[0]?.pings).toEqual(['ou_zhang']);
  });

  test.each([
    ['text', text('<at user_id="ou_a">张</at> <at user_id=\'all\'></at>'), ['ou_a', 'all']],
    ['text', text('< AT  user_id = all >'), ['all']],
    ['text', text('&lt;at user_id="all"&gt; @all @_all ＜at user_id=all＞'), []],
    ['interactive', JSON.stringify(cardOf({ tag: 'markdown', content: '<at id=all></at>' })), ['all']],
    ['interactive', JSON.stringify(cardOf({ tag: 'markdown', content: '&#60;at id=all&#62;' })), []],
    ['interactive', JSON.stringify(cardOf({ tag: 'div', text: plain('<at id=all></at>') })), []],
    [
      'interactive',
      JSON.stringify(cardOf({ tag: 'div', text: { tag: 'lark_md', content: '<at id=ou_a></at>' } })),
      ['ou_a'],
    ],
    [
      'interactive',
      JSON.stringify(
        cardOf({
          tag: 'table',
          columns: [{ name: 'm', data_type: 'markdown' }, { name: 't' }],
          rows: [{ m: '<at id=ou_m></at>', t: '<at id=ou_t></at>' }],
        }),
      ),
      ['ou_m'],
    ],
    [
      'post',
      JSON.stringify({
        zh_cn: {
          content: [
            [
              { tag: 'at', user_id: 'ou_p' },
              { tag: 'md', text: '<at id=ou_q>' },
              { tag: 'text', text: '<at id=ou_r>' },
            ],
          ],
        },
      }),
      ['ou_p', 'ou_q'],
    ],
  ])('pings of a %s: %s', (type, content, pinged) => {
    expect(pingsOf(type, content)).toEqual(pinged);
  });

  test('the judge of pings looks at every version', async () => {
    const id = String((await sendCard(cardOf({ tag: 'markdown', content: '安静' }))).data.message_id);
    const loud = cardOf({ tag: 'markdown', content: '<at id=ou_li></at>' });
    await call('PATCH', `/im/v1/messages/${id}`, { content: JSON.stringify(loud) });
    expect(pingedBeyond(await fake.ledger.messages(), () => ['ou_zhang'])).toEqual([
      { messageId: id, pinged: ['ou_li'] },
    ]);
    expect(pingedBeyond(await fake.ledger.messages(), () => ['ou_li'])).toEqual([]);
  });
});
