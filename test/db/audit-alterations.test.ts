/** S39: what somebody may do to the trail who has the database, old copies of it included, but not the key. */
import fc from 'fast-check';
import { type Kysely, sql, type Transaction } from 'kysely';
import { expect, test } from 'vitest';
import { headSeal, linkHash } from '#db/audit-chain.js';
import { canonicalJson } from '#db/canonical-json.js';
import type { Schema } from '#db/index.js';
import { repositories } from '#db/repositories.js';
import type { TrailAnchor } from '#src/core/trail-anchors.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { onPostgres } from '../support/databases.js';
import { at, auditKey, programme, store } from './support.js';

const actor = { id: 'per_1', name: '张三' };
const own = programme.id;
const entries = 20;
/** Anchored after every so many entries; what came after the last anchor is as long as that. */
const day = 4;
const nights = entries / day - 1;

const nth = fc.integer({ min: 1, max: entries });
const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((said) => !said.includes('\0'));
const alteration = fc.oneof(
  fc.record({
    does: fc.constant('edit' as const),
    seq: nth,
    column: fc.constantFrom('at', 'act', 'actor', 'actorName', 'subject', 'detail', 'hash'),
    text,
  }),
  fc.record({ does: fc.constant('delete' as const), seq: nth, isClosedUp: fc.boolean() }),
  fc.record({ does: fc.constant('insert' as const), seq: nth, text, isCopied: fc.boolean() }),
  fc.record({ does: fc.constant('swap' as const), seq: nth, other: nth }),
  fc.record({ does: fc.constant('cut' as const), seq: nth, isMended: fc.boolean() }),
  fc.record({
    does: fc.constant('put back' as const),
    /** The whole chain as it was after so many entries, as an old copy has it. */
    length: fc.integer({ min: 1, max: nights * day - 1 }),
    /** So many are appended afterwards by the service itself. */
    appended: fc.nat(2 * entries),
  }),
  fc.record({ does: fc.constant('rewrite' as const), seq: nth, text }),
  fc.record({ does: fc.constant('pass off as purged' as const), seq: nth }),
  fc.record({ does: fc.constant('wipe' as const), everything: fc.boolean() }),
);
type Alteration = typeof alteration extends fc.Arbitrary<infer T> ? T : never;

test('S39: whatever is edited, deleted, inserted, swapped, cut, put back or rewritten is found, and its first entry named', async () => {
  const { database, repos } = await store();
  const kept: TrailAnchor[] = [];
  /** The end of the chain after each entry, as old copies have it. */
  const ends = new Map<number, object>();
  for (let n = 1; n <= entries; n += 1) {
    await repos.audit.append('report.submit', actor, `rpt_${n}`, { n, 完成: '是' }, at(n));
    const end = database.db.selectFrom('auditHead').selectAll().where('chain', '=', own);
    ends.set(n, await end.executeTakeFirstOrThrow());
    if (n % day === 0 && n <= nights * day)
      kept.push(...(await repos.audit.ends()).map((end) => ({ ...end, at: at(n) })));
  }
  const standing = await repos.audit.verifyEach(kept);
  expect(standing.map(({ chain, ok, length }) => [chain, ok, length])).toEqual([
    ['', true, 1],
    [own, true, entries],
  ]);

  let found = 0;
  const runs = times(1000);
  const property = fc.asyncProperty(alteration, async (done) => {
    const undone = new Error('undone');
    const tried = database.db.transaction().execute(async (tx) => {
      await disarm(tx);
      const firstBad = await alter(tx, done, ends);
      const verdicts = await repositories(tx, own, { auditKey }).audit.verifyEach(kept);
      expect(verdicts.find(({ chain }) => chain === own)).toMatchObject({ ok: false, firstBad });
      throw undone;
    });
    await expect(tried).rejects.toBe(undone);
    found += 1;
  });
  await fc.assert(property, { numRuns: runs, seed: Number(process.env.TEST_SEED) });
  expect(await repos.audit.verifyEach(kept)).toEqual(standing);
  proof('S39', { runs, refused: found, lost: runs - found });
}, 600_000);

async function disarm(tx: Transaction<Schema>): Promise<void> {
  const statements = onPostgres
    ? ['alter table audit disable trigger user']
    : ['drop trigger audit_no_update', 'drop trigger audit_no_delete'];
  for (const statement of statements) await sql.raw(statement).execute(tx);
}

