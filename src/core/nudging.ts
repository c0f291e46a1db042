/**
 * What goes out by itself (rules 25 to 28, 30): nudges, escalations and digests of a window, as things stand. The job sends
 * what `nudgesAt` says of its day; `duban plan` shows the same function over a longer window.
 */
import { type Addressed, addressesOf, type Call, cardKey, type Desk, isOffices } from './addressing.js';
import { leaderInCharge } from './charges.js';
import { type Day, type Instant, instantOn } from './day.js';
import type { NudgeResponse } from './facts.js';
import { groupBy } from './group-by.js';
import { memo, once } from './memo.js';
import {
  isDisowned,
  type Owed,
  owedOf,
  type Rung,
  reaches,
  type Stage,
  snoozedStage,
  stageOn,
  urgency,
} from './nudge-stages.js';
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
  const items = [...nudges(planning), ...planDigests(planning)].map((item) => ({ item, order: order(item) }));
  items.sort((a, b) =>
    a.item.at === b.item.at ? inEnglish.compare(a.order, b.order) : a.item.at < b.item.at ? -1 : 1,
  );
  return items.map(({ item }) => item);
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
  const desk = deskOf(planning);
  const owed = owedOf(picture, calendar, slotOn, from);
  const byUnit = groupBy(owed, ({ obligation }) => obligation.unitId);
  const said = groupBy(planning.responses, ({ unitId }) => unitId);
  const isHeld = ({ obligation }: Owed, at: Instant): boolean =>
    isDisowned(said.get(obligation.unitId) ?? [], obligation, at);
  const byDay = new Map<Day, Call[]>();
  for (const each of owed) {
    for (const stage of stagesOf(each, said.get(each.obligation.unitId) ?? [], calendar)) {
      if (stage.on < from || stage.on > to) continue;
      const call = { owed: each, stage, rung: stage.rung };
      const today = byDay.get(stage.on);
      if (today) today.push(call);
      else byDay.set(stage.on, [call]);
    }
  }
  return [...byDay].flatMap(([day, today]) => {
    const at = slotOn(day);
    const addressed = today.filter((call) => !isHeld(call.owed, at)).flatMap((call) => addressesOf(call, day, desk));
    const owedOn = (unitId: string): Owed[] =>
      (byUnit.get(unitId) ?? []).filter(
        (each) => each.from <= day && (each.until === null || day < each.until) && !isHeld(each, at),
      );
    const stageAt = once((stages: readonly Stage[]) => stageOn(stages, day));
    return [...groupBy(addressed, cardKey).values()].map((card) => itemOf(card, day, at, owedOn, stageAt, desk));
  });
}

/** Those of the rules, and those put off to another day. */
function stagesOf(owed: Owed, responses: readonly NudgeResponse[], calendar: Calendar): readonly Stage[] {
  if (responses.length === 0) return owed.stages;
  const untils = new Set(responses.flatMap(({ until }) => (until === null ? [] : [until])));
  const repeats = [...untils].flatMap((day) => snoozedStage(responses, owed, day, calendar) ?? []);
  return [...owed.stages, ...repeats];
}

function itemOf(
  card: Addressed[],
  day: Day,
  at: Instant,
  owedOn: (unitId: string) => Owed[],
  stageAt: (stages: readonly Stage[]) => string,
  desk: Desk,
): PlanItem {
  const first = card.reduce((most, next) => (urgency(next.stage.name) > urgency(most.stage.name) ? next : most));
  const byUnit = groupBy(card, ({ owed }) => owed.obligation.unitId);
  const listed = [...byUnit].flatMap(([unitId, own]) => {
    const reasons = reasonsOf(own, desk);
    return owedOn(unitId).filter((each) => reasons.some((reason) => belongs(each, reason, day, desk)));
  });
  const obligations = listed.map(({ obligation }) => obligation).sort(keyThenSoonest);
  const stages: PlanItem['stages'] = {};
  for (const each of listed) stages[each.obligation.key] = stageAt(each.stages);
  const [unitId = null, another] = byUnit.keys();
  return {
    at,
    day,
    kind: card.some(({ rung }) => rung !== 'contact') ? 'escalation' : 'nudge',
    stage: first.stage.name,
    audience: first.audience,
    unitId: another === undefined ? unitId : null,
    address: first.address,
    leaderId: first.leaderId,
    obligations,
    stages,
  };
}

/** Why a card lists what it does; the calls of one unit's card have few. */
interface Reason {
  offices: boolean;
  rung: Rung;
  leaderId: string | null;
}

function reasonsOf(calls: readonly Addressed[], desk: Desk): Reason[] {
  const known = new Map<string, Reason>();
  for (const { owed, rung, leaderId } of calls) {
    const offices = isOffices(owed, desk);
    const key = `${offices}/${rung}/${leaderId}`;
    if (!known.has(key)) known.set(key, { offices, rung, leaderId });
  }
  return [...known.values()];
}

/** The unit's card lists all it owes; a card further up what has come that far; a leader's what is in their charge. */
function belongs(each: Owed, { offices, rung, leaderId }: Reason, day: Day, desk: Desk): boolean {
  if (isOffices(each, desk) !== offices) return false;
  if (leaderId !== null && desk.leaderOf(each.obligation.projectId) !== leaderId) return false;
  return reaches(each, rung, day);
}

function deskOf(planning: Planning): Desk {
  const { picture, roster } = planning;
  const projects = new Map(picture.projects.map((state) => [state.project.id, state]));
  const leaderOf = memo(
    (projectId: string) => {
      const state = projects.get(projectId);
      return state ? leaderInCharge(roster.charges, state) : null;
    },
    (projectId) => projectId,
  );
  return { ...planning, leaderOf };
}

/** When a day's cards go out: never outside working hours. */
function slotOf({ programme: { settings, timezone } }: Picture): (day: Day) => Instant {
  const time = nudgeTimeOf(settings);
  return (day) => instantOn(day, time, timezone);
}

const inEnglish = new Intl.Collator('en');

const order = ({ kind, audience, unitId, address, leaderId }: PlanItem): string =>
  `${kind}/${audience}/${unitId}/${address}/${leaderId}`;
