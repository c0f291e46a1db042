import type { Kysely } from 'kysely';
import { auditRepo } from './audit.js';
import { factsRepo } from './facts.js';
import { inboxRepo } from './inbox.js';
import { outboxRepo } from './outbox.js';
import { programmesRepo } from './programmes.js';
import { registryRepo } from './registry.js';
import { rosterRepo } from './roster.js';
import { scheduleRepo } from './schedule.js';
import type { Schema } from './schema.js';

export type Repositories = ReturnType<typeof repositories>;

/**
 * All that is stored, on a connection or within a transaction, as one programme sees it. Before the first programme
 * (`programmeId` null) there are office, chats, messages and trail, but no registry and no facts.
 */
export function repositories(db: Kysely<Schema>, programmeId: string | null, { auditKey }: { auditKey: string }) {
  const own = programmeId ?? '';
  return {
    programmes: programmesRepo(db),
    registry: registryRepo(db, own),
    facts: factsRepo(db, own),
    roster: rosterRepo(db, programmeId),
    inbox: inboxRepo(db),
    outbox: outboxRepo(db, programmeId),
    schedule: scheduleRepo(db, programmeId),
    audit: auditRepo(db, programmeId, auditKey),
  };
}
