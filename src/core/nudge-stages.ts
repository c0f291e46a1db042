/** The stages of rule 25: on which working day an obligation is brought up, with whom, and what holds that back (rule 27). */
import { type Day, dayOf, type Instant } from './day.js';
import type { NudgeResponse } from './facts.js';
import { memo } from './memo.js';
import type { Obligation, Picture } from './picture.js';
import type { Programme } from './registry.js';
import type { Round } from './rounds.js';
import type { Settings } from './settings.js';
import { addWorkdays, type Calendar, nextWorkday, workdaysBetween } from './workdays.js';

/** Whom a stage reaches: the unit's chat, then upwards. */
export type Rung = 'contact' | 'unit_leader' | 'office' | 'leader';

export interface Stage {
  /** 'opened', 'due-2', 'overdue+1'. */
  name: string;
  on: Day;
  rung: Rung;
}

/** An obligation with the days between which it is owed. */
export interface Owed {
  obligation: Obligation;
  /** First and past-the-end day; null while no end is known. */
  from: Day;
  until: Day | null;
  /** Shared by all that open, and are due, on the same days. */
  stages: readonly Stage[];
}

/** Everything in the picture that is still owed on a day or later, each with its stages. */
export function owedOf(picture: Picture, calendar: Calendar, slotOn: (day: Day) => Instant, after: Day): Owed[] {
  const { programme } = picture;
  const roundById = new Map(picture.rounds.map((round) => [round.id, round]));
  const known = new Map<string, readonly Stage[]>();
  const stagesOf = ({ dueOn, keySupervised, opensOn }: Obligation, round: Round | undefined): readonly Stage[] => {
    const key = `${dueOn}${keySupervised}${opensOn}${round?.id}`;
    const found = known.get(key);
    if (found) return found;
    const opened = round ? [openedStage(opensOn, round, programme, calendar, slotOn)] : [];
    const until = round?.closesOn ?? null;
    // What somebody's word opened was not there yet when that day's card went out.
    const there = ({ on }: Stage): boolean => (round ? on >= opensOn : on > opensOn) && (until === null || on < until);
    const stages = [...opened, ...datedStages(dueOn, keySupervised, programme.settings, calendar)].filter(there);
    known.set(key, stages);
    return stages;
  };
  const owed: Owed[] = [];
  for (const { assignments } of picture.projects) {
    for (const state of assignments) {
      for (const obligation of state.unmet(after)) {
        const round = obligation.kind === 'report' ? roundById.get(obligation.key.split(':')[1] ?? '') : undefined;
        if (obligation.state === 'historic' && !round?.closesOn) continue;
        const { opensOn: from } = obligation;
        owed.push({ obligation, from, until: round?.closesOn ?? null, stages: stagesOf(obligation, round) });
      }
    }
  }
  return owed;
}

/** The stage that an obligation is at on a day: the last one reached. */
export function stageOn(stages: readonly Stage[], day: Day): string {
  return (
    stages.reduce<Stage | null>((at, next) => (next.on <= day && (!at || next.on >= at.on) ? next : at), null)?.name ??
    'opened'
  );
}

/** Higher is more urgent: opened, due-10 … due-0, overdue+1 …. */
export const urgency: (stage: string) => number = memo(
  (stage: string) => {
    if (stage === 'opened') return 0;
    const days = Number(/\d+$/.exec(stage)?.[0] ?? 0);
    return stage.startsWith('overdue') ? 1000 + days : 100 - days;
  },
  (stage) => stage,
);

/** Whether an obligation is overdue by so much that this rung hears of it. */
export function reaches({ stages }: Owed, rung: Rung, day: Day): boolean {
  return rung === 'contact' || stages.some((stage) => stage.rung === rung && stage.on <= day);
}

/** 不归我们 stops the nudges of an assignment until the office declines it (rule 27). */
export function isDisowned(
  responses: readonly NudgeResponse[],
  { unitId, projectId }: Obligation,
  before: Instant,
): boolean {
  const last = responses
    .filter(
      (said) =>
        said.unitId === unitId &&
        said.projectId === projectId &&
        said.at < before &&
        (said.response === 'not_ours' || said.response === 'not_ours_declined'),
    )
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
  return last?.response === 'not_ours';
}

/** The stage comes back on the day that 明天再提醒 named, unless it was answered 收到 since, or the due day is past (rule 27). */
export function snoozedStage(
  responses: readonly NudgeResponse[],
  owed: Owed,
  day: Day,
  calendar: Calendar,
): Stage | null {
  const { key, unitId, dueOn } = owed.obligation;
  const snoozed = responses.findLast(
    (said) =>
      said.unitId === unitId &&
      said.response === 'snoozed' &&
      said.until !== null &&
      nextWorkday(calendar, said.until) === day &&
      (key in said.stages || Object.keys(said.stages).length === 0),
  );
  if (!snoozed || day > dueOn) return null;
  const name = snoozed.stages[key] ?? stageOn(owed.stages, snoozed.on);
  return isAcknowledged(responses, owed.obligation, name, snoozed.at) ? null : { name, on: day, rung: 'contact' };
}

/** 收到 stops the repeats of that stage, not the next stage (rule 27). */
export function isAcknowledged(
  responses: readonly NudgeResponse[],
  { key, unitId }: Obligation,
  stage: string,
  since: Instant,
): boolean {
  return responses.some(
    (said) =>
      said.unitId === unitId && said.response === 'acknowledged' && said.stages[key] === stage && said.at >= since,
  );
}

/** The next working day, for 明天再提醒; null where that would pass a due day, and it is not offered (rule 27). */
export function snoozeUntil(obligations: readonly Obligation[], today: Day, calendar: Calendar): Day | null {
  const until = addWorkdays(calendar, today, 1);
  return obligations.length > 0 && obligations.every(({ dueOn }) => until <= dueOn) ? until : null;
}

/** Working days to the due day; negative when overdue. */
export const daysLeft = ({ dueOn }: Obligation, day: Day, calendar: Calendar): number =>
  workdaysBetween(calendar, day, dueOn);

/** With the round, on the first working day whose card comes after the opening by hand or the import. */
function openedStage(
  opensOn: Day,
  round: Round,
  { createdAt, timezone }: Programme,
  calendar: Calendar,
  slotOn: (day: Day) => Instant,
): Stage {
  const on = nextWorkday(calendar, opensOn);
  const begun = [createdAt, round.openedAt].filter((at) => at !== null && dayOf(at, timezone) === on);
  const tooLate = begun.some((at) => at !== null && at > slotOn(on));
  return { name: 'opened', on: tooLate ? addWorkdays(calendar, on, 1) : on, rung: 'contact' };
}

function datedStages(dueOn: Day, keySupervised: boolean, settings: Settings, calendar: Calendar): Stage[] {
  const before = new Set([...settings.nudgeBeforeDue, ...(keySupervised ? settings.nudgeBeforeDueKey : [])]);
  const rungs = ['unit_leader', 'office', 'leader'] as const;
  const after = keySupervised ? settings.escalateAfterKey : settings.escalateAfter;
  return [
    ...[...before].map((n): Stage => ({ name: `due-${n}`, on: addWorkdays(calendar, dueOn, -n), rung: 'contact' })),
    ...after.map(
      (n, i): Stage => ({ name: `overdue+${n}`, on: addWorkdays(calendar, dueOn, n), rung: rungs[i] ?? 'office' }),
    ),
  ];
}
