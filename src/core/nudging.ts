/**
 * What goes out by itself (rules 25 to 28, 30): nudges, escalations and digests of a window, as things stand. The job sends
 * what `nudgesAt` says of its day; `duban plan` shows the same function over a longer window.
 */
import { withinHours } from './catch-up.js';
import { leaderInCharge } from './charges.js';
import { type Day, dayOf, type Instant, instantOn } from './day.js';
import { digestDays } from './digest-days.js';
import type { NudgeResponse } from './facts.js';
import { groupBy } from './group-by.js';
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
import type { Address, Roster } from './people.js';
import type { Obligation, Picture } from './picture.js';
import {
  boundChats,
  leaderRecipients,
  officeRecipients,
  personRecipients,
  unitLeaderRecipients,
  unitRecipients,
} from './recipients.js';
import type { Calendar } from './workdays.js';

export interface Planning {
  /** Of the window's last day, from all facts (rule 31). */
  picture: Picture;
  roster: Roster;
  responses: readonly NudgeResponse[];
  calendar: Calendar;
  from: Day;
  to: Day;
}

/** One card to one chat or person; a digest has no obligations. */
export interface PlanItem {
  at: Instant;
  day: Day;
  kind: 'nudge' | 'escalation' | 'digest';
  /** The most urgent stage that came up on the day; 'digest' for digests. */
  stage: string;
  audience: 'contact' | 'unit_leader' | 'office' | 'leader' | 'unit';
  /** The unit concerned; null where the card is about several. */
  unitId: string | null;
  /** Where it goes; null where nobody is bound or known. A draft for a leader goes to the office. */
  address: Address | null;
  /** The district leader whom a draft or escalation is for. */
  leaderId: string | null;
  /** All that is owed, key-supervised on top, soonest first. */
  obligations: Obligation[];
  /** The stage that each obligation is at, which 收到 answers. */
  stages: Record<string, string>;
}

/** What came up on a day, and whose eyes it is for. */
interface Call {
  owed: Owed;
  stage: Stage;
  rung: Rung;
}

/** Every nudge, escalation and digest of the window, by time. */
export function planNudges(planning: Planning): PlanItem[] {
  const { picture } = planning;
  // A quiet programme sends nothing until the office opens a round (rule 8).
  if (picture.quiet) return [];
  const items = [...nudges(planning), ...digests(planning)];
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

/** A call with the chat or person that its card goes to. */
interface Addressed extends Call {
  audience: PlanItem['audience'];
  address: Address | null;
  leaderId: string | null;
}

type Desk = Planning & { leaders: ReadonlyMap<string, string | null> };

/** A briefing without a leader in charge is the office's to settle (rule 24). */
const isOffices = ({ obligation: { kind, projectId } }: Owed, { leaders }: Desk): boolean =>
  kind === 'briefing' && !leaders.get(projectId);

/** Each rung, and the office where nobody is there: no contact, no unit leader, no leader in charge (rules 24 and 28). */
function addressesOf(call: Call, day: Day, desk: Desk): Addressed[] {
  const { roster, picture, leaders } = desk;
  const { unitId, projectId } = call.owed.obligation;
  const to = (audience: PlanItem['audience'], list: readonly Address[], leaderId: string | null = null): Addressed[] =>
    list.map((address) => ({ ...call, audience, address, leaderId }));
  const office = to('office', officeRecipients(roster));
  const orOffice = (list: Addressed[]): Addressed[] => {
    if (list.length > 0) return list;
    return office.length > 0 ? office : [{ ...call, audience: call.rung, address: null, leaderId: null }];
  };
  if (isOffices(call.owed, desk))
    return office.length > 0 ? office : [{ ...call, audience: 'office', address: null, leaderId: null }];
  switch (call.rung) {
    case 'contact':
      return orOffice(to('contact', unitRecipients(roster, unitId, day)));
    case 'unit_leader':
      return orOffice(to('unit_leader', unitLeaderRecipients(roster, unitId)));
    case 'office':
      return orOffice(office);
    case 'leader': {
      const leaderId = leaders.get(projectId) ?? null;
      if (leaderId === null) return orOffice(office);
      // Drafted, and sent on the office's tap (rule 26).
      const unasked = picture.programme.settings.escalateToLeaderUnasked;
      const list = to('leader', unasked ? personRecipients(roster, leaderId) : officeRecipients(roster), leaderId);
      return list.length > 0 ? list : [{ ...call, audience: 'leader', address: null, leaderId }];
    }
  }
}

/** One card a chat and day; a draft for each leader is a card of its own. */
const cardKey = ({ address, audience, leaderId, owed }: Addressed): string =>
  `${address ?? `${audience}/${owed.obligation.unitId}`}/${leaderId}`;

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
  const time = withinHours(settings.nudgeTime, settings.workingHours);
  return (day) => instantOn(day, time, timezone);
}

function digests({ picture, roster, calendar, from, to }: Planning): PlanItem[] {
  const { programme, rounds, projects } = picture;
  const { settings, timezone, cutOff, createdAt } = programme;
  const createdOn = dayOf(createdAt, timezone);
  const begins = createdOn <= cutOff ? createdOn : rounds.find(({ active }) => active)?.opensOn;
  const time = withinHours(settings.digestTime, settings.workingHours);
  const unitIds = new Set(projects.flatMap(({ assignments }) => assignments.map(({ unit }) => unit.id)));
  const chats = [...unitIds].flatMap((unitId) =>
    boundChats(roster, { kind: 'unit', unitId }).map((address) => ({ audience: 'unit' as const, unitId, address })),
  );
  const office = officeRecipients(roster);
  const everyone = [
    ...(office.length > 0 ? office : [null]).map((address) => ({ audience: 'office' as const, unitId: null, address })),
    ...leaderRecipients(roster).map((address) => ({ audience: 'leader' as const, unitId: null, address })),
    ...chats,
  ];
  return digestDays(calendar, from, to)
    .filter((day) => begins !== undefined && day >= begins)
    .flatMap((day) =>
      everyone.map((recipient) => ({
        ...recipient,
        at: instantOn(day, time, timezone),
        day,
        kind: 'digest' as const,
        stage: 'digest',
        leaderId: null,
        obligations: [],
        stages: {},
      })),
    );
}

const order = ({ kind, audience, unitId, address, leaderId }: PlanItem): string =>
  `${kind}/${audience}/${unitId}/${address}/${leaderId}`;
