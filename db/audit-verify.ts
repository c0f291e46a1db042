import type { Kysely } from 'kysely';
import { groupBy } from '#src/core/group-by.js';
import { bindingAnchors, type TrailAnchor } from '#src/core/trail-anchors.js';
import { firstHash, headSeal, linkHash } from './audit-chain.js';
import { deploymentChain, readHead } from './audit-heads.js';
import type { Schema } from './schema.js';

export interface Verdict {
  ok: boolean;
  /** Entries ever appended, purged ones included. */
  length: number;
  /** Last hash; kept outside together with `length`, it proves that nothing was cut off since. */
  head: string;
  /** The number at which the chain is no longer proven: altered, missing, or not to be there; null where all is well. */
  firstBad: number | null;
}

/** Of one chain: how long it was at an instant, and its last hash then. */
export type Anchor = Pick<TrailAnchor, 'length' | 'head' | 'at'>;

/** The act by which the deployment's chain tells that a programme's has begun; its subject is the programme. */
export const chainBegins = 'audit.begin';

const page = 1000;

/**
 * Walks a whole chain, while others may go on appending. With what was kept of it outside, the shortest first, a chain that
 * was cut and grown again, or of which an older copy was put back, is found too.
 */
export async function verifyChain(
  db: Kysely<Schema>,
  chain: string,
  key: string,
  anchors: readonly Anchor[] = [],
): Promise<Verdict> {
  const ends = await db
    .selectFrom('audit')
    .select((eb) => [eb.fn.min('seq').as('first'), eb.fn.max('seq').as('last')])
    .where('chain', '=', chain)
    .executeTakeFirst();
  const head = await readHead(db, chain);
  const { length, purgedTo } = head;
  const verdict = (firstBad: number | null): Verdict => ({ ok: firstBad === null, length, head: head.hash, firstBad });
  if (ends && ends.first !== null && ends.first <= purgedTo) return verdict(ends.first);

  const anchored = groupBy(anchors, ({ length }) => length);
  let proven = purgedTo;
  /** The first anchor of so many entries that there was another end to. */
  const belied = (seq: number, hash: string): Anchor | undefined => {
    const here = anchored.get(seq) ?? [];
    const other = here.find((anchor) => anchor.head !== hash);
    if (here.length > 0 && !other) proven = seq;
    return other;
  };
  const purgedOther = belied(purgedTo, head.purgedHash);
  if (purgedOther) return verdict(purgedTo);

  let expected = purgedTo + 1;
  let before = head.purgedHash;
  while (expected <= length) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('chain', '=', chain)
      .where('seq', '>=', expected)
      .orderBy('seq')
      .limit(Math.min(page, length - expected + 1))
      .execute();
    if (rows.length === 0) return verdict(expected);
    for (const row of rows) {
      const belongs = chain === deploymentChain || row.programmeId === chain;
      const isNext = belongs && row.seq === expected && row.hash === linkHash(key, row, before);
      if (!isNext) return verdict(expected);
      const other = belied(row.seq, row.hash);
      if (other) return verdict((await firstAfter(db, chain, proven, other)) ?? proven + 1);
      before = row.hash;
      expected += 1;
    }
  }
  const sealed = length === 0 ? head.hash === firstHash : head.hash === before && head.seal === headSeal(key, head);
  // Without its seal the head proves nothing, least of all that what is missing at the beginning was purged.
  if (!sealed) return verdict(purgedTo > 0 ? 1 : expected);
  const missing = anchors.find((anchor) => anchor.length > length);
  if (missing) return verdict((await firstAfter(db, chain, proven, missing)) ?? expected);
  return verdict((ends?.last ?? 0) > length ? expected : null);
}

/** Of the entries that an anchor should bind, the first that was recorded only after it: there the chain grew anew. */
async function firstAfter(db: Kysely<Schema>, chain: string, proven: number, anchor: Anchor): Promise<number | null> {
  const row = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.min('seq').as('seq'))
    .where('chain', '=', chain)
    .where('seq', '>', proven)
    .where('seq', '<=', anchor.length)
    .where('at', '>', anchor.at)
    .executeTakeFirst();
  return row?.seq ?? null;
}

/**
 * Each chain there is, or was: one that the deployment's or an anchor tells of and that is gone is bad from its first entry on.
 * `kept`: what was kept outside, in that order.
 */
export async function verifyEach(
  db: Kysely<Schema>,
  key: string,
  kept: readonly TrailAnchor[] = [],
): Promise<(Verdict & { chain: string })[]> {
  const there = await db
    .selectFrom('auditHead')
    .select('chain')
    .union(db.selectFrom('audit').select('chain').distinct())
    .execute();
  const begun = await db.selectFrom('audit').select('subject').where('act', '=', chainBegins).distinct().execute();
  const mustBe = new Set(begun.flatMap(({ subject }) => subject ?? []));
  const anchors = groupBy(bindingAnchors(kept), ({ chain }) => chain);
  const chains = new Set([deploymentChain, ...there.map(({ chain }) => chain), ...mustBe, ...anchors.keys()]);
  const verdicts: (Verdict & { chain: string })[] = [];
  for (const chain of [...chains].sort()) {
    const verdict = await verifyChain(db, chain, key, anchors.get(chain));
    const isGone = mustBe.has(chain) && verdict.length === 0;
    verdicts.push({ chain, ...verdict, ...(isGone ? { ok: false, firstBad: 1 } : {}) });
  }
  return verdicts;
}
