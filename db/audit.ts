import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Instant } from '#src/core/day.js';
import { firstHash, type Head, headSeal, linkHash } from './audit-chain.js';
import { canonicalJson } from './canonical-json.js';
import type { Schema } from './schema.js';
import { withTransaction } from './transaction.js';

export interface AuditActor {
  id: string;
  name: string;
}

export interface AuditEntry {
  seq: number;
  programmeId: string | null;
  at: Instant;
  /** What was done: 'report.submit'. */
  act: string;
  actor: string;
  actorName: string;
  /** Id of what it was done to. */
  subject: string | null;
  detail: unknown;
}

export interface Verdict {
  ok: boolean;
  /** Entries ever appended, purged ones included. */
  length: number;
  /** Last hash; kept outside together with `length`, it proves that nothing was cut off since. */
  head: string;
  /** The number at which the chain is no longer proven: altered, missing, or not to be there; null where all is well. */
  firstBad: number | null;
}

export interface AuditFilter {
  actor?: string;
  subject?: string;
  act?: string;
  from?: Instant;
  to?: Instant;
}

const page = 1000;

/** The trail: one keyed chain for the deployment. Each entry commits together with what it tells of. */
export const auditRepo = (db: Kysely<Schema>, programmeId: string | null, key: string) => ({
  async append(act: string, actor: AuditActor, subject: string | null, detail: unknown, at: Instant): Promise<number> {
    return withTransaction(db, async (tx) => {
      const head = await lockedHead(tx, key);
      const entry = {
        seq: head.length + 1,
        programmeId,
        at,
        act,
        actor: actor.id,
        actorName: actor.name,
        subject,
        detail: canonicalJson(detail),
      };
      const hash = linkHash(key, entry, head.hash);
      await tx
        .insertInto('audit')
        .values({ ...entry, hash })
        .execute();
      await writeHead(tx, key, { ...head, length: entry.seq, hash });
      return entry.seq;
    });
  },

  /** The newest entries first; those of the programme and of the deployment itself. */
  async list(filter: AuditFilter = {}, limit = 50): Promise<AuditEntry[]> {
    let query = db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit);
    if (programmeId !== null) {
      query = query.where((eb) => eb.or([eb('programmeId', '=', programmeId), eb('programmeId', 'is', null)]));
    }
    if (filter.actor !== undefined) query = query.where('actor', '=', filter.actor);
    if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject);
    if (filter.act !== undefined) query = query.where('act', '=', filter.act);
    if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
    if (filter.to !== undefined) query = query.where('at', '<', filter.to);
    return (await query.execute()).map(toEntry);
  },

  /**
   * Walks the whole chain, while others may go on appending. With an anchor kept outside (an earlier `length` and `head`),
   * a chain that was cut and grown again is found too.
   */
  async verify(anchor?: { length: number; head: string }): Promise<Verdict> {
    const ends = await db
      .selectFrom('audit')
      .select((eb) => [eb.fn.min('seq').as('first'), eb.fn.max('seq').as('last')])
      .executeTakeFirst();
    const head = await readHead(db);
    const { length, purgedTo } = head;
    const verdict = (firstBad: number | null): Verdict => ({
      ok: firstBad === null,
      length,
      head: head.hash,
      firstBad,
    });
    if (ends && ends.first !== null && ends.first <= purgedTo) return verdict(ends.first);

    let expected = purgedTo + 1;
    let before = head.purgedHash;
    while (expected <= length) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('seq', '>=', expected)
        .orderBy('seq')
        .limit(Math.min(page, length - expected + 1))
        .execute();
      if (rows.length === 0) return verdict(expected);
      for (const row of rows) {
        const isNext = row.seq === expected && row.hash === linkHash(key, row, before);
        if (!isNext || (anchor?.length === row.seq && anchor.head !== row.hash)) return verdict(expected);
        before = row.hash;
        expected += 1;
      }
    }
    const sealed = length === 0 ? head.hash === firstHash : head.hash === before && head.seal === headSeal(key, head);
    // Without its seal the head proves nothing, least of all that what is missing at the beginning was purged.
    if (!sealed) return verdict(purgedTo > 0 ? 1 : expected);
    return verdict((ends?.last ?? 0) > length || (anchor?.length ?? 0) > length ? expected : null);
  },

  /** Deletes entries recorded before then, the oldest on; the rest of the chain stays provable. */
  async purge(before: Instant): Promise<number> {
    return withTransaction(db, async (tx) => {
      const head = await lockedHead(tx, key);
      const keep = await tx
        .selectFrom('audit')
        .select((eb) => eb.fn.min('seq').as('seq'))
        .where('at', '>=', before)
        .executeTakeFirst();
      const purgedTo = (keep?.seq ?? head.length + 1) - 1;
      const last = await tx.selectFrom('audit').select('hash').where('seq', '=', purgedTo).executeTakeFirst();
      if (!last) return 0;
      await writeHead(tx, key, { ...head, purgedTo, purgedHash: last.hash });
      const { numDeletedRows } = await tx.deleteFrom('audit').where('seq', '<=', purgedTo).executeTakeFirst();
      return Number(numDeletedRows);
    });
  },
});

async function readHead(db: Kysely<Schema>): Promise<Head & { seal: string }> {
  const row = await db.selectFrom('auditHead').selectAll().executeTakeFirst();
  return row ?? { length: 0, hash: firstHash, purgedTo: 0, purgedHash: firstHash, seal: '' };
}

/** The head, kept from others until the transaction ends. Throws where it was tampered with: nothing is built on it. */
async function lockedHead(tx: Transaction<Schema>, key: string): Promise<Head> {
  const none: Head = { length: 0, hash: firstHash, purgedTo: 0, purgedHash: firstHash };
  const row = await tx
    .insertInto('auditHead')
    .values({ id: 1, ...none, seal: headSeal(key, none) })
    .onConflict((on) => on.column('id').doUpdateSet((eb) => ({ length: eb.ref('auditHead.length') })))
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.seal !== headSeal(key, row)) throw new Error('the audit head does not bear its seal');
  return row;
}

async function writeHead(tx: Transaction<Schema>, key: string, head: Head): Promise<void> {
  const { length, hash, purgedTo, purgedHash } = head;
  await tx
    .updateTable('auditHead')
    .set({ length, hash, purgedTo, purgedHash, seal: headSeal(key, head) })
    .execute();
}

function toEntry({ hash: _hash, detail, ...entry }: Selectable<Schema['audit']>): AuditEntry {
  return { ...entry, detail: JSON.parse(detail) };
}
