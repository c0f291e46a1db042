import type { Command } from 'commander';
import { Refusal } from '#src/core/refusal.js';
import type { SetExitCode } from './io.js';

export function addServe(program: Command, setExitCode: SetExitCode): void {
  program
    .command('serve')
    .description('启动服务（npm start 即运行它）')
    .action(async () => {
      const { loadConfig } = await import('#src/config.js');
      const config = loadConfig();
      if (config.platforms.length === 0) throw new Refusal('unavailable', nothingToServe);
      const { runService } = await import('#src/main.js');
      setExitCode(await runService(config));
    });
}

/** Something of a platform is set, and not what connects to it: that never falls back to the simulator. */
const nothingToServe = `还没有接入聊天平台，服务没有启动。
请在 .env（样例见 .env.example）或环境变量里写上：
  FEISHU_APP_ID、FEISHU_APP_SECRET：飞书自建应用的凭证
  FEISHU_MODE=websocket：长连接，不需要公网地址；用 webhook 方式则还要 FEISHU_ENCRYPT_KEY 和 FEISHU_VERIFICATION_TOKEN
  DUBAN_OFFICE：督办办公室的账号，如 feishu:ou_…
飞书应用的设置步骤见 docs/operations.md。只想试用，请去掉 FEISHU_、WECOM_ 开头的变量，会启动本机的聊天模拟器。`;
