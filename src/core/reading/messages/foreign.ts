/** What is told of a thing that only other units promise: 微型消防站 by a street that has none, 断头路昨晚放行 by one without any such road. */
import type { Project, Registry } from '../../registry.js';
import { genericMask } from '../names/name-words.js';
import { currentProjects } from '../names/own-projects.js';
import { longestShared } from '../text/likeness.js';
import { type Setting, simple, type UnderstoodMessage } from './model.js';
import { STREET } from './projects/streets.js';
import { whichProject } from './subjects.js';
import { WORK } from './wording/message-words.js';

/** The reading, with the question which project it is where another unit's name fits the words better than any of its own. */
export function withForeignName(
  read: UnderstoodMessage,
  text: string,
  setting: Setting,
  registry: Registry,
): UnderstoodMessage {
  if (setting.list.length > 0 || setting.about.length > 0 || read.asks) return read;
  const others = currentProjects(registry).filter((p) => !setting.own.includes(p));
  if (read.kind === 'chatter')
    return (WORK.test(text) || COME_ABOUT.test(text)) &&
      others.some((p) => nameOf(p).includes(text.slice(0, LEAST_THING)))
      ? simple('unclear', '说的不是本单位的项目', { asks: whichProject(setting) })
      : read;
  if (read.kind !== 'report') return read;
  const told = setting.own.filter((p) => read.parts.some((part) => part.projects.includes(p.number)));
  const [strange, ...more] = told;
  return strange && more.length === 0 && isNamedBetter(text, strange, others)
    ? {
        ...read,
        asks: `贵单位没有这样的项目，是 ${strange.number} ${strange.name} 吗？`,
        candidates: [strange.number],
      }
    : read;
}

/** 昨晚放行，车都走起来了. */
const COME_ABOUT = /了(?=$|[，,。；;！!])/;

/** A thing has three characters: 断头路, 微型消防站. */
const LEAST_THING = 3;
/** So many characters more than what its own project shares with the text. */
const LEAST_BETTER = 2;

/** Of the words that name its own, is more in another's name than in it: 消防 of 三小场所消防隐患整治, in 微型消防站? */
function isNamedBetter(text: string, own: Project, others: readonly Project[]): boolean {
  if (text.includes(own.number)) return false;
  const { start, end } = longestShared(text, `${own.name}，${own.target}`);
  if (end - start < LEAST_NAMED || end - start > MOST_NAMED) return false;
  const kind = text.slice(end, end + KIND);
  const isOfAnotherKind = (p: Project): boolean =>
    nameOf(p).includes(text.slice(start, end)) &&
    nameOf(p)
      .slice(nameOf(p).indexOf(text.slice(start, end)) + end - start)
      .includes(kind);
  if (kind.length === KIND && !`${own.name}${own.target}`.includes(kind) && others.some(isOfAnotherKind)) return true;
  return others.some((p) => {
    const more = grownIn(text, start, end, nameOf(p));
    return more > LEAST_THING && more >= end - start + LEAST_BETTER;
  });
}
/** 御龙居边坡, where its own is 御龙居老旧小区: a word of so many characters that tells the kind. */
const KIND = 2;
/** What is named in more characters is named. */
const [LEAST_NAMED, MOST_NAMED] = [2, 3];

/** Without its street, which is what tells it from others of its kind. */
const nameOf = ({ name }: Project): string => name.replace(STREET, '');

/** Characters of the piece with the telling ones around it, as far as the name has them; 0 where it has not even the piece. */
function grownIn(text: string, start: number, end: number, name: string): number {
  if (!name.includes(text.slice(start, end))) return 0;
  let [from, to] = [start, end];
  while (from > 0 && name.includes(text.slice(from - 1, to))) from--;
  while (to < text.length && name.includes(text.slice(from, to + 1))) to++;
  return genericMask(text.slice(from, to)).filter((isGeneric, i) => !isGeneric || (from + i >= start && from + i < end))
    .length;
}
