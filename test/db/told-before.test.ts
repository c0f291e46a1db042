import { expect, test } from 'vitest';
import { repositories } from '#db/repositories.js';
import { auditKey, database, programme } from './support.js';
import { before, databaseBefore, tellBefore } from './told-before.js';

test.each(before)(
  'a database of %s has the courses of all its facts once it is opened, its events and its messages',
  async (version) => {
    const { db } = await database(await databaseBefore(version, (old) => tellBefore(old, version)));
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
