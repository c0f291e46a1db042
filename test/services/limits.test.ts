/** Files are read and written at nobody's pleasure without end; what one asks for too often, another still gets. */
import { expect, test } from 'vitest';
import { limits } from '#src/core/limits.js';
import { Refusal } from '#src/core/refusal.js';
import type { Ctx } from '#src/services/context.js';
import { askForExport } from '#src/services/exports.js';
import { receiveFiles } from '#src/services/receive-files.js';
import { proof } from '../proof/proof.js';
import { type TestHouse, testHouse } from '../support/house.js';
import { contextOf, importSeed, letIn } from '../support/programme.js';

const wang = 'feishu:ou_wang';
const li = 'feishu:ou_li';

async function town(): Promise<TestHouse> {
  const house = await testHouse({ now: '2022-12-28T10:00+08:00', limits });
  await importSeed(house, { registryOnly: true });
  await letIn(house, { name: '王督办', role: 'office', address: wang });
  await letIn(house, { name: '李督办', role: 'office', address: li });
  return house;
}

const asking = {
  import: (ctx: Ctx, nth: number) =>
    receiveFiles(ctx, {
      messageId: `om_${ctx.actor.id}_${nth}`,
      replyTo: null,
      quoted: null,
      files: [{ name: '汇总表.docx', ref: `file_${nth}`, kind: 'file' }],
    }),
  export: (ctx: Ctx, nth: number) =>
    askForExport(ctx, { what: 'table', format: 'docx', asOf: '2022-12-28', unitId: null }, `om_${ctx.actor.id}_${nth}`),
} as const;

test.each(['import', 'export'] as const)(
  'S42: ten times as many files by %s as one may: refused in words, nothing done of it; another goes on, and so does he after ten minutes',
  async (kind) => {
    const house = await town();
    const { count } = limits[kind];
    const ask = async (address: string, nth: number): Promise<string> => {
      const room = { address, kind: 'direct' as const, audience: null };
      const ctx = { ...(await contextOf(house, address)), room };
      try {
        await asking[kind](ctx, nth);
        return 'done';
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return error.shown;
      }
    };
    const told: string[] = [];
    for (let nth = 0; nth < 10 * count; nth += 1) told.push(await ask(wang, nth));
    expect(told.filter((one) => one === 'done')).toHaveLength(count);
    expect(told.slice(0, count)).toEqual(Array(count).fill('done'));
    expect(told.at(-1)).toBe(
      kind === 'import'
        ? '您发来的表格太多了，这一份没有读：10 分钟内最多 60 次。请过几分钟再试。'
        : '您要的文件太多了，这一份没有做：10 分钟内最多 30 次。请过几分钟再试。',
    );
    expect((await (await contextOf(house, wang)).repos.tasks.counts()).open).toBe(count);
    expect(await ask(li, 0)).toBe('done');
    house.clock.advance(600_000);
    expect(await ask(wang, 1000)).toBe('done');
    proof('S42', { runs: told.length, refused: told.length - count });
  },
);
