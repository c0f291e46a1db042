/** A change and its entry on the trail are one: both are there, or neither (S40). */
import { expect, test } from 'vitest';
import { adjustTarget } from '#src/services/adjust-target.js';
import { addMember, bindChat } from '#src/services/bind.js';
import { type Ctx, withTx } from '#src/services/context.js';
import { findProject, findUnit } from '#src/services/find.js';
import { submitReport } from '#src/services/submit-report.js';
import { proof } from '../proof/proof.js';
import { type TestHouse, testHouse } from '../support/house.js';
import { importSeed, officeOf } from '../support/programme.js';
import { rowsOf } from '../support/rows.js';

type Change = (ctx: Ctx, nth: number) => Promise<unknown>;

const changes: Record<string, Change> = {
  'a report': async (ctx, nth) => {
    const { projects, units } = await ctx.repos.registry.load();
    await submitReport(ctx, {
      projectId: findProject(projects, '9-2').id,
      unitId: findUnit(units, '民治街道').id,
      completion: `已办${nth}场`,
      completed: false,
      source: 'cli',
    });
  },
  'an adjusted target': async (ctx, nth) => {
    const { projects } = await ctx.repos.registry.load();
    const projectId = findProject(projects, '21-2').id;
    await adjustTarget(ctx, { projectId, to: `开展${nth + 1}场培训`, reason: '区政府常务会议审议' });
  },
  'somebody let in': (ctx, nth) =>
    addMember(ctx, { address: `local:${nth}`, name: `人${nth}`, role: 'leader', unitId: null }),
  'a chat bound': (ctx, nth) => bindChat(ctx, `local:chat${nth}`, { kind: 'leaders' }),
};

test.each(Object.entries(changes))(
  'S40: %s leaves its entry with the change, and none where it was undone',
  async (_what, change) => {
    const house = await testHouse({ now: '2022-12-20T10:00:00+08:00' });
    await importSeed(house, { registryOnly: true });
    const before = await stored(house);
    for (let nth = 0; nth < 10; nth += 1) {
      const undone = withTx(await officeOf(house), async (ctx) => {
        await change(ctx, nth);
        throw new Error('crash');
      });
      await expect(undone).rejects.toThrow('crash');
    }
    expect(await stored(house)).toEqual(before);

    await withTx(await officeOf(house), (ctx) => change(ctx, 11));
    const after = await stored(house);
    expect(after.audit).toBe((before.audit ?? 0) + 1);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table] && table !== 'audit');
    expect(changed.length).toBeGreaterThan(0);
    proof('S40', { runs: 11 });
  },
);

/** After whatever was still under way beside. */
async function stored(house: TestHouse): Promise<Record<string, number>> {
  await house.queue.idle();
  return rowsOf(house);
}
