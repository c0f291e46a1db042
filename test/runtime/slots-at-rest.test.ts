import { expect, test } from 'vitest';
import { createApp } from '#src/app.js';
import { testHouse } from '../support/house.js';

test('slots that were woken are worked off and come to rest', async () => {
  const house = await testHouse({ now: '2022-12-20T09:30+08:00' });
  const app = createApp(house);
  await app.start();
  house.queue.wake('slots');
  await expect(app.settled()).resolves.toBeUndefined();
  await app.stop();
});
