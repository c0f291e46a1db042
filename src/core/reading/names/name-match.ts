/** Aligning free text with names: whole, shortened, with a character left out or mistyped by sound. */

import { parseNumber } from '../numbers/numbers.js';
import { FORMERLY_MEANT } from '../text/intending.js';
import { inSounds, isSoundLetter, soundAlike } from '../text/pinyin.js';
import { isHan, isNameMark } from '../text/typed-text.js';
import {
  coreEnd,
  coreStart,
  genericMask,
  goesOnAfterName,
  kindMask,
  leadsUpToName,
  numberLetter,
} from './name-words.js';

interface IndexedName {
  key: string;
  chars: string;
  generic: boolean[];
  /** Generic, but a kind of place that people may call it by: 社区花园. */
  kinds: boolean[];
  core: [start: number, end: number];
}

export interface NameIndex {
  names: IndexedName[];
  /** Where each pair of characters stands: [name, position]. */
  pairs: Map<string, [name: number, at: number][]>;
  bySound: boolean;
  digitsTell: boolean;
}

export interface NameMatch {
  /** Names that fit equally well; more than one is ambiguous. */
  keys: string[];
  start: number;
  end: number;
  /** Characters of the name that were found. */
  matched: number;
  /** Those among them that tell names apart. */
  telling: number;
  /** Of those, the ones in the telling part. */
  inCore: number;
  /** Longest run of matched characters without a break. */
  run: number;
  /** Share of the name's telling part that was found, 0 to 1. */
  coverage: number;
  /** Share of the whole name that was found, 0 to 1. */
  share: number;
  /** Nothing in or around it speaks against the name. */
  clean: boolean;
  /** First and last character of the telling part were both found. */
  spansCore: boolean;
  /** The first character of the telling part was found. */
  beginsCore: boolean;
  /** The name's very end was found. */
  endsName: boolean;
  /** All of it lies behind the telling part: 断头路 of 断头路打通工程. */
  afterCore: boolean;
}

interface Chain {
  name: number;
  startText: number;
  endText: number;
  startName: number;
  endName: number;
  hits: number[];
  run: number;
  bestRun: number;
  foreign: boolean;
}

interface Letters {
  /** As they are matched: characters, or what stands for their sound. */
  chars: string;
  /** As they are written. */
  written: string;
  /** Where each letter begins and ends in the text. */
  at: number[];
  ends: number[];
}

/** 服务站（点）: people leave it out. */
const SHORT_BRACKET = /（[^）]{0,2}）|\([^)]{0,2}\)/g;
const MOST_CHAINS = 4000;
const MOST_GAP = 3;
const MOST_EXTENSION = 4;
const FILLER = /^(?:的|那个|这个|项目|工程|街道|社区|和|之)$/;
const BREAK = /[，。；;！!？?、,\n:：/|]/;
/** 上芬新村还没整治完 says how 上芬新村 stands, and is not all of 上芬新村综合整治. */
const TELLS = /[没未尚还不正在已刚快将要得也都]/;
const NUMERALS = '一二三四五六七八九';

interface IndexOptions {
  /** Whether figures tell names apart (市101工程), which in targets they do not: there 5场 is no part of 35场. */
  digitsTell?: boolean;
  /** Names are told by their sound: 公测革命 is 公厕革命. */
  bySound?: boolean;
}

/** An index of names to look for in texts. */
export function nameIndex(
  names: readonly { key: string; name: string }[],
  { digitsTell = true, bySound = false }: IndexOptions = {},
): NameIndex {
  const indexed = names
    .flatMap(({ key, name }) => [...new Set([name, name.replace(SHORT_BRACKET, '')])].map((n) => ({ key, name: n })))
    .map(({ key, name }): IndexedName => {
      const { chars, written } = lettersOf(name, { bySound, digitsTell });
      const start = coreStart(written);
      return {
        key,
        chars,
        generic: genericMask(written),
        kinds: kindMask(written),
        core: [start, Math.max(start + 1, coreEnd(written))],
      };
    });
  const pairs = new Map<string, [number, number][]>();
  for (const [name, { chars }] of indexed.entries()) {
    for (let at = 0; at + 1 < chars.length; at++) {
      const pair = chars.slice(at, at + 2);
      const places = pairs.get(pair);
      if (places) places.push([name, at]);
      else pairs.set(pair, [[name, at]]);
    }
  }
  return { names: indexed, pairs, bySound, digitsTell };
}

/** Every place of the text that resembles a name, best names only, in the order of the text. */
export function matchNames(text: string, index: NameIndex): NameMatch[] {
  const letters = lettersOf(text, index);
  const chains = chainsOf(letters, index)
    .filter(
      (chain) =>
        tellingOf(chain, index) >= 2 || (chain.bestRun >= 4 && kindsOf(chain, index) >= 4) || isShortName(chain, index),
    )
    .slice(0, MOST_CHAINS);
  const starts = new Set(chains.filter((c) => c.hits.length >= 3).map((c) => c.startText));
  const matches = chains.map((chain) => finished(chain, letters, index, starts));
  return clustersOf(matches)
    .map(best)
    .sort((a, b) => a.start - b.start);
}

