import type { Command } from 'commander';
import type { Io, SetExitCode } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

export function addAudit(program: Command, io: Io, setExitCode: SetExitCode): void {
  const audit = common(program.command('audit'))
    .description('操作记录，最近的在前')
    .option('--limit <条数>', '最多多少条', '50')
    .action((options: CommonOptions & { limit: string }) =>
      withHouse({ ...options, whole: true }, async (ctx) => {
        const { shownInstant } = await import('#src/core/day.js');
        const entries = await ctx.repos.audit.list({}, Number(options.limit));
        show(io, options, { entries }, () =>
          entries
            .map(
              ({ seq, at, act, actorName, subject }) =>
                `${seq}\t${shownInstant(at, ctx.timezone)}\t${actorName}\t${act}\t${subject ?? ''}`,
            )
            .join('\n'),
        );
      }),
    );
  common(audit.command('verify'))
    .description('核对操作记录的哈希链')
    .action((_options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      return withHouse({ ...options, whole: true }, async (ctx) => {
        const verdict = await ctx.repos.audit.verify();
        show(io, options, verdict, () =>
          verdict.ok
            ? `记录完整，共 ${verdict.length} 条，末尾 ${verdict.head}`
            : `记录被改动过，第一处在第 ${verdict.firstBad} 条。`,
        );
        if (!verdict.ok) setExitCode(1);
      });
    });
}
