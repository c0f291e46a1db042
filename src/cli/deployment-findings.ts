import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#src/config.js';
import type { Finding } from '#src/services/diagnose.js';

const ok = (what: string): Finding => ({ level: 'ok', what, mend: null });

/** Settings that can be read, and do not go together. */
export function settingFindings({ redisUrl, role, databaseUrl, secret }: Config): Finding[] {
  const isFile = databaseUrl.startsWith('sqlite:');
  const isShared = redisUrl !== null || role !== 'all';
  return [
    isFile && isShared
      ? {
          level: 'warn',
          what: '设置了 REDIS_URL 或 DUBAN_ROLE，数据库却是一个 SQLite 文件：几个实例不能可靠地共用它',
          mend: '多个实例请用 PostgreSQL（DATABASE_URL=postgres://…）；只有一个实例，请去掉这两个变量',
        }
      : ok('配置可以读懂'),
    !isFile && secret === null
      ? {
          level: 'warn',
          what: '没有设置 DUBAN_SECRET：另一台机器上的实例会另造一个密钥，操作记录和链接会对不上',
          mend: '把这台机器 data/secret 里的内容设为每个实例的 DUBAN_SECRET',
        }
      : ok('密钥已定'),
  ];
}

/** What of the Redis server's settings costs time when something goes wrong. It never costs a message. */
export async function redisFindings({ redisUrl }: Config): Promise<Finding[]> {
  if (redisUrl === null) return [];
  const { unsafeSettings } = await import('#src/adapters/queue/redis-settings.js');
  const findings = await unsafeSettings(redisUrl);
  if (findings.length === 0) return [ok('Redis 设置合适')];
  return findings.map(({ setting, found, wanted }) =>
    setting === 'unreachable'
      ? {
          level: 'bad',
          what: `连不上 Redis（${found}），各实例只能自己定时查看，最多慢 30 秒`,
          mend: '检查 REDIS_URL 和 Redis 服务',
        }
      : {
          level: 'warn',
          what: `Redis 的 ${setting} 是 ${found}，出故障时唤醒会丢，最多慢 30 秒`,
          mend: `改为 ${wanted}`,
        },
  );
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
