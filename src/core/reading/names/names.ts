/** Projects and units in free text. Spans are offsets in the text as `typedText` gives it. */

import type { Project, Unit } from '../../registry.js';
import { editDistance } from '../../similar.js';
import { initials, initialsInContext } from '../text/pinyin.js';
import { typedText } from '../text/typed-text.js';
import { matchNames, type NameIndex, type NameMatch, nameIndex } from './name-match.js';
import { findNumberMentions } from './project-numbers.js';
import { bareName, type Certainty, latinWords } from './unit-names.js';

export { type Certainty, type FoundUnit, findUnits } from './unit-names.js';

export interface FoundProject {
  number: string;
  certainty: Certainty;
  span: [start: number, end: number];
  /** What gave it away: its number, its name, words of its target, or the initials of its name. */
  by: 'number' | 'name' | 'target' | 'initials';
}

const LEAST_LATIN = 3;
const TARGET_READ = 200;

interface Indexes {
  names: NameIndex;
  targets: NameIndex;
  sounds: NameIndex | null;
  initials: { number: string; letters: string }[] | null;
}

const indexes = new WeakMap<readonly Project[], Indexes>();

/**
 * Projects that the text speaks of, in its order. Several with one span: any of them may be meant, and all are unsure.
 * What cannot be told for certain is unsure; the caller asks.
 */
export function findProjects(text: string, projects: readonly Project[]): FoundProject[] {
  const index = indexesOf(projects);
  const known = new Set(projects.map((p) => p.number));
  const byNumber = findNumberMentions(text, known).map(
    (m): FoundProject => ({
      number: m.number,
      certainty: m.certain ? 'sure' : 'unsure',
      span: [m.start, m.end],
      by: 'number',
    }),
  );
  const byName = matchNames(text, index.names)
    .filter((match) => !/^[\d ]{1,3}$/.test(text.slice(match.start, match.end)))
    .flatMap((match) => fromName(match));
  const seen = [...byNumber, ...byName];
  const byTarget = matchNames(text, index.targets)
    .filter((m) => !byName.some(({ span }) => span[0] < m.end && m.start < span[1]))
    .flatMap((match) => fromTarget(match));
  const letters = byInitials(text, index, projects).filter(
    ({ span }) => !byName.some((name) => name.span[0] < span[1] && span[0] < name.span[1]),
  );
  const all = [...seen, ...byTarget, ...letters];
  return all.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}

/** Projects whose names sound like words of the text, as dictation and input methods leave them: 公测革命, 松元夏片区. */
export function findBySound(text: string, projects: readonly Project[]): FoundProject[] {
  const index = indexesOf(projects);
  index.sounds ??= nameIndex(
    projects.map((p) => ({ key: p.number, name: p.name })),
    { bySound: true },
  );
  const names = new Map(projects.map((p) => [p.number, p.name]));
  return matchNames(text, index.sounds)
    .filter(({ telling, matched, start, end, keys }) => {
      const name = names.get(keys[0] ?? '') ?? '';
      const asWritten = [...text.slice(start, end)].filter((c) => name.includes(c)).length;
      const counts = [...text.slice(start, end)].some((c) => '十百千万'.includes(c) && !name.includes(c));
      return telling >= 2 && matched >= 3 && asWritten >= 2 && !counts;
    })
    .map((match) => withoutPlaceBehind(match, text, projects))
    .flatMap((match) => fromName(match));
}

/** 夜诊福 of 夜诊福城4家: it ends before a street, which only sounds like the name's next word. */
function withoutPlaceBehind(match: NameMatch, text: string, projects: readonly Project[]): NameMatch {
  const street = text.slice(match.end - 1, match.end + 1);
  const isStreet = projects.some((p) => p.name.startsWith(`${street}街道`));
  return isStreet ? { ...match, end: match.end - 1 } : match;
}

/** Up to `n` projects whose number or name is most like the text, likest first; none where nothing is alike. */
export function nearestProjects(text: string, projects: readonly Project[], n = 3): Project[] {
  const said = typedText(text).slice(0, 60);
  const number = /\d{1,3}(?:\D{1,2}\d{1,3})?/.exec(said)?.[0].replace(/\D+/, '-');
  const distance = (p: Project): number => {
    const byNumber = number
      ? editDistance(number, p.number) + (sameMatter(number, p) ? 0 : 1) + stepsBetween(number, p.number) / 1000
      : Number.POSITIVE_INFINITY;
    const byName = unlike(said, p.name);
    return Math.min(byNumber < 3 ? byNumber / 2 : Number.POSITIVE_INFINITY, byName);
  };
  return nearest(projects, distance, n);
}

