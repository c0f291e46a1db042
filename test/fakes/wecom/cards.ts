/** The validator of template cards: what a card lacks, has too much of, or too long. */
import { isObject, type JsonObject, listOf, textOf } from '../common/json.js';
import {
  BYTES,
  CARD_TYPES,
  type CardType,
  COUNTS,
  type Dialect,
  lengthsOf,
  NOTICES,
  ONLY_IN,
  REQUIRED,
  TYPES,
} from './card-limits.js';
import { malformed } from './errors.js';

export interface CardProblem {
  path: string;
  why: string;
  /** A length that the documents only advise (建议). */
  advised: boolean;
}

export interface CardUse {
  dialect: Dialect;
  /** An answer to a click: locked selects and a greyed button's text are allowed. */
  update?: boolean;
}

/** The values at a path; `[]` goes through a list. */
export function at(card: JsonObject, path: string): unknown[] {
  const step = (values: unknown[], name: string): unknown[] => {
    const isList = name.endsWith('[]');
    const key = isList ? name.slice(0, -2) : name;
    const found = values.flatMap((value) => (isObject(value) && value[key] !== undefined ? [value[key]] : []));
    return isList ? found.flatMap(listOf) : found;
  };
  return path.split('.').reduce(step, [card] as unknown[]);
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';
const has = (card: JsonObject, path: string): boolean => at(card, path).some((value) => !isEmpty(value));

export const taskIdOf = (card: JsonObject): string => textOf(card.task_id);

export const cardType = (card: JsonObject): CardType | null =>
  CARD_TYPES.find((type) => type === card.card_type) ?? null;

export function cardProblems(card: unknown, { dialect, update = false }: CardUse): CardProblem[] {
  if (!isObject(card)) return [{ path: '', why: 'no object', advised: false }];
  const type = cardType(card);
  if (!type) return [{ path: 'card_type', why: `unknown ${String(card.card_type)}`, advised: false }];
  const problems: CardProblem[] = [];
  const bad = (path: string, why: string, advised = false): void => void problems.push({ path, why, advised });

  if (dialect === 'webhook' && !NOTICES.includes(type)) bad('card_type', 'a webhook sends notices only');
  for (const need of REQUIRED[type]) if (!need.split('|').some((path) => has(card, path))) bad(need, 'missing');
  for (const [path, types] of Object.entries(ONLY_IN))
    if (has(card, path) && !types.includes(type)) bad(path, `not in ${type}`);
  if (has(card, 'action_menu') && !has(card, 'task_id')) bad('task_id', 'missing beside action_menu');

  for (const [path, [least, most]] of Object.entries(COUNTS))
    for (const list of at(card, path)) {
      const count = Array.isArray(list) ? list.length : -1;
      if (count < least || count > most) bad(path, `${count} members, ${least} to ${most} allowed`);
    }
  for (const [path, most] of Object.entries(BYTES))
    for (const value of at(card, path)) {
      const bytes = Buffer.byteLength(textOf(value));
      if (bytes === 0 || bytes > most) bad(path, `${bytes} bytes, 1 to ${most} allowed`);
    }
  const { advised, advisedOf } = lengthsOf[dialect];
  for (const [path, most] of Object.entries({ ...advised, ...advisedOf[type] }))
    for (const value of at(card, path)) {
      if (typeof value !== 'string') bad(path, 'no text');
      else if ([...value].length > most) bad(path, `${[...value].length} characters, ${most} advised`, true);
    }
  for (const [path, allowed] of Object.entries(TYPES))
    for (const member of at(card, path)) {
      const kind = isObject(member) ? Number(member.type ?? 0) : Number.NaN;
      if (!allowed[dialect].includes(kind)) bad(`${path}.type`, `${kind} is not for ${dialect}`);
    }
  links(card, bad);
  keys(card, dialect, bad);
  if (NOTICES.includes(type) && isObject(card.card_action) && ![1, 2].includes(Number(card.card_action.type)))
    bad('card_action.type', 'a notice leads somewhere: 1 or 2');
  if (!update)
    for (const path of ['button_selection', 'select_list[]', 'checkbox'])
      if (at(card, path).some((part) => isObject(part) && part.disable === true)) bad(path, 'disable is for updates');
  return problems;
}

/** What leads somewhere says where. */
function links(card: JsonObject, bad: (path: string, why: string) => void): void {
  const needs: Record<number, string> = { 1: 'url', 2: 'appid' };
  for (const path of ['card_action', 'jump_list[]', 'quote_area', 'button_list[]'])
    for (const part of at(card, path).filter(isObject)) {
      const need = needs[Number(part.type ?? 0)];
      if (need && !textOf(part[need])) bad(`${path}.${need}`, 'missing');
    }
  for (const part of at(card, 'horizontal_content_list[]').filter(isObject)) {
    const need = { 1: 'url', 2: 'media_id', 3: 'userid' }[Number(part.type ?? 0)];
    if (!textOf(part.keyname)) bad('horizontal_content_list[].keyname', 'missing');
    if (need && !textOf(part[need])) bad(`horizontal_content_list[].${need}`, 'missing');
  }
}

/** Keys and ids are there, and differ. */
function keys(card: JsonObject, dialect: Dialect, bad: (path: string, why: string) => void): void {
  const differ = (path: string, values: unknown[]): void => {
    if (new Set(values).size !== values.length) bad(path, 'not unique');
  };
  const callbacks = at(card, 'button_list[]').filter((part) => isObject(part) && Number(part.type ?? 0) === 0);
  for (const button of callbacks as JsonObject[]) if (!textOf(button.key)) bad('button_list[].key', 'missing');
  for (const button of at(card, 'button_list[]').filter(isObject)) {
    if (!textOf(button.text)) bad('button_list[].text', 'missing');
    if (button.style !== undefined && ![1, 2, 3, 4].includes(Number(button.style)))
      bad('button_list[].style', '1 to 4');
  }
  if (card.submit_button !== undefined && (!has(card, 'submit_button.text') || !has(card, 'submit_button.key')))
    bad('submit_button', 'needs text and key');
  differ('button_list[].key', at(card, 'button_list[].key'));
  const asked = [...at(card, 'select_list[]'), ...at(card, 'button_selection'), ...at(card, 'checkbox')].filter(
    isObject,
  );
  for (const question of asked) {
    if (!textOf(question.question_key)) bad('question_key', 'missing');
    for (const option of listOf(question.option_list).filter(isObject))
      if (!textOf(option.id) || !textOf(option.text)) bad('option_list[]', 'needs id and text');
    differ('option_list[].id', at(question, 'option_list[].id'));
  }
  differ(
    'question_key',
    asked.map((question) => question.question_key),
  );
  const taskId = card.task_id;
  if (taskId !== undefined && !/^[0-9A-Za-z_@-]+$/.test(textOf(taskId))) bad('task_id', 'characters');
  const picture = at(card, 'card_image').filter(isObject)[0];
  if (picture && !textOf(picture.url)) bad('card_image.url', 'missing');
  if (dialect !== 'bot' && at(card, 'jump_list[].question').length > 0) bad('jump_list[].question', 'for bots only');
}

/** Throws 40058 with all that is wrong; what is only advised counts where `advice` says so. */
export function checkCard(card: unknown, use: CardUse, advice: 'refuse' | 'truncate'): JsonObject {
  const problems = cardProblems(card, use).filter(({ advised }) => !advised || advice === 'refuse');
  if (problems.length > 0) throw malformed(problems.map(({ path, why }) => `template_card.${path} ${why}`).join('; '));
  return card as JsonObject;
}

/** The card as a client shows it that cuts what is longer than advised. */
export function asShown(card: JsonObject, dialect: Dialect): JsonObject {
  const type = cardType(card);
  const { advised, advisedOf } = lengthsOf[dialect];
  const shown = structuredClone(card);
  for (const [path, most] of Object.entries({ ...advised, ...(type && advisedOf[type]) })) {
    const steps = path.split('.');
    const name = steps.pop() ?? '';
    for (const holder of steps.length > 0 ? at(shown, steps.join('.')) : [shown]) {
      const text = isObject(holder) ? holder[name] : undefined;
      if (isObject(holder) && typeof text === 'string' && [...text].length > most)
        holder[name] = `${[...text].slice(0, most - 1).join('')}…`;
    }
  }
  return shown;
}