/** Does it; the number of the first entry that is no longer what it was. */
async function alter(tx: Transaction<Schema>, done: Alteration, ends: ReadonlyMap<number, object>): Promise<number> {
  switch (done.does) {
    case 'edit':
      await one(tx, done.seq)
        .set({ [done.column]: done.text })
        .execute();
      return done.seq;
    case 'delete':
      await without(tx, '=', done.seq);
      if (!done.isClosedUp) return done.seq;
      await shift(tx, done.seq, -1);
      await tx
        .updateTable('auditHead')
        .set({ length: entries - 1 })
        .where('chain', '=', own)
        .execute();
      return done.seq;
    case 'insert': {
      await shift(tx, done.seq, 1);
      const model = done.seq > 1 ? done.seq - 1 : 3;
      const row = await tx
        .selectFrom('audit')
        .selectAll()
        .where('chain', '=', own)
        .where('seq', '=', model)
        .executeTakeFirstOrThrow();
      const changed = done.isCopied ? {} : { detail: canonicalJson(done.text) };
      await tx
        .insertInto('audit')
        .values({ ...row, ...changed, seq: done.seq })
        .execute();
      await tx
        .updateTable('auditHead')
        .set({ length: entries + 1 })
        .where('chain', '=', own)
        .execute();
      return done.seq;
    }
    case 'swap': {
      const other = done.other === done.seq ? (done.seq % entries) + 1 : done.other;
      await one(tx, done.seq).set({ seq: -1 }).execute();
      await one(tx, other).set({ seq: done.seq }).execute();
      await one(tx, -1).set({ seq: other }).execute();
      return Math.min(done.seq, other);
    }
    case 'cut': {
      await without(tx, '>=', done.seq);
      const last = tx
        .selectFrom('audit')
        .select('hash')
        .where('chain', '=', own)
        .where('seq', '=', done.seq - 1);
      const hash = (await last.executeTakeFirst())?.hash ?? '';
      const mended = { length: done.seq - 1, hash };
      if (done.isMended) await tx.updateTable('auditHead').set(mended).where('chain', '=', own).execute();
      return done.seq;
    }
    case 'put back': {
      await without(tx, '>', done.length);
      await tx
        .updateTable('auditHead')
        .set(ends.get(done.length) ?? {})
        .where('chain', '=', own)
        .execute();
      const { audit } = repositories(tx, own, { auditKey });
      for (let n = 1; n <= done.appended; n += 1) await audit.append('x', actor, null, { n }, at(2 * entries + n));
      return done.length + 1;
    }
    case 'rewrite': {
      const guessed = `not ${auditKey}`;
      const rows = await tx.selectFrom('audit').selectAll().where('chain', '=', own).orderBy('seq').execute();
      let before = rows[done.seq - 2]?.hash ?? '';
      for (const row of rows.slice(done.seq - 1)) {
        const entry = { ...row, detail: canonicalJson({ said: done.text }) };
        before = linkHash(guessed, entry, before);
        await one(tx, row.seq).set({ detail: entry.detail, hash: before }).execute();
      }
      const head = { chain: own, length: entries, hash: before, purgedTo: 0, purgedHash: '' };
      await tx
        .updateTable('auditHead')
        .set({ ...head, seal: headSeal(guessed, head) })
        .where('chain', '=', own)
        .execute();
      return done.seq;
    }
    case 'pass off as purged': {
      const last = tx.selectFrom('audit').select('hash').where('chain', '=', own).where('seq', '=', done.seq);
      const { hash } = await last.executeTakeFirstOrThrow();
      await tx
        .updateTable('auditHead')
        .set({ purgedTo: done.seq, purgedHash: hash })
        .where('chain', '=', own)
        .execute();
      await without(tx, '<=', done.seq);
      return 1;
    }
    case 'wipe':
      await (done.everything ? tx.deleteFrom('audit').execute() : without(tx, '>', 0));
      await tx
        .deleteFrom('auditHead')
        .$if(!done.everything, (heads) => heads.where('chain', '=', own))
        .execute();
      return 1;
  }
}

const one = (tx: Kysely<Schema>, seq: number) =>
  tx.updateTable('audit').where('chain', '=', own).where('seq', '=', seq);

const without = (tx: Kysely<Schema>, compared: '=' | '>=' | '>' | '<=', seq: number) =>
  tx.deleteFrom('audit').where('chain', '=', own).where('seq', compared, seq).execute();

/** Gives the entries from a number on the next number, or the one before. */
async function shift(tx: Kysely<Schema>, from: number, by: 1 | -1): Promise<void> {
  const moved = tx.updateTable('audit').where('chain', '=', own);
  await moved
    .set((eb) => ({ seq: eb('seq', '*', -1) }))
    .where('seq', '>=', from)
    .execute();
  await moved
    .set((eb) => ({ seq: eb(eb('seq', '*', -1), '+', by) }))
    .where('seq', '<', 0)
    .execute();
}
