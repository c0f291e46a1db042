import type { Command } from 'commander';
import type { Io } from './io.js';
import { withHouse } from './with-house.js';

export function addMigrate(program: Command, io: Io): void {
  program
    .command('migrate')
    .description('把数据库结构升级到当前版本（启动时也会自动做）')
    .action(() =>
      withHouse({}, async () => {
        io.out('数据库结构已是当前版本。\n');
      }),
    );
}
