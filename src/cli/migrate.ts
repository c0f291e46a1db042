import type { Command } from 'commander';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

export function addMigrate(program: Command, io: Io): void {
  common(program.command('migrate'))
    .description('把数据库结构升级到当前版本（启动时也会自动做）')
    .action((options: CommonOptions) =>
      withHouse({ ...options, whole: true }, async () => {
        show(io, options, { migrated: true }, () => '数据库结构已是当前版本。');
      }),
    );
}
