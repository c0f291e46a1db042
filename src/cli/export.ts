import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Io } from './io.js';
import { UsageError } from './usage.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

interface Options extends CommonOptions {
  format: string;
  asOf?: string;
  unit?: string;
  out: string;
}

export function addExport(program: Command, io: Io): void {
  common(program.command('export'))
    .argument('<table|analyses|ledger>', '汇总表、分析报告或底稿')
    .description('导出文件；分析报告是一个 zip，内有每个项目的 Word 报告、索引和佐证')
    .option('--format <docx|xlsx>', '格式', 'docx')
    .option('--as-of <日期>', '截至哪一天，默认今天')
    .option('--unit <名称>', '只导出这个单位的汇总表')
    .requiredOption('--out <FILE>', '写到哪个文件')
    .action((what: string, options: Options) =>
      withHouse(options, async (ctx) => {
        if (what !== 'table' && what !== 'analyses' && what !== 'ledger')
          throw new UsageError('可以导出 table（汇总表）、analyses（分析报告）、ledger（底稿）。');
        if (options.format !== 'docx' && options.format !== 'xlsx')
          throw new UsageError('--format 只能是 docx 或 xlsx。');
        const [{ writeExport }, { findUnit }, { loadRegistry }] = await Promise.all([
          import('#src/services/exports.js'),
          import('#src/services/find.js'),
          import('#src/services/programme-state.js'),
        ]);
        const unitId = options.unit ? findUnit((await loadRegistry(ctx)).units, options.unit).id : null;
        const file = await writeExport(ctx, what, options.format, options.asOf ?? ctx.today, unitId);
        await writeFile(options.out, file.bytes, { mode: 0o600 });
        show(io, options, { file: options.out, bytes: file.bytes.length }, () => `已写到 ${options.out}`);
      }),
    );
}
