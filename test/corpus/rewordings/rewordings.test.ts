/** What is read right is read alike in other dress. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Registry } from '#src/core/registry.js';
import { corpusRegistry } from '../tool/registry.js';
import { rewordings } from './index.js';
import { measureReworded } from './measure-reworded.js';
import type { Rewording } from './rewording.js';

const every = { claims: 30, questions: 24 } as const;
/** Of fewer, a share says nothing. */
const fewest = 15;

let registry: Registry;
beforeAll(async () => {
  registry = await corpusRegistry();
});

describe.each(['claims', 'questions'] as const)('%s', (kind) => {
  test('each way of rewording leaves as many readings as they were as it did before', { timeout: 1_800_000 }, () => {
    const ways = rewordings[kind] as readonly Rewording[];
    const figures = measureReworded(kind, ways, registry, every[kind]);
    const fallen = ways.flatMap(({ name, most }) => {
      const { tried = 0, otherwise = [] } = figures.get(name) ?? {};
      const isKept = tried >= fewest && otherwise.length <= Math.ceil(most * tried);
      return isKept ? [] : [{ name, tried, most, otherwise: otherwise.map(({ case: { input } }) => input) }];
    });
    expect(fallen).toEqual([]);
  });
});
