import { join } from 'node:path';
import { CamelCasePlugin, Kysely, Migrator } from 'kysely';
import { expect, test } from 'vitest';
import { toRow } from '#db/codec.js';
import { factShapes } from '#db/fact-shapes.js';
import { migrations } from '#db/migrations/index.js';
import { sqliteWords } from '#db/migrations/words.js';
import { repositories } from '#db/repositories.js';
import type { Schema } from '#db/schema.js';
import { connect } from '#db/sqlite/connect.js';
import { sqliteDialect } from '#db/sqlite/dialect.js';
import type { Report } from '#src/core/facts.js';
import { at, auditKey, database, folder, programme, project, unit } from '../support.js';

const report = (id: string, second: number, completed: boolean): Report => ({
  id,
  on: '2022-12-01',
  at: at(second),
  by: 'per_1',
  byName: '张三',
  projectId: 'prj_1',
  unitId: 'unt_1',
  roundId: null,
  completion: completed ? '已建成1166个充电插口' : '已建成120个充电插口',
  problems: '',
  nextSteps: '',
  completed,
  completedOn: null,
  expectedOn: null,
  says: null,
  figures: [{ quantity: completed ? 1166 : 120, unit: '个', kind: 'cumulative' }],
  source: 'form',
});

test('a database from before courses were kept has those of all its facts once it is opened', async () => {
  const file = join(folder(), 'duban.db');
  await storedBefore(file, [report('rpt_1', 1, false), report('rpt_2', 2, true)]);
  const { db } = await database(`sqlite:${file}`);
  const { courses } = repositories(db, programme.id, { auditKey });
  const filled = await courses.all();
  expect(filled.map(({ course }) => course.run.map(({ id }) => id))).toEqual([['rpt_2']]);
  await courses.rebuild();
  expect(await courses.all()).toEqual(filled);
});

/** As the version before left it. */
async function storedBefore(file: string, reports: readonly Report[]): Promise<void> {
  const raw = connect(file, true);
  const db = new Kysely<Schema>({ dialect: sqliteDialect(raw), plugins: [new CamelCasePlugin()] });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(sqliteWords) } });
  const { error } = await migrator.migrateTo('0011-audit-chains');
  if (error) throw error;
  const { programmes, registry } = repositories(db, programme.id, { auditKey });
  await programmes.create(programme);
  await registry.saveUnits([unit('unt_1', '民治街道')]);
  await registry.saveProjects([project('prj_1', '9-2')]);
  for (const one of reports) {
    await db
      .insertInto('reports')
      .values({ ...toRow(factShapes.reports, one), programmeId: programme.id })
      .execute();
  }
  await db.destroy();
  raw.close();
}
