/** Slots, tasks, drafts, cards, files, notices, leases, tokens. */
import { expect, test } from 'vitest';
import { withTransaction } from '#db/index.js';
import { repositories } from '#db/repositories.js';
import { at, auditKey, programme, store } from './support.js';

test('F34: a slot is owned by whoever inserts it, once for ever and for each programme', async () => {
  const { database, repos } = await store();
  const claims = await Promise.all(Array.from({ length: 20 }, () => repos.schedule.claim('digest', at(0), at(1))));
  expect(claims.filter(Boolean)).toHaveLength(1);
  await repos.schedule.claim('digest', at(60), at(61));
  await repos.schedule.claim('nudge', at(120), at(121), 'too_late');
  expect(await repos.schedule.lastHandled('digest')).toBe(at(60));
  expect(await repos.schedule.lastHandled('backup')).toBeNull();
  expect(await repos.schedule.lastHandled(null)).toBe(at(120));
  expect([await repos.schedule.isHandled('digest', at(0)), await repos.schedule.isHandled('digest', at(1))]).toEqual([
    true,
    false,
  ]);

  await repos.programmes.create({ ...programme, id: 'prg_2', year: 2023 });
  expect(await repos.forProgramme('prg_2').schedule.lastHandled(null)).toBeNull();
  expect(await repos.forProgramme('prg_2').schedule.claim('digest', at(0), at(1))).toBe(true);
  expect(await repositories(database.db, null, { auditKey }).schedule.claim('digest', at(0), at(1))).toBe(true);
});

test('a slot whose work does not commit is free again', async () => {
  const { database, repos } = await store();
  const work = withTransaction(database.db, async (tx) => {
    await repositories(tx, 'prg_1', { auditKey }).schedule.claim('digest', at(0), at(1));
    throw new Error('crash');
  });
  await expect(work).rejects.toThrow('crash');
  expect(await repos.schedule.claim('digest', at(0), at(2))).toBe(true);
});

const task = (id: string, second = 0) => ({
  id,
  kind: 'read-file',
  key: `key:${id}`,
  payload: { file: '表.docx' },
  replyTo: null,
  createdAt: at(second),
});

test('F49: a task is asked for once, taken by one worker at a time, and settled once', async () => {
  const { repos } = await store();
  const { tasks } = repos;
  expect(await tasks.add(task('t1'))).toBe(true);
  expect(await tasks.add({ ...task('t9'), key: 'key:t1' })).toBe(false);
  await tasks.add({ ...task('t2'), runAfter: at(30) });
  expect(await tasks.next('w1', at(1))).toEqual({ ...task('t1'), attempts: 0, programmeId: 'prg_1' });
  expect(await tasks.next('w1', at(1))).toBeNull();
  expect(await tasks.nextDue(at(1))).toBe(at(30));
  expect((await tasks.next('w1', at(30)))?.id).toBe('t2');
  expect(await tasks.markDone('t1', 'w1', at(31))).toBe(true);
  expect(await tasks.markDone('t1', 'w1', at(31))).toBe(false);
  await tasks.retry('t2', 'w1', at(60), 'time-out');
  expect(await tasks.next('w1', at(59))).toBeNull();
  expect(await tasks.next('w1', at(60))).toMatchObject({ id: 't2', attempts: 1 });
  expect(await tasks.markFailed('t2', 'w1', at(61))).toBe(true);
  expect(await tasks.counts()).toEqual({ open: 0, taken: 0, done: 1, failed: 1 });
});

test('a task that goes on waits with the rest of its work behind what is due, its tries forgotten', async () => {
  const { repos } = await store();
  const { tasks } = repos;
  await tasks.add(task('t1'));
  await tasks.next('w1', at(1));
  await tasks.retry('t1', 'w1', at(2));
  await tasks.next('w1', at(2));
  await tasks.add(task('t2', 3));
  expect(await tasks.goOn('t1', 'w2', { file: '续.docx' }, at(4))).toBe(false);
  expect(await tasks.goOn('t1', 'w1', { file: '续.docx' }, at(4))).toBe(true);
  expect(await tasks.next('w1', at(4))).toMatchObject({ id: 't2' });
  expect(await tasks.next('w1', at(4))).toMatchObject({ id: 't1', payload: { file: '续.docx' }, attempts: 0 });
});

