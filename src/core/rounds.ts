/**
 * Reporting rounds (填报期) follow from the programme's dates and settings, and from what the office decided (rules 5–8).
 * Nothing about a round is stored but those decisions, and the job's record of openings and locks.
 */
import { addDays, type Day, dayOf, earlier, type Instant, lastDayOfMonth, later } from './day.js';
import type { RoundEvent } from './facts.js';
import type { Programme } from './registry.js';
import { addWorkdays, type Calendar, nextWorkday, previousWorkday } from './workdays.js';

export interface Round {
  /** '2022-11', '2022-year-end', '2023-01' for a follow-up round. */
  id: string;
  kind: 'monthly' | 'year_end' | 'follow_up';
  opensOn: Day;
  /** A working day: reports are due on the last one up to the day that was set (rule 3). */
  dueOn: Day;
  /** Lag analyses are due with the year-end round: the day that was set, or the next working day (rule 3). */
  analysisDueOn: Day;
  /** The day its reports speak of; the cut-off for the year-end round, which never moves. */
  asOf: Day;
  state: 'scheduled' | 'open' | 'locked';
  /** False where nothing is owed in it: the programme is quiet, or was imported after the round's time (rule 8). */
  active: boolean;
  /** From this day it takes no more reports; null while none is known. */
  closesOn: Day | null;
  /** When the office opened it by hand. */
  openedAt: Instant | null;
}

interface Dates {
  kind: Round['kind'];
  opensOn: Day;
  dueOn: Day;
  asOf: Day;
}

/** 'as_of': locks count from their day. 'as_things_stand' (plans): what the office locked is locked on any day (rule 31). */
export type RoundView = 'as_of' | 'as_things_stand';

export const yearEndId = (programme: Programme): string => `${programme.year}-year-end`;

/**
 * Rounds whose opening day is up to `until`, and those that the office dated or opened; soonest first. A round is open
 * from its opening day on, recorded or not, and monthly ones are locked when a later one opens. The year-end round is
 * locked by the office only (rule 7).
 */
export function roundsOf(
  programme: Programme,
  events: readonly RoundEvent[],
  calendar: Calendar,
  until: Day,
  view: RoundView = 'as_of',
): Round[] {
  const acts = actsByRound(events);
  const createdOn = dayOf(programme.createdAt, programme.timezone);
  const late = createdOn > programme.cutOff;
  const wakesOn = late ? wakingDay(programme, events, calendar) : createdOn;
  const ids = new Set([...scheduledIds(programme, until), ...acts.keys()]);
  const rounds = [...ids].flatMap((id): Round[] => {
    const own = acts.get(id) ?? [];
    const dates = datesOf(programme, calendar, id, own);
    if (dates.opensOn > until && own.length === 0) return [];
    const openings = own.filter((act) => act.act === 'opened');
    const active = openings.length > 0 || (wakesOn !== null && (late ? dates.opensOn : dates.dueOn) >= wakesOn);
    if (!active && wakesOn !== null && own.length === 0 && dates.kind !== 'year_end') return [];
    return [
      {
        id,
        kind: dates.kind,
        opensOn: late ? dates.opensOn : later(dates.opensOn, createdOn),
        dueOn: previousWorkday(calendar, dates.dueOn),
        analysisDueOn: nextWorkday(calendar, dates.dueOn),
        asOf: dates.asOf,
        state: 'scheduled',
        active,
        closesOn: null,
        openedAt: openings.findLast((act) => act.by !== 'system')?.at ?? null,
      },
    ];
  });
  rounds.sort((a, b) => (a.opensOn === b.opensOn ? (a.id < b.id ? -1 : 1) : a.opensOn < b.opensOn ? -1 : 1));
  const opening = rounds.filter((round) => round.active && round.opensOn <= until);
  return rounds.map((round) => {
    const closesOn = closingDay(round, acts.get(round.id) ?? [], opening, until, view);
    if (closesOn !== null && closesOn <= until) return { ...round, closesOn, state: 'locked' };
    return { ...round, closesOn, state: round.active && round.opensOn <= until ? 'open' : 'scheduled' };
  });
}

/** The day from which a programme imported after its cut-off is nudged again: the first opening by the office (rule 8). */
export function wakingDay(programme: Programme, events: readonly RoundEvent[], calendar: Calendar): Day | null {
  const first = events.filter((event) => event.act === 'opened').sort(byTime)[0];
  if (!first) return null;
  return datesOf(programme, calendar, first.roundId, actsByRound(events).get(first.roundId) ?? []).opensOn;
}

