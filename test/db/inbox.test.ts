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
  expect(await repos.inbox.insert(event('e1'), at(1))).toBe(true);
  expect(await repos.inbox.insert({ ...event('e1'), text: '别的' } as never, at(2))).toBe(false);
  expect(await repos.inbox.byId('e1')).toEqual({
    eventId: 'e1',
    at: at(0),
    receivedAt: at(1),
    event: event('e1'),
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
  for (let next = await repos.inbox.next('w1', at(1)); next; next = await repos.inbox.next('w1', at(1))) {
    worked.push(next.eventId);
    expect(await repos.inbox.markDone(next.eventId, 'w1', at(2))).toBe(true);
    expect(await repos.inbox.markDone(next.eventId, 'w1', at(2))).toBe(false);
  }
  expect(worked).toEqual(['b', 'a', 'c']);
});

test('F06: an effect that does not commit leaves its event open', async () => {
  const { database, repos } = await store();
  await repos.inbox.insert(event('e1'), at(1));
  const work = withTransaction(database.db, async (tx) => {
    await repositories(tx, 'prg_1', { auditKey }).inbox.markDone('e1', 'w1', at(2));
    throw new Error('crash before the commit');
  });
  await expect(work).rejects.toThrow('crash');
  expect((await repos.inbox.next('w1', at(3)))?.eventId).toBe('e1');
});

test('F53: what fails three times is put aside, and holds nobody up meanwhile', async () => {
  const { repos } = await store();
  for (const id of ['bad', 'good']) await repos.inbox.insert(event(id), at(1));
  const fail = (second: number) =>
    repos.inbox.markFailed('bad', 'w1', { cause: 'boom', at: at(second), retryAt: at(second + 10) });
  expect((await repos.inbox.next('w1', at(2)))?.eventId).toBe('bad');
  expect(await fail(2)).toBe('open');
  expect((await repos.inbox.next('w1', at(3)))?.eventId).toBe('good');
  await repos.inbox.markDone('good', 'w1', at(3));
  expect(await repos.inbox.nextDue()).toBe(at(12));
  for (const [second, state] of [
    [12, 'open'],
    [22, 'quarantined'],
  ] as const) {
    expect((await repos.inbox.next('w1', at(second)))?.eventId).toBe('bad');
    expect(await fail(second)).toBe(state);
  }
  expect(await fail(32)).toBe('done');
  expect(await repos.inbox.next('w1', at(9999))).toBeNull();
  expect(await repos.inbox.quarantined()).toMatchObject([{ eventId: 'bad', attempts: 3, lastCause: 'boom' }]);
  await repos.inbox.release('bad', at(50));
  expect((await repos.inbox.next('w1', at(50)))?.attempts).toBe(0);
});

test('S41: after a purge nothing said is kept, but ids are, and open events', async () => {
  const { repos } = await store();
  for (const [index, id] of ['old', 'open', 'new'].entries()) await repos.inbox.insert(event(id), at(index * 100));
  for (const id of ['old', 'open', 'new']) expect((await repos.inbox.next('w1', at(300)))?.eventId).toBe(id);
  await repos.inbox.markDone('old', 'w1', at(300));
  await repos.inbox.markDone('new', 'w1', at(300));
  expect(await repos.inbox.purge(at(150))).toBe(1);
  expect(await repos.inbox.purge(at(150))).toBe(0);
  expect(await repos.inbox.byId('old')).toMatchObject({ event: null, state: 'done' });
  expect(await repos.inbox.byId('open')).toMatchObject({ event: event('open'), state: 'open' });
  expect(await repos.inbox.byId('new')).toMatchObject({ event: event('new') });
  expect(await repos.inbox.insert(event('old'), at(400))).toBe(false);
});

const said = (eventId: string, chat: string) => ({ ...event(eventId), chat });

test('of several instances one has an event in hand; a chat’s events come in their order', async () => {
  const { repos } = await store();
  const { inbox } = repos;
  for (const [id, chat] of [
    ['a1', 'a'],
    ['a2', 'a'],
    ['b1', 'b'],
    ['a3', 'a'],
  ] as const)
    await inbox.insert(said(id, chat), at(0));
  expect((await inbox.next('w1', at(1)))?.eventId).toBe('a1');
  expect((await inbox.next('w2', at(1)))?.eventId).toBe('b1');
  expect(await inbox.next('w3', at(1))).toBeNull();
  expect((await inbox.owners()).sort()).toEqual(['w1', 'w2']);
  expect(await inbox.markDone('a1', 'w2', at(2))).toBe(false);
  expect(await inbox.markDone('a1', 'w1', at(2), { tone: 'good', text: '好' })).toBe(true);
  expect(await inbox.outcome('a1')).toEqual({ settled: true, toast: { tone: 'good', text: '好' } });
  expect(await inbox.outcome('a2')).toEqual({ settled: false, toast: null });
  expect((await inbox.next('w3', at(2)))?.eventId).toBe('a2');
  await inbox.markFailed('a2', 'w3', { cause: 'x', at: at(2), retryAt: at(9) });
  expect((await inbox.next('w3', at(3)))?.eventId).toBe('a3');
});

test('F38: what a dead instance had in hand is free again, and its late hand changes nothing', async () => {
  const { repos } = await store();
  const { inbox } = repos;
  await inbox.insert(event('e1'), at(0));
  await inbox.next('dead', at(1));
  expect(await inbox.recover(['other'])).toBe(0);
  expect(await inbox.recover(['dead'])).toBe(1);
  expect((await inbox.next('w1', at(2)))?.eventId).toBe('e1');
  expect(await inbox.markDone('e1', 'dead', at(3))).toBe(false);
  expect(await inbox.markFailed('e1', 'dead', { cause: 'x', at: at(3), retryAt: at(9) })).toBe('done');
  expect(await inbox.markDone('e1', 'w1', at(3))).toBe(true);
});

test('F02 F49: twenty that claim at once get twenty different events, tasks and messages', async () => {
  const { repos } = await store();
  const ids = Array.from({ length: 20 }, (_, index) => `e${index}`);
  for (const id of ids) {
    await repos.inbox.insert(said(id, `chat:${id}`), at(0));
    await repos.tasks.add({ id, kind: 'x', key: id, payload: {}, replyTo: null, createdAt: at(0) });
  }
  const events = await Promise.all(ids.map((id) => repos.inbox.next(id, at(1))));
  const tasks = await Promise.all(ids.map((id) => repos.tasks.next(id, at(1))));
  const claimed = events.flatMap((row) => row?.eventId ?? []);
  expect(new Set(claimed).size).toBe(claimed.length);
  const taken = tasks.flatMap((row) => row?.id ?? []);
  expect(new Set(taken).size).toBe(taken.length);
  expect(claimed.length + taken.length).toBeGreaterThan(2);
});
