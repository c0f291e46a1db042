import { matterNumberOf } from './cell-values.js';
import { type Cell, textOf } from './grid.js';
import type { FormRow, ReadWarning } from './table-part.js';
import { byMatter } from './table-rows.js';

/**
 * Which matter each project belongs to. Numbering beats merging: a matter's text belongs to the matter number beside it, and a
 * project takes the text of the matter that its own number names, wherever that stands; an empty cell never means "as above".
 */
export function mattersOf(rows: readonly FormRow[], isAsked: boolean) {
  const owners = ownersOf(rows);
  const texts = new Map<string, Set<string>>();
  for (const [cell, owner] of owners) texts.set(owner, (texts.get(owner) ?? new Set()).add(textOf(cell)));

  const matterOf = (row: FormRow): string | null => {
    const matterNumber = matterNumberOf(row.number.number);
    const own = row.cellsOf('matter').find((cell) => owners.get(cell) === matterNumber);
    const said = [...(texts.get(matterNumber) ?? [])];
    return own ? textOf(own) : said.length === 1 ? (said[0] as string) : null;
  };
  const warnings = [
    ...contradictions(rows, owners),
    ...differing(rows, texts),
    ...(isAsked ? orphans(rows, (row) => matterOf(row) === null) : []),
  ];
  return { matterOf, warnings };
}

/** The matter number that each filled cell of 民生事项 belongs to: the one beside it, else that of its first project. */
function ownersOf(rows: readonly FormRow[]): Map<Cell, string> {
  const owners = new Map<Cell, string>();
  for (const row of rows) {
    for (const cell of row.cellsOf('matter')) {
      if (textOf(cell) === '' || owners.has(cell)) continue;
      owners.set(cell, statedNumber(row) ?? matterNumberOf(row.number.number));
    }
  }
  return owners;
}

const statedNumber = (row: FormRow): string | null =>
  /^\d{1,3}/.exec((row.statedMatter ?? '').normalize('NFKC'))?.[0] ?? null;

/** A merged cell of 民生事项 that reaches over a project of another matter. */
function contradictions(rows: readonly FormRow[], owners: ReadonlyMap<Cell, string>): ReadWarning[] {
  return rows.flatMap((row) => {
    const matterNumber = matterNumberOf(row.number.number);
    const other = row
      .cellsOf('matter')
      .map((cell) => owners.get(cell))
      .find((owner) => owner && owner !== matterNumber);
    if (!other) return [];
    const message = `${row.where}「民生事项」列是第${other}项的内容，项目编号却是 ${row.number.number}，按编号归入第${matterNumber}项`;
    return [row.warn('matter_contradiction', message, 'matter')];
  });
}

function differing(rows: readonly FormRow[], texts: ReadonlyMap<string, ReadonlySet<string>>): ReadWarning[] {
  const projects = byMatter(rows);
  return [...texts].flatMap(([matterNumber, said]) => {
    const row = projects.get(matterNumber)?.[0];
    if (said.size < 2 || !row) return [];
    const message = `第${matterNumber}项的「民生事项」有 ${said.size} 种写法，请核对`;
    return [row.warn('matter_differs', message, 'matter')];
  });
}

/** Projects whose matter the table does not name, one warning a matter. */
function orphans(rows: readonly FormRow[], isOrphan: (row: FormRow) => boolean): ReadWarning[] {
  return [...byMatter(rows.filter(isOrphan))].flatMap(([matterNumber, projects]) => {
    const [first] = projects;
    const numbers = projects.map((row) => row.number.number).join('、');
    const message = `${first?.where}起：表中没有第${matterNumber}项的「民生事项」，${numbers} 的事项内容请确认`;
    return first ? [first.warn('orphan', message, 'matter')] : [];
  });
}
