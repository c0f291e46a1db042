import { CamelCasePlugin, Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { postgresWords } from '#db/migrations/words.js';
import { connect } from '#db/postgres/connect.js';
import { postgresDialect } from '#db/postgres/dialect.js';
import { repositories } from '#db/repositories.js';
import type { Schema } from '#db/schema.js';
import { bareDatabaseUrl } from '../../support/databases.js';
import { auditKey, database, programme } from '../support.js';
import { before, toldBefore } from '../told-before.js';

test.each(before)(
  'a database of %s has the courses of all its facts once it is opened, its events and its messages',
  async (version) => {
    const url = await bareDatabaseUrl();
    const old = new Kysely<Schema>({ dialect: postgresDialect(connect(url)), plugins: [new CamelCasePlugin()] });
    await toldBefore(old, postgresWords, version);
    await old.destroy();
    const { db } = await database(url);
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
