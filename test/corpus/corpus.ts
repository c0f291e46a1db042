/** `npm run corpus`: how well duban reads, in figures; see README.md beside this file. */
import { Command, Option } from 'commander';
import { groupBy } from '#src/core/group-by.js';
import { type Half, type Kind, kinds } from './tool/cases.js';
import { figuresOf, inHalf, measure, type Outcome } from './tool/measure.js';
import { failureText, tableText } from './tool/print.js';

interface Options {
  kind?: Kind;
  file?: string;
  failures?: boolean;
  allFailures?: boolean;
  json?: boolean;
}

const options = new Command('corpus')
  .addOption(new Option('--kind <kind>', 'only this kind').choices(kinds))
  .option('--file <name>', 'only this file of a kind, e.g. negation')
  .option('--failures', 'what the tuning half and the practice cases fail, expected beside read')
  .option('--all-failures', 'what both halves fail: for the closing record, not for tuning')
  .option('--json', 'figures as JSON')
  .parse()
  .opts<Options>();

const halves: Half[] = ['tuning', 'measuring', 'practice'];
const outcomes = await measure(options.kind ? [options.kind] : kinds, options.file);
const shown = outcomes.filter(
  ({ case: { half } }) => options.allFailures || (options.failures && half !== 'measuring'),
);
const failures = shown.filter(({ differences }) => differences.length > 0);

if (options.json) {
  const figures = Object.fromEntries([...byKind(outcomes)].map(([kind, ones]) => [kind, figuresBySet(ones)]));
  process.stdout.write(`${JSON.stringify({ figures, failures }, null, 1)}\n`);
} else {
  const rows = [...byKind(outcomes)].flatMap(([kind, ones]) => {
    const files = [...groupBy(ones, (one) => one.case.file)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return [[kind, ones] as const, ...files.map(([file, some]) => [`  ${file}`, some] as const)];
  });
  process.stdout.write(tableText(rows.map(([name, ones]) => ({ name, ...figuresBySet(ones) }))));
  process.stdout.write(failures.map(failureText).join(''));
}

function byKind(all: readonly Outcome[]): Map<Kind, Outcome[]> {
  return groupBy(all, (one) => one.case.kind);
}

function figuresBySet(ones: readonly Outcome[]) {
  const [tuning, measuring, practice] = halves.map((half) => figuresOf(inHalf(ones, half)));
  if (!tuning || !measuring || !practice) throw new Error('three sets');
  return { tuning, measuring, practice };
}
