import type { Kysely } from 'kysely';
import { auditRepo } from './audit.js';
import { calendarsRepo } from './calendars.js';
import { cardsSentRepo } from './cards-sent.js';
import { coursesRepo } from './courses.js';
import { draftsRepo } from './drafts.js';
import { factsRepo } from './facts.js';
import { filesRepo } from './files.js';
import { inboxRepo } from './inbox.js';
import { leasesRepo } from './leases.js';
import { limitedRepo } from './limited.js';
import { linksRepo } from './links.js';
import { localChatRepo } from './local-chat.js';
import { localClockRepo } from './local-clock.js';
import { localFilesRepo } from './local-files.js';
import { membershipsRepo } from './memberships.js';
import { notesRepo } from './notes.js';
import { outboxRepo } from './outbox.js';
import { programmesRepo } from './programmes.js';
import { registryRepo } from './registry.js';
import { rosterRepo } from './roster.js';
import { scheduleRepo } from './schedule.js';
import type { Schema } from './schema.js';
import { sessionsRepo } from './sessions.js';
import { tasksRepo } from './tasks.js';

interface Own {
  registry: ReturnType<typeof registryRepo>;
  facts: ReturnType<typeof factsRepo>;
  courses: ReturnType<typeof coursesRepo>;
  roster: ReturnType<typeof rosterRepo>;
  outbox: ReturnType<typeof outboxRepo>;
  schedule: ReturnType<typeof scheduleRepo>;
  tasks: ReturnType<typeof tasksRepo>;
  drafts: ReturnType<typeof draftsRepo>;
  cardsSent: ReturnType<typeof cardsSentRepo>;
  files: ReturnType<typeof filesRepo>;
  links: ReturnType<typeof linksRepo>;
  audit: ReturnType<typeof auditRepo>;
}

interface Shared {
  programmes: ReturnType<typeof programmesRepo>;
  calendars: ReturnType<typeof calendarsRepo>;
  inbox: ReturnType<typeof inboxRepo>;
  leases: ReturnType<typeof leasesRepo>;
  limited: ReturnType<typeof limitedRepo>;
  memberships: ReturnType<typeof membershipsRepo>;
  notes: ReturnType<typeof notesRepo>;
  sessions: ReturnType<typeof sessionsRepo>;
  localChat: ReturnType<typeof localChatRepo>;
  localFiles: ReturnType<typeof localFilesRepo>;
  localClock: ReturnType<typeof localClockRepo>;
}

export interface Repositories extends Own, Shared {
  /** The same, as another programme sees it. */
  forProgramme(programmeId: string): Repositories;
}

/**
 * All that is stored, on a connection or within a transaction, as one programme sees it. Before the first programme
 * (`programmeId` null) there are office, chats, messages and trail, but no registry and no facts.
 */
export function repositories(
  db: Kysely<Schema>,
  programmeId: string | null,
  { auditKey }: { auditKey: string },
): Repositories {
  const own = programmeId ?? '';
  return {
    programmes: programmesRepo(db),
    calendars: calendarsRepo(db),
    inbox: inboxRepo(db),
    leases: leasesRepo(db),
    limited: limitedRepo(db),
    memberships: membershipsRepo(db),
    notes: notesRepo(db),
    sessions: sessionsRepo(db),
    localChat: localChatRepo(db),
    localFiles: localFilesRepo(db),
    localClock: localClockRepo(db),
    registry: registryRepo(db, own),
    facts: factsRepo(db, own),
    courses: coursesRepo(db, own),
    roster: rosterRepo(db, programmeId),
    outbox: outboxRepo(db, programmeId),
    schedule: scheduleRepo(db, programmeId),
    tasks: tasksRepo(db, programmeId),
    drafts: draftsRepo(db, programmeId),
    cardsSent: cardsSentRepo(db, programmeId),
    files: filesRepo(db, programmeId),
    links: linksRepo(db, programmeId),
    audit: auditRepo(db, programmeId, auditKey),
    forProgramme: (id) => repositories(db, id, { auditKey }),
  };
}
