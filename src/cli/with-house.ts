import type { Command } from 'commander';
import type { Instant } from '#src/core/day.js';
import type { Ctx } from '#src/services/context.js';
import type { Io } from './io.js';

/** Options that every command that touches the store has. */
export interface CommonOptions {
  json?: boolean;
  programme?: string;
}

/** Adds `--json` and `--programme ID`. */
export const common = (command: Command): Command =>
  command.option('--json', '只在标准输出打印一份 JSON').option('--programme <ID>', '有多个年度时，指定其中一个');

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
    return await run(await openContext(house, commandLine, options.programme ?? null));
  } finally {
    await house.close();
  }
}

/** One JSON document, or text made for people. */
export function show(io: Io, options: CommonOptions, value: unknown, words: () => string): void {
  io.out(options.json ? `${JSON.stringify(value, null, 2)}\n` : `${words()}\n`);
}
