import type { Command } from 'commander';
import type { Instant } from '#src/core/day.js';
import type { Ctx } from '#src/services/context.js';
import type { Io } from './io.js';

/** Options that every command that touches the store has. */
export interface CommonOptions {
  json?: boolean;
  programme?: string;
  /** Set by commands that concern the whole deployment: with several districts none need be named. */
  whole?: true;
}

/** Adds `--json` and `--programme ID`. */
export const common = (command: Command): Command =>
  command
    .option('--json', '只在标准输出打印一份 JSON')
    .option('--programme <ID>', '有几个区或年度时，指定其中一个：标识、区名或“龙华区2022”');

/**
 * Opens the house that the environment describes, gives the context of this machine's office, and closes it again.
 * `at`: the command's present instant, where it is not the house's own (the machine's, or a simulator's).
 */
export async function withHouse<T>(
  options: CommonOptions,
  run: (ctx: Ctx) => Promise<T>,
  at: Instant | null = null,
): Promise<T> {
  const [{ loadConfig }, { openHouse }, { openContext, commandLine }, { systemClock }] = await Promise.all([
    import('#src/config.js'),
    import('#src/house.js'),
    import('#src/services/context.js'),
    import('#src/adapters/system/clock.js'),
  ]);
  const clock = at === null ? undefined : { ...systemClock, now: () => at };
  const house = await openHouse(loadConfig(), { clock, logTo: process.stderr });
  try {
    const present = await openContext(house, commandLine);
    const { programmeNamed } = await import('#src/services/programme-of.js');
    const programme = await programmeNamed(present, options.programme ?? null, options.whole ?? false);
    return await run(programme === null ? present : await openContext(house, commandLine, programme.id));
  } finally {
    await house.close();
  }
}

/** One JSON document, or text made for people. */
export function show(io: Io, options: CommonOptions, value: unknown, words: () => string): void {
  io.out(options.json ? `${JSON.stringify(value, null, 2)}\n` : `${words()}\n`);
}
