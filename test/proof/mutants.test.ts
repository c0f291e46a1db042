import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withMistakes } from './mistakes-page.js';
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

test('the page of proofs has a place for what became of each', () => {
  const page = readFileSync('docs/reliability.md', 'utf8');
  const verdicts = new Map(mutants.map(({ name }) => [name, 'caught']));
  const written = withMistakes(page, mutants, { at: '2022-12-30', commit: 'abc', verdicts });
  expect(written).toContain(`${mutants.length} of ${mutants.length} caught, on 2022-12-30`);
  expect(written.match(/\| caught \|$/gm)).toHaveLength(mutants.length);
  expect(withMistakes(written, mutants, { at: '2022-12-30', commit: 'abc', verdicts })).toBe(written);
});
