/** An understood message in the form that other programs rely on. */
import type { Day } from '../../day.js';
import type { ClaimReading, ClaimState, MessageKind, Reasoned } from '../read-input.js';
import type { ChatClaim } from './claims/chat-claim.js';
import { joinedClaims } from './claims/joined.js';
import type { MessagePart, UnderstoodMessage } from './model.js';

/** Parts put together: each project once, what is said of it later counting. */
export function toOutput({ kind, parts, until, asks, candidates, why }: UnderstoodMessage): Reasoned & ClaimReading {
  const byProject = new Map<string, ChatClaim>();
  for (const { projects, claim } of parts) {
    for (const number of projects) {
      const known = byProject.get(number);
      byProject.set(number, known ? joinedClaims(known, claim) : claim);
    }
  }
  const projects = [...byProject.keys()];
  const claims = parts.map((p) => p.claim);
  const several = projects.length > 1;
  const state = overallState(byProject.size > 0 ? [...byProject.values()] : claims);
  return {
    kind,
    projects,
    figures: figuresOfParts(parts, several),
    state,
    ...(several &&
      kind === 'report' && { perProject: Object.fromEntries([...byProject].map(([n, c]) => [n, c.state])) }),
    ...dateOf(kind, until, claims),
    ...(asks && candidates.length > 0 && { candidates: [...new Set(candidates)] }),
    asks,
    why,
  };
}

function overallState(claims: readonly ChatClaim[]): ClaimState {
  if (claims.some((c) => c.state === 'open')) return 'open';
  return claims.length > 0 && claims.every((c) => c.state === 'completed') ? 'completed' : 'unknown';
}

function figuresOfParts(parts: readonly MessagePart[], several: boolean): ClaimReading['figures'] {
  return parts.flatMap(({ projects, claim }) => {
    if (!several || projects.length === 0) return claim.figures;
    return projects.flatMap((project) => claim.figures.map((f) => ({ project, ...f })));
  });
}

function dateOf(
  kind: MessageKind,
  until: Day | null,
  claims: readonly ChatClaim[],
): Pick<ClaimReading, 'date' | 'dateOf'> {
  if (kind === 'snooze') return until ? { date: until, dateOf: 'snooze' } : {};
  const completed = claims.find((c) => c.completedOn)?.completedOn;
  const promised = claims.find((c) => c.expectedOn)?.expectedOn;
  if (completed) return { date: completed, dateOf: 'completed' };
  return promised ? { date: promised, dateOf: 'promised' } : {};
}
