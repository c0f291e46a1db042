/** What is set of WeCom: its bot, its self-built app, or both. */
import { z } from 'zod';

export interface WecomConfig {
  app: {
    corpId: string;
    agentId: number;
    secret: string;
    callback: { token: string; aesKey: string } | null;
  } | null;
  bot: {
    /** As it is mentioned in groups. */
    name: string | null;
    socket: { botId: string; secret: string } | null;
    callback: { token: string; aesKey: string } | null;
  } | null;
  /** Origin without a slash at its end. */
  baseUrl: string;
  wsUrl: string;
  authorizeUrl: string;
}

const DEFAULT_BASE = 'https://qyapi.weixin.qq.com';

const aesKey = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}$/, { error: '应是 43 个字符的 EncodingAESKey，见企业微信管理后台“接收消息”' });

export const wecomVariables = {
  WECOM_CORP_ID: z.string().optional(),
  WECOM_AGENT_ID: z
    .string()
    .regex(/^\d{1,12}$/, { error: '应是应用的 AgentId，一串数字，见企业微信管理后台“应用管理”' })
    .optional(),
  WECOM_SECRET: z.string().optional(),
  WECOM_TOKEN: z.string().optional(),
  WECOM_AES_KEY: aesKey.optional(),
  WECOM_BOT_NAME: z.string().optional(),
  WECOM_BOT_ID: z.string().optional(),
  WECOM_BOT_SECRET: z.string().optional(),
  WECOM_BOT_TOKEN: z.string().optional(),
  WECOM_BOT_AES_KEY: aesKey.optional(),
  WECOM_BASE_URL: z
    .string()
    .refine((value) => /^https?:\/\//.test(value), { error: '应以 https:// 或 http:// 开头' })
    .transform((value) => value.replace(/\/+$/, ''))
    .default(DEFAULT_BASE),
  WECOM_WS_URL: z
    .string()
    .refine(isSafeSocket, { error: '应以 wss:// 开头；ws:// 只能用于本机地址' })
    .default('wss://openws.work.weixin.qq.com'),
} as const;

type Values = z.infer<z.ZodObject<typeof wecomVariables>>;
type Name = keyof Values;

const WHERE: Partial<Record<Name, string>> = {
  WECOM_CORP_ID: '企业 ID，见企业微信管理后台“我的企业”',
  WECOM_AGENT_ID: '应用的 AgentId，见企业微信管理后台“应用管理”',
  WECOM_SECRET: '应用的 Secret，见企业微信管理后台“应用管理”',
  WECOM_TOKEN: '应用接收消息的 Token，见企业微信管理后台“接收消息”',
  WECOM_AES_KEY: '应用接收消息的 EncodingAESKey，见企业微信管理后台“接收消息”',
  WECOM_BOT_ID: '智能机器人的 Bot ID，见机器人“API 配置 > 使用长连接”',
  WECOM_BOT_SECRET: '智能机器人的 Secret，见机器人“API 配置 > 使用长连接”',
  WECOM_BOT_TOKEN: '智能机器人接收消息的 Token，见机器人“API 配置 > 使用 URL 回调”',
  WECOM_BOT_AES_KEY: '智能机器人接收消息的 EncodingAESKey，见机器人“API 配置 > 使用 URL 回调”',
};

/** Null where nothing of it is set. What is set by half is added to `problems`, by name. */
export function wecomOf(values: Values, problems: string[]): WecomConfig | null {
  const whole = <N extends Name>(what: string, ...names: N[]): Record<N, string> | null => {
    const missing = names.filter((name) => values[name] === undefined);
    if (missing.length === names.length) return null;
    for (const name of missing) problems.push(`${name}：${what}只配置了一部分，还缺${WHERE[name]}`);
    return missing.length > 0
      ? null
      : (Object.fromEntries(names.map((name) => [name, values[name]])) as Record<N, string>);
  };
  const before = problems.length;
  const app = whole('企业微信自建应用', 'WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_SECRET');
  const appCallback = whole('企业微信自建应用的接收消息', 'WECOM_TOKEN', 'WECOM_AES_KEY');
  const socket = whole('企业微信智能机器人的长连接', 'WECOM_BOT_ID', 'WECOM_BOT_SECRET');
  const callback = whole('企业微信智能机器人的回调', 'WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY');
  if (appCallback && !app && problems.length === before)
    problems.push('WECOM_CORP_ID：配置了应用的接收消息，还缺企业 ID、AgentId 和 Secret，见企业微信管理后台“应用管理”');
  if (problems.length > before || (!app && !socket && !callback)) return null;
  const base = values.WECOM_BASE_URL;
  return {
    app: app && {
      corpId: app.WECOM_CORP_ID,
      agentId: Number(app.WECOM_AGENT_ID),
      secret: app.WECOM_SECRET,
      callback: appCallback && { token: appCallback.WECOM_TOKEN, aesKey: appCallback.WECOM_AES_KEY },
    },
    bot:
      socket || callback
        ? {
            name: values.WECOM_BOT_NAME ?? null,
            socket: socket && { botId: socket.WECOM_BOT_ID, secret: socket.WECOM_BOT_SECRET },
            callback: callback && { token: callback.WECOM_BOT_TOKEN, aesKey: callback.WECOM_BOT_AES_KEY },
          }
        : null,
    baseUrl: base,
    wsUrl: values.WECOM_WS_URL,
    // The platform's own stands under another host than its API.
    authorizeUrl: `${base === DEFAULT_BASE ? 'https://open.weixin.qq.com' : base}/connect/oauth2/authorize`,
  };
}

/** Every variable whose value nobody else may read. */
export const wecomSecrets = (config: WecomConfig | null): (string | undefined)[] => [
  config?.app?.secret,
  config?.app?.callback?.token,
  config?.app?.callback?.aesKey,
  config?.bot?.socket?.secret,
  config?.bot?.callback?.token,
  config?.bot?.callback?.aesKey,
];

function isSafeSocket(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'wss:' || (protocol === 'ws:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}
