import type { Kysely } from 'kysely';
import type { ProjectLog } from '#src/core/course-days.js';
import { groupBy } from '#src/core/group-by.js';
import { assignmentsOf } from '#src/core/registry.js';
import { fromRow } from './codec.js';
import { factShapes } from './fact-shapes.js';
import type { Schema } from './schema.js';

/** Projects with all that their courses follow from, however long ago it was told. */
export async function projectLogs(db: Kysely<Schema>, projectIds: readonly string[]): Promise<ProjectLog[]> {
  if (projectIds.length === 0) return [];
  const projects = await db
    .selectFrom('projects')
    .innerJoin('programmes', 'programmes.id', 'projects.programmeId')
    .select(['projects.id', 'projects.target', 'programmes.cutOff', 'programmes.timezone'])
    .where('projects.id', 'in', projectIds)
    .execute();
  const leads = await db
    .selectFrom('projectUnits')
    .select(['projectId', 'unitId'])
    .where('projectId', 'in', projectIds)
    .orderBy('position')
    .execute();
  const unitsOf = groupBy(leads, ({ projectId }) => projectId);
  const members = await membersOf(db, [...new Set(leads.map(({ unitId }) => unitId))]);
  const reports = await about(db, 'reports', projectIds);
  const answers = await about(db, 'answers', projectIds);
  const shares = groupBy(await about(db, 'shares', projectIds), ({ projectId }) => projectId);
  const adjustments = groupBy(await about(db, 'adjustments', projectIds), ({ projectId }) => projectId);
  const ownerOf = new Map([...reports, ...answers].map(({ id, projectId }) => [id, projectId]));
  const reviews = groupBy(await reviewsOf(db, projectIds), ({ subjectId }) => ownerOf.get(subjectId));
  const withdrawals = groupBy(await withdrawalsOf(db, projectIds), ({ reportId }) => ownerOf.get(reportId));
  const reportsOf = groupBy(reports, ({ projectId }) => projectId);
  const answersOf = groupBy(answers, ({ projectId }) => projectId);
  return projects.map(({ id, target, cutOff, timezone }) => ({
    programme: { cutOff, timezone },
    project: { id, target },
    assignments: assignmentsOf({ id, unitIds: (unitsOf.get(id) ?? []).map(({ unitId }) => unitId) }, members),
    facts: {
      reports: reportsOf.get(id) ?? [],
      answers: answersOf.get(id) ?? [],
      shares: shares.get(id) ?? [],
      adjustments: adjustments.get(id) ?? [],
      reviews: reviews.get(id) ?? [],
      withdrawals: withdrawals.get(id) ?? [],
    },
  }));
}

/** The facts of these projects; of all kinds the table is named as the kind. */
async function about<K extends 'reports' | 'answers' | 'shares' | 'adjustments'>(
  db: Kysely<Schema>,
  kind: K,
  projectIds: readonly string[],
): Promise<ProjectLog['facts'][K]> {
  const rows = await db
    .selectFrom(kind as 'reports')
    .selectAll()
    .where('projectId', 'in', projectIds)
    .execute();
  return rows.map((row) => fromRow(factShapes[kind] as typeof factShapes.reports, row)) as ProjectLog['facts'][K];
}

async function reviewsOf(db: Kysely<Schema>, projectIds: readonly string[]): Promise<ProjectLog['facts']['reviews']> {
  const rows = await db
    .selectFrom('reviews')
    .selectAll()
    .where((eb) =>
      eb.or(
        (['reports', 'answers'] as const).map((table) =>
          eb('subjectId', 'in', eb.selectFrom(table).select('id').where('projectId', 'in', projectIds)),
        ),
      ),
    )
    .where('subject', '<>', 'analysis')
    .execute();
  return rows.map((row) => fromRow(factShapes.reviews, row));
}

async function withdrawalsOf(
  db: Kysely<Schema>,
  projectIds: readonly string[],
): Promise<ProjectLog['facts']['withdrawals']> {
  const rows = await db
    .selectFrom('withdrawals')
    .selectAll()
    .where('reportId', 'in', (eb) => eb.selectFrom('reports').select('id').where('projectId', 'in', projectIds))
    .execute();
  return rows.map((row) => fromRow(factShapes.withdrawals, row));
}

/** Members of those units that are groups. */
async function membersOf(
  db: Kysely<Schema>,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, { memberIds: string[] }>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('unitMembers')
    .select(['groupId', 'memberId'])
    .where('groupId', 'in', unitIds)
    .orderBy('position')
    .execute();
  return new Map(
    [...groupBy(rows, ({ groupId }) => groupId)].map(([id, of]) => [
      id,
      { memberIds: of.map(({ memberId }) => memberId) },
    ]),
  );
}
