import { expect, test } from 'vitest';
import { groupCommit } from '#src/runtime/group-commit.js';

test('what comes together, or while a commit runs, is committed together and answered in order', async () => {
  const groups: number[][] = [];
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const store = groupCommit(async (items: readonly number[]) => {
    groups.push([...items]);
    if (groups.length === 1) await gate;
    return items.map((item) => item * 10);
  }, 3);
  const first = [store(1), store(2)];
  await new Promise(setImmediate);
  const later = [3, 4, 5, 6].map(store);
  release();
  expect(await Promise.all([...first, ...later])).toEqual([10, 20, 30, 40, 50, 60]);
  expect(groups).toEqual([[1, 2], [3, 4, 5], [6]]);
  expect(await store(7)).toBe(70);
});

test('a group that fails is tried one by one: only what is bad itself is refused', async () => {
  const stored: string[] = [];
  const store = groupCommit(async (items: readonly string[]) => {
    if (items.includes('bad')) throw new Error('cannot be stored');
    stored.push(...items);
    return items;
  }, 10);
  const outcomes = await Promise.allSettled(['a', 'bad', 'b'].map(store));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(stored).toEqual(['a', 'b']);
});

test('F42: what is nobody’s fault in particular is not tried one by one', async () => {
  let tries = 0;
  const away = new Error('the disk is full');
  const store = groupCommit<number, number>(
    async () => {
      tries += 1;
      throw away;
    },
    10,
    (error) => error === away,
  );
  const outcomes = await Promise.allSettled([1, 2, 3].map(store));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(tries).toBe(1);
});