/** Openings and locks that have come by the rules and are not yet on the trail, for the job that records them. */
export function unrecordedActs(
  rounds: readonly Round[],
  events: readonly RoundEvent[],
): { roundId: string; act: 'opened' | 'locked'; on: Day }[] {
  const acts = actsByRound(events);
  return rounds.flatMap((round) => {
    const own = acts.get(round.id) ?? [];
    const due: { roundId: string; act: 'opened' | 'locked'; on: Day }[] = [];
    if (round.state !== 'scheduled' && !own.some((act) => act.act === 'opened')) {
      due.push({ roundId: round.id, act: 'opened', on: round.opensOn });
    }
    const lastLock = own.findLast((act) => act.act === 'locked' || act.act === 'reopened');
    if (round.state === 'locked' && round.closesOn && lastLock?.act !== 'locked') {
      due.push({ roundId: round.id, act: 'locked', on: round.closesOn });
    }
    return due;
  });
}

function scheduledIds(programme: Programme, until: Day): string[] {
  const cutOffMonth = programme.cutOff.slice(0, 7);
  const ids: string[] = [];
  for (let month = `${programme.year}-01`; month <= until.slice(0, 7); month = monthAfter(month)) {
    ids.push(month === cutOffMonth ? yearEndId(programme) : month);
  }
  return ids;
}

/** Dates by rule 5, then as the office set them; its last word on each date counts. */
function datesOf(programme: Programme, calendar: Calendar, id: string, acts: readonly RoundEvent[]): Dates {
  const set = <K extends 'opensOn' | 'dueOn' | 'asOf'>(key: K): Day | null =>
    acts.findLast((act) => act[key] !== null)?.[key] ?? null;
  const byRule = datesByRule(programme, calendar, id);
  const openedOn = acts.find((act) => act.act === 'opened')?.on ?? null;
  if (!byRule) {
    const opensOn = set('opensOn') ?? openedOn ?? acts[0]?.on ?? programme.cutOff;
    const dueOn = set('dueOn') ?? addWorkdays(calendar, opensOn, programme.settings.yearEndDueAfterWorkdays);
    const asOf = set('asOf') ?? dueOn;
    return { kind: opensOn > programme.cutOff ? 'follow_up' : 'monthly', opensOn, dueOn, asOf };
  }
  return {
    kind: byRule.kind,
    opensOn: set('opensOn') ?? (openedOn ? earlier(byRule.opensOn, openedOn) : byRule.opensOn),
    dueOn: set('dueOn') ?? byRule.dueOn,
    asOf: byRule.kind === 'year_end' ? programme.cutOff : (set('asOf') ?? byRule.asOf),
  };
}

function datesByRule({ settings, cutOff, ...programme }: Programme, calendar: Calendar, id: string): Dates | null {
  if (id === `${programme.year}-year-end`) {
    return {
      kind: 'year_end',
      opensOn: earlier(`${cutOff.slice(0, 8)}${twoDigits(settings.yearEndOpensOnDay)}`, cutOff),
      dueOn: addWorkdays(calendar, cutOff, settings.yearEndDueAfterWorkdays),
      asOf: cutOff,
    };
  }
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(id)) return null;
  const asOf = lastDayOfMonth(`${id}-01`);
  return {
    kind: asOf > cutOff ? 'follow_up' : 'monthly',
    opensOn: `${id}-${twoDigits(settings.roundOpensOnDay)}`,
    dueOn: previousWorkday(calendar, asOf),
    asOf,
  };
}

function closingDay(
  round: Round,
  acts: readonly RoundEvent[],
  opening: readonly Round[],
  until: Day,
  view: RoundView,
): Day | null {
  const last = acts.findLast(
    (act) => (act.act === 'locked' || act.act === 'reopened') && (act.on <= until || view === 'as_things_stand'),
  );
  if (last?.act === 'locked') return view === 'as_things_stand' && last.by !== 'system' ? round.opensOn : last.on;
  if (round.kind === 'year_end') return null;
  const after = last ? later(last.on, round.opensOn) : round.opensOn;
  const next = opening.find((other) => other.id !== round.id && other.opensOn > after);
  return next ? later(next.opensOn, addDays(round.dueOn, 1)) : null;
}

function actsByRound(events: readonly RoundEvent[]): Map<string, RoundEvent[]> {
  const byRound = new Map<string, RoundEvent[]>();
  for (const event of [...events].sort(byTime)) {
    const list = byRound.get(event.roundId);
    if (list) list.push(event);
    else byRound.set(event.roundId, [event]);
  }
  return byRound;
}

const byTime = (a: RoundEvent, b: RoundEvent): number =>
  a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1;

const twoDigits = (n: number): string => String(n).padStart(2, '0');

const monthAfter = (month: string): string => addDays(lastDayOfMonth(`${month}-01`), 1).slice(0, 7);
