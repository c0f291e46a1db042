import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutants } from './mutants.js';

test('there are at least 24, each under a name of its own', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBeGreaterThanOrEqual(24);
});

test.each(mutants)('$name still fits the code it goes into', ({ edits, caughtBy }) => {
  const texts = new Map<string, string>();
  for (const { file, from, to } of edits) {
    const parts = (texts.get(file) ?? readFileSync(file, 'utf8')).split(from);
    expect(parts, `${file}: ${from}`).toHaveLength(2);
    texts.set(file, parts.join(to));
  }
  expect(existsSync(caughtBy.file)).toBe(true);
  if (caughtBy.test) expect(readFileSync(caughtBy.file, 'utf8')).toContain(caughtBy.test);
});
