/** People, chats and what they may do. */
import type { Day, Instant } from './day.js';

export type Role = 'contact' | 'unit_leader' | 'leader' | 'office';

/** Platform address in one word: 'feishu:ou_…' (a person), 'feishu:oc_…' (a chat), 'local:…', 'wecom:…'. */
export type Address = string;

export interface Person {
  id: string;
  name: string;
  /** Where the person is reached, and who they are on each platform. */
  addresses: Address[];
  grants: Grant[];
}

/** One right of a person: contacts and unit leaders hold it for one unit. */
export interface Grant {
  role: Role;
  unitId: string | null;
}

/** Whom a chat serves; only what this audience may see is posted there. */
export type Audience = { kind: 'unit'; unitId: string } | { kind: 'office' } | { kind: 'leaders' };

export interface Chat {
  address: Address;
  kind: 'group' | 'direct';
  name: string | null;
  audience: Audience | null;
  /** Set when the platform said that the bot is no longer in it. */
  goneAt: Instant | null;
}

/** A district leader is in charge (分管) of a unit, a category or a project; the narrowest wins (rules.md 24). */
export interface Charge {
  leaderId: string;
  scope: 'unit' | 'category' | 'project';
  /** Unit id, category text or project id. */
  of: string;
}

/** A contact's hand-over for a stated time (代). */
export interface Handover {
  id: string;
  fromPersonId: string;
  toPersonId: string;
  unitId: string;
  from: Day;
  until: Day;
}

export interface Roster {
  people: Person[];
  chats: Chat[];
  charges: Charge[];
  handovers: Handover[];
}
