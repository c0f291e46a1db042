/** Which of those that were just named is meant: 后面那条, 前者, 第二个; and the same of another street: 民治的呢. */
import type { Project, Registry } from '../../registry.js';
import { projectsNamed } from '../names/own-projects.js';

const ONE = '(?:个|条|项|座|处|所|家|宗|桩|件|位|者|[那这][个条项座处所家])';
const NTH = new RegExp(`第([一二三四五])${ONE}(?!月|季|星期|礼拜|周)`);
const LAST = new RegExp(`最(?:后|末)(?:面|头)?的?一?${ONE}`);
const FIRST_OF_TWO = new RegExp(
  `(?<![之以目年月日天期午周提当跟节先会课饭空])(?:前(?:面|头|边|一)?的?|头(?:里|前)?一?的?)${ONE}`,
);
const SECOND_OF_TWO = new RegExp(`(?<![之以年月日天期午周最今落滞然背先会课饭])后(?:面|头|边|一)?的?${ONE}`);

/** The one that the words point at by its place; null where they point at none. */
export function pickedFrom<T>(text: string, named: readonly T[]): T | null {
  const nth = NTH.exec(text)?.[1];
  if (nth !== undefined) return named['一二三四五'.indexOf(nth)] ?? null;
  if (LAST.test(text)) return named.at(-1) ?? null;
  if (named.length !== 2) return null;
  const [first, second] = named;
  if (FIRST_OF_TWO.test(text)) return first ?? null;
  return SECOND_OF_TWO.test(text) ? (second ?? null) : null;
}

/** 两家加起来呢, 三个合计, 加一块儿多少: one answer for them all. */
const SUM = '(?:全|都)?(?:加起来|加在?一[起块]|合起来|合计|合在?一[起块])';
export const SUMMED = new RegExp(`^[那这把]?(?:[两二俩三仨四五](?:个|家)?(?:街道|局|单位)?)?的?${SUM}`);
/** 那两家都列一下: of as many units. */
export const OF_THEM = new RegExp(`^[那这把]?([两二俩三仨四五])(?:个?(?:家|街道|局|单位)|个?的?(?=${SUM}))`);
const HOW_MANY = ['', '', '两二俩', '三仨', '四', '五'];

/** The units of which the questions before were asked one by one, where the words take them together; none where these are fewer than is said. */
export function takenTogether(text: string, named: readonly (readonly string[])[]): string[] {
  const said = OF_THEM.exec(text)?.[1];
  if (said === undefined && !SUMMED.test(text)) return [];
  const units = [...new Set(named.flatMap((those) => (those.length === 1 ? those : [])))];
  const count = said === undefined ? units.length : HOW_MANY.findIndex((one) => one.includes(said));
  return count > 1 && count <= units.length ? units.slice(-count) : [];
}

/** Does it point at one by its place? */
export const picks = (text: string): boolean => NTH.test(text) || pickedFrom(text, [0, 1]) !== null;

/** 福城街道智慧书房建设, asked again of 民治街道: what it is called there, and the project if there is one; null where it is no street's. */
export function sameOfStreet(
  project: Project,
  street: string,
  registry: Registry,
): { said: string; kind: string; there: Project | undefined } | null {
  const former = registry.units.find(
    ({ name }) => name.endsWith('街道') && name !== street && project.name.includes(name),
  );
  if (!former) return null;
  const said = project.name.replace(former.name, street);
  const there = projectsNamed(registry, said).find(({ name }) => name === said);
  return { said, kind: project.name.replace(former.name, ''), there };
}
