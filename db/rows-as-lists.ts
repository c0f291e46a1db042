/**
 * How a statement begins whose rows come as lists on SQLite: of many columns that takes half as long as objects with a name for
 * each. PostgreSQL passes over it and gives objects.
 */
export const asLists = '/* rows as lists */';
