// A card as this platform shows it. Its buttons that act are counted in the order in which they stand, forms and folds included.
import { drawing, h } from './simulator-dom.js';
import { formElement } from './simulator-form.js';

const rowsAtFirst = 10;

/**
 * `press(button, form)` is called with the place of the button and the fields by name; `disabled` shows the card without acting.
 */
export function cardElement(card, id, press) {
  const count = { buttons: 0, parts: 0 };
  const context = { id, press, count };
  return h(
    'div',
    { class: `card ${card.tone}`, role: 'group', 'aria-label': card.title },
    h(
      'header',
      { class: 'card-head' },
      h('h2', {}, card.title),
      (card.tags ?? []).map((tag) => h('span', { class: `badge ${tag.tone}` }, tag.text)),
      card.subtitle ? h('p', { class: 'card-subtitle' }, card.subtitle) : null,
    ),
    h('div', { class: 'card-body' }, blocks(card.blocks, context)),
  );
}

const blocks = (list, context) => list.map((block) => blockElement(block, context));

function blockElement(block, context) {
  switch (block.kind) {
    case 'text':
      return h('p', { class: `text ${block.weight === 'note' ? 'hint' : (block.weight ?? 'normal')}` }, block.text);
    case 'facts':
      return h(
        'dl',
        { class: 'facts' },
        block.facts.map(({ label, value }) => [h('dt', {}, label), h('dd', { class: 'text' }, value)]),
      );
    case 'table':
      return tableElement(block);
    case 'drawing':
      return h('div', { class: 'drawing' }, drawing(block.svg));
    case 'form':
      return formElement(block, context);
    case 'buttons':
      return h(
        'div',
        { class: 'buttons' },
        block.buttons.map((button) => buttonElement(button, context)),
      );
    case 'mention':
      return h(
        'p',
        { class: 'text' },
        block.names.map((name) => h('span', { class: 'mention' }, `@${name} `)),
        block.text,
      );
    case 'fold':
      return h(
        'details',
        { class: 'fold' },
        h('summary', {}, block.title),
        h('div', { class: 'card-body' }, blocks(block.blocks, context)),
      );
    case 'divider':
      return h('hr');
    default:
      return null;
  }
}

function buttonElement(button, context) {
  if ('url' in button) {
    const isWeb = /^https?:\/\//.test(button.url);
    return h(
      'a',
      { class: 'button', href: isWeb ? button.url : '#', target: '_blank', rel: 'noopener noreferrer' },
      button.label,
    );
  }
  const place = context.count.buttons;
  context.count.buttons += 1;
  return h(
    'button',
    {
      type: 'button',
      class: button.style ?? 'default',
      click: (event) => context.press({ place, button, from: event.currentTarget, form: {} }),
    },
    button.label,
  );
}

/** What is as short as a day or a number is not broken. */
const cellClass = (words, align = 'left') =>
  `text ${align} ${words.length <= 10 && !words.includes('\n') ? 'short' : ''}`;

/** Rows beyond the first are asked for; on a narrow card a row becomes a block that says its columns. */
function tableElement({ columns, rows }) {
  const total = columns.reduce((sum, column) => sum + (column.weight ?? 1), 0);
  const rowElement = (row) =>
    h(
      'tr',
      {},
      columns.map(({ title, align }, index) =>
        h('td', { 'data-label': title, class: cellClass(row[index] ?? '', align) }, row[index] ?? ''),
      ),
    );
  const body = h('tbody', {}, rows.slice(0, rowsAtFirst).map(rowElement));
  const table = h(
    'table',
    { class: 'card-table' },
    h(
      'colgroup',
      {},
      columns.map(({ weight }) => h('col', { width: `${Math.floor(((weight ?? 1) * 100) / total)}%` })),
    ),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        columns.map(({ title, align }) => h('th', { scope: 'col', class: align ?? 'left' }, title)),
      ),
    ),
    body,
  );
  const others = rows.slice(rowsAtFirst);
  if (others.length === 0) return table;
  const more = h(
    'button',
    {
      type: 'button',
      class: 'more',
      click: (event) => {
        for (const row of others) body.appendChild(rowElement(row));
        event.currentTarget.remove();
      },
    },
    `展开其余 ${others.length} 行`,
  );
  return h('div', { class: 'stack' }, table, more);
}
