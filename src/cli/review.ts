import type { Command } from 'commander';
import { Refusal } from '#src/core/refusal.js';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

export function addReview(program: Command, io: Io): void {
  const review = program.command('review').description('待审的填报、分析和情况说明');
  common(review.command('list'))
    .description('列出待审')
    .action((options: CommonOptions) =>
      withHouse(options, async (ctx) => {
        const { reviewQueue } = await import('#src/services/review-queue.js');
        const queue = (await reviewQueue(ctx)).map(({ id, subject, number, unit, on, by, text }) => ({
          id,
          subject,
          number,
          unit,
          on,
          by,
          text,
        }));
        show(io, options, { queue }, () =>
          [
            `待审 ${queue.length} 项`,
            ...queue.map((one) => `${one.id}\t${one.number}\t${one.unit}\t${one.on}\t${one.text}`),
          ].join('\n'),
        );
      }),
    );
  for (const [name, verdict, done] of [
    ['accept', 'accepted', '已通过'],
    ['return', 'returned', '已退回'],
  ] as const) {
    common(review.command(name))
      .argument('<ID>', '待审列表里的编号')
      .description(verdict === 'accepted' ? '通过' : '退回')
      .option('--note <文字>', '意见')
      .option('--field <栏>', '退回哪一栏')
      .action((id: string, options: CommonOptions & { note?: string; field?: string }) =>
        withHouse(options, async (ctx) => {
          const { decideReview } = await import('#src/services/decide-review.js');
          const notes = options.note ? [{ field: options.field ?? '', note: options.note }] : [];
          const review = await decideReview(ctx, { subject: subjectOf(id), subjectId: id, verdict, notes });
          show(io, options, { id: review.id, verdict }, () => `${done}。`);
        }),
      );
  }
}

function subjectOf(id: string): 'report' | 'analysis' | 'answer' {
  const subjects = { rpt: 'report', ana: 'analysis', ans: 'answer' } as const;
  const prefix = id.slice(0, 3);
  if (prefix in subjects) return subjects[prefix as keyof typeof subjects];
  throw new Refusal('not_found', `没有编号为 ${id} 的待审内容。用 duban review list 可列出待审。`);
}
