import type { Command } from 'commander';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

interface Options extends CommonOptions {
  opens?: string;
  due?: string;
  asOf?: string;
  reason?: string;
}

const did = { opened: '已打开', locked: '已锁定', reopened: '已重新打开' } as const;

export function addRound(program: Command, io: Io): void {
  const round = program.command('round').description('填报期');
  common(round.command('list'))
    .description('列出填报期')
    .action((options: CommonOptions) =>
      withHouse(options, async (ctx) => {
        const { listRounds } = await import('#src/services/manage-rounds.js');
        const rounds = await listRounds(ctx);
        show(io, options, { rounds }, () =>
          rounds
            .map(({ id, state, opensOn, dueOn, asOf }) => `${id}\t${state}\t${opensOn} 至 ${dueOn}\t截至 ${asOf}`)
            .join('\n'),
        );
      }),
    );
  for (const [name, act, what] of [
    ['open', 'opened', '打开'],
    ['lock', 'locked', '锁定'],
    ['reopen', 'reopened', '重新打开'],
  ] as const) {
    common(round.command(name))
      .argument('[ID]', '填报期，如 2022-11、2022-year-end')
      .description(`${what}一个填报期`)
      .option('--opens <日期>', '开始日')
      .option('--due <日期>', '截止日')
      .option('--as-of <日期>', '填报所指的日子')
      .option('--reason <文字>', '原因')
      .action((id: string | undefined, options: Options) =>
        withHouse(options, async (ctx) => {
          const { changeRound } = await import('#src/services/manage-rounds.js');
          const changed = await changeRound(ctx, act, {
            id,
            opensOn: options.opens,
            dueOn: options.due,
            asOf: options.asOf,
            reason: options.reason,
          });
          show(
            io,
            options,
            changed,
            () => `${did[act]} ${changed.id}：${changed.opensOn} 至 ${changed.dueOn}，截至 ${changed.asOf}。`,
          );
        }),
      );
  }
}
