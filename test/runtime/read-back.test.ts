/** When histories are read back. */
import { expect, test } from 'vitest';
import { readBack } from '#src/runtime/read-back.js';
import { barePlatform } from '../support/bare-platform.js';
import { testHouse } from '../support/house.js';

const groups = ['wecom:a', 'wecom:b'];

test('F10: a connection that comes back while histories are read has them all read once more, and then no more', async () => {
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
  const back = readBack(house, async () => ({ fresh: false, done: Promise.resolve(null) }));
  back.now();
  await back.idle();
  expect(read).toEqual([...groups, ...groups]);
});
