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
    .description('核对操作记录的哈希链：每个区每个年度一条，系统一条')
    .action((_options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      return withHouse({ ...options, whole: true }, async (ctx) => {
        const { auditVerdict } = await import('#src/services/audit-verdict.js');
        const verdict = await auditVerdict(ctx);
        show(io, options, verdict, () =>
          verdict.chains
            .map(({ of, ok, length, head, firstBad }) =>
              ok
                ? `${of}：记录完整，共 ${length} 条，末尾 ${head || '（无）'}`
                : `${of}：记录被改动过，第一处在第 ${firstBad} 条。`,
            )
            .join('\n'),
        );
        if (!verdict.ok) setExitCode(1);
      });
    });
}
