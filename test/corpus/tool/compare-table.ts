import { Refusal } from '#src/core/refusal.js';
import type { Reading, ReadProject } from '#src/documents/reading.js';
import { sameMeasures } from './compare-reading.js';
import type { Expected } from './expectations.js';
import { exact, field, sameSet, type Verdict, verdictOf } from './verdict.js';

type ExpectedProject = NonNullable<Expected['tables']['projects']>[number];

const texts = ['category', 'matterNumber', 'matter', 'name', 'target', 'completion', 'problems', 'nextSteps'] as const;
const others = ['completed', 'keySupervised', 'keyNumber', 'leaderInCharge'] as const;

/** Projects are compared one by one, so that a long table weighs as much as its rows. */
export function compareTable(expected: Expected['tables'], read: Reading | Refusal): Verdict {
  if (read instanceof Refusal) return refusedVerdict(expected, read);
  const { projects = [], programme = {}, warned = [], calm, refused } = expected;
  const numbers = projects.map(({ number }) => number);
  const readNumbers = read.projects.map(({ number }) => number);
  const said = [...read.warnings, ...read.doubts].map(({ message, ...where }) => `${message} ${JSON.stringify(where)}`);
  return verdictOf(
    [
      ...(refused ? [{ part: 'refused', isRight: false, says: 'was read, should have been refused' }] : []),
      ...(expected.projects ? numberParts(numbers, readNumbers) : []),
      ...projects.flatMap((project, at) => projectParts(project, nth(read.projects, project.number, numbers, at))),
      ...Object.entries(programme).flatMap(([key, value]) =>
        field('programme', value, read.programme[key as keyof typeof programme], exact),
      ),
      ...warned.map((words) => ({
        part: 'warned',
        isRight: said.some((one) => [words].flat().every((word) => one.includes(word))),
        says: `nothing says ${[words].flat().join(' … ')}: ${JSON.stringify(read.warnings)}`,
      })),
      ...(calm
        ? field(
            'calm',
            [],
            read.warnings.map(({ code, message }) => `${code} ${message}`),
            exact,
          )
        : []),
    ],
    false,
  );
}

function refusedVerdict({ refused, projects = [] }: Expected['tables'], refusal: Refusal): Verdict {
  if (refused)
    return verdictOf(
      [
        {
          part: 'refused',
          isRight: refusal.cause === undefined || !(refusal.cause instanceof TypeError),
          says: String(refusal.cause),
        },
      ],
      false,
    );
  const says = `refused: ${refusal.shown} ${refusal.cause ?? ''}`;
  const lost = projects.flatMap(({ units, measures }) => [
    'numbers',
    ...(units ? ['units'] : []),
    ...(measures ? ['measures'] : []),
  ]);
  return verdictOf(
    (lost.length > 0 ? lost : ['numbers']).map((part) => ({ part, isRight: false, says })),
    true,
  );
}

/** Every number of the table, and every number that it does not have. */
function numberParts(expected: readonly string[], read: readonly string[]) {
  const count = (all: readonly string[], number: string) => all.filter((one) => one === number).length;
  const each = [...new Set([...expected, ...read])].flatMap((number) => {
    const [wanted, found] = [count(expected, number), count(read, number)];
    return Array.from({ length: Math.max(wanted, found) }, (_, at) => ({
      part: 'numbers',
      isRight: at < Math.min(wanted, found),
      says: `numbers: ${number} ${wanted} times ≠ ${found} times`,
    }));
  });
  const isInOrder = each.some(({ isRight }) => !isRight) || exact(expected, read);
  return [...each, { part: 'order', isRight: isInOrder, says: `order: ${expected.join(' ')} ≠ ${read.join(' ')}` }];
}

/** The same number may stand twice: the second expected one is compared with the second read. */
function nth(
  read: readonly ReadProject[],
  number: string,
  numbers: readonly string[],
  at: number,
): Partial<ReadProject> {
  const before = numbers.slice(0, at).filter((one) => one === number).length;
  return read.filter((one) => one.number === number)[before] ?? {};
}

function projectParts(expected: ExpectedProject, read: Partial<ReadProject>) {
  return [
    ...field('units', expected.units, read.units, (a, b) => sameSet(a, b)),
    ...field('measures', expected.measures, read.measures, (a, b) =>
      sameMeasures(a, (b as ReadProject['measures']) ?? []),
    ),
    ...texts.flatMap((key) => field(key, expected[key], read[key], exact)),
    ...others.flatMap((key) => field(key, expected[key], read[key], exact)),
  ].map((one) => ({ ...one, says: `${expected.number} ${one.says}` }));
}
