import type Sqlite from 'better-sqlite3';

export interface Table {
  name: string;
  columns: string[];
  /** It numbers its rows itself. */
  isNumbered: boolean;
}

/** The tables of a duban database as SQLite tells them, each after those that it refers to. */
export function tablesOf(raw: Sqlite.Database): Table[] {
  const names = raw
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like 'kysely%' order by name",
    )
    .pluck()
    .all()
    .map(String);
  const refersTo = new Map(
    names.map((name) => [
      name,
      (raw.pragma(`foreign_key_list("${name}")`) as { table: string }[])
        .map(({ table }) => table)
        .filter((other) => other !== name),
    ]),
  );
  const ordered: string[] = [];
  while (ordered.length < names.length) {
    const next = names.filter(
      (name) => !ordered.includes(name) && refersTo.get(name)?.every((other) => ordered.includes(other)),
    );
    if (next.length === 0) throw new Error('tables refer to one another in a circle');
    ordered.push(...next);
  }
  const numbered = raw.prepare('select count(*) from sqlite_schema where name = ? and sql like ?').pluck();
  return ordered.map((name) => ({
    name,
    columns: (raw.pragma(`table_info("${name}")`) as { name: string }[]).map((column) => column.name),
    isNumbered: numbered.get(name, '%autoincrement%') === 1,
  }));
}

export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
