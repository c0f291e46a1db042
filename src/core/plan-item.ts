/** What a plan is made from, and what it is made of. */
import { withinHours } from './catch-up.js';
import type { Day, Instant, TimeOfDay } from './day.js';
import type { NudgeResponse } from './facts.js';
import type { Address, Roster } from './people.js';
import type { Obligation, Picture } from './picture.js';
import type { Settings } from './settings.js';
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

/** When nudges and escalations go out, never outside working hours (rule 25). */
export const nudgeTimeOf = ({ nudgeTime, workingHours }: Settings): TimeOfDay => withinHours(nudgeTime, workingHours);

/** When digests go out, likewise (rule 30). */
export const digestTimeOf = ({ digestTime, workingHours }: Settings): TimeOfDay =>
  withinHours(digestTime, workingHours);
