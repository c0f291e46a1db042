import type { Command } from 'commander';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

export function addDigest(program: Command, io: Io): void {
  common(program.command('digest'))
    .description('周报的数字')
    .option('--as-of <日期>', '截至哪一天，默认今天')
    .option('--unit <名称>', '只看这个单位')
    .option('--all', '各区合计，一区一行')
    .action((options: CommonOptions & { asOf?: string; unit?: string; all?: true }) =>
      withHouse({ ...options, ...(options.all ? { whole: true } : {}) }, async (ctx) => {
        if (options.all) {
          const { cityDigest } = await import('#src/services/city-digest.js');
          const city = await cityDigest(ctx, options.asOf);
          show(io, options, city, () =>
            [...city.districts, { district: '合计', year: null, totals: city.totals }]
              .map(
                ({ district, totals }) =>
                  `${district}\t项目 ${totals.projects}\t已完成 ${totals.completed}\t逾期完成 ${totals.completedLate}\t滞后 ${totals.lagging}\t存疑 ${totals.inDoubt}\t未报 ${totals.missing}`,
              )
              .join('\n'),
          );
          return;
        }
        const { digestDocument } = await import('#src/services/digest-views.js');
        const digest = await digestDocument(ctx, options.asOf, options.unit);
        const { totals } = digest;
        show(io, options, digest, () =>
          [
            `截至 ${digest.asOf}：项目 ${totals.projects}，任务 ${totals.assignments}`,
            `已完成 ${totals.completed}，逾期完成 ${totals.completedLate}，滞后 ${totals.lagging}，存疑 ${totals.inDoubt}，有风险 ${totals.atRisk}，进行中 ${totals.onTrack}，未启动 ${totals.notStarted}`,
            `本期已报 ${totals.reported}，未报 ${totals.missing}`,
            ...(digest.lagging.length > 0 ? [`滞后：${digest.lagging.join('、')}`] : []),
          ].join('\n'),
        );
      }),
    );
}
