import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, escapePlainMessage } from '#src/adapters/feishu/escape.js';
import { cardJson, fits, renderOutgoing } from '#src/adapters/feishu/render.js';
import { type Block, button, buttons, type Card, card, facts, note, strong, table, text } from '#src/cards/model.js';
import { cardProblems } from '../../fakes/feishu/cards.js';
import { pingsOf } from '../../fakes/feishu/pings.js';
import { proof } from '../../proof/proof.js';
import { times } from '../../proof/tiers.js';

const anybody = { person: () => true, image: () => true };
const elements = (...blocks: (Block | null)[]) => cardJson(card('标题', 'calm', blocks)).body.elements;
const contentOf = (one: Card) => JSON.parse(renderOutgoing({ kind: 'card', card: one })).content as string;

const form: Block = {
  kind: 'form',
  name: 'lag',
  fields: [
    {
      kind: 'text',
      name: 'problem',
      label: '存在问题',
      required: true,
      multiline: true,
      value: '缺地',
      placeholder: '请写明',
    },
    {
      kind: 'select',
      name: 'state',
      label: '状态',
      options: [
        { label: '已完成', value: 'yes' },
        { label: '未完成', value: 'no' },
      ],
      value: 'no',
    },
    {
      kind: 'select',
      name: 'units',
      label: '单位',
      options: [
        { label: '甲', value: 'a' },
        { label: '乙', value: 'b' },
        { label: '丙', value: 'c' },
      ],
      value: 'a,c',
      many: true,
    },
    { kind: 'date', name: 'due', label: '预计完成', value: '2023-03-31', required: true },
  ],
  submit: {
    ...button('提交', 'analysis.submit', { assignment: 'a1' }, 'primary'),
    confirm: { title: '提交？', text: '提交后送办公室' },
  },
};

const everything: Card = card(
  '民治街道 待填报 3 项',
  'warn',
  [
    { kind: 'mention', people: ['feishu:ou_zhang', 'wecom:LISI'], text: '请填报' },
    note('截止 2022-12-30，还有 2 个工作日'),
    facts(['主办单位', '民治街道'], ['年度目标', '不少于 40 场 (含)']),
    table(
      [
        { title: '编号', weight: 1 },
        { title: '项目', weight: 3 },
        { title: '完成', align: 'right' },
      ],
      [
        ['9-2', '普法<at id=all></at>', '12'],
        ['11-3', '充电插口', ''],
      ],
    ),
    {
      kind: 'chart',
      chart: {
        type: 'bar',
        title: '完成情况',
        unit: '项',
        points: [
          { label: '已完成', value: 3 },
          { label: '滞后', value: 1 },
        ],
      },
    },
    { kind: 'fold', title: '上次填报', blocks: [text('9-2 已办 8 场'), { kind: 'divider' }] },
    form,
    { kind: 'divider' },
    buttons(button('填报', 'report.open', { unit: 'u1' }, 'primary'), {
      label: '打开看板',
      url: 'https://duban.example/board?t=1',
    }),
  ],
  {
    subtitle: '第12期',
    tags: [
      { text: '重点', tone: 'alarm' },
      { text: '已办', tone: 'muted' },
    ],
    summary: '3 项待填报',
  },
);

