import type { Kysely } from 'kysely';
import type { Changed } from './courses.js';
import type { FactKind, FactOf } from './fact-shapes.js';
import type { Schema } from './schema.js';

/** Whose courses a fact changes, and from which day on. */
export async function changedBy<K extends FactKind>(db: Kysely<Schema>, kind: K, fact: FactOf<K>): Promise<Changed[]> {
  const { on: from } = fact;
  const of = async (table: 'reports' | 'answers', id: string): Promise<Changed[]> => {
    const row = await db.selectFrom(table).select(['projectId', 'unitId']).where('id', '=', id).executeTakeFirst();
    return row ? [place(row.projectId, table === 'reports' ? row.unitId : null, from)] : [];
  };
  switch (kind) {
    case 'reports': {
      const { projectId, unitId } = fact as FactOf<'reports'>;
      return [place(projectId, unitId, from)];
    }
    case 'withdrawals':
      return of('reports', (fact as FactOf<'withdrawals'>).reportId);
    case 'reviews': {
      const { subject, subjectId } = fact as FactOf<'reviews'>;
      return subject === 'analysis' ? [] : of(subject === 'report' ? 'reports' : 'answers', subjectId);
    }
    case 'answers':
    case 'shares':
    case 'adjustments':
      return [place((fact as FactOf<'shares'>).projectId, null, from)];
    default:
      return [];
  }
}

/** A joint return is what each unit's own reports may follow on, and any unit's answer may be about it. */
const place = (projectId: string, unitId: string | null, from: string): Changed =>
  unitId === null ? { projectId, from } : { projectId, unitId, from };
