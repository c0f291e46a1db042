import type { House } from '#src/services/context.js';

/** Programmes and chats that one process works for side by side; on SQLite one transaction waits for the other anyway. */
export const abreastOn = ({ kind }: House['database']): number => (kind === 'postgres' ? 4 : 1);

/** Runs over a list, so many at a time, and gives the results in its order. Rejects with the first failure, once none is under way. */
export async function abreast<T, R>(items: readonly T[], count: number, run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await run(items[index] as T);
    }
  };
  await allOver(Array.from({ length: count }, hand));
  return results;
}

/** Waits for all, however some of them end, and rejects with the first failure. */
export async function allOver(running: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(running)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
