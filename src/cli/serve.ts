import type { Command } from 'commander';
import type { SetExitCode } from './index.js';

export function addServe(program: Command, setExitCode: SetExitCode): void {
  program
    .command('serve')
    .description('启动服务（npm start 即运行它）')
    .action(async () => {
      const [{ loadConfig }, { runService }] = await Promise.all([import('#src/config.js'), import('#src/main.js')]);
      setExitCode(await runService(loadConfig()));
    });
}
