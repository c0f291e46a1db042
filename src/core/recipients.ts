/** Where a card for a unit, the office or the leaders goes (rules 26 and 28). */
import type { Day } from './day.js';
import { groupBy } from './group-by.js';
import { once } from './memo.js';
import type { Address, Audience, Role, Roster } from './people.js';

/** Addresses of the chats bound to an audience, gone ones left out. */
export const boundChats = (roster: Roster, audience: Audience): Address[] => [
  ...(chatsByAudience(roster).get(nameOf(audience)) ?? []).map(({ address }) => address),
];

const nameOf = (audience: Audience): string => (audience.kind === 'unit' ? `unit/${audience.unitId}` : audience.kind);

const chatsByAudience = once(({ chats }: Roster) =>
  groupBy(
    chats.filter(({ goneAt }) => goneAt === null),
    ({ audience }) => audience && nameOf(audience),
  ),
);

/** The unit's chat; without one its contacts one-to-one, deputies in place of those who handed over; else nobody. */
export function unitRecipients(roster: Roster, unitId: string, day: Day): Address[] {
  const chats = boundChats(roster, { kind: 'unit', unitId });
  if (chats.length > 0) return chats;
  const away = roster.handovers.filter((given) => given.unitId === unitId && given.from <= day && day <= given.until);
  const contacts = holders(roster, 'contact', unitId).flatMap((id) => {
    const deputies = away.filter(({ fromPersonId }) => fromPersonId === id).map(({ toPersonId }) => toPersonId);
    return deputies.length > 0 ? deputies : [id];
  });
  return directly(roster, contacts);
}

export function unitLeaderRecipients(roster: Roster, unitId: string): Address[] {
  return directly(roster, holders(roster, 'unit_leader', unitId));
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
  return directly(roster, [personId]);
}

const withRole = (roster: Roster, role: 'office' | 'leader'): Address[] => directly(roster, holders(roster, role));

/** The first address of each person, in the order of the roster: one card a person. */
function directly(roster: Roster, ids: readonly string[]): Address[] {
  if (ids.length === 0) return [];
  const places = placesById(roster);
  const found = [...new Set(ids)].flatMap((id) => places.get(id) ?? []).sort((a, b) => a - b);
  return found.flatMap((place) => roster.people[place]?.addresses.slice(0, 1) ?? []);
}

const placesById = once(({ people }: Roster) => new Map(people.map(({ id }, place) => [id, place])));

/** Ids of those who hold a right: for a unit, or at large. */
const holders = (roster: Roster, role: Role, unitId?: string): readonly string[] =>
  holdersByRight(roster).get(unitId === undefined ? role : `${role}/${unitId}`) ?? [];

const holdersByRight = once(({ people }: Roster) => {
  const rights = people.flatMap(({ id, grants }) =>
    grants.flatMap(({ role, unitId }) => [
      { id, right: role as string },
      { id, right: `${role}/${unitId}` },
    ]),
  );
  return new Map([...groupBy(rights, ({ right }) => right)].map(([right, list]) => [right, list.map(({ id }) => id)]));
});
