/** A finger on a card: finds the component in the stored JSON and fills in a form as the client would let a person do. */

import type { Chance } from '../common/chance.js';
import { isObject, type JsonObject, listOf, textOf } from '../common/json.js';
import { markdownText } from '../common/markdown-text.js';
import { componentsOf, INTERACTIVE } from './cards.js';
import { fieldLabel, textObject } from './plain-text.js';

/** A button's label, or what its callback carries; `nth` (from 1) where several fit. */
export type Which = string | { label?: string; action?: string; value?: JsonObject; name?: string; nth?: number };

/** By a field's name or label; options by value or label; dates `2026-03-31`. */
export type FormValues = Record<string, string | string[] | boolean>;

export interface Button {
  component: JsonObject;
  form: JsonObject | null;
  label: string;
  /** Its callback's value; null where it has none. */
  value: JsonObject | null;
  url: string | null;
}

const behaviorsOf = (component: JsonObject): JsonObject[] => listOf(component.behaviors).filter(isObject);

const asIs = (openId: string): string => openId;

export const buttonsOf = (card: JsonObject): Button[] =>
  componentsOf(card)
    .filter(({ component }) => component.tag === 'button')
    .map(({ component, form }) => {
      const callback = behaviorsOf(component).find(({ type }) => type === 'callback');
      const link = behaviorsOf(component).find(({ type }) => type === 'open_url');
      return {
        component,
        form,
        label: textObject(component.text, asIs),
        value: callback && isObject(callback.value) ? callback.value : null,
        url: link ? textOf(link.default_url) : null,
      };
    });

const holds = (value: unknown, wanted: unknown): boolean => {
  if (isObject(wanted))
    return isObject(value) && Object.entries(wanted).every(([key, part]) => holds(value[key], part));
  return JSON.stringify(value) === JSON.stringify(wanted);
};
const mentions = (value: unknown, wanted: string): boolean =>
  value === wanted || (isObject(value) && Object.values(value).some((part) => mentions(part, wanted)));

/** Throws where no button fits, or several and none was chosen, or it cannot be pressed. */
export function findButton(card: JsonObject, which: Which): Button {
  const wanted = typeof which === 'string' ? { label: which } : which;
  const buttons = buttonsOf(card);
  const fitting = buttons.filter(
    (button) =>
      (wanted.label === undefined || button.label === wanted.label) &&
      (wanted.name === undefined || button.component.name === wanted.name) &&
      (wanted.action === undefined || mentions(button.value, wanted.action)) &&
      (wanted.value === undefined || holds(button.value, wanted.value)),
  );
  const there = buttons.map((button) => `[${button.label}] ${JSON.stringify(button.value)}`).join(', ');
  if (fitting.length > 1 && wanted.nth === undefined)
    throw new Error(`${fitting.length} buttons fit ${JSON.stringify(which)}; there are ${there}`);
  const found = fitting[(wanted.nth ?? 1) - 1];
  if (!found) throw new Error(`no button ${JSON.stringify(which)}; there are ${there || 'none'}`);
  if (found.component.disabled === true) throw new Error(`the button [${found.label}] is disabled`);
  return found;
}

const LISTS = new Set(['multi_select_static', 'multi_select_person']);
const ZONE = '+0800';

/** The option's value, from its value or its label. Throws where there is no such option. */
export function optionValue(component: JsonObject, given: string): string {
  const options = listOf(component.options).filter(isObject);
  if (options.length === 0) return given;
  const found = options.find(
    (option) => option.value === given || (isObject(option.text) && option.text.content === given),
  );
  if (!found) throw new Error(`${textOf(component.name) || fieldLabel(component)} has no option ${given}`);
  return textOf(found.value);
}

const untouched = (component: JsonObject): string | string[] | boolean => {
  if (LISTS.has(textOf(component.tag))) return listOf(component.selected_values).map(String);
  if (component.tag === 'checker') return component.checked === true;
  return textOf(
    component.default_value ??
      component.initial_option ??
      component.initial_date ??
      component.initial_time ??
      component.initial_datetime,
  );
};

/** A value as the callback carries it. Throws what the client would not let a person enter. */
function entered(component: JsonObject, given: string | string[] | boolean): string | string[] | boolean {
  const tag = textOf(component.tag);
  const name = textOf(component.name);
  const text = String(given);
  if (LISTS.has(tag)) return [given].flat().map((one) => optionValue(component, String(one)));
  if (tag === 'checker') return given === true;
  if (text === '') return '';
  if (tag === 'input') {
    const most = typeof component.max_length === 'number' ? component.max_length : 1000;
    if ([...text].length > most) throw new Error(`${name} takes at most ${most} characters`);
    if (component.input_type !== 'multiline_text' && text.includes('\n')) throw new Error(`${name} takes one line`);
    return text;
  }
  const formats: Record<string, RegExp> = {
    date_picker: /^\d{4}-\d{2}-\d{2}$/,
    picker_time: /^\d{2}:\d{2}$/,
    picker_datetime: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
  };
  const format = formats[tag];
  if (!format) return optionValue(component, text);
  if (!format.test(text)) throw new Error(`${name} does not take ${text}`);
  return `${text} ${ZONE}`;
}

/** The fields of a form, each with what stands straight before it, where that is text: selects and days have no label. */
const fieldsOf = (card: JsonObject, form: JsonObject): { field: JsonObject; before: string }[] => {
  const parts = componentsOf(card)
    .filter((entry) => entry.form === form && entry.component !== form)
    .map((entry) => entry.component);
  return parts.flatMap((field, i) => {
    if (!INTERACTIVE.has(textOf(field.tag)) || field.tag === 'button') return [];
    const { tag, content } = parts[i - 1] ?? {};
    return [{ field, before: tag === 'markdown' ? markdownText(textOf(content), asIs) : '' }];
  });
};

/**
 * `form_value` of a submit. What was not given keeps what the card proposes; an empty optional field is left out or
 * sent empty, by chance. Throws for unknown fields and for required ones left empty: the client sends no callback then.
 */
export function formValue(card: JsonObject, form: JsonObject, given: FormValues, chance: Chance): JsonObject {
  const fields = fieldsOf(card, form);
  const keyOf = ({ field, before }: (typeof fields)[number]): string | undefined =>
    [textOf(field.name), fieldLabel(field), before].find((key) => key !== '' && Object.hasOwn(given, key));
  const used = new Set(fields.map(keyOf));
  const there = fields.map(({ field, before }) => `${textOf(field.name)} (${fieldLabel(field)} ${before})`).join(', ');
  for (const key of Object.keys(given)) if (!used.has(key)) throw new Error(`no field ${key}; there are ${there}`);

  const value: JsonObject = {};
  for (const one of fields) {
    const { field } = one;
    const key = keyOf(one);
    const filled = entered(field, (key === undefined ? undefined : given[key]) ?? untouched(field));
    const empty = filled === '' || (Array.isArray(filled) && filled.length === 0);
    if (empty && field.required === true) throw new Error(`${textOf(field.name)} is required`);
    if (!empty || chance.next() < 0.5) value[textOf(field.name)] = filled;
  }
  return value;
}
