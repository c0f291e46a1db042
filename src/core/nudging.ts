/**
 * What goes out by itself (rules 25 to 28, 30): nudges, escalations and digests of a window, as things stand. The job sends
 * what `nudgesAt` says of its day; `duban plan` shows the same function over a longer window.
 */
import { type Addressed, addressesOf, type Call, cardKey, type Desk, isOffices } from './addressing.js';
import { leaderInCharge } from './charges.js';
import { type Day, type Instant, instantOn } from './day.js';
import type { NudgeResponse } from './facts.js';
import { groupBy } from './group-by.js';
import { isDisowned, type Owed, owedOf, reaches, snoozedStage, stageOn, urgency } from './nudge-stages.js';
import { isOwed } from './obligations.js';
import type { Obligation, Picture } from './picture.js';
import { planDigests } from './plan-digests.js';
import { nudgeTimeOf, type PlanItem, type Planning } from './plan-item.js';

import type { Calendar } from './workdays.js';

export type { PlanItem, Planning } from './plan-item.js';

/** Every nudge, escalation and digest of the window, by time. */
export function planNudges(planning: Planning): PlanItem[] {
  const { picture } = planning;
  // A quiet programme sends nothing until the office opens a round (rule 8).
  if (picture.quiet) return [];
  const items = [...nudges(planning), ...planDigests(planning)];
  return items.sort((a, b) => (a.at === b.at ? order(a).localeCompare(order(b), 'en') : a.at < b.at ? -1 : 1));
}

/** What the nudge job sends on a day. The picture is that day's. */
export function nudgesAt(planning: Omit<Planning, 'from' | 'to'>, day: Day): PlanItem[] {
  return planNudges({ ...planning, from: day, to: day }).filter(({ kind }) => kind !== 'digest');
}

/** Those of the obligations that are still owed: asked anew just before a card is sent (rule 28). */
export function stillOwed(keys: readonly string[], picture: Picture): string[] {
  const wanted = new Set(keys);
  return picture.projects.flatMap(({ assignments }) =>
    assignments.flatMap(({ obligations }) =>
      obligations.filter(({ key, state }) => wanted.has(key) && isOwed(state)).map(({ key }) => key),
    ),
  );
}

/** All that a unit owes on the picture's day, key-supervised on top, soonest first. */
export function owedBy(picture: Picture, unitId: string): Obligation[] {
  return picture.projects
    .flatMap(({ assignments }) => assignments.flatMap(({ obligations }) => obligations))
    .filter((obligation) => obligation.unitId === unitId && isOwed(obligation.state))
    .sort(keyThenSoonest);
}

/** Key-supervised on top, then soonest due; the rest stays as in the table. */
export const keyThenSoonest = (a: Obligation, b: Obligation): number =>
  Number(b.keySupervised) - Number(a.keySupervised) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0);

function nudges(planning: Planning): PlanItem[] {
  const { picture, calendar, from, to } = planning;
  const slotOn = slotOf(picture);
  const desk = { ...planning, leaders: leadersInCharge(planning) };
  const owed = owedOf(picture, calendar, slotOn);
  const byUnit = groupBy(owed, ({ obligation }) => obligation.unitId);
  const said = groupBy(planning.responses, ({ unitId }) => unitId);
  const isHeld = ({ obligation }: Owed, at: Instant): boolean =>
    isDisowned(said.get(obligation.unitId) ?? [], obligation, at);
  const calls = owed.flatMap((each) => callsOf(each, said.get(each.obligation.unitId) ?? [], calendar));
  const byDay = groupBy(
    calls.filter(({ stage: { on } }) => on >= from && on <= to),
    ({ stage: { on } }) => on,
  );
  return [...byDay].flatMap(([day, today]) => {
    const at = slotOn(day);
    const addressed = today.filter((call) => !isHeld(call.owed, at)).flatMap((call) => addressesOf(call, day, desk));
    const owedOn = (unitId: string): Owed[] =>
      (byUnit.get(unitId) ?? []).filter(
        (each) => each.from <= day && (each.until === null || day < each.until) && !isHeld(each, at),
      );
    return [...groupBy(addressed, cardKey).values()].map((card) => itemOf(card, day, at, owedOn, desk));
  });
}

function callsOf(owed: Owed, responses: readonly NudgeResponse[], calendar: Calendar): Call[] {
  const untils = new Set(responses.flatMap(({ until }) => (until === null ? [] : [until])));
  const repeats = [...untils].flatMap((day) => snoozedStage(responses, owed, day, calendar) ?? []);
  return [...owed.stages, ...repeats].map((stage) => ({ owed, stage, rung: stage.rung }));
}

function itemOf(card: Addressed[], day: Day, at: Instant, owedOn: (unitId: string) => Owed[], desk: Desk): PlanItem {
  const first = card.reduce((most, next) => (urgency(next.stage.name) > urgency(most.stage.name) ? next : most));
  const units = [...new Set(card.map(({ owed }) => owed.obligation.unitId))];
  const listed = units.flatMap((unitId) => {
    const own = card.filter(({ owed }) => owed.obligation.unitId === unitId);
    return owedOn(unitId).filter((each) => own.some((call) => belongs(each, call, day, desk)));
  });
  const obligations = listed.map(({ obligation }) => obligation).sort(keyThenSoonest);
  return {
    at,
    day,
    kind: card.some(({ rung }) => rung !== 'contact') ? 'escalation' : 'nudge',
    stage: first.stage.name,
    audience: first.audience,
    unitId: units.length === 1 ? (units[0] ?? null) : null,
    address: first.address,
    leaderId: first.leaderId,
    obligations,
    stages: Object.fromEntries(listed.map((each) => [each.obligation.key, stageOn(each, day)])),
  };
}

/** The unit's card lists all it owes; a card further up what has come that far; a leader's what is in their charge. */
function belongs(each: Owed, call: Addressed, day: Day, desk: Desk): boolean {
  if (isOffices(each, desk) !== isOffices(call.owed, desk)) return false;
  if (call.leaderId !== null && desk.leaders.get(each.obligation.projectId) !== call.leaderId) return false;
  return reaches(each, call.rung, day);
}

function leadersInCharge({ picture, roster }: Planning): Map<string, string | null> {
  return new Map(picture.projects.map((state) => [state.project.id, leaderInCharge(roster.charges, state)]));
}

/** When a day's cards go out: never outside working hours. */
function slotOf({ programme: { settings, timezone } }: Picture): (day: Day) => Instant {
  const time = nudgeTimeOf(settings);
  return (day) => instantOn(day, time, timezone);
}

const order = ({ kind, audience, unitId, address, leaderId }: PlanItem): string =>
  `${kind}/${audience}/${unitId}/${address}/${leaderId}`;
