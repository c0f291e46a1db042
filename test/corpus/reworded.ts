/** `npm run reworded`: which ways of saying the same are read otherwise, and what of them. See rewordings/README.md. */
import { Command, Option } from 'commander';
import { rewordings } from './rewordings/index.js';
import { measureReworded } from './rewordings/measure-reworded.js';
import type { RewordedKind, Rewording } from './rewordings/rewording.js';
import { failureText } from './tool/print.js';
import { corpusRegistry } from './tool/registry.js';

const kinds: RewordedKind[] = ['claims', 'questions'];

const options = new Command('reworded')
  .addOption(new Option('--kind <kind>', 'only this kind').choices(kinds))
  .option('--only <name>', 'only the rewordings whose name has this')
  .option('--every <n>', 'every so-manieth case', Number, 12)
  .option('--failures', 'what is read otherwise, expected beside read')
  .parse()
  .opts<{ kind?: RewordedKind; only?: string; every: number; failures?: boolean }>();

const registry = await corpusRegistry();
for (const kind of options.kind ? [options.kind] : kinds) {
  const ways = (rewordings[kind] as readonly Rewording[]).filter(({ name }) => name.includes(options.only ?? ''));
  for (const [name, { tried, otherwise }] of measureReworded(kind, ways, registry, options.every)) {
    if (tried === 0) continue;
    const falseSures = otherwise.filter(({ isFalseSure }) => isFalseSure).length;
    const share = `${((100 * otherwise.length) / tried).toFixed(1)} %`;
    process.stdout.write(
      `${kind.padEnd(10)}${name.padEnd(28)}${String(tried).padStart(6)} tried ${share.padStart(7)} otherwise, ${falseSures} of them sure\n`,
    );
    if (options.failures) process.stdout.write(otherwise.map(failureText).join(''));
  }
}
