/** Where a card for a unit, the office or the leaders goes (rules 26 and 28). */
import type { Day } from './day.js';
import type { Address, Audience, Person, Roster } from './people.js';

/** Addresses of the chats bound to an audience, gone ones left out. */
export function boundChats(roster: Roster, audience: Audience): Address[] {
  return roster.chats
    .filter(({ audience: bound, goneAt }) => goneAt === null && bound !== null && sameAudience(bound, audience))
    .map(({ address }) => address);
}

/** The unit's chat; without one its contacts one-to-one, deputies in place of those who handed over; else nobody. */
export function unitRecipients(roster: Roster, unitId: string, day: Day): Address[] {
  const chats = boundChats(roster, { kind: 'unit', unitId });
  if (chats.length > 0) return chats;
  const away = roster.handovers.filter((given) => given.unitId === unitId && given.from <= day && day <= given.until);
  const contacts = roster.people
    .filter((person) => holds(person, 'contact', unitId))
    .flatMap(({ id }) => {
      const deputies = away.filter(({ fromPersonId }) => fromPersonId === id).map(({ toPersonId }) => toPersonId);
      return deputies.length > 0 ? deputies : [id];
    });
  return directly(roster, new Set(contacts));
}

export function unitLeaderRecipients(roster: Roster, unitId: string): Address[] {
  return directly(
    roster,
    new Set(roster.people.filter((person) => holds(person, 'unit_leader', unitId)).map(({ id }) => id)),
  );
}

/** The office's chat, else its people one-to-one. */
export function officeRecipients(roster: Roster): Address[] {
  const chats = boundChats(roster, { kind: 'office' });
  return chats.length > 0 ? chats : withRole(roster, 'office');
}

/** The leaders' chat, else each district leader one-to-one. */
export function leaderRecipients(roster: Roster): Address[] {
  const chats = boundChats(roster, { kind: 'leaders' });
  return chats.length > 0 ? chats : withRole(roster, 'leader');
}

export function personRecipients(roster: Roster, personId: string): Address[] {
  return directly(roster, new Set([personId]));
}

const withRole = (roster: Roster, role: 'office' | 'leader'): Address[] =>
  directly(
    roster,
    new Set(roster.people.filter(({ grants }) => grants.some((grant) => grant.role === role)).map(({ id }) => id)),
  );

/** The first address of each person: one card a person. */
const directly = ({ people }: Roster, ids: ReadonlySet<string>): Address[] =>
  people.filter(({ id }) => ids.has(id)).flatMap(({ addresses }) => addresses.slice(0, 1));

const holds = ({ grants }: Person, role: 'contact' | 'unit_leader', unitId: string): boolean =>
  grants.some((grant) => grant.role === role && grant.unitId === unitId);

const sameAudience = (a: Audience, b: Audience): boolean =>
  a.kind === b.kind && (a.kind !== 'unit' || (b.kind === 'unit' && a.unitId === b.unitId));
