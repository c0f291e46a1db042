/** The environment, parsed once and frozen; the only reader of it. Names and meanings: `.env.example`. */
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { PlatformName } from '#src/ports/platform.js';
import { ConfigError } from './config-error.js';
import { type WecomConfig, wecomOf, wecomVariables } from './config-wecom.js';

export interface FeishuConfig {
  appId: string;
  appSecret: string;
  encryptKey: string | null;
  verificationToken: string | null;
  mode: 'webhook' | 'websocket';
  /** Origin without a trailing slash. */
  baseUrl: string;
  /** Whether messages whose events were lost are read back from the chats' history. */
  history: boolean;
}

export interface Config {
  port: number;
  host: string;
  publicUrl: string;
  databaseUrl: string;
  /** Folder of the secret and of other files that belong to this deployment. */
  dataFolder: string;
  /** File of the trail's anchors; null: they are in the log alone. */
  anchorsFile: string | null;
  /** For how many days the trail is kept. */
  trailDays: number;
  redisUrl: string | null;
  role: 'all' | 'gateway' | 'worker';
  platforms: readonly PlatformName[];
  timezone: string;
  /** Addresses of the first office users. */
  office: readonly string[];
  secret: string | null;
  feishu: FeishuConfig | null;
  wecom: WecomConfig | null;
  logLevel: string;
}

const url = (schemes: string[]) =>
  z.string().refine((value) => schemes.some((scheme) => value.startsWith(scheme)), {
    error: `应以 ${schemes.join(' 或 ')} 开头`,
  });
const origin = url(['http://', 'https://']).transform((value) => value.replace(/\/+$/, ''));
const list = z.string().transform((value) => value.split(/[,，\s]+/).filter((item) => item !== ''));

