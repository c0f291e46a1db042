/** Forms and buttons. A press brings back `{ ...value, action }`. */
import type { ActionButton, Button, Field } from '#src/cards/model.js';
import type { Element } from './chart.js';
import { escapeMarkdown } from './escape.js';
import { MAX_BUTTON_TEXT, MAX_INPUT, MAX_PLACEHOLDER } from './limits.js';

export const plainText = (content: string): Element => ({ tag: 'plain_text', content });
export const markdown = (content: string, more: Record<string, unknown> = {}): Element => ({
  tag: 'markdown',
  content,
  ...more,
});

type FieldOf<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

/** A form; only at the root of a card. The server checks again what `required` asks: clients enforce it alone. */
export function formElement(name: string, fields: Field[], submit: ActionButton): Element {
  const button = { ...buttonElement(submit), name: `${name}_submit`, form_action_type: 'submit' };
  return { tag: 'form', name, elements: [...fields.flatMap(fieldElements), button] };
}

function fieldElements(field: Field): Element[] {
  switch (field.kind) {
    case 'text':
      return inputElements(field);
    case 'select':
      return [labelElement(field.label), field.many ? manySelect(field) : oneSelect(field)];
    case 'date':
      return [labelElement(field.label), datePicker(field)];
    default: {
      const unreachable: never = field;
      return unreachable;
    }
  }
}

const labelElement = (label: string) => markdown(`**${escapeMarkdown(label)}**`);

/** A text that is too long to be filled in again is shown above its field instead of being cut. */
function inputElements(field: FieldOf<'text'>): Element[] {
  const maxLength = Math.max(1, Math.min(field.maxLength ?? MAX_INPUT, MAX_INPUT));
  const tooLong = (field.value?.length ?? 0) > maxLength;
  const input = {
    tag: 'input',
    name: field.name,
    label: plainText(field.label),
    input_type: field.multiline ? 'multiline_text' : 'text',
    ...(field.multiline ? { rows: 4, auto_resize: true } : {}),
    max_length: maxLength,
    width: 'fill',
    ...required(field),
    ...placeholder(field.placeholder),
    ...(field.value && !tooLong ? { default_value: field.value } : {}),
  };
  if (!tooLong) return [input];
  const kept = `${field.label}原文超过 ${maxLength} 字，未能预先填入：\n${field.value}`;
  return [markdown(escapeMarkdown(kept)), input];
}

function oneSelect(field: FieldOf<'select'>): Element {
  const chosen = field.options.find((option) => option.value === field.value);
  return {
    tag: 'select_static',
    name: field.name,
    width: 'fill',
    options: selectOptions(field),
    ...required(field),
    ...placeholder('请选择'),
    ...(chosen ? { initial_option: chosen.value } : {}),
  };
}

/** `value` may name several options, parted by commas. */
function manySelect(field: FieldOf<'select'>): Element {
  const wanted = new Set((field.value ?? '').split(',').concat(field.value ?? []));
  const chosen = field.options.map((option) => option.value).filter((value) => wanted.has(value));
  return {
    tag: 'multi_select_static',
    name: field.name,
    width: 'fill',
    options: selectOptions(field),
    ...required(field),
    ...placeholder('可选多项'),
    ...(chosen.length > 0 ? { selected_values: chosen } : {}),
  };
}

function datePicker(field: FieldOf<'date'>): Element {
  return {
    tag: 'date_picker',
    name: field.name,
    width: 'fill',
    ...required(field),
    ...placeholder('请选择日期'),
    ...(field.value ? { initial_date: field.value } : {}),
  };
}

const selectOptions = (field: FieldOf<'select'>) =>
  field.options.map((option) => ({ text: plainText(option.label), value: option.value }));
const required = (field: Field) => (field.required ? { required: true } : {});
const placeholder = (hint: string | undefined) =>
  hint ? { placeholder: plainText(shortened(hint, MAX_PLACEHOLDER)) } : {};

/** Throws RangeError where a button leads nowhere a browser may go, or its value hides the action's name. */
export function buttonElement(button: Button): Element {
  const text = plainText(shortened(button.label, MAX_BUTTON_TEXT));
  if ('url' in button) {
    return { tag: 'button', text, type: 'default', behaviors: [{ type: 'open_url', default_url: webUrl(button.url) }] };
  }
  if ('action' in button.value) throw new RangeError(`value of ${button.action} has a key named 'action'`);
  return {
    tag: 'button',
    text,
    type: button.style ?? 'default',
    behaviors: [{ type: 'callback', value: { ...button.value, action: button.action } }],
    ...(button.confirm
      ? { confirm: { title: plainText(button.confirm.title), text: plainText(button.confirm.text) } }
      : {}),
  };
}

/** Buttons side by side, wrapping where the card is narrow. */
export function buttonRow(buttons: Button[]): Element {
  return {
    tag: 'column_set',
    flex_mode: 'flow',
    columns: buttons.map((button) => ({ tag: 'column', width: 'auto', elements: [buttonElement(button)] })),
  };
}

function webUrl(url: string): string {
  if (!/^https?:$/.test(new URL(url).protocol)) throw new RangeError('a button may only open a web address');
  return url;
}

/** Hints and labels only: what people wrote is never cut. */
function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
