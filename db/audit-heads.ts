/** The ends of the trail's chains: one a programme, and '' for the deployment. */
import type { Kysely, Transaction } from 'kysely';
import { firstHash, type Head, headSeal } from './audit-chain.js';
import type { Schema } from './schema.js';

export const deploymentChain = '';
export const chainOf = (programmeId: string | null): string => programmeId ?? deploymentChain;

const noHead = (chain: string): Head => ({ chain, length: 0, hash: firstHash, purgedTo: 0, purgedHash: firstHash });

export async function readHead(db: Kysely<Schema>, chain: string): Promise<Head & { seal: string }> {
  const row = await db.selectFrom('auditHead').selectAll().where('chain', '=', chain).executeTakeFirst();
  return row ?? { ...noHead(chain), seal: '' };
}

/** The head, kept from others until the transaction ends. Throws where it was tampered with: nothing is built on it. */
export async function lockedHead(tx: Transaction<Schema>, chain: string, key: string): Promise<Head> {
  const none = noHead(chain);
  const row = await tx
    .insertInto('auditHead')
    .values({ ...none, seal: headSeal(key, none) })
    .onConflict((on) => on.column('chain').doUpdateSet((eb) => ({ length: eb.ref('auditHead.length') })))
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.seal !== headSeal(key, row)) throw new Error('the audit head does not bear its seal');
  return row;
}

export async function writeHead(tx: Transaction<Schema>, key: string, head: Head): Promise<void> {
  const { chain, length, hash, purgedTo, purgedHash } = head;
  await tx
    .updateTable('auditHead')
    .set({ length, hash, purgedTo, purgedHash, seal: headSeal(key, head) })
    .where('chain', '=', chain)
    .execute();
}
