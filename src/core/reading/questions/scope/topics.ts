/** Words that name no unit and no number: a project, a part of several names, a category, words of targets, or nothing known. */
import type { Project } from '../../../registry.js';
import { plainName } from '../../names/name-parts.js';
import { soundsLike } from '../../text/pinyin.js';
import { categoriesMeant, categoriesOf, plainCategory } from '../said/categories.js';
import { isInOrder } from '../said/mentions.js';

/** What a topic is read as. Projects: the only one that it can be. */
export type Topic =
  | { kind: 'project'; number: string }
  | { kind: 'name'; name: string; numbers: string[] }
  | { kind: 'categories'; categories: string[] }
  | { kind: 'text'; text: string; numbers: string[] }
  | { kind: 'unknown' };

/** What a run of words names; `isWhole` says whether all of it stands in names, so that it may be cut into parts. */
export function topicOf(parts: readonly string[], projects: readonly Project[]): Topic {
  const said = parts.join('');
  if (SO_OFTEN.test(said)) return { kind: 'unknown' };
  const categories = categoriesMeant(said, categoriesOf(projects));
  const having = named(said, projects);
  if (categories.length > 0 && (having.length === 0 || categories.length === 1))
    return { kind: 'categories', categories };
  if (having.length > 0) return ofProjects(said, having);
  const both = categories.length === 0 ? sameCategory(said, categoriesOf(projects)) : null;
  if (both) return { kind: 'categories', categories: [both] };
  if (categories.length > 0) return { kind: 'categories', categories };
  const all =
    parts.length > 1
      ? projects.filter((p) => parts.every((part) => plainName(p.name).includes(part.toLowerCase())))
      : [];
  const telling = parts.filter((part) => named(part, projects).length === all.length);
  const stretch = sharedStretch(said, all);
  if (stretch) return ofProjects(stretch, all);
  if (all.length > 0) return ofProjects(longest(telling.length > 0 ? telling.toReversed() : parts), all);
  const short =
    said.length >= 3 ? projects.filter((p) => isInOrder([...said.toLowerCase()], [...plainName(p.name)])) : [];
  const [only, ...others] = short;
  if (only && others.length === 0) return { kind: 'project', number: only.number };
  const shortened = shortenedIn(said, projects);
  if (shortened) return shortened;
  const heard = heardAs(said, projects) ?? swappedIn(said, projects);
  if (heard) return { kind: 'project', number: heard.number };
  const told = toldWithin(parts, projects);
  if (told) return told;
  const inTargets = /[^\d.]{2}/.test(said)
    ? projects.filter((p) => p.target.includes(said) || p.matter?.includes(said))
    : [];
  return inTargets.length > 0
    ? { kind: 'text', text: said, numbers: inTargets.map((p) => p.number) }
    : { kind: 'unknown' };
}

/** 应急演练: a part of the name, and what the target of the same project has. */
function toldWithin(parts: readonly string[], projects: readonly Project[]): Topic | null {
  if (parts.length < 2 || parts.some((part) => part.length < 2)) return null;
  const having = projects.filter((p) => parts.every((part) => `${p.name}${p.target}`.includes(part)));
  const naming = parts.filter((part) => having.length > 0 && having.every(({ name }) => name.includes(part)));
  return naming.length > 0 ? ofProjects(longest(naming), having) : null;
}

/** 二次退回的, 第一没完成的: how often and in which place, and no part of 二次供水 or 第一幼儿园. */
const SO_OFTEN = /^(?:第?[一二三四五六七八九十两]次|第[一二三四五六七八九十])$/;

/** 政务服务和社区服务: of one category, which has both. */
function sameCategory(said: string, categories: readonly string[]): string | null {
  const [first, ...others] = said.split(/[和与及]/).map((half) => categoriesMeant(half, categories));
  const [category] = first ?? [];
  return category && others.length > 0 && [first, ...others].every((c) => c?.length === 1 && c[0] === category)
    ? category
    : null;
}

function ofProjects(name: string, projects: readonly Project[]): Topic {
  const [only, ...others] = projects;
  return only && others.length === 0
    ? { kind: 'project', number: only.number }
    : { kind: 'name', name, numbers: projects.map((p) => p.number) };
}