describe('a card', () => {
  test('with every kind of block is what the platform takes', () => {
    expect(cardProblems(JSON.parse(contentOf(everything)), anybody)).toEqual([]);
  });

  test('S14: cannot be forwarded, can be updated, and shows its tone', () => {
    expect(cardJson(everything)).toMatchObject({
      schema: '2.0',
      config: { update_multi: true, enable_forward: false, summary: { content: '3 项待填报' } },
      header: {
        title: { tag: 'plain_text', content: '民治街道 待填报 3 项' },
        template: 'orange',
        text_tag_list: [{ color: 'red' }, { color: 'neutral' }],
      },
    });
  });

  test('mentions only whom it was told to, of this platform', () => {
    expect(pingsOf('interactive', contentOf(everything))).toEqual(['ou_zhang']);
    expect(elements({ kind: 'mention', people: ['feishu:all', 'wecom:x', 'feishu:ou_a></at><at id=all'] })).toEqual([]);
  });

  test('a button brings back its value and its action', () => {
    expect(elements(buttons(button('收到', 'nudge.ack', { nudge: 'n1', list: ['a'] })))).toMatchObject([
      {
        tag: 'column_set',
        columns: [
          {
            elements: [
              {
                tag: 'button',
                type: 'default',
                behaviors: [{ type: 'callback', value: { action: 'nudge.ack', nudge: 'n1', list: ['a'] } }],
              },
            ],
          },
        ],
      },
    ]);
  });

  test('a form asks, fills in what is known, and submits', () => {
    const [rendered] = elements(form);
    expect(rendered).toMatchObject({ tag: 'form', name: 'lag' });
    expect((rendered as { elements?: object[] }).elements).toMatchObject([
      {
        tag: 'input',
        name: 'problem',
        input_type: 'multiline_text',
        required: true,
        default_value: '缺地',
        max_length: 1000,
      },
      { tag: 'markdown', content: '**状态**' },
      { tag: 'select_static', name: 'state', initial_option: 'no' },
      { tag: 'markdown' },
      { tag: 'multi_select_static', name: 'units', selected_values: ['a', 'c'] },
      { tag: 'markdown' },
      { tag: 'date_picker', name: 'due', initial_date: '2023-03-31', required: true },
      { tag: 'button', name: 'lag_submit', form_action_type: 'submit', confirm: { title: { content: '提交？' } } },
    ]);
  });

  test('F27: a text too long for its field is shown above it, whole', () => {
    const long = '很长。'.repeat(400);
    const field = { kind: 'text', name: 'problem', label: '存在问题', value: long, maxLength: 5_000 } as const;
    const [rendered] = elements({ kind: 'form', name: 'f', fields: [field], submit: button('提交', 'x', {}) });
    const [shown, input] = (rendered as unknown as { elements: { content?: string; default_value?: string }[] })
      .elements;
    expect(shown?.content).toContain(long);
    expect(input).toMatchObject({ tag: 'input', max_length: 1000 });
    expect(input?.default_value).toBeUndefined();
  });

  test('a panel with a table in it is laid open, another stays a panel', () => {
    const fold = (blocks: Block[]): Block => ({ kind: 'fold', title: '更多', blocks });
    expect(elements(fold([text('a')])).map((element) => element.tag)).toEqual(['collapsible_panel']);
    const tags = (block: Block) => elements(block).map((element) => element.tag);
    expect(tags(fold([text('a'), table(['x'], [['1']])]))).toEqual(['markdown', 'markdown', 'table']);
    expect(tags(fold([fold([form])]))).toEqual(['markdown', 'markdown', 'form']);
    expect(fits(card('深', 'calm', [fold([fold([fold([fold([buttons(button('a', 'b', {})) as Block])])])])]))).toBe(
      true,
    );
  });

  test('a sixth table and a sixth chart are put in words', () => {
    const blocks = Array.from({ length: 6 }, (_, index) => table(['编号', '项目'], [[`${index}-1`, `第${index}个`]]));
    const charts = Array.from(
      { length: 6 },
      (): Block => ({
        kind: 'chart',
        chart: { type: 'pie', title: '占比', unit: '项', points: [{ label: '已完成', value: 3 }] },
      }),
    );
    const rendered = elements(...blocks, ...charts);
    expect(rendered.filter((element) => element.tag === 'table')).toHaveLength(5);
    expect(rendered.filter((element) => element.tag === 'chart')).toHaveLength(5);
    expect(rendered[5]).toEqual({ tag: 'markdown', content: '编号：5-1；项目：第5个' });
    expect(rendered[11]).toEqual({ tag: 'markdown', content: '占比\n已完成：3项' });
    expect(cardProblems(cardJson(card('表', 'calm', [...blocks, ...charts])), anybody)).toEqual([]);
  });

  test.each([
    ['bar', false, { type: 'bar', xField: 'label', yField: 'value' }],
    ['bar', true, { type: 'bar', xField: ['label', 'series'], seriesField: 'series' }],
    ['line', true, { type: 'line', xField: 'label', yField: 'value', seriesField: 'series' }],
    ['pie', false, { type: 'pie', categoryField: 'label', valueField: 'value' }],
  ] as const)('a %s chart, by series: %s', (type, bySeries, spec) => {
    const points = [{ label: '1月', value: 2, ...(bySeries ? { series: '民治' } : {}) }];
    expect(elements({ kind: 'chart', chart: { type, title: '进度', unit: '%', points } })).toMatchObject([
      { tag: 'chart', chart_spec: { ...spec, title: { text: '进度（%）' }, data: { values: points } } },
    ]);
  });

  test('empty blocks leave nothing behind', () => {
    const empty: Block[] = [
      text(''),
      facts(),
      table(['a'], []),
      { kind: 'buttons', buttons: [] },
      { kind: 'fold', title: 'x', blocks: [] },
      { kind: 'mention', people: [] },
      { kind: 'chart', chart: { type: 'bar', title: 't', points: [] } },
    ];
    expect(elements(...empty)).toEqual([]);
  });

  test('one beyond the limits throws RangeError, and fits says so', () => {
    const long = card('长', 'calm', [text('汉'.repeat(12_000))]);
    const many = card(
      '多',
      'calm',
      Array.from({ length: 201 }, () => text('一')),
    );
    for (const one of [long, many]) {
      expect(fits(one)).toBe(false);
      expect(() => renderOutgoing({ kind: 'card', card: one })).toThrow(RangeError);
    }
    expect(fits(everything)).toBe(true);
  });

  test('a button may only open the web', () => {
    const link = (url: string) => elements(buttons({ label: '看', url }));
    expect(link('https://a.example/x')).toHaveLength(1);
    expect(() => link('javascript:alert(1)')).toThrow(RangeError);
  });

  test('a value that would hide its action is refused', () => {
    expect(() => elements(buttons(button('a', 'b', { action: 'c' })))).toThrow(RangeError);
  });
});

