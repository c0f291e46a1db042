/** The few words in which the two databases differ; everything else in the migrations is common SQL. */
export interface Words {
  /** A number that rises with each insert, as primary key. */
  seq: string;
  bytes: string;
  real: string;
  /** After the closing bracket of a table. */
  strict: string;
  /** Statements that make a table refuse every change of what it holds. */
  insertOnly(table: string): string[];
  /** Statements that make a table refuse updates, and deletions where `unless` (in terms of OLD) does not hold. */
  purgeOnly(table: string, unless: string): string[];
}

export const sqliteWords: Words = {
  seq: 'integer primary key autoincrement',
  bytes: 'blob',
  real: 'real',
  strict: ' strict',
  insertOnly: (table) => [refuse(table, 'update'), refuse(table, 'delete')],
  purgeOnly: (table, unless) => [refuse(table, 'update'), refuse(table, 'delete', `when not (${unless}) `)],
};

const refuse = (table: string, act: 'update' | 'delete', when = ''): string =>
  `create trigger ${table}_no_${act} before ${act} on ${table} ${when}begin select raise(abort, '${table} is insert-only'); end`;
