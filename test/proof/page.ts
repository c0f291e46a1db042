/** The table of proofs as a page shows it, between its two marks. */
import { type Row, said } from './tally.js';

const marks = ['<!-- proofs -->', '<!-- /proofs -->'] as const;

/** The page with the table of these rows in place of the one it has. Throws where it has no place for one. */
export function withTable(page: string, rows: readonly Row[]): string {
  const [from, to] = marks.map((mark) => page.indexOf(mark));
  if (from === undefined || to === undefined || from < 0 || to < from)
    throw new Error(`The page has no ${marks.join(' … ')}`);
  return `${page.slice(0, from + marks[0].length)}\n${markdown(rows)}\n${page.slice(to)}`;
}

const markdown = (rows: readonly Row[]): string =>
  [
    '| id | what | runs | lost | doubled | refused | verdict |',
    '| --- | --- | ---: | ---: | ---: | ---: | --- |',
    ...rows.map(({ id, title, tests, runs, lost, doubled, refused, verdict }) => {
      const counts = [runs, lost, doubled, refused].map((count) => (tests > 0 ? said(count) : ''));
      return `| ${[id, title, ...counts, verdict].join(' | ')} |`;
    }),
  ].join('\n');
