import type { Command } from 'commander';
import { Refusal } from '#src/core/refusal.js';
import { actingAs } from './given.js';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

export function addBrief(program: Command, io: Io): void {
  common(program.command('brief'))
    .argument('<NUMBER>', '项目编号')
    .description('登记向分管区领导的汇报')
    .requiredOption('--leader <ID>', '区领导，如 feishu:ou_…')
    .option('--on <日期>', '汇报日期，默认今天')
    .option('--as <谁>', '登记人')
    .action((number: string, options: CommonOptions & { leader: string; on?: string; as?: string }) =>
      withHouse(options, async (outer) => {
        const [{ briefLeader }, { findProject }, { loadRegistry }] = await Promise.all([
          import('#src/services/brief-leader.js'),
          import('#src/services/find.js'),
          import('#src/services/programme-state.js'),
        ]);
        const ctx = options.as ? await actingAs(outer, options.as) : outer;
        const project = findProject((await loadRegistry(ctx)).projects, number);
        const leader = await ctx.repos.roster.personByAddress(options.leader);
        if (!leader) throw new Refusal('not_found', `没有登记 ${options.leader}，请先用 duban member add 登记区领导。`);
        const { briefing } = await briefLeader(ctx, {
          projectId: project.id,
          text: '',
          leaderId: leader.id,
          on: options.on ?? null,
          recorded: true,
        });
        show(
          io,
          options,
          { id: briefing.id, number: project.number, leader: leader.name, on: briefing.on },
          () => `已登记：${briefing.on} 向 ${leader.name} 汇报 ${project.number}。`,
        );
      }),
    );
}
