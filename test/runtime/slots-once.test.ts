/** Whoever works off a slot, and however many do at once: each has its effect once. */
import { expect, test } from 'vitest';
import { bot } from '#src/app.js';
import { defineJob } from '#src/runtime/declare.js';
import { workSlots } from '#src/runtime/scheduler.js';
import { audit } from '#src/services/new-fact.js';
import { planDocument } from '#src/services/plan-document.js';
import { post } from '#src/services/post.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { barePlatform } from '../support/bare-platform.js';
import { testHouse } from '../support/house.js';
import { importSeed, officeOf } from '../support/programme.js';

const everyDay = defineJob({
  name: 'every-day',
  at: () => '09:00',
  catchUpWithinHours: null,
  workingHoursOnly: false,
  async run(ctx, slot) {
    await audit(ctx, 'slot.worked', slot.at);
    await post(ctx, { kind: 'text', text: slot.day }, { to: 'wecom:a', occurrence: `day:${slot.day}` });
  },
});

test('F34 F57: three that tick at once, and duban tick beside them, work off each slot once', async () => {
  const house = await testHouse({ now: '2022-01-04T10:00:00+08:00', platforms: [barePlatform()] });
  await importSeed(house, { registryOnly: true });
  const instances = ['a', 'b', 'c', 'tick'].map((instance) => ({ ...house, instance }));
  const oneJob = { ...bot, jobs: [everyDay] };
  const days = times(500);
  const worked: string[] = [];
  for (let day = 0; day < days; day += 1) {
    const ticks = await Promise.all(instances.map((one) => workSlots(one, oneJob)));
    worked.push(...ticks.flat().map(({ slot }) => slot));
    house.clock.advance(86_400_000);
  }
  const { repos } = await officeOf(house);
  const entries = await repos.audit.list({ act: 'slot.worked' }, 10 * days);
  const waiting = (await repos.outbox.counts()).pending;
  const slots = new Set(worked).size;
  proof(['F34', 'F57'], {
    runs: 4 * days,
    lost: days - slots,
    doubled: worked.length - slots + entries.length - slots,
  });
  expect([entries.length, waiting]).toEqual([days, days]);
});

test('F36: whatever the zone of the host, the plan of two years is the same to the minute', async () => {
  const own = process.env.TZ;
  const house = await testHouse({ now: '2022-01-04T10:00:00+08:00' });
  await importSeed(house, { registryOnly: true });
  const plans: string[] = [];
  try {
    for (const zone of ['Asia/Shanghai', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      process.env.TZ = zone;
      plans.push(JSON.stringify(await planDocument(await officeOf(house), '2022-01-01', '2023-12-31')));
    }
  } finally {
    process.env.TZ = own;
  }
  expect(plans[0]?.length).toBeGreaterThan(10_000);
  proof('F36', { runs: plans.length, doubled: new Set(plans).size - 1 });
});