const environment = z.object({
  PORT: z.coerce.number({ error: '应是 0 到 65535 的整数' }).int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  DATABASE_URL: url(['sqlite:', 'postgres://', 'postgresql://']).default('sqlite:data/duban.db'),
  REDIS_URL: url(['redis://', 'rediss://']).optional(),
  DUBAN_ROLE: z.enum(['all', 'gateway', 'worker'], { error: '应是 all、gateway 或 worker' }).default('all'),
  DUBAN_PLATFORMS: list
    .pipe(z.array(z.enum(['feishu', 'wecom', 'local'], { error: '应是 feishu、wecom、local 中的一个或几个' })).min(1))
    .optional(),
  DUBAN_TIMEZONE: z
    .string()
    .refine(isTimezone, { error: '不是可识别的时区，例如 Asia/Shanghai' })
    .default('Asia/Shanghai'),
  DUBAN_OFFICE: list
    .pipe(z.array(z.string().regex(/^(feishu|wecom|local):\S+$/, { error: '应写成 feishu:ou_…，多个用逗号分开' })))
    .default([]),
  DUBAN_TRAIL_DAYS: z.coerce
    .number({ error: '应是整数' })
    .int()
    .min(180, { error: '操作记录至少保留 180 天' })
    .default(3 * 365),
  DUBAN_TRAIL_ANCHORS: z.string().optional(),
  DUBAN_SECRET: z.string().min(32, { error: '至少 32 个字符' }).optional(),
  FEISHU_APP_ID: z.string().optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
  FEISHU_MODE: z.enum(['webhook', 'websocket'], { error: '应是 webhook 或 websocket' }).default('webhook'),
  FEISHU_BASE_URL: origin.default('https://open.feishu.cn'),
  FEISHU_HISTORY: z.enum(['on', 'off'], { error: '应是 on 或 off' }).default('off'),
  ...wecomVariables,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/**
 * The configuration that `env` describes. Empty values count as absent.
 * @throws ConfigError naming every variable that is wrong, and what to do.
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(
        (issue) => `${issue.path[0] === undefined ? '' : String(issue.path[0])}：${issue.message}`,
      ),
    );
  }
  const values = parsed.data;
  const problems: string[] = [];
  const feishu = feishuOf(values, problems);
  const wecom = wecomOf(values, problems);
  const withCredentials = [...(feishu ? ['feishu' as const] : []), ...(wecom ? ['wecom' as const] : [])];
  // Whoever set anything of a real platform means that one: a mistake there never falls back to the simulator.
  const anySet = Object.keys(given).some((name) => /^(?:FEISHU|WECOM)_/.test(name));
  const byDefault: readonly PlatformName[] = withCredentials.length > 0 || anySet ? withCredentials : ['local'];
  const platforms = values.DUBAN_PLATFORMS ?? byDefault;
  if (platforms.includes('feishu') && !feishu && problems.length === 0) {
    problems.push('FEISHU_APP_ID：DUBAN_PLATFORMS 里有 feishu，但没有应用凭证，见飞书开放平台“凭证与基础信息”');
  }
  if (platforms.includes('wecom') && !wecom && problems.length === 0)
    problems.push('WECOM_BOT_ID：DUBAN_PLATFORMS 里有 wecom，但没有机器人或自建应用的凭证，见机器人“API 配置”');
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? `http://${values.HOST}:${values.PORT}`,
    databaseUrl: values.DATABASE_URL,
    dataFolder: dataFolderOf(values.DATABASE_URL),
    anchorsFile:
      values.DUBAN_TRAIL_ANCHORS ?? (platforms.join() === 'local' ? null : anchorsBeside(values.DATABASE_URL)),
    trailDays: values.DUBAN_TRAIL_DAYS,
    redisUrl: values.REDIS_URL ?? null,
    role: values.DUBAN_ROLE,
    platforms,
    timezone: values.DUBAN_TIMEZONE,
    office: values.DUBAN_OFFICE,
    secret: values.DUBAN_SECRET ?? null,
    feishu: platforms.includes('feishu') ? feishu : null,
    wecom: platforms.includes('wecom') ? wecom : null,
    logLevel: values.LOG_LEVEL,
  });
}

/** Reads `.env` in the working folder, where there is one, and then the environment. */
export function loadConfig(): Config {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return parseConfig(process.env);
}

function feishuOf(values: z.infer<typeof environment>, problems: string[]): FeishuConfig | null {
  const names = ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'] as const;
  if (names.every((name) => values[name] === undefined)) return null;
  const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret } = values;
  if (!appId) problems.push('FEISHU_APP_ID：飞书只配置了一部分，还缺应用的 App ID，见飞书开放平台“凭证与基础信息”');
  if (!appSecret)
    problems.push('FEISHU_APP_SECRET：飞书只配置了一部分，还缺 App Secret，见飞书开放平台“凭证与基础信息”');
  if (values.FEISHU_MODE === 'webhook') {
    if (!values.FEISHU_ENCRYPT_KEY) {
      problems.push('FEISHU_ENCRYPT_KEY：webhook 方式必须有 Encrypt Key，见飞书开放平台“事件与回调 > 加密策略”');
    }
    if (!values.FEISHU_VERIFICATION_TOKEN) {
      problems.push(
        'FEISHU_VERIFICATION_TOKEN：webhook 方式必须有 Verification Token，见飞书开放平台“事件与回调 > 加密策略”',
      );
    }
  }
  // The official client of the long connection refuses any other.
  if (appId && values.FEISHU_MODE === 'websocket' && !/^cli_[0-9a-fA-F]{16}$/.test(appId))
    problems.push('FEISHU_APP_ID：长连接方式下应是 cli_ 加 16 位十六进制字符，见飞书开放平台“凭证与基础信息”');
  if (!appId || !appSecret) return null;
  return {
    appId,
    appSecret,
    encryptKey: values.FEISHU_ENCRYPT_KEY ?? null,
    verificationToken: values.FEISHU_VERIFICATION_TOKEN ?? null,
    mode: values.FEISHU_MODE,
    baseUrl: values.FEISHU_BASE_URL,
    history: values.FEISHU_HISTORY === 'on',
  };
}

function dataFolderOf(databaseUrl: string): string {
  const path = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : ':memory:';
  return path === ':memory:' ? resolve('data') : dirname(resolve(path));
}

/** Beside a file, with the secret; a server's database has no folder here, and what is simulated is thrown away at will. */
function anchorsBeside(databaseUrl: string): string | null {
  const isFile = databaseUrl.startsWith('sqlite:') && databaseUrl !== 'sqlite::memory:';
  return isFile ? join(dataFolderOf(databaseUrl), 'trail-anchors.jsonl') : null;
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('zh-CN', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
