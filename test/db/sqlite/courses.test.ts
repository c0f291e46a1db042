import { join } from 'node:path';
import { CamelCasePlugin, Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { sqliteWords } from '#db/migrations/words.js';
import { repositories } from '#db/repositories.js';
import type { Schema } from '#db/schema.js';
import { connect } from '#db/sqlite/connect.js';
import { sqliteDialect } from '#db/sqlite/dialect.js';
import { auditKey, database, folder, programme } from '../support.js';
import { before, toldBefore } from '../told-before.js';

test.each(before)(
  'a database of %s has the courses of all its facts once it is opened, its events and its messages',
  async (version) => {
    const file = join(folder(), 'duban.db');
    const raw = connect(file, true);
    const old = new Kysely<Schema>({ dialect: sqliteDialect(raw), plugins: [new CamelCasePlugin()] });
    await toldBefore(old, sqliteWords, version);
    await old.destroy();
    raw.close();
    const { db } = await database(`sqlite:${file}`);
    const { courses, inbox, outbox } = repositories(db, programme.id, { auditKey });
    const filled = await courses.all();
    expect(filled).toMatchObject([{ until: '9999-12-31', reportState: 'submitted', claimedOn: '2022-12-01', idle: 0 }]);
    expect(filled[0]?.texts).toContain('rpt_2');
    await courses.rebuild();
    expect(await courses.all()).toEqual(filled);
    expect(await inbox.byId('e1')).toMatchObject({ event: { kind: 'recalled' }, state: 'open' });
    expect(await outbox.byId('out_1')).toMatchObject({ body: '{}', state: 'sent' });
  },
);
