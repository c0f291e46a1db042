import type { ExpressionBuilder, Kysely, Selectable, Transaction } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { TrailAnchor } from '#src/core/trail-anchors.js';
import { linkHash } from './audit-chain.js';
import { chainOf, lockedHead, writeHead } from './audit-heads.js';
import { type Anchor, chainBegins, type Verdict, verifyChain, verifyEach } from './audit-verify.js';
import { canonicalJson } from './canonical-json.js';
import type { Schema } from './schema.js';
import { withTransaction } from './transaction.js';

export interface AuditActor {
  id: string;
  name: string;
}

export interface AuditEntry {
  /** Within its chain: the programme's, or the deployment's. */
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

export interface AuditFilter {
  actor?: string;
  subject?: string;
  act?: string;
  from?: Instant;
  to?: Instant;
}

const system: AuditActor = { id: 'system', name: '系统' };

/** The trail: a keyed chain a programme, and one of the deployment. Each entry commits together with what it tells of. */
export const auditRepo = (db: Kysely<Schema>, programmeId: string | null, key: string) => ({
  async append(act: string, actor: AuditActor, subject: string | null, detail: unknown, at: Instant): Promise<number> {
    return withTransaction(db, async (tx) => {
      const entry = { programmeId, at, act, actor, subject, detail };
      const seq = await link(tx, key, entry);
      if (seq === 1 && programmeId !== null) {
        const begins = { act: chainBegins, actor: system, subject: programmeId, detail: {} };
        await link(tx, key, { ...begins, programmeId: null, at });
      }
      return seq;
    });
  },

  /** The newest entries first; those of the programme and of the deployment itself. */
  async list(filter: AuditFilter = {}, limit = 50): Promise<AuditEntry[]> {
    let query = db.selectFrom('audit').selectAll().limit(limit);
    if (programmeId !== null) {
      const ofDeployment = (eb: ExpressionBuilder<Schema, 'audit'>) =>
        eb.and([eb('programmeId', 'is', null), eb('act', '!=', chainBegins)]);
      query = query.where((eb) => eb.or([eb('programmeId', '=', programmeId), ofDeployment(eb)]));
    }
    if (filter.actor !== undefined) query = query.where('actor', '=', filter.actor);
    if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject);
    if (filter.act !== undefined) query = query.where('act', '=', filter.act);
    if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
    if (filter.to !== undefined) query = query.where('at', '<', filter.to);
    const rows = await query.orderBy('at', 'desc').orderBy('chain', 'desc').orderBy('seq', 'desc').execute();
    return rows.map(toEntry);
  },

  /** The programme's chain, or the deployment's; see `verifyChain`. */
  verify: (anchors?: readonly Anchor[]): Promise<Verdict> => verifyChain(db, chainOf(programmeId), key, anchors),

  /** Every chain of the deployment; see `verifyEach`. */
  verifyEach: (kept?: readonly TrailAnchor[]) => verifyEach(db, key, kept),

  /** Where chains end now: of these programmes (null: the deployment), or all. Those without entries are left out. */
  async ends(of: readonly (string | null)[] | null = null): Promise<Pick<TrailAnchor, 'chain' | 'length' | 'head'>[]> {
    let query = db.selectFrom('auditHead').select(['chain', 'length', 'hash as head']).where('length', '>', 0);
    if (of) query = query.where('chain', 'in', of.map(chainOf));
    return query.orderBy('chain').execute();
  },

  /** Deletes entries of a chain recorded before then, the oldest on; the rest stays provable. How many. */
  async purge(before: Instant, of: string | null = programmeId): Promise<number> {
    const chain = chainOf(of);
    return withTransaction(db, async (tx) => {
      const oldest = tx.selectFrom('audit').select('seq').where('chain', '=', chain).where('at', '<', before).limit(1);
      if (!(await oldest.executeTakeFirst())) return 0;
      const head = await lockedHead(tx, chain, key);
      const entries = tx.selectFrom('audit').where('chain', '=', chain);
      const keep = await entries
        .select((eb) => eb.fn.min('seq').as('seq'))
        .where('at', '>=', before)
        .executeTakeFirst();
      const purgedTo = (keep?.seq ?? head.length + 1) - 1;
      const last = await entries.select('hash').where('seq', '=', purgedTo).executeTakeFirst();
      if (!last) return 0;
      await writeHead(tx, key, { ...head, purgedTo, purgedHash: last.hash });
      const { numDeletedRows } = await tx
        .deleteFrom('audit')
        .where('chain', '=', chain)
        .where('seq', '<=', purgedTo)
        .executeTakeFirst();
      return Number(numDeletedRows);
    });
  },
});

type NewEntry = Omit<AuditEntry, 'seq' | 'actor' | 'actorName'> & { actor: AuditActor };

/** Appends to the chain that the entry belongs to; its number there. */
async function link(tx: Transaction<Schema>, key: string, { actor, ...rest }: NewEntry): Promise<number> {
  const chain = chainOf(rest.programmeId);
  const head = await lockedHead(tx, chain, key);
  const entry = {
    ...rest,
    seq: head.length + 1,
    actor: actor.id,
    actorName: actor.name,
    detail: canonicalJson(rest.detail),
  };
  const hash = linkHash(key, entry, head.hash);
  await tx
    .insertInto('audit')
    .values({ ...entry, chain, hash })
    .execute();
  await writeHead(tx, key, { ...head, length: entry.seq, hash });
  return entry.seq;
}

function toEntry({ hash: _hash, chain: _chain, detail, ...entry }: Selectable<Schema['audit']>): AuditEntry {
  return { ...entry, detail: JSON.parse(detail) };
}
