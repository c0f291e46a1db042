/** What a draft holds of each project: the words to be stored, and how they were understood. */
import { z } from 'zod';
import type { UnderstoodView } from '#src/cards/report-cards.js';
import type { AssignmentState } from '#src/core/picture.js';
import { noClaim } from '#src/core/reading/messages/claims/chat-claim.js';
import { joinedClaims } from '#src/core/reading/messages/claims/joined.js';
import type { MessagePart } from '#src/core/reading/messages/messages.js';
import { AS_BEFORE } from '#src/core/reading/messages/wording/message-words.js';
import type { Claim } from '#src/core/reading/progress/claims.js';
import { figureWords } from '#src/core/show.js';

const day = z.string().nullable();

export const entrySchema = z.object({
  projectId: z.string(),
  completion: z.string(),
  claim: z.object({
    state: z.enum(['completed', 'open', 'unknown']),
    completedOn: day,
    expectedOn: day,
    speaksOf: day,
    says: z.enum(['not_started', 'will_miss']).nullable(),
    figures: z.array(
      z.object({
        quantity: z.number(),
        unit: z.string(),
        of: z.string().optional(),
        kind: z.enum(['cumulative', 'new', 'remaining', 'planned']),
        period: z.string().optional(),
      }),
    ),
  }),
});
export type Entry = z.infer<typeof entrySchema>;

/** An entry a project of the unit's own; what several stretches say of one is put together. */
export function entriesOf(own: readonly AssignmentState[], parts: readonly MessagePart[]): Entry[] {
  const numbers = new Set(parts.flatMap(({ projects }) => projects));
  return own
    .filter(({ project }) => numbers.has(project.number))
    .map((assignment) => {
      const { number } = assignment.project;
      return entryOf(
        assignment,
        parts.filter(({ projects }) => projects.includes(number)),
      );
    });
}

function entryOf({ project, unit, report }: AssignmentState, parts: readonly MessagePart[]): Entry {
  const words = [...new Set(parts.map(({ text }) => text.trim()))].filter((text) => text !== '').join('，');
  // 「跟上次一样」 says again what the unit said last.
  if (report?.unitId === unit.id && AS_BEFORE.test(words)) {
    const state = report.completed === null ? 'unknown' : report.completed ? 'completed' : 'open';
    return { projectId: project.id, completion: report.completion, claim: { ...report, state, speaksOf: null } };
  }
  const claim = parts.map((part) => part.claim).reduce(joinedClaims, noClaim);
  return { projectId: project.id, completion: words || stateWords[claim.state], claim };
}

const stateWords: Record<Claim['state'], string> = { completed: '已完成', open: '尚未完成', unknown: '' };

type Shown = UnderstoodView['entries'][number];

export function entryShown({ completion, claim }: Entry): Omit<Shown, 'number' | 'name'> {
  return {
    completion,
    figures: claim.figures.map(figureWords),
    state: stateWords[claim.state] || '未写明',
    dates: [
      claim.completedOn && `完成于 ${claim.completedOn}`,
      claim.expectedOn && `预计 ${claim.expectedOn} 完成`,
    ].filter((one): one is string => Boolean(one)),
  };
}
