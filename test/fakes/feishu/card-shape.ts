/** Checks of which the card's rules are made. A check reports what is wrong and where; it throws nothing. */
import { isObject, type JsonObject } from '../common/json.js';

export interface Problem {
  /** The `ErrCode` that the platform puts into the message of 230099. */
  errCode: number;
  path: string;
  message: string;
}

/** What is gathered over the whole card. */
export interface Walk {
  problems: Problem[];
  tables: number;
  names: Set<string>;
  elementIds: Set<string>;
  knowsPerson(openId: string): boolean;
  knowsImage(imageKey: string): boolean;
}

export interface Place {
  walk: Walk;
  path: string;
  /** Containers around it. */
  depth: number;
  /** Inside a form. */
  inForm: boolean;
  /** Directly in the card's body. */
  root: boolean;
}

export type Check = (value: unknown, place: Place) => void;

export const ERR = {
  json: 200621,
  limit: 11310,
  tag: 200861,
  formName: 200530,
  chart: 200550,
  image: 200570,
  tableColumns: 200914,
  tableRows: 200915,
  person: 100290,
} as const;

export const report = (place: Place, errCode: number, message: string): void => {
  place.walk.problems.push({ errCode, path: place.path, message });
};

export const inside = (place: Place, key: string | number, more: Partial<Place> = {}): Place => ({
  ...place,
  path: typeof key === 'number' ? `${place.path}[${key}]` : `${place.path}.${key}`,
  ...more,
});

const must =
  (holds: (value: unknown) => boolean, wanted: string): Check =>
  (value, place) => {
    if (!holds(value)) report(place, ERR.json, `must be ${wanted}`);
  };

export const anything: Check = () => undefined;
export const boolean = must((value) => typeof value === 'boolean', 'true or false');
export const object = must(isObject, 'an object');
export const only = (wanted: unknown): Check => must((value) => value === wanted, JSON.stringify(wanted));

export const string = (maxLength = Number.POSITIVE_INFINITY, minLength = 0): Check =>
  must(
    (value) => typeof value === 'string' && [...value].length <= maxLength && value.length >= minLength,
    `a text of ${minLength} to ${maxLength} characters`,
  );
export const pattern = (form: RegExp): Check =>
  must((value) => typeof value === 'string' && form.test(value), `like ${form.source}`);
export const whole = (least: number, most: number): Check =>
  must(
    (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    `a whole number from ${least} to ${most}`,
  );
export const oneOf = (...allowed: string[]): Check =>
  must((value) => typeof value === 'string' && allowed.includes(value), `one of ${allowed.join(', ')}`);

/** Holds where any of the checks finds nothing. */
export const either =
  (...checks: Check[]): Check =>
  (value, place) => {
    const findings = checks.map((check) => {
      const walk = { ...place.walk, problems: [] as Problem[] };
      check(value, { ...place, walk });
      return walk.problems;
    });
    if (findings.every((problems) => problems.length > 0)) place.walk.problems.push(...(findings[0] ?? []));
  };

export const list =
  (each: Check, most = Number.POSITIVE_INFINITY, least = 0): Check =>
  (value, place) => {
    if (!Array.isArray(value)) return report(place, ERR.json, 'must be a list');
    if (value.length > most || value.length < least) report(place, ERR.limit, `must hold ${least} to ${most} entries`);
    value.forEach((entry, i) => {
      each(entry, inside(place, i));
    });
  };

/** An object with these properties and no others: card 2.0 refuses what it does not know. */
export const shape =
  (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (value, place) => {
    if (!isObject(value)) return report(place, ERR.json, 'must be an object');
    for (const key of Object.keys(required))
      if (value[key] === undefined) report(inside(place, key), ERR.json, 'is missing');
    for (const [key, part] of Object.entries(value)) {
      const check = Object.hasOwn(required, key) ? required[key] : Object.hasOwn(optional, key) ? optional[key] : null;
      if (!check) report(inside(place, key), ERR.json, 'unknown property');
      else check(part, inside(place, key));
    }
  };

/** Picks the check by the value's `tag`. */
export const byTag =
  (checks: () => Record<string, (tagged: JsonObject, place: Place) => void>): Check =>
  (value, place) => {
    if (!isObject(value)) return report(place, ERR.json, 'must be an object');
    const known = checks();
    const tag = String(value.tag);
    if (!Object.hasOwn(known, tag)) return report(place, ERR.tag, `not support tag: ${tag}`);
    known[tag]?.(value, place);
  };
