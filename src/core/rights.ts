/** Who may do and see what: one table for every door (command, button, form, file, command line). */
import type { Day } from './day.js';
import type { Audience, Grant, Handover, Person, Role } from './people.js';

/** Rights that end at the holder's own unit, and rights that reach over the whole programme. */
const unitRights = [
  'unit.see',
  'unit.report',
  'unit.analyse',
  'unit.answer_doubt',
  'unit.withdraw',
  'unit.respond_to_nudge',
  'unit.ask_extension',
  'unit.brief',
  'unit.hand_over',
  'unit.import_return',
  'unit.export',
] as const;
const wideRights = [
  'all.see',
  'all.digest',
  'all.missing',
  'all.key_list',
  'all.board',
  'briefing.receive',
  'office.review',
  'office.adjust',
  'office.decide_extension',
  'office.waive',
  'office.nudge',
  'office.rounds',
  'office.import',
  'office.export',
  'office.manage',
  'office.settings',
  'office.audit',
  'office.load',
] as const;

export type UnitRight = (typeof unitRights)[number];
export type WideRight = (typeof wideRights)[number];
export type Right = UnitRight | WideRight;

export const rights: readonly Right[] = [...unitRights, ...wideRights];

const leaderRights: readonly Right[] = [
  'unit.see',
  'all.see',
  'all.digest',
  'all.missing',
  'all.key_list',
  'all.board',
  'briefing.receive',
];

/** What each role may; contact and unit leader for their own unit, leader and office for every unit. */
export const rightsOf: Record<Role, readonly Right[]> = {
  contact: unitRights,
  unit_leader: unitRights,
  leader: leaderRights,
  office: rights,
};

/**
 * Whether somebody with these grants may use a right, for the unit given. More grants never take a right away, and a grant
 * for one unit never says anything of another.
 */
export function may(grants: readonly Grant[], right: WideRight): boolean;
export function may(grants: readonly Grant[], right: UnitRight, unitId: string): boolean;
export function may(grants: readonly Grant[], right: Right, unitId: string | null = null): boolean {
  return isAllowed(grants, right, unitId);
}

/** A person's own grants and those handed over to them for the day: a deputy is a contact of that unit (代). */
export function grantsOn(
  { id, grants }: Pick<Person, 'id' | 'grants'>,
  handovers: readonly Handover[],
  day: Day,
): Grant[] {
  const deputised = handovers
    .filter(({ toPersonId, from, until }) => toPersonId === id && from <= day && day <= until)
    .map(({ unitId }): Grant => ({ role: 'contact', unitId }));
  return [...grants, ...deputised];
}

/** What may be posted in a chat: what everyone whom it serves may see. An unbound chat may see nothing. */
export function chatMay(audience: Audience | null, right: WideRight): boolean;
export function chatMay(audience: Audience | null, right: UnitRight, unitId: string): boolean;
export function chatMay(audience: Audience | null, right: Right, unitId: string | null = null): boolean {
  return audience !== null && isAllowed([grantOf(audience)], right, unitId);
}

function isAllowed(grants: readonly Grant[], right: Right, unitId: string | null): boolean {
  return grants.some((grant) => {
    if (!rightsOf[grant.role].includes(right)) return false;
    return isOfOneUnit(grant.role) ? grant.unitId !== null && grant.unitId === unitId : true;
  });
}

const isOfOneUnit = (role: Role): boolean => role === 'contact' || role === 'unit_leader';

function grantOf(audience: Audience): Grant {
  switch (audience.kind) {
    case 'unit':
      return { role: 'contact', unitId: audience.unitId };
    case 'office':
      return { role: 'office', unitId: null };
    case 'leaders':
      return { role: 'leader', unitId: null };
  }
}
