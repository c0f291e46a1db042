/** Which of the several things that a project promises a message tells of: 讲座都讲完了, where 咨询 is promised as well. */

import type { Day } from '../../day.js';
import { once } from '../../memo.js';
import type { Project } from '../../registry.js';
import { headNoun, isSameUnit, measuresFor } from '../targets/promised-things.js';
import { saysSoOfAll } from './claims/chat-claim.js';
import type { MessagePart } from './model.js';

/** The last two characters of each thing promised; none where one of them has no name. */
const thingsOf = once((project: Project) => {
  const things = measuresFor(project).map((measure) => ({ noun: headNoun(measure), unit: measure.unit }));
  return things.length > 1 && things.every(({ noun }) => noun.length === 2) ? things : [];
});

/** Does a text tell of some of the things that the project promises, and of the others or of all of it not? */
function tellsOfSome(text: string, project: Project, today: Day): boolean {
  const things = thingsOf(project);
  const told = things.filter(({ noun, unit }) => text.includes(noun) || new RegExp(`\\d ?${unit}`).test(text));
  return told.length > 0 && told.length < things.length && !saysSoOfAll(text, project.target, today);
}

/** Parts in which some of the things promised are told as done, where others are told as open: neither is all of the project. */
export function withPromisesApart(parts: readonly MessagePart[], own: readonly Project[], today: Day): MessagePart[] {
  return parts.map((part) => {
    const { claim, projects } = part;
    const project = projects.length === 1 ? own.find((p) => p.number === projects[0]) : undefined;
    if (claim.state !== 'completed' || !project || !tellsOfSome(part.text, project, today)) return part;
    const isOpen = parts.some((p) => p.claim.state === 'open' && p.projects.join() === project.number);
    return isOpen ? { ...part, claim: { ...claim, state: 'open', completedOn: null } } : part;
  });
}

/**
 * 27-6、25-1都完成，20.8公里、2640个: each amount with the one of them that counts in its unit; in one unit (观澜、福城电影320场、510场都放完)
 * each with its own in their order. 各做了20公里 is short of what each promises.
 */
export const eachWithItsOwn = (parts: readonly MessagePart[], own: readonly Project[]): MessagePart[] =>
  parts.flatMap((part) => {
    const { projects, claim, text } = part;
    const { figures, doubtful } = claim;
    const among = projects.flatMap((number) => own.find((p) => p.number === number) ?? []);
    if (among.length < 2 || figures.length === 0) return [part];
    if (figures.length === 1 && !doubtful && OF_EACH.test(text)) return [asShort(part, among)];
    if (figures.length !== among.length) return [part];
    const owners = figures.map(({ unit }) => countingIn(unit, among));
    const isEach = owners.every(({ length }) => length === 1) && new Set(owners.flat()).size === among.length;
    const inTurn = owners.every(({ length }) => length === among.length) && IN_TURN.test(text);
    if (!isEach && !inTurn) return [part];
    return among.map((project, i) => {
      const his = figures.filter((_, at) => (isEach ? owners[at]?.[0] === project : at === i));
      return asShort({ ...part, projects: [project.number], claim: { ...claim, figures: his } }, [project]);
    });
  });
const IN_TURN = /\d ?[\u4e00-\u9fff%]{1,2}(?:、|和|跟|，)\d[\d.]{0,8}[\u4e00-\u9fff%]/;
const OF_EACH = /各[\u4e00-\u9fff]{0,4}\d/;

/** In that very unit, or else in one like it. */
function countingIn(unit: string, among: readonly Project[]): Project[] {
  const exactly = among.filter((p) => measuresFor(p).some((m) => m.unit === unit));
  return exactly.length > 0 ? exactly : among.filter((p) => measuresFor(p).some((m) => isSameUnit(unit, m.unit)));
}

/** Open, where nothing is said of how it stands and each of them promises more. */
const asShort = (part: MessagePart, among: readonly Project[]): MessagePart => {
  const { state, doubtful, figures } = part.claim;
  const isShort = figures.every(
    (f) =>
      f.kind === 'cumulative' &&
      among.every((p) => measuresFor(p).some((m) => m.unit === f.unit && m.quantity > f.quantity)),
  );
  return state === 'unknown' && !doubtful && isShort ? { ...part, claim: { ...part.claim, state: 'open' } } : part;
};
