import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#src/config.js';
import type { Finding } from '#src/services/diagnose.js';

const ok = (what: string): Finding => ({ level: 'ok', what, mend: null });

/** What is set and has no effect in this version. */
export function settingFindings({ redisUrl, role }: Config): Finding[] {
  const idle = [...(redisUrl ? ['REDIS_URL'] : []), ...(role === 'all' ? [] : ['DUBAN_ROLE'])];
  if (idle.length === 0) return [ok('配置可以读懂')];
  return idle.map((name) => ({
    level: 'warn',
    what: `${name} 已设置，但这个版本还不起作用：全部工作都在一个进程里`,
    mend: `去掉 ${name}，只运行一个实例`,
  }));
}

/** Whether anybody else on the machine can read the files of this deployment. To be asked before the store is opened. */
export function fileFindings(config: Config): Finding[] {
  const [, file] = /^sqlite:(.+)$/.exec(config.databaseUrl) ?? [];
  return [
    modeFinding('数据文件夹', config.dataFolder, 0o700),
    ...(file === undefined ? [] : [modeFinding('数据库文件', file, 0o600)]),
    ...(config.secret === null ? [modeFinding('密钥文件', join(config.dataFolder, 'secret'), 0o600)] : []),
  ];
}

function modeFinding(what: string, path: string, mode: 0o600 | 0o700): Finding {
  if (!existsSync(path)) return ok(`${what} ${path} 还没有，首次运行时新建`);
  const found = statSync(path).mode & 0o777;
  if ((found & ~mode) === 0) return ok(`${what} ${path} 只有运行账号能读写`);
  return {
    level: 'bad',
    what: `${what} ${path} 的权限是 ${found.toString(8)}，别的账号也能读写`,
    mend: `运行 chmod ${mode.toString(8)} ${path}`,
  };
}
