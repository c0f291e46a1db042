import type { Kysely } from 'kysely';
import type { Day } from '#src/core/day.js';
import type { Project, Registry, Unit } from '#src/core/registry.js';
import { fromRow, type Shape, toRow } from './codec.js';
import { filesRepo, type StoredFile } from './files.js';
import { changingRegistry, knownRegistry } from './known-registry.js';
import { programmesRepo } from './programmes.js';
import type { Schema } from './schema.js';

type OwnProject = Omit<Project, 'unitIds' | 'order'>;

const shape: Shape<OwnProject> = {
  id: 'plain',
  number: 'plain',
  matterNumber: 'plain',
  matter: 'plain',
  category: 'plain',
  name: 'plain',
  target: 'plain',
  unitsText: 'plain',
  keySupervised: 'flag',
  keyNumber: 'plain',
  leaderInCharge: 'plain',
  goneOn: 'plain',
};

export interface KeyMark {
  projectId: string;
  keySupervised: boolean;
  keyNumber: number | null;
}

/** What the programme promised and who answers for it. Projects and units are never deleted. */
export const registryRepo = (db: Kysely<Schema>, programmeId: string) => {
  const changing = (change: (tx: Kysely<Schema>) => Promise<void>): Promise<void> =>
    changingRegistry(db, programmeId, change);

  return {
    async load(): Promise<Registry> {
      const programme = await programmesRepo(db).byId(programmeId);
      if (!programme) throw new Error(`no programme ${programmeId}`);
      const { projects, units } = await knownRegistry(db, programmeId, async () => ({
        projects: await loadProjects(db, programmeId),
        units: await loadUnits(db, programmeId),
      }));
      return { programme, projects, units };
    },

    /** Adds the projects, or brings those with the same id up to date. Their units must be there. */
    async saveProjects(projects: readonly Project[]): Promise<void> {
      await changing(async (tx) => {
        for (const project of projects) {
          const row = { ...toRow(shape, project), position: project.order };
          const { id, ...rest } = row;
          await tx
            .insertInto('projects')
            .values({ ...row, programmeId })
            .onConflict((at) => at.column('id').doUpdateSet(rest))
            .execute();
          await setLeadUnits(tx, id, project.unitIds);
        }
      });
    },

    /** Adds the units, or brings those with the same id up to date: name, aliases, plates, members. */
    async saveUnits(units: readonly Unit[]): Promise<void> {
      await changing(async (tx) => {
        const { known } = await tx
          .selectFrom('units')
          .select((eb) => eb.fn.countAll<number>().as('known'))
          .where('programmeId', '=', programmeId)
          .executeTakeFirstOrThrow();
        for (const [index, { id, name, isGroup, aliases, plates }] of units.entries()) {
          const row = { name, isGroup: isGroup ? (1 as const) : (0 as const) };
          await tx
            .insertInto('units')
            .values({ id, programmeId, ...row, position: Number(known) + index })
            .onConflict((at) => at.column('id').doUpdateSet(row))
            .execute();
          await setNames(tx, id, 'alias', aliases);
          await setNames(tx, id, 'plate', plates);
        }
        for (const unit of units) await setMembers(tx, unit.id, unit.memberIds);
      });
    },

    setAliases: (unitId: string, aliases: readonly string[]): Promise<void> =>
      changing((tx) => setNames(tx, unitId, 'alias', aliases)),

    /** The members that a group stands for this year; a unit that gets members becomes a group. */
    setMembers: (groupId: string, memberIds: readonly string[]): Promise<void> =>
      changing(async (tx) => {
        await setMembers(tx, groupId, memberIds);
        if (memberIds.length > 0) await tx.updateTable('units').set({ isGroup: 1 }).where('id', '=', groupId).execute();
      }),

    setLeadUnits: (projectId: string, unitIds: readonly string[]): Promise<void> =>
      changing((tx) => setLeadUnits(tx, projectId, unitIds)),

    /** Marks projects that a newer table no longer has; null takes the mark away. */
    markGone: (projectIds: readonly string[], on: Day | null): Promise<void> =>
      changing(async (tx) => {
        for (const id of projectIds)
          await tx.updateTable('projects').set({ goneOn: on }).where('id', '=', id).execute();
      }),

    /** Keeps the office's own file of the form, for exports in the very form that it came in. */
    async setForm(fileId: string): Promise<void> {
      await db.updateTable('programmes').set({ formFileId: fileId }).where('id', '=', programmeId).execute();
    },

    async form(): Promise<StoredFile | null> {
      const row = await db
        .selectFrom('programmes')
        .select('formFileId')
        .where('id', '=', programmeId)
        .executeTakeFirst();
      return row?.formFileId ? filesRepo(db, programmeId).read(row.formFileId) : null;
    },

    /** Lays 附件2 over the projects named. */
    setKeyMarks: (marks: readonly KeyMark[]): Promise<void> =>
      changing(async (tx) => {
        for (const { projectId, keySupervised, keyNumber } of marks) {
          await tx
            .updateTable('projects')
            .set({ keySupervised: keySupervised ? 1 : 0, keyNumber })
            .where('id', '=', projectId)
            .where('programmeId', '=', programmeId)
            .execute();
        }
      }),
  };
};

