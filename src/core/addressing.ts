/** To whose chat a stage's card goes (rules 24, 26 and 28). */
import type { Day } from './day.js';
import type { Owed, Rung, Stage } from './nudge-stages.js';
import type { Address, Roster } from './people.js';
import type { PlanItem, Planning } from './plan-item.js';
import { officeRecipients, personRecipients, unitLeaderRecipients, unitRecipients } from './recipients.js';

/** What came up on a day, and whose eyes it is for. */
export interface Call {
  owed: Owed;
  stage: Stage;
  rung: Rung;
}

/** A call with the chat or person that its card goes to. */
export interface Addressed extends Call {
  audience: PlanItem['audience'];
  address: Address | null;
  leaderId: string | null;
}

export interface Desk extends Planning {
  /** The leader in charge of a project. */
  leaderOf(projectId: string): string | null;
}

/** A briefing without a leader in charge is the office's to settle (rule 24). */
export const isOffices = ({ obligation: { kind, projectId } }: Owed, { leaderOf }: Desk): boolean =>
  kind === 'briefing' && !leaderOf(projectId);

/** Each rung, and the office where nobody is there: no contact, no unit leader, no leader in charge (rules 24 and 28). */
export function addressesOf(call: Call, day: Day, desk: Desk): Addressed[] {
  const { roster, picture } = desk;
  const { unitId, projectId } = call.owed.obligation;
  if (isOffices(call.owed, desk)) return toOffice(call, 'office', roster);
  switch (call.rung) {
    case 'contact':
      return to(call, 'contact', unitRecipients(roster, unitId, day)) ?? toOffice(call, 'contact', roster);
    case 'unit_leader':
      return to(call, 'unit_leader', unitLeaderRecipients(roster, unitId)) ?? toOffice(call, 'unit_leader', roster);
    case 'office':
      return toOffice(call, 'office', roster);
    case 'leader': {
      const leaderId = desk.leaderOf(projectId);
      if (leaderId === null) return toOffice(call, 'leader', roster);
      // Drafted, and sent on the office's tap (rule 26).
      const unasked = picture.programme.settings.escalateToLeaderUnasked;
      const addresses = unasked ? personRecipients(roster, leaderId) : officeRecipients(roster);
      return to(call, 'leader', addresses, leaderId) ?? [addressed(call, 'leader', null, leaderId)];
    }
  }
}

const addressed = (
  { owed, stage, rung }: Call,
  audience: PlanItem['audience'],
  address: Address | null,
  leaderId: string | null,
): Addressed => ({ owed, stage, rung, audience, address, leaderId });

/** Null where nobody is there. */
const to = (
  call: Call,
  audience: PlanItem['audience'],
  addresses: readonly Address[],
  leaderId: string | null = null,
): Addressed[] | null =>
  addresses.length === 0 ? null : addresses.map((address) => addressed(call, audience, address, leaderId));

/** Where the office has no address either, the card is for whom it would have been for. */
const toOffice = (call: Call, otherwise: PlanItem['audience'], roster: Roster): Addressed[] =>
  to(call, 'office', officeRecipients(roster)) ?? [addressed(call, otherwise, null, null)];

/** One card a chat and day; a draft for each leader is a card of its own. */
export const cardKey = ({ address, audience, leaderId, owed }: Addressed): string =>
  `${address ?? `${audience}/${owed.obligation.unitId}`}/${leaderId}`;
