/** How a fake is set up. Everything has a default; what duban must be given besides is in `app`. */
import { type Limits, PLATFORM_LIMITS } from './limits.js';

export interface App {
  appId: string;
  appSecret: string;
  encryptKey: string;
  verificationToken: string;
  tenantKey: string;
  botOpenId: string;
  botName: string;
}

export type Mode = 'webhook' | 'websocket';

export interface FakeFeishuOptions {
  /** 0: any free port. */
  port?: number;
  controlPort?: number;
  /** Chance and ids; another seed after a restart of the fake, or ids repeat. */
  seed?: number;
  /** The virtual clock's first instant. */
  now?: string;
  /** Speed of virtual time against the machine's; 0: it stands still until told. */
  rate?: number;
  app?: Partial<App>;
  /** Scopes granted to the app; REQUIRED_SCOPES where absent. */
  scopes?: readonly string[];
  /** Adds `im:message.group_msg`. */
  groupMsg?: boolean;
  /** How events and card callbacks go out; the console has a switch for each. */
  mode?: Mode;
  cardMode?: Mode;
  webhookUrl?: string | null;
  cardUrl?: string | null;
  /** Lifetime of a tenant token. */
  tokenSeconds?: number;
  ledgerFile?: string | null;
  /** The platform's patience on the wire, in milliseconds. */
  answerWithinMs?: number;
  /** Whether a retried webhook is signed afresh; the harsher default keeps the first signature. */
  resignRetries?: boolean;
  limits?: Partial<Limits>;
  /** Refused with 230022 where a message holds one. */
  sensitiveWords?: readonly string[];
  /** Data-loss prevention: a plain phone number or e-mail is refused with 230028. */
  dlp?: boolean;
  /** Urgent messages of the app that may be unread at a time. */
  unreadUrgent?: number;
  socket?: Partial<SocketOptions>;
}

export interface SocketOptions {
  maxConnections: number;
  /** Payloads above this are split over several frames. */
  splitBytes: number;
  clientConfig: { ReconnectCount: number; ReconnectInterval: number; ReconnectNonce: number; PingInterval: number };
}

/** What duban's documentation asks an administrator to grant (must and should). */
export const REQUIRED_SCOPES: readonly string[] = [
  'im:message',
  'im:message.p2p_msg:readonly',
  'im:message.group_at_msg:readonly',
  'im:resource',
  'im:chat:readonly',
  'im:chat.members:read',
  'im:chat.members:bot_access',
  'contact:user.id:readonly',
  'contact:contact.base:readonly',
  'contact:user.base:readonly',
];

export interface Settings
  extends Required<Omit<FakeFeishuOptions, 'app' | 'limits' | 'socket' | 'scopes' | 'groupMsg'>> {
  app: App;
  limits: Limits;
  socket: SocketOptions;
  scopes: Set<string>;
}

export const settingsOf = (options: FakeFeishuOptions): Settings => ({
  port: options.port ?? 0,
  controlPort: options.controlPort ?? 0,
  seed: options.seed ?? 1,
  now: options.now ?? '2022-11-01T09:00:00+08:00',
  rate: options.rate ?? 0,
  mode: options.mode ?? 'webhook',
  cardMode: options.cardMode ?? options.mode ?? 'webhook',
  webhookUrl: options.webhookUrl ?? null,
  cardUrl: options.cardUrl ?? null,
  tokenSeconds: options.tokenSeconds ?? 7200,
  ledgerFile: options.ledgerFile ?? null,
  answerWithinMs: options.answerWithinMs ?? 3000,
  resignRetries: options.resignRetries ?? false,
  sensitiveWords: options.sensitiveWords ?? [],
  dlp: options.dlp ?? false,
  unreadUrgent: options.unreadUrgent ?? 200,
  scopes: new Set([...(options.scopes ?? REQUIRED_SCOPES), ...(options.groupMsg ? ['im:message.group_msg'] : [])]),
  limits: { ...PLATFORM_LIMITS, ...options.limits },
  socket: {
    maxConnections: 50,
    splitBytes: 64 * 1024,
    clientConfig: { ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 0, PingInterval: 1 },
    ...options.socket,
  },
  app: {
    appId: 'cli_0123456789abcdef',
    appSecret: 'fake-app-secret',
    encryptKey: 'fake-encrypt-key',
    verificationToken: 'fake-verification-token',
    tenantKey: 'tk1',
    botOpenId: 'ou_bot',
    botName: '督办',
    ...options.app,
  },
});
