/** The comparison of a question's reading with its case: what `README.md` says under Questions counts as the same reading. */
import type { Intent, QuestionFilter, QuestionInput, QuestionReading } from '#src/core/reading/read-input.js';
import type { Expected } from './expectations.js';
import { streets, today } from './registry.js';
import { exact, field, loose, sameSet, type Verdict, verdictOf } from './verdict.js';

type Question = Expected['questions'];

export function compareQuestion(
  expected: Question,
  read: QuestionReading & { asks: string | null },
  input: QuestionInput,
): Verdict {
  const isSure = expected.intent !== 'unclear' && expected.outcome !== 'ask';
  return verdictOf(
    [
      ...field('outcome', expected.outcome, read.outcome, exact),
      ...(expected.outcome === 'refuse' || expected.outcome === 'decline'
        ? []
        : field('intent', expected.intent, read.intent, expected.outcome === 'ask' ? sameOrUnclear : exact)),
      ...(expected.outcome === 'answer' || expected.outcome === 'private'
        ? field('filter', expected.filter, read.filter, (_, b) => isRightFilter(expected, b as QuestionFilter, input))
        : []),
    ],
    isSure && (read.asks !== null || read.intent === 'unclear' || read.outcome === 'ask'),
  );
}

const sameOrUnclear = (expected: Intent, read: unknown): boolean =>
  expected === 'unclear' || read === 'unclear' || expected === read;

function isRightFilter(expected: Question, read: QuestionFilter, input: QuestionInput): boolean {
  const { intent = 'unclear', filter = {}, alsoRight = [], meant } = expected;
  const { number, words, category, ...others } = plainFilter(read, intent, input);
  return [filter, ...alsoRight].some((one) => {
    const wanted = plainFilter(one as QuestionFilter, intent, input);
    const { number: numberWanted, words: wordsWanted, category: categoryWanted, ...othersWanted } = wanted;
    return (
      exact(othersWanted, others) &&
      isSameText(categoryWanted, category) &&
      (numberWanted
        ? sameSet(numberWanted, number)
        : number
          ? meant !== undefined && sameSet(meant, number)
          : isSameText(wordsWanted, words))
    );
  });
}

const isSameText = (expected: string | undefined, read: string | undefined): boolean =>
  expected === undefined ? read === undefined : loose(expected, read);

/** A filter without what its intent says anyway, days that are today, and a contact's own unit; words of either kind as one. */
function plainFilter(filter: QuestionFilter, intent: Intent, { role, unit: own, at = today }: QuestionInput) {
  const { unit, name, text, category, standing, obligation, asOf, ...others } = filter;
  const isImplied = standing !== undefined && impliedStandings[intent]?.includes(standing);
  const units = [...new Set(unit?.flatMap((one) => (one === '各街道' ? streets : [withoutPlates(one)])))].toSorted();
  const isOwn = (role === 'contact' || role === 'unit_leader') && exact(units, [withoutPlates(own ?? '')]);
  return {
    ...others,
    unit: units.length === 0 || isOwn ? undefined : units,
    words: name ?? text,
    category: category?.replace(/^[一二三四五六七八九十]+、/, ''),
    standing: isImplied ? undefined : standing,
    obligation: intent === 'export' || obligation === 'report' ? undefined : obligation,
    asOf: asOf === at.slice(0, 10) ? undefined : asOf,
  };
}

const withoutPlates = (unit: string): string => unit.replace(/（.*）$/, '');

const impliedStandings: Partial<Record<Intent, QuestionFilter['standing'][]>> = {
  rate: ['completed'],
  compare: ['completed'],
  status: ['open', 'completed'],
  why: ['open', 'lagging', 'in_doubt', 'completed_late'],
  forecast: ['open', 'at_risk', 'completed', 'lagging'],
  missing: ['open', 'lagging', 'in_doubt'],
  export: ['lagging'],
};
