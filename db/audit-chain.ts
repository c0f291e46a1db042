import { createHmac } from 'node:crypto';
import type { Instant } from '#src/core/day.js';
import { canonicalJson } from './canonical-json.js';

/** What an entry's hash binds, together with the hash before it. */
export interface Sealed {
  seq: number;
  programmeId: string | null;
  at: Instant;
  act: string;
  actor: string;
  actorName: string;
  subject: string | null;
  /** The text as stored. */
  detail: string;
}

export interface Head {
  /** The programme's id; '' for the deployment. */
  chain: string;
  /** Entries ever appended. */
  length: number;
  /** Hash of the last one. */
  hash: string;
  /** Entries up to this one were purged; `purgedHash` is the last of them. */
  purgedTo: number;
  purgedHash: string;
}

export const firstHash = '';

/** Only who has the key can make the next link. */
export function linkHash(
  key: string,
  { seq, programmeId, at, act, actor, actorName, subject, detail }: Sealed,
  before: string,
) {
  return mac(key, { seq, programmeId, at, act, actor, actorName, subject, detail, before });
}

/** Binds length and last hash, so that a cut end is missed. The deployment's own seal is as it was when it was the only one. */
export function headSeal(key: string, { chain, length, hash, purgedTo, purgedHash }: Head): string {
  return mac(key, { ...(chain === '' ? {} : { chain }), length, hash, purgedTo, purgedHash });
}

function mac(key: string, value: object): string {
  return createHmac('sha256', key).update(canonicalJson(value)).digest('hex');
}
