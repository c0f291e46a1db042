/** The validator of card JSON 2.0. It refuses what the platform refuses, and where that is unsure, the harsher way. */

import { isObject, type JsonObject, listOf, parseJson, textOf } from '../common/json.js';
import {
  type Check,
  ERR,
  inside,
  list,
  only,
  type Place,
  type Problem,
  report,
  shape,
  type Walk,
} from './card-shape.js';
import { bodyFlow, cardLink, config, EVERYWHERE, header, tagProperties } from './card-tags.js';
import { ApiError } from './errors.js';

export const CARD_BYTES = 30 * 1024;
const CARD_ELEMENTS = 200;
const CARD_TABLES = 5;
const CARD_DEPTH = 5;

const ROOT_ONLY = new Set(['form', 'table']);
const CONTAINERS = new Set(['form', 'column_set', 'collapsible_panel', 'interactive_container']);
const NOT_IN_FORM = new Set(['chart']);
/** Components a person fills in or presses: each needs a name inside a form. */
export const INTERACTIVE = new Set([
  'button',
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
]);

/** Pipe tables in markdown: a line of dashes under a line with a bar. */
export const markdownTables = (content: string): number => {
  const lines = content.split('\n');
  return lines.filter(
    (line, i) => /^[\s|:-]+$/.test(line) && line.includes('-') && line.includes('|') && lines[i - 1]?.includes('|'),
  ).length;
};

const elements: Check = (value, place) => list(element)(value, place);

const SPECS = tagProperties(elements);

const element: Check = (value, place) => {
  if (!isObject(value)) return report(place, ERR.json, 'must be an object');
  const tag = textOf(value.tag);
  const spec = Object.hasOwn(SPECS, tag) ? SPECS[tag] : undefined;
  if (!spec) return report(place, ERR.tag, `not support tag: ${tag}`);

  if (ROOT_ONLY.has(tag) && !place.root) report(place, ERR.limit, `${tag} may only stand at the body's root`);
  if (place.inForm && NOT_IN_FORM.has(tag)) report(place, ERR.limit, `${tag} may not stand in a form`);
  if (tag === 'table') place.walk.tables += 1;
  if (tag === 'markdown') place.walk.tables += markdownTables(textOf(value.content));
  checkName(tag, value, place);

  const container = CONTAINERS.has(tag);
  if (container && place.depth >= CARD_DEPTH) report(place, ERR.limit, 'nesting too deep');
  if (tag === 'form' && !hasSubmit(value)) report(place, ERR.json, 'a form needs a submit button');
  if (value.form_action_type !== undefined && !place.inForm) report(place, ERR.json, 'form_action_type outside a form');

  const within: Place = {
    ...place,
    root: false,
    inForm: place.inForm || tag === 'form',
    depth: place.depth + (container ? 1 : 0),
  };
  shape(spec.required ?? {}, { ...EVERYWHERE, ...spec.optional })(value, within);
  spec.also?.(value, within);
};

function checkName(tag: string, value: JsonObject, place: Place): void {
  const name = textOf(value.name);
  if (place.inForm && INTERACTIVE.has(tag) && name === '')
    report(place, ERR.formName, 'component in a form needs a name');
  if (name === '') return;
  if (place.walk.names.has(name)) report(place, ERR.formName, `name is not unique: ${name}`);
  place.walk.names.add(name);
}

const hasSubmit = (part: unknown): boolean => {
  if (Array.isArray(part)) return part.some(hasSubmit);
  if (!isObject(part)) return false;
  if (part.tag === 'button' && part.form_action_type === 'submit') return true;
  return hasSubmit(part.elements) || hasSubmit(part.columns);
};

/** Everything with a tag counts: components, texts, options, the header's parts. */
const countTags = (part: unknown): number => {
  if (Array.isArray(part)) return part.reduce((sum: number, entry) => sum + countTags(entry), 0);
  if (!isObject(part)) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) => sum + (key === 'chart_spec' || key === 'rows' || key === 'value' ? 0 : countTags(value)),
    typeof part.tag === 'string' ? 1 : 0,
  );
};

const root = shape(
  {
    schema: only('2.0'),
    body: (value, place) => shape({ elements: (v, p) => elements(v, { ...p, root: true }) }, bodyFlow)(value, place),
  },
  { config, header, card_link: cardLink },
);

export interface Known {
  person(openId: string): boolean;
  image(imageKey: string): boolean;
}

/** All that is wrong with a card object. */
export function cardProblems(card: unknown, known: Known): Problem[] {
  const walk: Walk = {
    problems: [],
    tables: 0,
    names: new Set(),
    elementIds: new Set(),
    knowsPerson: known.person,
    knowsImage: known.image,
  };
  const top: Place = { walk, path: 'card', depth: 0, inForm: false, root: false };
  root(card, top);
  const count = countTags(card);
  if (count > CARD_ELEMENTS) report(inside(top, 'body'), ERR.limit, `element exceeds the limit: ${count}`);
  if (walk.tables > CARD_TABLES) report(inside(top, 'body'), ERR.limit, 'card table number over limit');
  return walk.problems;
}

/** Reads the JSON string of a card; throws 230025 or 230099 with its ErrCode, as the platform would. */
export function readCard(content: string, known: Known): JsonObject {
  if (Buffer.byteLength(content) > CARD_BYTES) throw new ApiError(230025);
  const parsed = parseJson(content);
  const problems = parsed
    ? cardProblems(parsed.value, known)
    : [{ errCode: ERR.json, path: 'card', message: 'parse card json err' }];
  const first = problems[0];
  if (first)
    throw new ApiError(230099, `ext=ErrCode: ${first.errCode}; ErrMsg: ${first.message}; ErrorValue: ${first.path};`);
  return parsed?.value as JsonObject;
}

/** Every component of a card in reading order, with the form it stands in. */
export const componentsOf = (card: JsonObject): { component: JsonObject; form: JsonObject | null }[] => {
  const walk = (part: unknown, form: JsonObject | null): { component: JsonObject; form: JsonObject | null }[] => {
    if (!isObject(part)) return [];
    const own = part.tag === 'column' ? [] : [{ component: part, form }];
    const inner = part.tag === 'form' ? part : form;
    return [...own, ...[...listOf(part.elements), ...listOf(part.columns)].flatMap((child) => walk(child, inner))];
  };
  return listOf(isObject(card.body) ? card.body.elements : []).flatMap((child) => walk(child, null));
};
