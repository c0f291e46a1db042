import { beforeEach, expect, test } from 'vitest';
import { localChatRepo } from '#db/local-chat.js';
import { localClockRepo } from '#db/local-clock.js';
import { localFilesRepo } from '#db/local-files.js';
import { at, database } from './support.js';

const people = [
  { id: 'wang', name: '王晓', about: '联络员' },
  { id: 'lin', name: '林静', about: '督办办公室' },
];
const rooms = [{ id: 'room-a', kind: 'group' as const, name: '民治街道群', memberIds: ['lin', 'wang'] }];
const said = (id: string, more: object = {}) => ({
  id,
  roomId: 'room-a',
  sender: 'wang',
  replyTo: null,
  at: at(1),
  body: '{"kind":"text"}',
  sendKey: null,
  ...more,
});

let db: Awaited<ReturnType<typeof database>>['db'];
let chat: ReturnType<typeof localChatRepo>;
beforeEach(async () => {
  ({ db } = await database());
  chat = localChatRepo(db);
  await chat.settle(people, rooms);
});

test('people and rooms are taken in once, in their order', async () => {
  await chat.settle([...people].reverse(), rooms);
  expect(await chat.people()).toEqual(people);
  expect(await chat.rooms()).toEqual(rooms);
});

test('a message is kept once under its id, and once under its key', async () => {
  const first = await chat.add(said('m1', { sender: null, sendKey: 'k' }));
  expect(await chat.add(said('m1'))).toEqual(first);
  expect(await chat.add(said('m2', { sender: null, sendKey: 'k', body: '{"kind":"other"}' }))).toEqual(first);
  expect(await chat.latest('room-a', 10)).toEqual([first]);
});

test('every message and every change of one raises the version, and is told of after it', async () => {
  const first = await chat.add(said('m1'));
  const second = await chat.add(said('m2'));
  expect(second.version).toBeGreaterThan(first.version);
  expect(await chat.replace('m1', '{"kind":"new"}')).toBe(true);
  expect(await chat.replace('nobody', '{}')).toBe(false);
  expect((await chat.changedAfter(second.version)).map(({ id, body }) => [id, body])).toEqual([
    ['m1', '{"kind":"new"}'],
  ]);
  expect(await chat.version()).toBe(second.version + 1);
  expect(await chat.heads()).toEqual({ 'room-a': second.seq });
});

test('the latest messages of a room come oldest first', async () => {
  for (const id of ['m1', 'm2', 'm3']) await chat.add(said(id));
  expect((await chat.latest('room-a', 2)).map(({ id }) => id)).toEqual(['m2', 'm3']);
});

test('what a person said waits to be heard; what the bot said does not', async () => {
  await chat.add(said('m1'));
  await chat.add(said('m2', { sender: null }));
  expect((await chat.unheard()).map(({ id }) => id)).toEqual(['m1']);
  await chat.markHeard('m1');
  expect(await chat.unheard()).toEqual([]);
});

test('a file is in the room whose message carries it, not where its id is only spoken of', async () => {
  const files = localFilesRepo(db);
  const bytes = new Uint8Array([1, 2, 3]);
  await files.save({ id: 'sim_1', name: '照片.jpg', owner: 'wang', bytes, at: at(1) });
  await files.save({ id: 'sim_2', name: '另一张.jpg', owner: 'wang', bytes, at: at(1) });
  await chat.add(
    said('m1', { body: JSON.stringify({ kind: 'text', text: 'sim_2 "sim_2"', files: [{ id: 'sim_1' }] }) }),
  );
  expect(await chat.holdsFile('room-a', 'sim_1')).toBe(true);
  expect(await chat.holdsFile('room-a', 'sim_2')).toBe(false);
  const read = await files.read('sim_2');
  expect(read && { ...read, bytes: [...read.bytes] }).toEqual({
    id: 'sim_2',
    name: '另一张.jpg',
    owner: 'wang',
    bytes: [1, 2, 3],
  });
  expect(await files.read('sim_3')).toBe(null);
});

test('the kept clock never goes back', async () => {
  const clock = localClockRepo(db);
  expect(await clock.read()).toBe(null);
  await clock.mark(at(10), at(0));
  await clock.mark(at(5), at(1));
  expect(await clock.read()).toEqual({ at: at(10), markedAt: at(0) });
  await clock.mark(at(20), at(2));
  expect(await clock.read()).toEqual({ at: at(20), markedAt: at(2) });
});
