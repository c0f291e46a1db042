/** What was done, held against what a clerk foretold of it on paper. */
import { expect } from 'vitest';
import { Refusal } from '#src/core/refusal.js';
import type { Ctx } from '#src/services/context.js';
import { rowsOf } from '../support/rows.js';

/** `refused`: the code of the refusal that must come, and must change nothing; null where it must be done. Null: it was refused. */
export async function asForetold<T>(
  ctx: Ctx,
  refused: string | null,
  run: () => Promise<T>,
): Promise<{ result: T } | null> {
  const stored = refused === null ? null : await everything(ctx);
  const outcome = await run().then(
    (result) => ({ code: null, result }),
    (error: unknown) => {
      if (error instanceof Refusal) return { code: error.code };
      throw error;
    },
  );
  expect(outcome.code).toBe(refused);
  if ('result' in outcome) return { result: outcome.result };
  expect(await everything(ctx), 'a refusal changes nothing').toEqual(stored);
  return null;
}

const everything = async (ctx: Ctx) => ({ rows: await rowsOf(ctx), sent: await ctx.repos.outbox.lastSeq() });
