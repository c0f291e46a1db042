/** What a question may name: numbers, units, projects, categories, parts of project names, days, amounts. */
import type { Day } from '../day.js';
import type { Project, Unit } from '../registry.js';
import type { FoundDate } from './dates.js';
import { measureWordAt } from './measure-words.js';
import { type FoundProject, findProjects, findUnits } from './names.js';
import { syllables } from './pinyin.js';
import { hanNumeral, unknownNumbers } from './project-numbers.js';
import { categoryMentions } from './question-categories.js';
import { questionDates } from './question-dates.js';
import { namePartsOf } from './name-parts.js';
import { unitsByHabit } from './unit-habits.js';

interface Span {
  start: number;
  end: number;
  /** What it costs to read it so: see `cut`. */
  cost: number;
}

export type Mention = Span &
  (
    | { kind: 'unit'; units: Unit[] }
    | { kind: 'number'; number: string; known: boolean }
    | { kind: 'project'; number: string }
    | { kind: 'category'; categories: string[] }
    | { kind: 'part' }
    | { kind: 'date'; date: FoundDate }
    /** 800个, 50%: a figure that is named. */
    | { kind: 'amount' }
    /** 多少公里, 几场: a figure that is asked for, of the thing itself. */
    | { kind: 'figure' }
  );

/** Every reading of every place; `cut` takes those that cover the question best. */
export function mentionsIn(
  text: string,
  projects: readonly Project[],
  units: readonly Unit[],
  district: string,
  today: Day,
): Mention[] {
  return [
    ...numbersIn(text, projects),
    ...unitsIn(text, units, district),
    ...projectsIn(text, projects),
    ...categoryMentions(text, projects),
    ...namePartsOf(text, projects).map(({ start, end }): Mention => ({ kind: 'part', start, end, cost: partCost(end - start) })),
    ...questionDates(text, today).map((date): Mention => ({ kind: 'date', date, start: date.start, end: date.end, cost: 8 })),
    ...amountsIn(text),
    ...measuresIn(text),
  ];
}

const partCost = (length: number): number => (length === 2 ? 13 : length === 3 ? 11 : 10);

function numbersIn(text: string, projects: readonly Project[]): Mention[] {
  const known = new Set(projects.map((p) => p.number));
  return [
    ...withRanges(findProjects(text, projects).filter(({ by }) => by === 'number')),
    ...mattersIn(text, projects, known),
    ...unknownNumbers(text, known).map(
      ({ number, start, end }): Mention => ({ kind: 'number', number, known: false, start, end, cost: 7 }),
    ),
  ];
}

/** 9-1到9-6: what lies between has no place of its own and goes with the first. */
function withRanges(found: readonly FoundProject[]): Mention[] {
  const placed = found.filter(({ span }) => span[0] < span[1]);
  return placed.map(({ number, span: [start, end] }): Mention => {
    const between = found.filter(({ span }) => span[0] === span[1] && span[0] === end).map((f) => f.number);
    return { kind: 'number', number: [number, ...between].join(' '), known: true, start, end, cost: 6 };
  });
}

const MATTER =
  /第 ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?:项|件|号|大项)(?!-)|(?<!\d|-)(\d{1,2}) ?(?:号事项|大项|项下面?|项里面?|项的)/g;

/** 第9项, 11项下面: a matter with its projects; 第十项, 第40项: a project. */
function mattersIn(text: string, projects: readonly Project[], known: ReadonlySet<string>): Mention[] {
  return [...text.matchAll(MATTER)].flatMap((match): Mention[] => {
    const said = match[1] ?? match[2] ?? '';
    const matter = /\d/.test(said) ? String(Number(said)) : String(hanNumeral(said));
    const place = { start: match.index, end: match.index + match[0].length, cost: 6 };
    const numbers = known.has(matter)
      ? [matter]
      : projects.filter((p) => p.matterNumber === matter).map((p) => p.number);
    if (numbers.length === 0) return [{ kind: 'number', number: matter, known: false, ...place, cost: 7 }];
    return [{ kind: 'number', number: numbers.join(' '), known: true, ...place }];
  });
}

function unitsIn(text: string, units: readonly Unit[], district: string): Mention[] {
  const stem = district.replace(/[区县市]$/, '');
  const byPlace = new Map<string, Mention & { kind: 'unit' }>();
  for (const { unit, span, certainty } of [...findUnits(text, units), ...unitsByHabit(text, units)]) {
    const start = span[0] - ledBy(text.slice(0, span[0]), unit, stem);
    const key = `${start} ${span[1]}`;
    const there = byPlace.get(key);
    if (!there) {
      const cost = certainty === 'sure' ? 8 : 10;
      byPlace.set(key, { kind: 'unit', units: [unit], start, end: span[1], cost });
    } else if (!there.units.includes(unit)) there.units.push(unit);
  }
  return [...byPlace.values()];
}

/** 龙华交警, 区水务局: how much before the unit's own word is part of it. */
function ledBy(before: string, unit: Unit, stem: string): number {
  if (unit.name.endsWith('街道')) return 0;
  const lead = [`${stem}区`, stem, '区', '市'].find((word) => word !== '' && before.endsWith(word));
  return lead && !/[社小片城]区$/.test(before) ? lead.length : 0;
}

/** Projects whose name is there, whole, shortened or slightly wrong, and which no other could be. */
function projectsIn(text: string, projects: readonly Project[]): Mention[] {
  const found = findProjects(text, projects).filter(({ by }) => by !== 'number');
  return found.flatMap((one): Mention[] => {
    const [start, end] = one.span;
    const rivals = found.filter(({ span }) => span[0] === start && span[1] === end);
    if (rivals.length > 1 || !isPlain(one, text.slice(start, end), projects)) return [];
    return [{ kind: 'project', number: one.number, start, end, cost: 9 }];
  });
}

/** Sure by itself, or every character of it stands in the name, in that order, or is typed for one that sounds alike. */
function isPlain(found: FoundProject, said: string, projects: readonly Project[]): boolean {
  if (found.certainty === 'sure') return true;
  if (found.by === 'initials') return said.length >= 4;
  const name = projects.find((p) => p.number === found.number)?.name ?? '';
  return found.by === 'name' && said.length >= 4 && isInOrder(syllables(said), syllables(name));
}

/** Do the characters of one stand in the other, in that order? */
export function isInOrder(said: readonly string[], name: readonly string[]): boolean {
  let at = -1;
  for (const c of said) {
    at = name.indexOf(c, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function amountsIn(text: string): Mention[] {
  const named = [...text.matchAll(/(?<![\d.-])\d{1,9}(?:\.\d{1,4})?(?![\d-])/g)].map((m) => ({ match: m, kind: 'amount' as const }));
  const asked = [...text.matchAll(/几|多少|多大/g)].map((m) => ({ match: m, kind: 'figure' as const }));
  return [...named, ...asked].flatMap(({ match, kind }): Mention[] => {
    const end = match.index + match[0].length;
    const measure = measureWordAt(text, end)?.end;
    return measure === undefined ? [] : [{ kind, start: match.index, end: measure, cost: 12 }];
  });
}

/** 培训人次: a unit of measure by itself. */
function measuresIn(text: string): Mention[] {
  return [...text].flatMap((_, start): Mention[] => {
    const end = measureWordAt(text, start)?.end ?? start;
    return end - start >= 2 ? [{ kind: 'amount', start, end, cost: 12 }] : [];
  });
}
