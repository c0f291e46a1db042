import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

export function addWorkdays(program: Command, io: Io): void {
  const workdays = program.command('workdays').description('工作日：公休与调休');
  common(workdays.command('list'))
    .description('各年的放假安排')
    .action((options: CommonOptions) =>
      withHouse({ ...options, whole: true }, async (ctx) => {
        const { builtInYears } = await import('#src/core/workdays.js');
        const years = [
          ...new Map(
            [...builtInYears, ...(await ctx.repos.calendars.years())].map((year) => [year.year, year]),
          ).values(),
        ].sort((a, b) => a.year - b.year);
        show(io, options, { years }, () =>
          years
            .map(
              ({ year, source, holidays, workdays: worked }) =>
                `${year}\t${source}\t放假 ${holidays.length} 天，调休上班 ${worked.join('、') || '无'}`,
            )
            .join('\n'),
        );
      }),
    );
  common(workdays.command('import'))
    .argument('<FILE>', '国务院办公厅放假通知的文字')
    .description('读入一年的放假通知')
    .action((path: string, options: CommonOptions) =>
      withHouse({ ...options, whole: true }, async (ctx) => {
        const { importNotice } = await import('#src/services/import-notice.js');
        const year = await importNotice(ctx, await readFile(path, 'utf8'));
        show(
          io,
          options,
          year,
          () =>
            `已读入 ${year.year} 年（${year.source}）：放假 ${year.holidays.length} 天，调休上班 ${year.workdays.join('、') || '无'}。`,
        );
      }),
    );
}
