/** Which of the several things that a project promises a message tells of: 讲座都讲完了, where 咨询 is promised as well. */

import type { Day } from '../../day.js';
import { once } from '../../memo.js';
import type { Project } from '../../registry.js';
import { headNoun, measuresFor } from '../targets/promised-things.js';
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
