/** To whose chat a stage's card goes (rules 24, 26 and 28). */
import type { Day } from './day.js';
import type { Owed, Rung, Stage } from './nudge-stages.js';
import type { Address } from './people.js';
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
  const { roster, picture, leaderOf } = desk;
  const { unitId, projectId } = call.owed.obligation;
  const to = (audience: PlanItem['audience'], list: readonly Address[], leaderId: string | null = null): Addressed[] =>
    list.map((address) => ({ ...call, audience, address, leaderId }));
  const toOffice = (otherwise: PlanItem['audience']): Addressed[] => {
    const office = to('office', officeRecipients(roster));
    return office.length > 0 ? office : [{ ...call, audience: otherwise, address: null, leaderId: null }];
  };
  const orOffice = (list: Addressed[]): Addressed[] => (list.length > 0 ? list : toOffice(call.rung));
  if (isOffices(call.owed, desk)) return toOffice('office');
  switch (call.rung) {
    case 'contact':
      return orOffice(to('contact', unitRecipients(roster, unitId, day)));
    case 'unit_leader':
      return orOffice(to('unit_leader', unitLeaderRecipients(roster, unitId)));
    case 'office':
      return toOffice(call.rung);
    case 'leader': {
      const leaderId = leaderOf(projectId);
      if (leaderId === null) return toOffice(call.rung);
      // Drafted, and sent on the office's tap (rule 26).
      const unasked = picture.programme.settings.escalateToLeaderUnasked;
      const list = to('leader', unasked ? personRecipients(roster, leaderId) : officeRecipients(roster), leaderId);
      return list.length > 0 ? list : [{ ...call, audience: 'leader', address: null, leaderId }];
    }
  }
}

/** One card a chat and day; a draft for each leader is a card of its own. */
export const cardKey = ({ address, audience, leaderId, owed }: Addressed): string =>
  `${address ?? `${audience}/${owed.obligation.unitId}`}/${leaderId}`;
