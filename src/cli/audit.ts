import type { Command } from 'commander';
import type { KeptAnchors } from '#src/ports/anchors.js';
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
    .description('核对操作记录的哈希链：每个区每个年度一条，系统一条；并与库外留存的长度和末尾比对')
    .option('--anchors <文件>', '与这份留存比对：trail-anchors.jsonl 的副本，或含有 trail anchored 的日志')
    .action((_options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { anchors?: string }>();
      return withHouse({ ...options, whole: true }, async (ctx) => {
        const [{ auditVerdict }, { shownMinute }] = await Promise.all([
          import('#src/services/audit-verdict.js'),
          import('#src/core/day.js'),
        ]);
        const verdict = await auditVerdict(ctx, options.anchors ? await keptIn(options.anchors, ctx) : undefined);
        show(io, options, verdict, () =>
          [
            ...verdict.chains.map(({ of, ok, length, head, firstBad }) =>
              ok
                ? `${of}：记录完整，共 ${length} 条，末尾 ${head || '（无）'}`
                : `${of}：记录被改动过，第一处在第 ${firstBad} 条。`,
            ),
            verdict.anchors.last
              ? `库外留存：${verdict.anchors.count} 次，最近一次 ${shownMinute(verdict.anchors.last, ctx.timezone)}`
              : '库外还没有留存可比对。',
            ...verdict.anchors.altered.map((line) => `库外留存的第 ${line} 行被改动过。`),
          ].join('\n'),
        );
        if (!verdict.ok) setExitCode(1);
      });
    });
}

/** @throws Refusal not_found */
async function keptIn(file: string, { secret }: { secret: string }): Promise<KeptAnchors> {
  const [{ existsSync }, { Refusal }, { readAnchors }, { anchorsKey }] = await Promise.all([
    import('node:fs'),
    import('#src/core/refusal.js'),
    import('#src/adapters/system/anchor-file.js'),
    import('#src/adapters/system/secret.js'),
  ]);
  if (!existsSync(file)) throw new Refusal('not_found', `没有找到 ${file}。`);
  return readAnchors(file, anchorsKey(secret));
}
