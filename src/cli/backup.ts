import type { Command } from 'commander';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

export function addBackup(program: Command, io: Io): void {
  common(program.command('backup'))
    .argument('<FILE>', '写到哪个文件')
    .description('备份数据库，服务运行时也可以')
    .action((file: string, options: CommonOptions) =>
      withHouse({ ...options, whole: true }, async (ctx) => {
        await ctx.database.backup(file);
        show(io, options, { file }, () => `已备份到 ${file}`);
      }),
    );
  common(program.command('restore'))
    .argument('<FILE>', '备份文件')
    .description('把备份恢复到还没有数据的数据库；恢复后，未发完的消息要经督办办公室确认才会发出')
    .action(async (file: string, options: CommonOptions) => {
      const [{ restoreBackup }, { loadConfig }] = await Promise.all([
        import('#src/restore.js'),
        import('#src/config.js'),
      ]);
      const held = await restoreBackup(loadConfig(), file);
      show(io, options, { held }, () => `已恢复。有 ${held} 条消息在备份时还没有发完，已暂停，请督办办公室核对。`);
    });
}