/** The numbers nearest to one that is not there, ascending: 31-6, 31-7 for 31-9. */
export function nearestNumbers(number: string, projects: readonly Project[], n = 2): string[] {
  return nearestProjects(number, projects, n)
    .map((project) => project.number)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** Up to `n` units whose name is most like the text, likest first. */
export function nearestUnits(text: string, units: readonly Unit[], n = 3): Unit[] {
  const said = typedText(text).slice(0, 40);
  const distance = (u: Unit) => Math.min(...[bareName(u), ...u.plates, ...u.aliases].map((name) => unlike(said, name)));
  return nearest(units, distance, n);
}

/** How far the last parts of two numbers are apart: 31-9 and 31-7 by two. */
const stepsBetween = (a: string, b: string): number =>
  Math.abs(Number(a.split('-').at(-1)) - Number(b.split('-').at(-1)));

const sameMatter = (number: string, project: Project): boolean => number.split('-')[0] === project.matterNumber;

function nearest<T>(of: readonly T[], distance: (one: T) => number, n: number): T[] {
  return of
    .map((one) => ({ one, away: distance(one) }))
    .filter(({ away }) => Number.isFinite(away))
    .sort((a, b) => a.away - b.away)
    .slice(0, n)
    .map(({ one }) => one);
}

/** 0 for the same characters, infinite where fewer than two of the said ones are in the name. */
function unlike(said: string, name: string): number {
  const letters = [...new Set([...said].filter((c) => /[\u4e00-\u9fff]/.test(c)))];
  const shared = letters.filter((c) => name.includes(c)).length;
  const pairs = [...said].filter((c, i) => name.includes(c + (said[i + 1] ?? '\n'))).length;
  if (shared < 2 && pairs === 0) return Number.POSITIVE_INFINITY;
  return 4 - (3 * (shared + 2 * pairs)) / (letters.length + 2 * said.length) + name.length / 1000;
}

function indexesOf(projects: readonly Project[]): Indexes {
  const known = indexes.get(projects);
  if (known) return known;
  const made: Indexes = {
    names: nameIndex(projects.map((p) => ({ key: p.number, name: p.name }))),
    targets: nameIndex(
      projects.map((p) => ({ key: p.number, name: p.target.slice(0, TARGET_READ) })),
      { digitsTell: false },
    ),
    sounds: null,
    initials: null,
  };
  indexes.set(projects, made);
  return made;
}

function fromName(match: NameMatch): FoundProject[] {
  if ((match.inCore < 2 && !isOwnTail(match)) || (match.telling === 1 && match.keys.length > 1)) return [];
  const strong =
    match.coverage === 1 ||
    (match.telling >= 3 && match.matched >= 4 && match.run >= 3) ||
    (match.telling >= 4 && match.matched >= 4) ||
    (match.telling >= 2 && match.matched >= 5) ||
    (match.coverage >= 0.6 && match.matched >= 3) ||
    (match.matched >= 3 && (match.spansCore || (match.beginsCore && match.telling >= 3 && match.run >= 3))) ||
    (match.endsName && match.run >= 3 && match.telling >= (match.run >= 4 ? 2 : 3));
  const certainty = strong && match.clean && match.keys.length === 1 ? 'sure' : 'unsure';
  return match.keys.map((number) => ({ number, certainty, span: [match.start, match.end], by: 'name' }));
}

/** 断头路: at the end of a name, and yet telling. */
const isOwnTail = ({ telling, run, afterCore }: NameMatch): boolean => afterCore && telling >= 3 && run >= 3;

function fromTarget(match: NameMatch): FoundProject[] {
  if (match.run < 3 || match.telling < 2) return [];
  const strong = match.run >= 4 && match.telling >= 3;
  const certainty = strong && match.clean && match.keys.length === 1 ? 'sure' : 'unsure';
  return match.keys.map((number) => ({ number, certainty, span: [match.start, match.end], by: 'target' }));
}

/** bsyl for 白松一路…: three letters or more; sure only from five, and with one project. */
function byInitials(text: string, index: Indexes, projects: readonly Project[]): FoundProject[] {
  return latinWords(text).flatMap((match): FoundProject[] => {
    index.initials ??= projects.map((p) => {
      const name = p.name.replace(/[“”（）()]/g, '');
      return { number: p.number, letters: `${initials(name)} ${initialsInContext(name)}` };
    });
    const said = match[0].toLowerCase();
    if (said.length < LEAST_LATIN) return [];
    const meant = index.initials.filter(({ letters }) => letters.includes(said));
    const certainty = meant.length === 1 && said.length >= 5 ? 'sure' : 'unsure';
    return meant.map(({ number }) => ({
      number,
      certainty,
      span: [match.index, match.index + said.length],
      by: 'initials',
    }));
  });
}
