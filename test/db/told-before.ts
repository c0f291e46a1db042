import { join } from 'node:path';
import { CamelCasePlugin, Kysely, Migrator, sql } from 'kysely';
import { toRow } from '#db/codec.js';
import { factShapes } from '#db/fact-shapes.js';
import { migrations } from '#db/migrations/index.js';
import { postgresWords, sqliteWords } from '#db/migrations/words.js';
import { connect as connectPostgres } from '#db/postgres/connect.js';
import { postgresDialect } from '#db/postgres/dialect.js';
import type { Schema } from '#db/schema.js';
import { connect as connectSqlite } from '#db/sqlite/connect.js';
import { sqliteDialect } from '#db/sqlite/dialect.js';
import { done, report } from '../core/sample.js';
import { bareDatabaseUrl, onPostgres } from '../support/databases.js';
import { at, folder, programme } from './support.js';

/** The schemas from before figures had columns of their own. */
export const before = ['0011-audit-chains', '0012-courses'] as const;

const reports = [
  report('2022-12-01', 'prj_1', 'unt_1', {
    id: 'rpt_1',
    at: at(1),
    completion: '已建成120个充电插口',
    completed: false,
    figures: [{ quantity: 120, unit: '个', kind: 'cumulative' }],
  }),
  done('2022-12-01', 'prj_1', 'unt_1', {
    id: 'rpt_2',
    at: at(2),
    completion: '已建成1166个充电插口',
    figures: [{ quantity: 1166, unit: '个', kind: 'cumulative' }],
  }),
];

/** The address of a database as an older version left it, with the programme and what is told in it. */
export async function databaseBefore(version: string, tell: (db: Kysely<Schema>) => Promise<void>): Promise<string> {
  const path = join(folder(), 'duban.db');
  const url = onPostgres ? await bareDatabaseUrl() : `sqlite:${path}`;
  const raw = onPostgres ? null : connectSqlite(path, true);
  const db = new Kysely<Schema>({
    dialect: raw ? sqliteDialect(raw) : postgresDialect(connectPostgres(url)),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  const words = raw ? sqliteWords : postgresWords;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(words) } });
  const { error } = await migrator.migrateTo(version);
  if (error) throw error;
  await addProgramme(db);
  await tell(db);
  await db.destroy();
  raw?.close();
  return url;
}

/** The programme in the columns that every schema since 0009 has had. */
async function addProgramme(db: Kysely<Schema>): Promise<void> {
  const { id, district, year, title, cutOff, timezone, createdAt, settings } = programme;
  await sql`insert into programmes (id, district, year, title, cut_off, timezone, created_at, settings)
    values (${id}, ${district}, ${year}, ${title}, ${cutOff}, ${timezone}, ${createdAt}, ${JSON.stringify(settings)})`.execute(
    db,
  );
}

/** Two reports, an event and a message, as an older version left them beside its programme. */
export async function tellBefore(db: Kysely<Schema>, version: (typeof before)[number]): Promise<void> {
  const { id } = programme;
  await sql`insert into units (id, programme_id, name, is_group, position)
    values ('unt_1', ${id}, '民治街道', 0, 0)`.execute(db);
  await sql`insert into projects (id, programme_id, number, matter_number, name, target, units_text, key_supervised, position)
    values ('prj_1', ${id}, '9-2', '9', '充电插口', '建成1166个充电插口', '民治街道', 0, 0)`.execute(db);
  await sql`insert into project_units (project_id, unit_id, position) values ('prj_1', 'unt_1', 0)`.execute(db);
  for (const one of reports) {
    await db
      .insertInto('reports')
      .values({ ...toRow(factShapes.reports, one), programmeId: id })
      .execute();
  }
  await sql`insert into inbox (event_id, "at", received_at, payload, raw, state, attempts, run_after)
    values ('e1', ${at(1)}, ${at(1)}, '{"kind":"recalled"}', '<xml/>', 'open', 0, ${at(1)})`.execute(db);
  await sql`insert into outbox (id, programme_id, occurrence, "to", platform, act, people, body, send_key, purpose, subject,
      priority, due_at, not_before, state, fence, attempts, created_at, doubtful, settled_at)
    values ('out_1', ${id}, 'nudge:1', 'feishu:oc_1', 'feishu', 'send', '[]', '{}', 'key', 'nudge', '{"purpose":"nudge"}',
      1, ${at(1)}, ${at(1)}, 'sent', 1, 1, ${at(1)}, 0, ${at(2)})`.execute(db);
  if (version === '0011-audit-chains') return;
  await sql`insert into courses (programme_id, until, project_id, unit_id, "on", premises, report_state, round_ids, made_on)
    values (${id}, '9999-12-31', 'prj_1', 'unt_1', '2022-12-01', '1', 'submitted', '[]', '')`.execute(db);
}
