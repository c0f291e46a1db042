/** No project is named, and one alone of the unit's counts what is told: 插口装到325个, 演了66场, 灯亮了830盏, 26套里装到19套 of 26. */
import type { Project } from '../../../registry.js';
import type { Quantity } from '../../figures/quantities.js';
import { genericMask } from '../../names/name-words.js';
import { countsInUnit, headNoun, isSameUnit, measuresFor } from '../../targets/promised-things.js';
import type { Mention } from './mentions.js';

/** By the noun it counts, else by the verb of that noun, else by all that it promises. A unit alone tells nothing. */
export function soleCounting(text: string, own: readonly Project[], quantities: readonly Quantity[]): Mention | null {
  for (const q of quantities) {
    const counting = own.filter((p) => measuresFor(p).some((m) => isSameUnit(q.unit, m.unit)));
    const fits = [
      (p: Project) => nounsOf(p, q.unit).some((noun) => text.includes(noun)),
      (p: Project) => nounsOf(p, q.unit).some((noun) => isDoneTo(noun, text)),
      (p: Project) => nounsOf(p, q.unit).some((noun) => countsInUnit(p, q.unit) && isNamedShort(noun, text, q)),
      (p: Project) => OF_ALL.test(text.slice(q.end)) && promises(p, q),
    ]
      .map((by) => counting.filter(by))
      .find((found) => found.length > 0);
    const [one, ...others] = fits ?? [];
    if (one && others.length === 0)
      return { start: 0, end: 0, numbers: [one.number], sure: true, by: 'name', guessed: true };
    if (fits) return null;
  }
  return null;
}

/** What the project counts in that unit, as people say it: 插口, 柜子, 岗位. */
const nounsOf = (project: Project, unit: string): string[] =>
  measuresFor(project)
    .filter((m) => isSameUnit(unit, m.unit))
    .flatMap(({ of: said }) => {
      const of = said.replace(QUOTATION, '');
      const last = headNoun({ of });
      const alsoCalled = /[（(]([^（()）]{2,})[）)]/.exec(of)?.[1]?.slice(-2) ?? '';
      return [last, alsoCalled, SAID_WITH[last.at(-1) ?? ''] ?? ''].filter((noun) => noun.length > 1 && tells(noun));
    });

/** 培训, 服务: of no project in particular. */
const tells = (noun: string): boolean => !genericMask(noun).every(Boolean);

const QUOTATION = /[“”]/g;

/** 暖心柜 is 柜子, 微型消防站 is 站点. */
const SAID_WITH: Readonly<Record<string, string>> = { 柜: '柜子', 站: '站点' };

/** 演了66场, 演到现在71场, of 演出. */
const isDoneTo = (noun: string, text: string): boolean =>
  /^[演讲放训画]/.test(noun) && new RegExp(`${noun.charAt(0)}(?:[了到过完满足掉]|$)`).test(text);

/** 灯亮了830盏, 亮了830盏灯, of 路灯: by its last character, at the head of the text or right behind the amount. */
const isNamedShort = (noun: string, text: string, { end }: Quantity): boolean =>
  new RegExp(`^${noun.at(-1)}(?:也|都|已经?)?[亮装建改修换铺]`).test(text) ||
  new RegExp(`^${noun.at(-1)}(?=$|[，,。；;！!])`).test(text.slice(end));

/** 26套里, 16座都, 170节录完了: so many there are to be. */
const OF_ALL = /^(?:里|中|都|全|均)(?!学|心)|^[\u4e00-\u9fff]{1,2}[完齐满够]了/;

const promises = (project: Project, { unit, value }: Quantity): boolean =>
  countsInUnit(project, unit) && measuresFor(project).some((m) => m.unit === unit && m.quantity === value);
