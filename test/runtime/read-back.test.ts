/** When histories are read back. */
import { expect, test } from 'vitest';
import { readBack } from '#src/runtime/read-back.js';
import { barePlatform } from '../support/bare-platform.js';
import { testHouse } from '../support/house.js';

const groups = ['wecom:a', 'wecom:b'];

const nothingNew = async () => ({ fresh: false, done: Promise.resolve(null) });

test('F10: a connection that comes up while histories are read has them all read once more, and then no more', async () => {
  const read: string[] = [];
  let isBackAgain = false;
  const history = {
    permissions: [],
    groups: async () => groups,
    async said(chat: string) {
      read.push(chat);
      if (chat === 'wecom:b' && !isBackAgain) {
        isBackAgain = true;
        back.now();
        back.now();
      }
      return { messages: [], upTo: house.clock.now() };
    },
  };
  const house = await testHouse({
    now: '2022-12-28T10:00:00+08:00',
    platforms: [{ ...barePlatform(), history }],
  });
  const back = readBack(house, nothingNew);
  back.now();
  await back.idle();
  expect(read).toEqual([...groups, ...groups]);
});

test('F10: a history that could not be read is tried again at the next knock, and then at its time', async () => {
  let isDown = true;
  let asked = 0;
  const history = {
    permissions: [],
    async groups() {
      asked += 1;
      if (isDown) throw new Error('connection reset');
      return groups;
    },
    said: async () => ({ messages: [], upTo: house.clock.now() }),
  };
  const house = await testHouse({ now: '2022-12-28T10:00:00+08:00', platforms: [{ ...barePlatform(), history }] });
  const back = readBack(house, nothingNew);
  const knocked = async (): Promise<number> => {
    await back.whenDue();
    await back.idle();
    return asked;
  };
  expect(await knocked()).toBe(1);
  expect(await knocked()).toBe(2);
  isDown = false;
  expect(await knocked()).toBe(3);
  expect(await knocked()).toBe(3);
});
