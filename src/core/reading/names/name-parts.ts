/** Parts of the names of projects and categories in a text, and of their targets: 街心花园, 暖心柜, 交通. Each place of the text with every part that begins there. */
import type { Project } from '../../registry.js';

export interface NamePart {
  start: number;
  end: number;
}

/** Where each pair of characters stands: [name, position]. */
type Pairs = ReadonlyMap<string, readonly (readonly [name: string, at: number])[]>;

const LONGEST_PART = 24;
const namesIndexed = new WeakMap<readonly Project[], Pairs>();
const targetsIndexed = new WeakMap<readonly Project[], Pairs>();

/** Parts of two characters or more, quotation marks and brackets left out of both. Steps: characters × places of a pair. */
export function namePartsOf(text: string, projects: readonly Project[]): NamePart[] {
  const categories = [...new Set(projects.map((p) => p.category ?? ''))];
  const pairs = pairsOf(namesIndexed, projects, () => [...projects.map((p) => p.name), ...categories]);
  return stretchesOf(text, pairs, 2).filter(({ start, end }) => tells(text.slice(start, end)));
}

/** Stretches of targets, long enough to be nothing else: 突发事件, 平均到场时间. */
export const targetPartsOf = (text: string, projects: readonly Project[]): NamePart[] =>
  stretchesOf(
    text,
    pairsOf(targetsIndexed, projects, () => projects.map((p) => p.target)),
    LEAST_OF_TARGET,
  ).filter(({ start, end }) => ALL_HAN.test(text.slice(start, end)));
const LEAST_OF_TARGET = 4;
const ALL_HAN = /^[\u4e00-\u9fff]+$/;

function stretchesOf(text: string, pairs: Pairs, least: number): NamePart[] {
  const found: NamePart[] = [];
  for (let start = 0; start + 1 < text.length; start++) {
    const places = pairs.get(text.slice(start, start + 2).toLowerCase()) ?? [];
    const longest = places.reduce((most, [name, at]) => Math.max(most, sharedLength(text, start, name, at)), 0);
    for (let length = least; length <= longest; length++) found.push({ start, end: start + length });
  }
  return found;
}

/** Words of which many names are made. */
const PLAIN = /^[\u4e00-\u9fff]{2}街道|改造|项目|工程|建设|提升|治理|整治|升级|新建|扩建|新增|街道/g;

/** 改造工程 tells nothing, nor does what is left of a name when its street is taken away: 龙华街道未. */
const tells = (part: string): boolean => part.replace(PLAIN, '').length >= 2;

/** A name as it is searched: without marks, in lower case. */
export const plainName = (name: string): string => name.replace(/[“”"‘’「」（）()《》]/g, '').toLowerCase();

function sharedLength(text: string, start: number, name: string, at: number): number {
  let length = 2;
  while (
    length < LONGEST_PART &&
    at + length < name.length &&
    text[start + length]?.toLowerCase() === name[at + length]
  )
    length++;
  return length;
}

function pairsOf(
  indexed: WeakMap<readonly Project[], Pairs>,
  projects: readonly Project[],
  textsOf: () => readonly string[],
): Pairs {
  const known = indexed.get(projects);
  if (known) return known;
  const pairs = new Map<string, [string, number][]>();
  for (const name of [...new Set(textsOf())].map(plainName)) {
    for (let at = 0; at + 1 < name.length; at++) {
      const pair = name.slice(at, at + 2);
      const places = pairs.get(pair);
      if (places) places.push([name, at]);
      else pairs.set(pair, [[name, at]]);
    }
  }
  indexed.set(projects, pairs);
  return pairs;
}
