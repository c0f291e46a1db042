/** A finger on a template card: finds the button, and fills in its selects as the client would let a person do. */
import { isObject, type JsonObject, listOf, textOf } from '../common/json.js';
import { at } from './cards.js';

/** A button's label, or its key; `nth` (from 1) where several fit. */
export type Which = string | { label?: string; key?: string; nth?: number };

/** By a question's title or question_key; options by text or id. */
export type Selections = Record<string, string | string[]>;

export interface Button {
  label: string;
  key: string | null;
  url: string | null;
}

const buttonOf = (part: JsonObject): Button => ({
  label: textOf(part.text) || textOf(part.title),
  key: textOf(part.key) || null,
  url: textOf(part.url) || null,
});

/** All that can be tapped, in the order of the card. */
export function buttonsOf(card: JsonObject): Button[] {
  const found = [
    'button_list[]',
    'submit_button',
    'action_menu.action_list[]',
    'jump_list[]',
    'quote_area',
    'card_action',
  ];
  const buttons = found.flatMap((path) => at(card, path).filter(isObject).map(buttonOf));
  const links = at(card, 'horizontal_content_list[]')
    .filter(isObject)
    .filter((row) => Number(row.type) === 1)
    .map((row) => ({ label: textOf(row.value), key: null, url: textOf(row.url) }));
  return [...buttons, ...links].filter(({ key, url }) => key !== null || url !== null);
}

/** Throws where no button fits, or several and none was chosen. */
export function findButton(card: JsonObject, which: Which): Button {
  const wanted = typeof which === 'string' ? { label: which } : which;
  const buttons = buttonsOf(card);
  const fitting = buttons.filter(
    ({ label, key }) =>
      (wanted.label === undefined || label === wanted.label) && (wanted.key === undefined || key === wanted.key),
  );
  const there = buttons.map(({ label, key }) => `[${label}] ${key ?? ''}`).join(', ');
  if (fitting.length > 1 && wanted.nth === undefined)
    throw new Error(`${fitting.length} buttons fit ${JSON.stringify(which)}; there are ${there}`);
  const found = fitting[(wanted.nth ?? 1) - 1];
  if (!found) throw new Error(`no button ${JSON.stringify(which)}; there are ${there || 'none'}`);
  return found;
}

export interface Selected {
  questionKey: string;
  optionIds: string[];
}

/** What the client sends along: each question with what was chosen, or stands chosen. Throws for what it would not let be. */
export function selectedIn(card: JsonObject, given: Selections): Selected[] {
  const questions = [...at(card, 'checkbox'), ...at(card, 'select_list[]'), ...at(card, 'button_selection')].filter(
    isObject,
  );
  const nameOf = (question: JsonObject): string | undefined =>
    [textOf(question.question_key), textOf(question.title)].find((name) => Object.hasOwn(given, name));
  const used = new Set(questions.map(nameOf));
  for (const name of Object.keys(given)) if (!used.has(name)) throw new Error(`no question ${name}`);

  return questions.flatMap((question) => {
    const name = nameOf(question);
    const options = listOf(question.option_list).filter(isObject);
    const standing = options.filter((option) => option.id === question.selected_id || option.is_checked === true);
    if (name === undefined)
      return [{ questionKey: textOf(question.question_key), optionIds: standing.map(({ id }) => textOf(id)) }];
    if (question.disable === true) throw new Error(`${name} is locked`);
    const wanted = [given[name] ?? []].flat();
    const isMany = question === card.checkbox && question.mode === 1;
    if (wanted.length > 1 && !isMany) throw new Error(`${name} takes one option`);
    const optionIds = wanted.map((one) => {
      const found = options.find((option) => option.id === one || option.text === one);
      if (!found) throw new Error(`${name} has no option ${one}`);
      return textOf(found.id);
    });
    return [{ questionKey: textOf(question.question_key), optionIds }];
  });
}
