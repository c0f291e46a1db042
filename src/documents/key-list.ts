import { Refusal } from '#src/core/refusal.js';
import { editDistance } from '#src/core/similar.js';
import { nameAndMark, projectNumberOf } from './cell-values.js';
import { type Cell, cleanText, type FormDocument, textOf } from './grid.js';
import { limits, tooManyKeyEntries } from './limits.js';
import { formTables } from './table-rows.js';

/** A line of 附件2, the list of projects that the standing committee supervises. */
export interface KeyEntry {
  /** Its number in the list. */
  keyNumber: number;
  /** The project's number, where the list gives it. */
  number: string | null;
  name: string;
}

/** The list laid over the projects: every line is matched, doubtful or unmatched. */
export interface KeyOverlay {
  listed: number;
  matched: number;
  /** Lines that no project answers to, as number and name. */
  unmatched: string[];
  /** Lines whose number and name point to different projects, or whose name several could mean: to be asked about. */
  doubtful: string[];
  /** Place in `projects` → number in 附件2, for the matched lines. */
  marks: Map<number, number>;
}

interface Named {
  number: string;
  name: string;
}

/** Reads 附件2: a table with project names, or numbered lines of text. Throws Refusal where there is no such list. */
export function readKeyList(document: FormDocument): KeyEntry[] {
  const entries = tableEntries(document) ?? lineEntries(document);
  if (entries.length === 0) {
    throw new Refusal('bad_input', '没有找到重点监督项目清单。清单要有“序号”“项目编号”“项目名称”，请核对后再发一次。');
  }
  if (entries.length > limits.keyEntries) throw tooManyKeyEntries();
  return entries;
}

function tableEntries(document: FormDocument): KeyEntry[] | null {
  const tables = formTables(document, (meanings) => meanings.has('name') && meanings.has('number'));
  return tables && numbered(tables.rows.map((row) => [row.text('name'), row.numbers] as const));
}

/** The list's own number is the first whole one; the project's is the other, or the only one if it has two parts (9-2). */
function numbered(rows: readonly (readonly [string, readonly Cell[]])[]): KeyEntry[] {
  return rows.flatMap(([text, cells], index) => {
    const { name } = nameAndMark(text);
    const numbers = cells.map((cell) => projectNumberOf(textOf(cell), cell.date)?.number ?? null);
    const [first, last] = [numbers[0] ?? null, numbers.at(-1) ?? null];
    const isListNumber = first !== null && !first.includes('-');
    const number = numbers.length > 1 ? last : isListNumber ? null : first;
    if (name === '' && number === null) return [];
    return [{ keyNumber: isListNumber ? Number(first) : index + 1, number, name }];
  });
}

/** 「1. 9-2 来深建设者心理咨询服务站」, with or without the project's number. */
function lineEntries({ grids }: FormDocument): KeyEntry[] {
  const lines = grids.flatMap((grid) => [...grid.before, ...grid.rows.map(lineOf), ...grid.after].map(cleanText));
  return lines.flatMap((line) => {
    const match = /^(\d{1,3})[.、．\s]+([^.、．\s].{1,199})$/s.exec(line.normalize('NFKC'));
    if (!match) return [];
    const rest = match[2] as string;
    const lead =
      /^[（(〔[]?(\d{1,3}[-–—－]\d{1,3})[）)〕\]]?[.、\s]*([^.、\s].*)$/s.exec(rest) ??
      // A project that is the matter itself: 「3. 40 社区民生微实事」.
      /^(\d{1,3})\s+(\p{Script=Han}.+)$/su.exec(rest);
    const number = lead ? (projectNumberOf(lead[1] as string)?.number ?? null) : null;
    return [{ keyNumber: Number(match[1]), number, name: nameAndMark(lead ? (lead[2] as string) : rest).name }];
  });
}

const lineOf = (cells: readonly Cell[]): string => [...new Set(cells)].map(textOf).join(' ').trim();

/**
 * Lays the list over the projects, by number and by name. A line is matched where both agree, or where it gives only one and
 * that is certain; where they disagree it is doubtful and marks nothing.
 */
export function layKeyList(entries: readonly KeyEntry[], projects: readonly Named[]): KeyOverlay {
  const overlay: KeyOverlay = { listed: entries.length, matched: 0, unmatched: [], doubtful: [], marks: new Map() };
  const byNumber = new Map(projects.map((project, index) => [project.number, index]));
  const byName = new Map<string, number[]>();
  projects.forEach((project, index) => {
    const key = bare(project.name);
    byName.set(key, [...(byName.get(key) ?? []), index]);
  });

  for (const entry of entries) {
    const found = findProject(entry, projects, byNumber, byName);
    const label = [entry.number, entry.name].filter(Boolean).join(' ');
    if (found === 'unmatched') overlay.unmatched.push(label);
    else if (found === 'doubtful' || overlay.marks.has(found)) overlay.doubtful.push(label);
    else {
      overlay.matched += 1;
      overlay.marks.set(found, entry.keyNumber);
    }
  }
  return overlay;
}

function findProject(
  entry: KeyEntry,
  projects: readonly Named[],
  byNumber: ReadonlyMap<string, number>,
  byName: ReadonlyMap<string, readonly number[]>,
): number | 'doubtful' | 'unmatched' {
  const numbered = entry.number === null ? undefined : byNumber.get(entry.number);
  const named = byName.get(bare(entry.name)) ?? [];
  if (numbered !== undefined) {
    if (entry.name === '' || named.includes(numbered)) return numbered;
    return named.length === 0 && alike(entry.name, projects[numbered]?.name ?? '') ? numbered : 'doubtful';
  }
  const [only] = named;
  if (entry.number === null && named.length === 1 && only !== undefined) return only;
  const isClose = named.length > 0 || projects.some((project) => alike(entry.name, project.name));
  return isClose ? 'doubtful' : 'unmatched';
}

/** A name as it compares: without spaces, punctuation, brackets' shapes and marks. */
const bare = (name: string): string =>
  nameAndMark(name)
    .name.normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase();

/** The same name written a little differently: a fifth of it, or it stands whole in the other. */
function alike(a: string, b: string): boolean {
  const [short, long] = [bare(a).slice(0, 80), bare(b).slice(0, 80)].toSorted((x, y) => x.length - y.length) as [
    string,
    string,
  ];
  if (short.length < 4) return false;
  return long.includes(short) || editDistance(short, long) * 5 <= long.length;
}
