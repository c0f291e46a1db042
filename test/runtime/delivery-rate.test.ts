/** How near delivery comes to what the platform permits, in virtual time; the bench does it with 10,000. */
import { expect, test } from 'vitest';
import { deliverAll, permittedMs } from '../../bench/delivery.js';
import { tier } from '../proof/tiers.js';
import { freshDatabaseUrl } from '../support/databases.js';

const messages = tier === 'c' ? 10_000 : 1_500;

test('F22 F23: a fan-out beyond the limits goes out at 95 % of the permitted rate or more, and nothing over it', {
  timeout: 600_000,
}, async () => {
  const { tookMs, ...outcome } = await deliverAll(messages, await freshDatabaseUrl());
  expect(outcome).toEqual({ received: messages, doubled: 0, refused: 0 });
  expect(permittedMs(messages) / tookMs).toBeGreaterThanOrEqual(0.95);
});
