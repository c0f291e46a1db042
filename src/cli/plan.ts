import type { Command } from 'commander';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

export function addPlan(program: Command, io: Io): void {
  common(program.command('plan'))
    .description('一段时间里会发出的提醒、升级催办和周报，按现在的情况推算')
    .requiredOption('--from <日期>', '从哪天')
    .requiredOption('--to <日期>', '到哪天')
    .action((options: CommonOptions & { from: string; to: string }) =>
      withHouse(options, async (ctx) => {
        const { planDocument } = await import('#src/services/plan-document.js');
        const plan = await planDocument(ctx, options.from, options.to);
        show(io, options, plan, () =>
          [
            `${options.from} 至 ${options.to}：${plan.items.length} 条`,
            ...plan.items.map(
              ({ at, kind, stage, audience, unit, chat, obligations }) =>
                `${at}\t${kind}\t${stage}\t${audience}\t${unit ?? ''}\t${chat ?? ''}\t${obligations.map(({ number }) => number).join('、')}`,
            ),
          ].join('\n'),
        );
      }),
    );
}