async function loadProjects(db: Kysely<Schema>, programmeId: string): Promise<Project[]> {
  const rows = await db
    .selectFrom('projects')
    .selectAll()
    .where('programmeId', '=', programmeId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const leads = await db
    .selectFrom('projectUnits')
    .innerJoin('projects', 'projects.id', 'projectUnits.projectId')
    .select(['projectId', 'unitId'])
    .where('programmeId', '=', programmeId)
    .orderBy('projectUnits.position')
    .execute();
  const unitIds = grouped(leads, (lead) => [lead.projectId, lead.unitId]);
  return rows.map((row) => ({ ...fromRow(shape, row), order: row.position, unitIds: unitIds.get(row.id) ?? [] }));
}

async function loadUnits(db: Kysely<Schema>, programmeId: string): Promise<Unit[]> {
  const rows = await db
    .selectFrom('units')
    .selectAll()
    .where('programmeId', '=', programmeId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const names = await db
    .selectFrom('unitNames')
    .innerJoin('units', 'units.id', 'unitNames.unitId')
    .select(['unitId', 'kind', 'unitNames.name'])
    .where('programmeId', '=', programmeId)
    .orderBy('unitNames.position')
    .execute();
  const members = await db
    .selectFrom('unitMembers')
    .innerJoin('units', 'units.id', 'unitMembers.groupId')
    .select(['groupId', 'memberId'])
    .where('programmeId', '=', programmeId)
    .orderBy('unitMembers.position')
    .execute();
  const namesOf = grouped(names, (name) => [`${name.kind}:${name.unitId}`, name.name]);
  const membersOf = grouped(members, (member) => [member.groupId, member.memberId]);
  return rows.map(({ id, name, isGroup }) => ({
    id,
    name,
    isGroup: isGroup === 1,
    aliases: namesOf.get(`alias:${id}`) ?? [],
    plates: namesOf.get(`plate:${id}`) ?? [],
    memberIds: membersOf.get(id) ?? [],
  }));
}

async function setLeadUnits(tx: Kysely<Schema>, projectId: string, unitIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('projectUnits').where('projectId', '=', projectId).execute();
  const rows = [...new Set(unitIds)].map((unitId, position) => ({ projectId, unitId, position }));
  if (rows.length > 0) await tx.insertInto('projectUnits').values(rows).execute();
}

async function setNames(
  tx: Kysely<Schema>,
  unitId: string,
  kind: 'alias' | 'plate',
  names: readonly string[],
): Promise<void> {
  await tx.deleteFrom('unitNames').where('unitId', '=', unitId).where('kind', '=', kind).execute();
  const rows = [...new Set(names)].map((name, position) => ({ unitId, kind, name, position }));
  if (rows.length > 0) await tx.insertInto('unitNames').values(rows).execute();
}

async function setMembers(tx: Kysely<Schema>, groupId: string, memberIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('unitMembers').where('groupId', '=', groupId).execute();
  const rows = [...new Set(memberIds)].map((memberId, position) => ({ groupId, memberId, position }));
  if (rows.length > 0) await tx.insertInto('unitMembers').values(rows).execute();
}

function grouped<R>(rows: readonly R[], pair: (row: R) => [key: string, value: string]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of rows.map(pair)) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}
