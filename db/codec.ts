/** Between plain core values and rows that SQLite and PostgreSQL store alike: flags as 0/1, lists and objects as JSON text. */

export type Flag = 0 | 1;

type Codec<V> = [NonNullable<V>] extends [boolean]
  ? 'flag'
  : [NonNullable<V>] extends [string | number | Uint8Array]
    ? 'plain'
    : 'json';

/** How each field of `T` is stored; the compiler holds it complete and right. */
export type Shape<T> = { readonly [K in keyof T]-?: Codec<T[K]> };

type Stored<V> = Codec<V> extends 'flag' ? Flag | OrNull<V> : Codec<V> extends 'json' ? string | OrNull<V> : V;
type OrNull<V> = null extends V ? null : never;

/** The row that holds a `T`. */
export type RowOf<T> = { [K in keyof T]: Stored<T[K]> };

/** The fields named by `shape`, ready to be stored; anything else that `value` carries stays behind. */
export function toRow<T extends object>(shape: Shape<T>, value: T): RowOf<T> {
  const row: Partial<Record<keyof T, unknown>> = {};
  for (const field of fieldsOf(shape)) row[field] = stored(shape[field], value[field]);
  return row as RowOf<T>;
}

/** The value that a row holds; columns that `shape` does not name stay behind. */
export function fromRow<T extends object>(shape: Shape<T>, row: RowOf<T>): T {
  const value: Partial<Record<keyof T, unknown>> = {};
  for (const field of fieldsOf(shape)) value[field] = read(shape[field], row[field]);
  return value as T;
}

function stored(codec: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (codec === 'flag') return value ? 1 : 0;
  return codec === 'json' ? JSON.stringify(value) : value;
}

function read(codec: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (codec === 'flag') return value === 1;
  return codec === 'json' ? JSON.parse(String(value)) : value;
}

function fieldsOf<T extends object>(shape: Shape<T>): (keyof T)[] {
  return Object.keys(shape) as (keyof T)[];
}