/**
 * Characters without quotation marks and brackets; Chinese numerals as digits (白松1路 is 白松一路). Where digits do not tell, a
 * number is one letter, alike only in the same number.
 */
function lettersOf(text: string, { bySound, digitsTell }: Pick<NameIndex, 'bySound' | 'digitsTell'>): Letters {
  const [at, ends]: [number[], number[]] = [[], []];
  let written = '';
  for (const { 0: letter, index } of text.matchAll(digitsTell ? ONE_CHARACTER : ONE_OR_NUMBER)) {
    if (isNameMark(letter)) continue;
    written += !digitsTell && NUMBER.test(letter) ? numberLetter(`${parseNumber(letter) ?? letter}`) : letterOf(letter);
    at.push(index);
    ends.push(index + letter.length);
  }
  return { chars: bySound ? inSounds(written) : written, written, at, ends };
}

const ONE_CHARACTER = /[\s\S]/g;
const ONE_OR_NUMBER = /\d[\d.]*|[一二三四五六七八九][一二三四五六七八九十百]*|[\s\S]/g;
const NUMBER = /^[\d一二三四五六七八九]/;

function letterOf(c: string): string {
  const numeral = NUMERALS.indexOf(c);
  return numeral >= 0 ? String(numeral + 1) : c.toLowerCase().slice(0, 1);
}

function chainsOf(letters: Letters, { names, pairs }: NameIndex): Chain[] {
  const { chars } = letters;
  const open = new Map<number, Chain>();
  const closed: Chain[] = [];
  for (let at = 0; at + 1 < chars.length; at++) {
    const places = pairs.get(chars.slice(at, at + 2));
    if (!places) continue;
    for (const [name, place] of places) {
      const chain = open.get(name);
      if (chain && at === chain.endText - 1 && place === chain.endName - 1) {
        hit(chain, place + 1, at + 2);
        continue;
      }
      if (chain && at < chain.endText) continue;
      if (chain && joins(chain, letters, at, place, names[name]?.chars ?? '')) {
        chain.run = 0;
        hit(chain, place, at + 1);
        hit(chain, place + 1, at + 2);
        continue;
      }
      if (chain) closed.push(chain);
      open.set(name, {
        name,
        startText: at,
        endText: at + 2,
        startName: place,
        endName: place + 2,
        hits: [place, place + 1],
        run: 2,
        bestRun: 2,
        foreign: false,
      });
    }
  }
  return [...closed, ...open.values()];
}

/** 懿花园: one character that tells, and the kind that goes with it, at the head of a name. */
const isShortName = (chain: Chain, index: NameIndex): boolean =>
  chain.bestRun >= 3 && chain.startName === 0 && tellingOf(chain, index) === 1 && kindsOf(chain, index) === 2;

function kindsOf(chain: Chain, { names }: NameIndex): number {
  const kinds = names[chain.name]?.kinds ?? [];
  return chain.hits.reduce((sum, place) => sum + (kinds[place] ? 1 : 0), 0);
}

function tellingOf(chain: Chain, { names }: NameIndex): number {
  const generic = names[chain.name]?.generic ?? [];
  return chain.hits.reduce((sum, place) => sum + (generic[place] ? 0 : 1), 0);
}

function hit(chain: Chain, place: number, endText: number): void {
  chain.hits.push(place);
  chain.endName = place + 1;
  chain.endText = endText;
  chain.run += 1;
  chain.bestRun = Math.max(chain.bestRun, chain.run);
}

/** May the chain go on at this anchor? Marks what stands between as found, filler, or foreign. */
function joins(chain: Chain, { chars, written }: Letters, at: number, place: number, name: string): boolean {
  const gap = chars.slice(chain.endText, at);
  if (place < chain.endName || gap.length > MOST_GAP || BREAK.test(gap)) return false;
  if (gap === '' || FILLER.test(gap)) return true;
  const skipped = name.slice(chain.endName, place);
  const told = TELLS.exec(written.slice(chain.endText, at));
  if (told && !skipped.includes(gap[told.index] ?? '')) return false;
  let from = 0;
  for (const c of gap) {
    const found = skipped.indexOf(c, from);
    if (found >= 0) {
      chain.hits.push(chain.endName + found);
      from = found + 1;
      continue;
    }
    if (gap.length === skipped.length && isHan(c) && soundAlike(c, skipped[from] ?? '')) {
      chain.hits.push(chain.endName + from);
      from += 1;
      continue;
    }
    chain.foreign = true;
  }
  return true;
}

