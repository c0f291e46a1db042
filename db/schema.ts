/**
 * The tables as Kysely sees them; column names are these in snake_case. Instants are ISO text in UTC with milliseconds,
 * days 'YYYY-MM-DD', flags 0/1, lists and objects JSON text. `seq` rises with each insert and settles ties.
 */
import type { Generated } from 'kysely';
import type { Day, Instant } from '#src/core/day.js';
import type { Facts } from '#src/core/facts.js';
import type { Address, Role } from '#src/core/people.js';
import type { Programme, Project, Unit } from '#src/core/registry.js';
import type { CardSent } from './card-sent-row.js';
import type { RowOf } from './codec.js';
import type { CourseRow } from './course-row.js';
import type { Draft } from './draft-row.js';
import type { OutboxRow } from './outbox-row.js';
import type { Task, TaskState } from './task-row.js';

type Json = string;

interface Owned {
  programmeId: string;
}

/** Null where it belongs to the deployment rather than to one programme. */
interface MayBeOwned {
  programmeId: string | null;
}

interface Numbered {
  seq: Generated<number>;
}

type FactTable<K extends keyof Facts> = RowOf<Facts[K][number]> & Owned & Numbered;

export interface FactTables {
  reports: FactTable<'reports'>;
  reviews: FactTable<'reviews'>;
  withdrawals: FactTable<'withdrawals'>;
  answers: FactTable<'answers'>;
  shares: FactTable<'shares'>;
  adjustments: FactTable<'adjustments'>;
  analyses: FactTable<'analyses'>;
  briefings: FactTable<'briefings'>;
  receipts: FactTable<'receipts'>;
  waivers: FactTable<'waivers'>;
  extensions: FactTable<'extensions'>;
  responses: FactTable<'responses'>;
  roundEvents: FactTable<'rounds'>;
  evidence: FactTable<'evidence'>;
  imports: FactTable<'imports'>;
}

interface DerivedTables {
  courses: CourseRow;
}

interface RegistryTables {
  programmes: RowOf<Programme> & { archivedAt: Instant | null; formFileId: string | null; registryMark: string | null };
  projects: RowOf<Omit<Project, 'unitIds' | 'order'>> & Owned & { position: number };
  projectUnits: { projectId: string; unitId: string; position: number };
  units: RowOf<Pick<Unit, 'id' | 'name' | 'isGroup'>> & Owned & { position: number };
  unitNames: { unitId: string; kind: 'alias' | 'plate'; name: string; position: number };
  unitMembers: { groupId: string; memberId: string; position: number };
  calendars: { year: number; data: Json; source: string; savedAt: Instant };
}

interface RosterTables {
  people: { id: string; name: string; createdAt: Instant; removedAt: Instant | null };
  addresses: { address: Address; personId: string; position: number };
  /** Rights for one unit carry its programme, those of office and leaders their district (`scopes.ts`); empty: everywhere. */
  grants: { programmeId: string; personId: string; role: Role; unitId: string };
  chats: { address: Address; kind: 'group' | 'direct'; name: string | null; goneAt: Instant | null };
  audiences: { programmeId: string; chat: Address; kind: 'unit' | 'office' | 'leaders'; unitId: string | null };
  charges: Owned & { scope: 'unit' | 'category' | 'project'; of: string; leaderId: string };
  handovers: Owned & {
    id: string;
    fromPersonId: string;
    toPersonId: string;
    unitId: string;
    startsOn: Day;
    endsOn: Day;
    createdAt: Instant;
    endedAt: Instant | null;
  };
}

/** Whose limit an event was beyond. */
export type TooFast = 'person' | 'chat';

export type InboxState = 'open' | 'done' | 'quarantined';

interface TrafficTables {
  inbox: Numbered & {
    eventId: string;
    at: Instant;
    receivedAt: Instant;
    /** The decoded event; null once purged, while the id stays. */
    payload: Json | null;
    state: InboxState;
    attempts: number;
    runAfter: Instant;
    lastCause: string | null;
    settledAt: Instant | null;
    /** The chat it is from: its events are worked off in their order. */
    lane: string | null;
    /** The instance that has it in hand. */
    claimedBy: string | null;
    /** What a press was answered. */
    toast: Json | null;
    /** Who said or pressed it; null for what nobody is held to. */
    sender: Address | null;
    /** Its place among what waits: of who says much, each comes as if it were said later. */
    turn: Instant;
    /** Whose limit it was beyond; null for what was worked off. */
    tooFast: TooFast | null;
  };
  /** When something that is limited was asked for. */
  limited: { key: string; at: Instant };
  outbox: RowOf<OutboxRow> & Numbered & { purpose: string; reportedAt: Instant | null };
  holds: Numbered & { reason: string; heldAt: Instant; releasedAt: Instant | null };
  slots: { programmeId: string; job: string; slot: Instant; outcome: 'worked' | 'too_late'; handledAt: Instant };
  tasks: RowOf<Task> &
    Numbered &
    MayBeOwned & {
      state: TaskState;
      runAfter: Instant;
      settledAt: Instant | null;
      lastCause: string | null;
      /** The instance that has it in hand. */
      claimedBy: string | null;
    };
  drafts: RowOf<Draft> & MayBeOwned;
  cardsSent: RowOf<CardSent> & MayBeOwned & { purpose: string; unitId: string | null };
  blobs: { sha256: string; size: number; bytes: Uint8Array };
  files: MayBeOwned & { id: string; name: string; mime: string; sha256: string; at: Instant };
}

interface TrailTables {
  audit: MayBeOwned & {
    /** The programme's id; '' for the deployment, and for what was recorded before each programme had a chain. */
    chain: string;
    seq: number;
    at: Instant;
    act: string;
    actor: string;
    actorName: string;
    subject: string | null;
    detail: Json;
    hash: string;
  };
  /** One row a chain: how long it is, its last hash, up to where it was purged, and the keyed seal over these. */
  auditHead: {
    chain: string;
    length: number;
    hash: string;
    purgedTo: number;
    purgedHash: string;
    seal: string;
  };
  notes: { name: string; value: string; expiresAt: Instant };
  leases: { name: string; holder: string | null; counter: number; fence: number };
  links: MayBeOwned & {
    hash: string;
    personId: string | null;
    purpose: string;
    subject: Json;
    createdAt: Instant;
    expiresAt: Instant;
    usedAt: Instant | null;
  };
  sessions: { hash: string; personId: string; createdAt: Instant; expiresAt: Instant; endedAt: Instant | null };
}

interface SimulatorTables {
  /** One row: the simulated instant as it was when the wall clock was last looked at. */
  localClock: { id: number; at: Instant; markedAt: Instant };
  localPeople: { id: string; name: string; about: string; position: number };
  localRooms: { id: string; kind: 'group' | 'direct'; name: string; position: number };
  localMembers: { roomId: string; personId: string };
  localMessages: Numbered & {
    id: string;
    roomId: string;
    /** Null: the bot. */
    sender: string | null;
    replyTo: string | null;
    at: Instant;
    body: Json;
    sendKey: string | null;
    /** Rises with every message and every change of one, over all rooms. */
    version: number;
    /** 0 until what a person said was handed to the bot. */
    heard: number;
  };
  /** `owner` null: the bot's. */
  localFiles: { id: string; name: string; sha256: string; owner: string | null; at: Instant };
}

export type Schema = RegistryTables &
  RosterTables &
  FactTables &
  DerivedTables &
  TrafficTables &
  TrailTables &
  SimulatorTables;