describe('other messages', () => {
  test('a text is frozen with its tags made harmless', () => {
    const body = JSON.parse(
      renderOutgoing({ kind: 'text', text: '<at user_id="all">全体</at> 完成 <50% [看](http://a.b)' }),
    );
    expect(body.msg_type).toBe('text');
    expect(JSON.parse(body.content)).toEqual({ text: '＜at user_id="all"＞全体＜/at＞ 完成 ＜50% [看］(http://a.b)' });
  });
  test('a text beyond 150 KB throws', () => {
    expect(() => renderOutgoing({ kind: 'text', text: '汉'.repeat(60_000) })).toThrow(RangeError);
  });
  test('a file is frozen by its id', () => {
    expect(JSON.parse(renderOutgoing({ kind: 'file', fileId: 'fil_1', name: '汇总表.docx' }))).toEqual({
      msg_type: 'file',
      fileId: 'fil_1',
      name: '汇总表.docx',
    });
  });
  test('the same message freezes to the same bytes', () => {
    const once = renderOutgoing({ kind: 'card', card: everything });
    expect(renderOutgoing({ kind: 'card', card: structuredClone(everything) })).toBe(once);
  });
});

/** As a client reads numeric entities. */
const unescaped = (markdown: string) =>
  markdown.replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)));

describe('S22-S25: text stays text', () => {
  test.each([
    ['1. 第一', '1&#46; 第一'],
    ['- 项', '&#45; 项'],
    ['a - b', 'a - b'],
    ['**粗**', '&#42;&#42;粗&#42;&#42;'],
    ['|a|b|\n|---|---|', '&#124;a&#124;b&#124;\n&#124;---&#124;---&#124;'],
    ['    code', '&#32;&#32;&#32;&#32;code'],
    ['&#42;', '&#38;&#35;42;'],
    [':OK:', '&#58;OK&#58;'],
    ['2022-12-31 完成 8/40 场，80%', '2022-12-31 完成 8/40 场，80%'],
  ])('%j is written %j', (plain, markdown) => {
    expect(escapeMarkdown(plain)).toBe(markdown);
  });

  const attacks = fc.constantFrom(
    '<at id=all></at>',
    '<at user_id="all">',
    '<at id=ou_leader></at>',
    '<person id=ou_x>',
    '<@id>',
    '@all',
    '@_all',
    '&lt;at id=all&gt;',
    '&#60;at id=all&#62;',
    '<\u200bat id=all>',
    '<<at id=all>at id=all></at>',
    '</font><at id=all></at>',
    '**<at id=all></at>**',
    '[点](https://evil.example)',
    '![x](img_1)',
    '"},{"tag":"markdown","content":"<at id=all></at>',
    '\n---\n',
    '\\',
    '\u202e',
  );
  const hostile = fc
    .array(fc.oneof(attacks, fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join(''));
  const views = (s: string): Block[] => [
    text(s),
    strong(s),
    note(s),
    facts([s, s]),
    table([s], [[s]]),
    { kind: 'chart', chart: { type: 'bar', title: s, unit: s, points: [{ label: s, value: 1, series: s }] } },
    { kind: 'fold', title: s, blocks: [text(s)] },
    { kind: 'mention', people: ['feishu:ou_me'], text: s },
    { kind: 'buttons', buttons: [button(s, s, { id: s })] },
    {
      kind: 'form',
      name: 'f',
      fields: [{ kind: 'text', name: 'n', label: s, value: s, placeholder: s }],
      submit: { ...button(s, 'x', {}), confirm: { title: s, text: s } },
    },
  ];

  test(`${times(10_000)} hostile texts through every view: nobody is mentioned but the one intended`, () => {
    fc.assert(
      fc.property(hostile, (s) => {
        const one = card(s, 'calm', views(s), { subtitle: s, summary: s, tags: [{ text: s, tone: 'good' }] });
        const json = JSON.stringify(cardJson(one));
        expect(pingsOf('interactive', json)).toEqual(['ou_me']);
        expect(cardProblems(JSON.parse(json), anybody)).toEqual([]);
        expect(pingsOf('text', JSON.stringify({ text: escapePlainMessage(s) }))).toEqual([]);
      }),
      { numRuns: times(10_000) },
    );
    proof('S22', { runs: times(10_000) });
  });

  test('what is escaped reads as it was typed', () => {
    fc.assert(
      fc.property(hostile, (s) => {
        expect(unescaped(escapeMarkdown(s))).toBe(s);
        expect(escapeMarkdown(s)).not.toMatch(/[<>*~[\]()`_|\\@]/);
      }),
      { numRuns: 2_000 },
    );
  });
});
