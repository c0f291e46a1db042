import type { Command } from 'commander';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

export function addOutbox(program: Command, io: Io): void {
  const outbox = program.command('outbox').description('发出的消息');
  common(outbox.command('list'))
    .description('待核对、没有送达的消息，以及是否暂停发送')
    .action((options: CommonOptions) =>
      withHouse({ ...options, whole: true }, async (ctx) => {
        const { shownInstant } = await import('#src/core/day.js');
        const held = await ctx.repos.outbox.held();
        const rows = [...(await ctx.repos.outbox.byState('unknown')), ...(await ctx.repos.outbox.byState('dead'))].map(
          ({ id, state, to, subject, createdAt, lastCause }) => ({
            id,
            state,
            to,
            purpose: subject.purpose,
            at: shownInstant(createdAt, ctx.timezone),
            cause: lastCause,
          }),
        );
        show(io, options, { held: held?.reason ?? null, messages: rows }, () =>
          [
            held ? '已暂停发送（恢复过备份）。核对后用 duban outbox release 恢复发送。' : '正常发送。',
            ...rows.map((row) =>
              [row.at, row.state === 'unknown' ? '待核对' : '没有送达', row.purpose, row.to, row.cause ?? ''].join(
                '\t',
              ),
            ),
          ].join('\n'),
        );
      }),
    );
  common(outbox.command('release'))
    .description('恢复备份之后，确认恢复发送')
    .action((options: CommonOptions) =>
      withHouse({ ...options, whole: true }, async (ctx) => {
        const { releaseHold } = await import('#src/services/release-hold.js');
        await releaseHold(ctx);
        show(io, options, { held: null }, () => '已恢复发送。');
      }),
    );
}
