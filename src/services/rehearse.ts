import { type Ctx, withTx } from './context.js';

/** Carries a result out of a transaction that is undone. */
class Undone<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super('undone on purpose');
    this.result = result;
  }
}

/** What a verb would do, by doing it in a transaction that is undone: nothing stays, nobody is told. Its refusals are thrown. */
export async function rehearse<T>(ctx: Ctx, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.inTransaction) throw new Error('a rehearsal needs a transaction of its own');
  try {
    return await withTx(ctx, async (tx): Promise<T> => {
      throw new Undone(await run(tx));
    });
  } catch (error) {
    if (error instanceof Undone) return error.result as T;
    throw error;
  }
}
