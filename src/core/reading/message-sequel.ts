/** What a further message does to what was said before: corrects it, dates it, goes on with it. */
import type { Day } from '../day.js';
import { dueDayOf, findDates } from './dates.js';
import { claimsSomething, correctedClaim, joinedClaims } from './message-claims.js';
import type { Draft } from './message-model.js';

/** The draft that a correction makes of what was said before. */
export function corrected(before: Draft, now: Draft): Draft {
  const [said] = now.parts;
  const only = before.parts.length === 1 ? before.parts[0] : undefined;
  if (!said || !only) return now.parts.length > 0 ? now : before;
  const renamed = now.named && said.projects.length > 0;
  const silent = !claimsSomething(said.claim);
  const projects = renamed ? said.projects : only.projects;
  const claim = silent ? only.claim : correctedClaim(only.claim, said.claim);
  return {
    parts: [{ projects, text: `${only.text}（更正：${said.text}）`, claim }, ...now.parts.slice(1)],
    asks: now.asks,
    candidates: now.candidates,
    named: before.named || now.named,
  };
}

/** A day and nothing else, after what was said: when it was finished, or will be. */
export function dated(before: Draft, text: string, today: Day): Draft | null {
  const [date] = findDates(text, today);
  const [part] = before.parts;
  if (
    !date ||
    !part ||
    before.parts.length > 1 ||
    text.replace(date.text, '').replace(/[吧的前之左右完成工。！!~ ]/g, '') !== ''
  )
    return null;
  const due = dueDayOf(date, text);
  const done = part.claim.state === 'completed' && due <= today;
  const claim = done ? { ...part.claim, completedOn: due } : { ...part.claim, expectedOn: due };
  return { ...before, parts: [{ ...part, text: `${part.text}，${text}`, claim }] };
}

/** Messages typed one after the other, not yet confirmed, are one report. */
export function continued(before: Draft, now: Draft): Draft {
  const [first] = before.parts;
  const [said] = now.parts;
  if (!first) return now;
  if (!said) return before;
  const same = !now.named || said.projects.join() === first.projects.join() || first.projects.length === 0;
  if (before.parts.length > 1 || !same) return now;
  const projects = said.projects.length > 0 ? said.projects : first.projects;
  const part = {
    projects,
    text: [first.text, said.text].filter((t) => t !== '').join('，'),
    claim: joinedClaims(first.claim, said.claim),
  };
  return {
    parts: [part, ...now.parts.slice(1)],
    asks: now.asks,
    candidates: now.candidates,
    named: before.named || now.named,
  };
}
