import { readLine } from '../../src/cli/read-line.js';
import { casesOf } from '../../test/corpus/tool/cases.js';
import type { BenchCase } from '../bench-case.js';
import { loadPeer } from '../peers/load-peer.js';

type FuseClass = new (list: readonly { name: string }[], options: object) => { search(text: string): unknown[] };

const messages = 500;

/** What people write, read whole; beside one step of it by a library, and the first step of any reader of Chinese. */
const understanding = (kind: 'claims' | 'questions', what: string): BenchCase => ({
  name: `read-${kind}`,
  what: `${messages} ${what} of the corpus, against a registry of 300 projects`,
  amount: messages,
  unit: 'message',
  bars: [],
  async prepare() {
    // Not before: it brings the test runner along, beside which all that reads text is slower, duban and its peers.
    const { corpusRegistry, today } = await import('../../test/corpus/tool/registry.js');
    const registry = await corpusRegistry();
    const inputs = casesOf(kind)
      .slice(0, messages)
      .map(({ input }) => input as { text: string });
    const Fuse = loadPeer<FuseClass>('fuse.js');
    const names = new Fuse(registry.projects, { keys: ['name'], includeScore: true, ignoreLocation: true });
    const words = new Intl.Segmenter('zh', { granularity: 'word' });
    return {
      contenders: [
        { name: 'duban', role: 'duban', run: () => inputs.map((input) => readLine(input, registry, today)) },
        {
          name: 'words told apart',
          role: 'limit',
          run: () => inputs.map(({ text }) => [...words.segment(text)].length),
        },
        {
          name: 'fuse.js, the project’s name only',
          role: 'peer',
          run: () => inputs.map(({ text }) => names.search(text.slice(0, 32))),
        },
      ],
    };
  },
});

export const readClaims = understanding('claims', 'reports in plain words');
export const readQuestions = understanding('questions', 'questions');
