/** The comparison of one reading with its case, for each kind that `duban read` reads. */
import type {
  AnalysisReading,
  ClaimReading,
  DoubtReading,
  QuestionInput,
  QuestionReading,
  ReadOutput,
  TargetReading,
} from '#src/core/reading/read-input.js';
import { compareQuestion } from './compare-question.js';
import type { Expected, ExpectedFigure, ExpectedMeasure } from './expectations.js';
import { exact, field, loose, pairsUp, sameQuantity, sameSet, type Verdict, verdictOf } from './verdict.js';

type Asking = { asks: string | null };

const asksAsExpected = (expected: true | null, read: unknown): boolean => (expected === null) === (read === null);

export function compareClaim(expected: Expected['claims'], read: ClaimReading & Asking): Verdict {
  const isSure = expected.asks !== true && expected.kind !== 'unclear';
  return verdictOf(
    [
      ...field('asks', expected.asks, read.asks, asksAsExpected),
      ...field('kind', expected.kind, read.kind, exact),
      ...field('projects', expected.projects, read.projects, sameSet),
      ...field('figures', expected.figures, read.figures, (a, b) =>
        pairsUp(a, b as ClaimReading['figures'], sameFigure),
      ),
      ...field('state', expected.state, read.state, exact),
      ...field('perProject', expected.perProject, read.perProject, exact),
      ...field('date', expected.date, read.date, exact),
      ...field('dateOf', expected.dateOf, read.dateOf, exact),
    ],
    isSure &&
      (read.asks !== null ||
        read.kind === 'unclear' ||
        (read.state === 'unknown' && isOther(expected.state, 'unknown'))),
  );
}

const isOther = <T>(expected: T | undefined, value: T): boolean => expected !== undefined && expected !== value;

const sameFigure = (a: ExpectedFigure, b: ClaimReading['figures'][number]): boolean =>
  sameQuantity(a.quantity, b.quantity) &&
  a.unit === b.unit &&
  (a.kind === undefined || a.kind === b.kind) &&
  (a.of === undefined || loose(a.of, b.of)) &&
  (a.period === undefined || a.period === b.period) &&
  (a.project === undefined || a.project === b.project);

export function compareTarget(expected: Expected['targets'], read: TargetReading, text: string): Verdict {
  return verdictOf(
    [
      ...field('measures', expected.measures, read.measures, (a, b) => sameMeasures(a, b as TargetReading['measures'])),
      ...field('clauses', expected.clauses, read.clauses, (a, b) => exact(a.map(clause), (b as string[]).map(clause))),
      ...field('words', expected.clauses && said(text), said(read.clauses.join('\n')), exact),
    ],
    false,
  );
}

/** A clause but for its number in a list, the stop at its end and spaces around it. */
const clause = (text: string): string =>
  text
    .trim()
    .replace(
      /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[.．](?!\d)|[)）、])|[①-⑳]|[一二三四五六七八九]是)\s*/,
      '',
    )
    .replace(/[；;。，,、\s]+$/, '');

/** Letters and digits of a text in their order, but for list numbers: what no clause may lose or add. */
const said = (text: string): string =>
  text
    .replace(
      /(?<=^|[\s；;。：:])(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[.．](?!\d)|[)）、])|[①-⑳]|[一二三四五六七八九]是)/g,
      '',
    )
    .normalize('NFKC')
    .replace(/[\p{P}\p{Z}\p{S}\p{C}]/gu, '');

export const sameMeasures = (expected: readonly ExpectedMeasure[], read: TargetReading['measures']): boolean =>
  pairsUp(expected, read, sameMeasure);

export const sameMeasure = (a: ExpectedMeasure, b: TargetReading['measures'][number]): boolean =>
  sameQuantity(a.quantity, b.quantity) &&
  a.unit === b.unit &&
  (a.comparison === undefined || a.comparison === b.comparison) &&
  (a.of === undefined || loose(a.of, b.of));

export function compareDoubt(expected: Expected['doubts'], read: DoubtReading): Verdict {
  const isSure = ![expected.doubt].flat().includes('unreadable');
  return verdictOf(
    [
      ...field('doubt', [expected.doubt].flat(), read.doubt, (a, b) => a.some((one) => one === b)),
      ...field('claimed', expected.claimed, read.claimed, sameQuantity),
      ...field('target', expected.target, read.target, sameQuantity),
    ],
    isSure && read.doubt === 'unreadable',
  );
}

export function compareAnalyses(expected: Expected['analyses'], { findings }: AnalysisReading): Verdict {
  const isTolerated = (code: string): boolean => (expected.tolerated ?? []).some((one) => one === code);
  return verdictOf(
    Object.entries(expected.findings).flatMap(([id, wanted]) =>
      field('findings', wanted, findings[id] ?? [], (a, b) => {
        const found = b as AnalysisReading['findings'][string];
        return (
          a.every((one) => found.some((other) => sameFinding(one, other))) &&
          found.every((other) => isTolerated(other.code) || a.some((one) => sameFinding(one, other)))
        );
      }).map((one) => ({ ...one, says: `${id} ${one.says}` })),
    ),
    false,
  );
}

const sameFinding = (
  a: Expected['analyses']['findings'][string][number],
  b: AnalysisReading['findings'][string][number],
): boolean => a.code === b.code && (a.part === undefined || a.part === b.part) && (a.of === undefined || a.of === b.of);

/** Compares what `duban read` made of a case's input. */
export function compareReading(
  kind: Exclude<keyof Expected, 'tables'>,
  expected: unknown,
  read: ReadOutput,
  input: unknown,
): Verdict {
  switch (kind) {
    case 'claims':
      return compareClaim(expected as Expected['claims'], read as ClaimReading & Asking);
    case 'questions':
      return compareQuestion(
        expected as Expected['questions'],
        read as QuestionReading & Asking,
        input as QuestionInput,
      );
    case 'targets':
      return compareTarget(
        expected as Expected['targets'],
        read as TargetReading,
        (input as { target: string }).target,
      );
    case 'doubts':
      return compareDoubt(expected as Expected['doubts'], read as DoubtReading);
    case 'analyses':
      return compareAnalyses(expected as Expected['analyses'], read as AnalysisReading);
    default: {
      const unreachable: never = kind;
      return unreachable;
    }
  }
}