const named = (said: string, projects: readonly Project[]): Project[] =>
  said.length < 2 ? [] : projects.filter((p) => plainName(p.name).includes(said.toLowerCase()));

const longest = (parts: readonly string[]): string =>
  parts.reduce((most, part) => (part.length > most.length ? part : most), '');

/** Of what is heard at least this much must be written right. */
const LEAST_ALIKE = 0.4;

/** 牛虎中学, 大合西路街心花园: the one project in whose name all of it is heard, in that order, most closely. */
export function heardAs(said: string, projects: readonly Project[]): Project | null {
  if (said.length < 3 || said.length > 24) return null;
  const heard = soundsLike(said.replaceAll('的', ''));
  const fits = projects
    .map((project) => ({ project, skipped: skippedIn(heard, soundOf(project)) }))
    .filter(({ project, skipped }) => Number.isFinite(skipped) && sharedOf(said, project.name) >= LEAST_ALIKE)
    .toSorted((a, b) => a.skipped - b.skipped);
  const [best, next] = fits;
  return best && best.skipped !== next?.skipped ? best.project : null;
}

/** 白龙石学校: the one project that has it with two neighbouring characters in the other order. */
function swappedIn(said: string, projects: readonly Project[]): Project | null {
  if (said.length < LEAST_SWAPPED || said.length > 24) return null;
  const meant = [...said].slice(1).map((c, at) => `${said.slice(0, at)}${c}${said[at]}${said.slice(at + 2)}`);
  const [only, ...others] = projects.filter((p) => meant.some((one) => plainName(p.name).includes(one)));
  return only && others.length === 0 ? only : null;
}
const LEAST_SWAPPED = 4;

const sharedOf = (said: string, name: string): number => [...said].filter((c) => name.includes(c)).length / said.length;

/** How many syllables of the name lie between those heard; infinite where one is not there. */
function skippedIn(heard: readonly string[], name: readonly string[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let from = name.indexOf(heard[0] ?? ''); from >= 0; from = name.indexOf(heard[0] ?? '', from + 1)) {
    let at = from;
    for (const one of heard.slice(1)) at = at < 0 ? -1 : name.indexOf(one, at + 1);
    if (at >= 0) least = Math.min(least, at - from + 1 - heard.length);
  }
  return least;
}

const sounds = new WeakMap<Project, string[]>();

function soundOf(project: Project): string[] {
  const known = sounds.get(project) ?? soundsLike(plainName(project.name));
  sounds.set(project, known);
  return known;
}

/** 「教育和医疗」 cannot be asked at once. */
export const whichCategory = (said: string, categories: readonly string[]): string =>
  `“${said}”指的是哪一类：${categories.map(plainCategory).join('，还是')}？`;

/** 保租房 for 保障性租赁住房: each character in its order within one stretch of words, and the same stretch wherever it is. */
export function shortenedIn(said: string, projects: readonly Project[]): Topic | null {
  if (said.length < 3 || said.length > 6) return null;
  const found = projects.flatMap((project) => {
    const stretch = stretchOf(said, plainName(project.name));
    return stretch ? [{ project, stretch }] : [];
  });
  const [first] = found;
  if (!first || found.some(({ stretch }) => stretch !== first.stretch)) return null;
  return ofProjects(
    first.stretch,
    found.map(({ project }) => project),
  );
}

/** 二次供水提标改造: what lies between the parts is the same in every name that has them. */
function sharedStretch(said: string, projects: readonly Project[]): string | null {
  const [first, ...others] = projects.map(({ name }) => stretchOf(said, name));
  return first && HAN.test(first) && others.every((stretch) => stretch === first) ? first : null;
}

const HAN = /^[\u4e00-\u9fff]+$/;

/** The shortest stretch of the name that has the characters in their order, at most three to one of them. */
function stretchOf(said: string, name: string): string | null {
  let best: string | null = null;
  for (let from = name.indexOf(said[0] ?? ''); from >= 0; from = name.indexOf(said[0] ?? '', from + 1)) {
    let at = from;
    for (const c of said.slice(1)) at = at < 0 ? -1 : name.indexOf(c, at + 1);
    const stretch = at < 0 ? null : name.slice(from, at + 1);
    if (stretch && stretch.length <= 3 * said.length && (!best || stretch.length < best.length)) best = stretch;
  }
  return best;
}
