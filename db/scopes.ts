import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';

/** Where a right or a binding holds: everywhere (empty), in a district in each of its years, or in one programme. */
export type Scope = string;

export const everywhere: Scope = '';
export const districtScope = (district: string): Scope => `district:${district}`;

export interface Scopes {
  /** Where what office and leaders are given holds. */
  district: Scope;
  /** All that hold in the programme, the narrowest last in the order of text. */
  all: Scope[];
}

/** The scopes of a programme, looked up once; without one, that of the deployment. */
export function scopesOf(db: Kysely<Schema>, programmeId: string | null): () => Promise<Scopes> {
  let known: Promise<Scopes> | null = null;
  const look = async (): Promise<Scopes> => {
    if (programmeId === null) return { district: everywhere, all: [everywhere] };
    const row = await db.selectFrom('programmes').select('district').where('id', '=', programmeId).executeTakeFirst();
    const district = row ? districtScope(row.district) : everywhere;
    return { district, all: [...new Set([everywhere, district, programmeId])] };
  };
  return () => {
    known ??= look();
    return known;
  };
}
