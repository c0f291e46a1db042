/** What people could type to reach beyond their text: pings, markup, links, line and direction tricks (S22 to S26). */
import fc from 'fast-check';
import { type Card, card } from '#src/cards/model.js';

export const fragments = [
  '<at id=all></at>',
  '<at user_id="all">所有人</at>',
  '<@wang>',
  '@all',
  '@所有人',
  '@督办',
  '&lt;at id=all&gt;',
  '<scr<script>ipt>globalThis.reached = true</script>',
  '<img src=x onerror="globalThis.reached = true">',
  '<svg onload="globalThis.reached = true">',
  '"><iframe srcdoc="<script>parent.reached = true</script>">',
  "' autofocus onfocus='globalThis.reached = true",
  '[点这里](javascript:globalThis.reached=true)',
  'javascript:globalThis.reached=true',
  '</textarea></title></style>',
  '{{constructor.constructor("globalThis.reached = true")()}}',
  '$'.concat('{globalThis.reached = true}'),
  '/导出 汇总表',
  '\u200b@\u200ball',
  '\u202e反向',
  '\u0000\u0007',
  '__proto__',
  '=1+1',
];

export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 12, unit: 'grapheme' })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''))
  .filter((said) => said !== '');

/** A card that says the text in every place that a card has. */
export const cardSaying = (said: string): Card =>
  card(
    said,
    'warn',
    [
      { kind: 'text', text: said },
      { kind: 'text', text: said, weight: 'strong' },
      { kind: 'text', text: said, weight: 'note' },
      { kind: 'facts', facts: [{ label: said, value: said }] },
      { kind: 'table', columns: [{ title: said }], rows: [[said], [said]] },
      {
        kind: 'chart',
        chart: { type: 'bar', title: said, unit: said, points: [{ label: said, value: 1, series: said }] },
      },
      {
        kind: 'form',
        name: 'f',
        fields: [
          { kind: 'text', name: 'a', label: said, value: said, placeholder: said },
          { kind: 'text', name: 'b', label: said, value: said, multiline: true },
          { kind: 'select', name: 'c', label: said, options: [{ label: said, value: said }], value: said },
          { kind: 'select', name: 'd', label: said, options: [{ label: said, value: said }], value: said, many: true },
        ],
        submit: { label: said, action: 'x', value: { said }, confirm: { title: said, text: said } },
      },
      {
        kind: 'buttons',
        buttons: [
          { label: said, action: 'x', value: { said } },
          { label: said, url: 'javascript:globalThis.reached=true' },
        ],
      },
      { kind: 'mention', people: [], text: said },
      { kind: 'fold', title: said, blocks: [{ kind: 'text', text: said }] },
    ],
    { subtitle: said, summary: said, tags: [{ text: said, tone: 'alarm' }] },
  );
