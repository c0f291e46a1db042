/** Whatever is typed is read, and a long text costs no more than its beginning. */
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { readQuestion } from '#src/core/reading/questions/questions.js';
import { LEXICON } from '#src/core/reading/questions/words/lexicon.js';
import { sampleRegistry } from '../../../support/registry.js';

const registry = sampleRegistry('seed');
const read = (text: string, after: string[] = []) =>
  readQuestion({ kind: 'question', text, role: 'leader', room: 'leaders', after }, registry, '2022-12-20');

const words = fc.array(fc.constantFrom(...LEXICON.keys(), '9-2', '民治街道', '12月30日', '，', '充电'), {
  maxLength: 12,
});

test.prop([fc.string({ unit: 'binary', maxLength: 200 })], { numRuns: 60 })('any text has a reading', (text) => {
  expect(read(text).reply).toBeTypeOf('string');
});

test.prop([words, words], { numRuns: 60 })(
  'any words have one, after any others, and what is asked is said back',
  (now, before) => {
    const { outcome, asks, reply } = read(now.join(''), [before.join('')]);
    expect(outcome === 'ask').toBe(asks !== null);
    expect(reply).not.toBe('');
  },
);

test.each(['完成', '9-2', '民治街道', '没', '12月30日', '？', 'a', '𠮷'])(
  '200 KB of %s are read by their beginning',
  (piece) => {
    const text = piece.repeat(200_000 / piece.length);
    expect(read(text)).toEqual(read(text.slice(0, 1600)));
  },
);
