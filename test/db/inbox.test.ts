import { expect, test } from 'vitest';
import { withTransaction } from '#db/index.js';
import { repositories } from '#db/repositories.js';
import { at, auditKey, store } from './support.js';

const event = (eventId: string) => ({
  eventId,
  at: at(0),
  kind: 'message',
  text: '@所有人 ',
  nested: { list: [1, null] },
});

test('F01: an event is stored once, whatever repeats', async () => {
  const { repos } = await store();
  expect(await repos.inbox.insert(event('e1'), at(1), '{"raw":1}')).toBe(true);
  expect(await repos.inbox.insert({ ...event('e1'), text: '别的' } as never, at(2))).toBe(false);
  expect(await repos.inbox.byId('e1')).toEqual({
    eventId: 'e1',
    at: at(0),
    receivedAt: at(1),
    event: event('e1'),
    raw: '{"raw":1}',
    state: 'open',
    attempts: 0,
    lastCause: null,
  });
  expect(await repos.inbox.counts()).toEqual({ open: 1, done: 0, quarantined: 0 });
});

test('events are worked off in order, each once', async () => {
  const { repos } = await store();
  for (const id of ['b', 'a', 'c']) await repos.inbox.insert(event(id), at(1));
  const worked: string[] = [];
  for (let next = await repos.inbox.next(at(1)); next; next = await repos.inbox.next(at(1))) {
    worked.push(next.eventId);
    expect(await repos.inbox.markDone(next.eventId, at(2))).toBe(true);
    expect(await repos.inbox.markDone(next.eventId, at(2))).toBe(false);
  }
  expect(worked).toEqual(['b', 'a', 'c']);
});

test('F06: an effect that does not commit leaves its event open', async () => {
  const { database, repos } = await store();
  await repos.inbox.insert(event('e1'), at(1));
  const work = withTransaction(database.db, async (tx) => {
    await repositories(tx, 'prg_1', { auditKey }).inbox.markDone('e1', at(2));
    throw new Error('crash before the commit');
  });
  await expect(work).rejects.toThrow('crash');
  expect((await repos.inbox.next(at(3)))?.eventId).toBe('e1');
});

test('F53: what fails three times is put aside, and holds nobody up meanwhile', async () => {
  const { repos } = await store();
  for (const id of ['bad', 'good']) await repos.inbox.insert(event(id), at(1));
  const fail = (second: number) =>
    repos.inbox.markFailed('bad', { cause: 'boom', at: at(second), retryAt: at(second + 10) });
  expect(await fail(2)).toBe('open');
  expect((await repos.inbox.next(at(3)))?.eventId).toBe('good');
  expect((await repos.inbox.next(at(12)))?.eventId).toBe('bad');
  await repos.inbox.markDone('good', at(3));
  expect(await repos.inbox.nextDue()).toBe(at(12));
  expect(await fail(12)).toBe('open');
  expect(await fail(22)).toBe('quarantined');
  expect(await fail(32)).toBe('done');
  expect(await repos.inbox.next(at(9999))).toBeNull();
  expect(await repos.inbox.quarantined()).toMatchObject([{ eventId: 'bad', attempts: 3, lastCause: 'boom' }]);
  await repos.inbox.release('bad', at(50));
  expect((await repos.inbox.next(at(50)))?.attempts).toBe(0);
});

test('S41: after a purge nothing said is kept, but ids are, and open events', async () => {
  const { repos } = await store();
  for (const [index, id] of ['old', 'open', 'new'].entries())
    await repos.inbox.insert(event(id), at(index * 100), 'raw');
  await repos.inbox.markDone('old', at(300));
  await repos.inbox.markDone('new', at(300));
  expect(await repos.inbox.purge(at(150))).toBe(1);
  expect(await repos.inbox.purge(at(150))).toBe(0);
  expect(await repos.inbox.byId('old')).toMatchObject({ event: null, raw: null, state: 'done' });
  expect(await repos.inbox.byId('open')).toMatchObject({ raw: 'raw', state: 'open' });
  expect(await repos.inbox.byId('new')).toMatchObject({ raw: 'raw' });
  expect(await repos.inbox.insert(event('old'), at(400))).toBe(false);
});
