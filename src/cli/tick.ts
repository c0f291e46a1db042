import type { Command } from 'commander';
import type { Instant } from '#src/core/day.js';
import type { Io } from './io.js';
import { UsageError } from './usage.js';
import { type CommonOptions, common, show } from './with-house.js';

export function addTick(program: Command, io: Io): void {
  common(program.command('tick'))
    .description('处理到某一时刻为止的全部定时任务，包括发送')
    .option('--at <时刻>', '如 2022-12-20T09:30:00+08:00，默认现在')
    .option('--yes', '时刻还没到也处理')
    .action(async (options: CommonOptions & { at?: string; yes?: boolean }) => {
      const { tickOnce } = await import('#src/tick.js');
      const worked = await tickOnce(options.at ? await instantGiven(options.at) : null, options.yes ?? false);
      show(io, options, { worked }, () =>
        worked.length === 0
          ? '没有要处理的任务。'
          : worked
              .map(({ job, slot, outcome }) => `${slot}\t${job}\t${outcome === 'worked' ? '已处理' : '太晚，未补发'}`)
              .join('\n'),
      );
    });
}

async function instantGiven(said: string): Promise<Instant> {
  const { toStored } = await import('#src/core/day.js');
  try {
    return toStored(said);
  } catch {
    throw new UsageError(`“${said}”不是有效的时刻，请写成 2022-12-20T09:30:00+08:00 的样子。`);
  }
}