function finished(
  chain: Chain,
  { chars, written, at, ends }: Letters,
  { names }: NameIndex,
  starts: ReadonlySet<number>,
): NameMatch {
  const name = names[chain.name] as IndexedName;
  const hits = new Set(chain.hits);
  const cleanAt = (end: number) => starts.has(end) || goesOnAfterName(rest(written, end));
  const extensions = forward(chain, { chars, written }, name.chars);
  const longest = [...extensions, null].find((e) => cleanAt(e?.endText ?? chain.endText));
  const tail = longest === undefined ? (extensions[0] ?? null) : longest;
  for (const place of tail?.hits ?? []) hits.add(place);
  const endText = tail?.endText ?? chain.endText;
  const clean = !chain.foreign && longest !== undefined && beginsClean(chain, { chars, written }, name, hits);
  const [from, to] = name.core;
  const inCore = [...hits].filter((place) => place >= from && place < to).length;
  return {
    keys: [name.key],
    start: at[chain.startText] ?? 0,
    end: ends[endText - 1] ?? 1,
    matched: hits.size,
    telling: [...hits].filter((place) => !name.generic[place]).length,
    inCore,
    run: chain.bestRun,
    coverage: inCore / (to - from),
    share: hits.size / name.chars.length,
    clean,
    spansCore: hits.has(from) && hits.has(to - 1),
    beginsCore: hits.has(from),
    afterCore: [...hits].every((place) => place >= to),
    endsName: hits.has(name.chars.length - 1),
  };
}

const rest = (chars: string, from: number): string => chars.slice(from, from + 8);

interface Extension {
  endText: number;
  hits: number[];
}

/** 二幼原定11月完工: no 二幼园. */
const MEANT_ONCE = new RegExp(`^(?:${FORMERLY_MEANT})`);

/** Single characters after the last pair that go on in the name: 心理咨询站. Longest first. */
function forward(chain: Chain, { chars, written }: Pick<Letters, 'chars' | 'written'>, name: string): Extension[] {
  const extensions: Extension[] = [];
  let from = chain.endName;
  for (let step = 0; step < MOST_EXTENSION; step++) {
    const c = chars[chain.endText + step];
    if (c === undefined || !(isHan(c) || isSoundLetter(c))) break;
    if (MEANT_ONCE.test(rest(written, chain.endText + step))) break;
    const place = isMisheard(c, chars[chain.endText + step + 1], name.slice(from)) ? from : name.indexOf(c, from);
    if (place < 0) break;
    extensions.unshift({ endText: chain.endText + step + 1, hits: [...(extensions[0]?.hits ?? []), place] });
    from = place + 1;
  }
  return extensions;
}

/** 大将堂 for 大讲堂: one character by its sound, and the next as it is written. */
const isMisheard = (said: string, next: string | undefined, name: string): boolean =>
  isHan(said) && next !== undefined && name[1] === next && soundAlike(said, name[0] ?? '');

/** The characters before: part of the name, mistyped by sound, or words that lead up to a name. */
function beginsClean(
  chain: Chain,
  { chars, written }: Pick<Letters, 'chars' | 'written'>,
  name: IndexedName,
  hits: Set<number>,
): boolean {
  const before = chars[chain.startText - 1];
  const place = chain.startName - 1;
  if (before === undefined || !(isHan(before) || isSoundLetter(before)))
    return !/\d/.test(before ?? '') || !/\d/.test(name.chars[place] ?? '');
  if (place >= 0 && soundAlike(before, name.chars[place] ?? '')) {
    hits.add(place);
    return true;
  }
  return leadsUpToName(written.slice(Math.max(0, chain.startText - 4), chain.startText)) || place < 0;
}

function clustersOf(matches: NameMatch[]): NameMatch[][] {
  const clusters: { end: number; matches: NameMatch[] }[] = [];
  for (const match of [...matches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = clusters.at(-1);
    if (last && match.start < last.end) {
      last.matches.push(match);
      last.end = Math.max(last.end, match.end);
    } else clusters.push({ end: match.end, matches: [match] });
  }
  return clusters.map((c) => c.matches);
}

/** Characters that tell names apart count double. */
const score = (m: NameMatch): number => m.telling * 2 + (m.matched - m.telling);

/** The best of matches that overlap; all of the best where they tie. */
function best(cluster: NameMatch[]): NameMatch {
  const most = Math.max(...cluster.map(score));
  const top = oneOfEach(cluster.filter((m) => score(m) === most));
  const full = top.filter((m) => m.coverage === 1 && m.share >= 0.7);
  const chosen = full.length === 1 ? full : top;
  const [first] = chosen as [NameMatch];
  return { ...first, keys: chosen.flatMap((m) => m.keys), clean: chosen.every((m) => m.clean) };
}

/** A name that is indexed in two forms counts once, in the form that fits better. */
function oneOfEach(matches: NameMatch[]): NameMatch[] {
  const byKey = new Map<string, NameMatch>();
  for (const match of matches) {
    const [key = ''] = match.keys;
    const known = byKey.get(key);
    if (!known || closeness(match) > closeness(known)) byKey.set(key, match);
  }
  return [...byKey.values()];
}

const closeness = (m: NameMatch): number => (m.clean ? 1 : 0) + m.share;