test('a task whose worker is not heard of goes to the next; one that ends the process three times is given up', async () => {
  const { repos } = await store();
  const { tasks } = repos;
  await tasks.add(task('t1'));
  await tasks.next('w1', at(0));
  expect(await tasks.next('w1', at(119))).toBeNull();
  expect(await tasks.next('w1', at(120))).toMatchObject({ id: 't1', attempts: 1 });
  expect(await tasks.markDone('t1', 'w2', at(125))).toBe(false);
  expect(await tasks.recover(['w2'], at(130))).toEqual([]);
  expect(await tasks.next('w1', at(130))).toBeNull();
  expect(await tasks.recover(['w1'], at(130))).toEqual([]);
  expect(await tasks.next('w1', at(130))).toMatchObject({ attempts: 2 });
  expect(await tasks.recover(['w1'], at(140))).toMatchObject([{ id: 't1', attempts: 3 }]);
  expect(await tasks.next('w1', at(9999))).toBeNull();
});

const draft = (id: string, second = 0) => ({
  id,
  personId: 'per_1',
  chat: 'local:c1',
  messageId: `om_${id}`,
  kind: 'claim',
  payload: { entries: [{ number: '9-2' }] },
  createdAt: at(second),
  expiresAt: at(second + 100),
});

test('a draft waits for its author until it expires, and is settled once', async () => {
  const { repos } = await store();
  const { drafts } = repos;
  for (const [index, id] of ['a', 'b', 'c'].entries()) await drafts.insert(draft(id, index));
  expect(await drafts.byId('a')).toEqual({ ...draft('a'), state: 'open' });
  expect((await drafts.openOf('per_1', 'local:c1', at(50))).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(await drafts.openOf('per_2', 'local:c1', at(50))).toEqual([]);
  expect(await drafts.save('b', { entries: [] }, at(500))).toBe(true);
  expect(await drafts.settle('a', 'confirmed')).toBe(true);
  expect(await drafts.settle('a', 'dropped')).toBe(false);
  expect(await drafts.save('a', {}, at(500))).toBe(false);
  expect((await drafts.openOf('per_1', 'local:c1', at(200))).map(({ id }) => id)).toEqual(['b']);
  expect(await drafts.confirmedFrom('om_a')).toMatchObject({ id: 'a', payload: draft('a').payload });
  expect(await drafts.confirmedFrom('om_b')).toBeNull();
  expect(await drafts.purge(at(300))).toBe(1);
  expect([await drafts.byId('c'), (await drafts.byId('a'))?.state]).toEqual([null, 'confirmed']);
});

test('a card that stands in a chat is found by its message and by what it is about, until it is retired', async () => {
  const { repos } = await store();
  const { cardsSent } = repos;
  const card = (messageId: string, key: string, second: number) => ({
    messageId,
    chat: 'local:c1',
    subject: { purpose: 'nudge', unitId: 'unt_1', numbers: ['9-2', '40'], obligationKeys: [key] },
    sentAt: at(second),
  });
  await cardsSent.record(card('om_1', 'k1', 1));
  await cardsSent.record(card('om_2', 'k2', 2));
  await cardsSent.record({ ...card('om_3', 'k1', 3), chat: 'local:c2', subject: { purpose: 'digest' } });
  expect(await cardsSent.byMessage('om_1')).toEqual({ ...card('om_1', 'k1', 1), current: true });
  const found = async (filter: Parameters<typeof cardsSent.current>[0]) =>
    (await cardsSent.current(filter)).map(({ messageId }) => messageId);
  expect(await found({ purpose: 'nudge', unitId: 'unt_1' })).toEqual(['om_1', 'om_2']);
  expect(await found({ obligationKey: 'k1' })).toEqual(['om_1']);
  expect(await found({ chat: 'local:c2' })).toEqual(['om_3']);
  await cardsSent.retire('om_1');
  expect(await found({ purpose: 'nudge' })).toEqual(['om_2']);
  await cardsSent.record(card('om_1', 'k3', 4));
  expect(await found({ obligationKey: 'k3' })).toEqual(['om_1']);
});

test('the same bytes are stored once, under each of their names', async () => {
  const { database, repos } = await store();
  const { files } = repos;
  const bytes = Uint8Array.from({ length: 3000 }, (_, index) => index % 256);
  const file = (id: string, name: string) => ({ id, name, mime: 'image/jpeg', bytes, at: at(0) });
  expect(await files.save(file('fil_1', '照片.jpg'))).toBe('fil_1');
  expect(await files.save(file('fil_2', '照片.jpg'))).toBe('fil_1');
  expect(await files.save(file('fil_3', '佐证.jpg'))).toBe('fil_3');
  expect(await database.db.selectFrom('blobs').select('size').execute()).toEqual([{ size: 3000 }]);
  const read = await files.read('fil_3');
  expect({ ...read, bytes: Uint8Array.from(read?.bytes ?? []) }).toMatchObject({ name: '佐证.jpg', size: 3000, bytes });
  expect(await files.bySha256(read?.sha256 ?? '')).toMatchObject({ id: 'fil_1' });
  expect([await files.read('fil_9'), await files.info('fil_2')]).toEqual([null, null]);

  await repos.programmes.create({ ...programme, id: 'prg_2', year: 2023 });
  expect(await repos.forProgramme('prg_2').files.read('fil_1')).toBeNull();
  await repos.registry.setForm('fil_1');
  expect((await repos.registry.form())?.name).toBe('照片.jpg');
});

test("a newer notice takes the place of the year's older one", async () => {
  const { repos } = await store();
  const notice = { year: 2023, source: '国办发明电〔2022〕16号', holidays: ['2022-12-31'], workdays: ['2023-01-28'] };
  await repos.calendars.save({ ...notice, year: 2024, holidays: [] }, at(0));
  await repos.calendars.save({ ...notice, holidays: [] }, at(0));
  await repos.calendars.save(notice, at(1));
  expect(await repos.calendars.years()).toEqual([notice, { ...notice, year: 2024, holidays: [] }]);
});

test('F38: a lease has one holder; who was replaced can do nothing more', async () => {
  const { repos } = await store();
  const { leases } = repos;
  const taken = await Promise.all(['a', 'b', 'c'].map((holder) => leases.take('wecom-socket', holder)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  const first = await leases.read('wecom-socket');
  if (!first) throw new Error('no lease');
  const advanced = await leases.advance(first);
  expect(advanced).toEqual({ ...first, counter: 2 });
  // Whoever saw the counter before it moved comes too late.
  expect(await leases.takeOver(first, 'b')).toBeNull();
  if (!advanced) throw new Error('no lease');
  const over = await leases.takeOver(advanced, 'b');
  expect(over).toEqual({ name: 'wecom-socket', holder: 'b', counter: 3, fence: 2 });
  expect(await leases.takeOver(advanced, 'c')).toBeNull();
  expect(await leases.advance(first)).toBeNull();
  expect(await leases.release(first)).toBe(false);
  expect(await leases.take('wecom-socket', 'c')).toBeNull();
  expect(await leases.release({ name: 'wecom-socket', fence: 2 })).toBe(true);
  expect(await leases.advance({ name: 'wecom-socket', fence: 2 })).toBeNull();
  expect(await leases.take('wecom-socket', 'c')).toMatchObject({ holder: 'c', fence: 3 });
  expect(await leases.read('another')).toBeNull();
});

test('S44: a link is good once, for its purpose, until it expires; looking does not use it up', async () => {
  const { database, repos } = await store();
  const { links } = repos;
  const link = {
    personId: 'per_1',
    purpose: 'form',
    subject: { unitId: 'unt_1' },
    createdAt: at(0),
    expiresAt: at(600),
  };
  await links.add('secret-token', link);
  const stored = { ...link, programmeId: programme.id, usedAt: null };
  expect(await links.peek('secret-token', 'form', at(1))).toEqual(stored);
  expect(await links.peek('secret-token', 'board', at(1))).toBeNull();
  expect(await links.peek('secret-token', 'form', at(600))).toBeNull();
  expect(await links.use('other', 'form', at(1))).toBeNull();
  const uses = await Promise.all([1, 2, 3].map(() => links.use('secret-token', 'form', at(2))));
  expect(uses.filter(Boolean)).toEqual([{ ...stored, usedAt: at(2) }]);
  expect(await links.peek('secret-token', 'form', at(3))).toBeNull();
  expect(JSON.stringify(await database.db.selectFrom('links').selectAll().execute())).not.toContain('secret-token');
  expect([await links.purge(at(600)), await links.purge(at(601))]).toEqual([0, 1]);
});

test('a session ends when it is told to, or expires', async () => {
  const { repos } = await store();
  const { sessions } = repos;
  const session = { personId: 'per_1', createdAt: at(0), expiresAt: at(600) };
  for (const token of ['a', 'b']) await sessions.add(token, session);
  expect(await sessions.find('a', at(1))).toEqual(session);
  expect(await sessions.find('a', at(600))).toBeNull();
  await sessions.end('a', at(2));
  expect([await sessions.find('a', at(3)), await sessions.find('b', at(3))]).toEqual([null, session]);
  await sessions.endAllOf('per_1', at(4));
  expect(await sessions.find('b', at(5))).toBeNull();
  expect(await sessions.purge(at(601))).toBe(2);
});
