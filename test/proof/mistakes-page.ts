/** What the last run of the seeded mistakes found, as docs/reliability.md shows it between its two marks. */
import { markedPlace } from './marked-place.js';
import type { Mutant } from './mutants.js';

/** `verdicts` by name of the mistake; `at`: day of the run, `commit`: what it was put into. */
export interface MistakesRun {
  at: string;
  commit: string;
  verdicts: ReadonlyMap<string, string>;
}

/** The page with this run in the place of the one that it tells of. Throws where it has no place for one. */
export function withMistakes(page: string, mutants: readonly Mutant[], { at, commit, verdicts }: MistakesRun): string {
  const [from, to] = markedPlace(page, 'mistakes');
  const caught = [...verdicts.values()].filter((verdict) => verdict === 'caught').length;
  const lines = [
    `${caught} of ${verdicts.size} caught, on ${at}, at commit \`${commit}\`.`,
    '',
    '| mistake | what it does | noticed by | |',
    '| --- | --- | --- | --- |',
    ...mutants.flatMap(({ name, what, caughtBy: { file, test } }) => {
      const verdict = verdicts.get(name);
      return verdict ? [`| ${name} | ${what} | \`${file}\`${test ? `, ${test}` : ''} | ${verdict} |`] : [];
    }),
  ];
  return `${page.slice(0, from)}\n${lines.join('\n')}\n${page.slice(to)}`;
}
