/** How a fake is set up. Everything has a default; what duban must be given besides is in `bot` and `app`. */
import { type Limits, PLATFORM_LIMITS } from './limits.js';

/** The 智能机器人. */
export interface Bot {
  botId: string;
  secret: string;
  name: string;
  /** Callback mode. */
  token: string;
  aesKey: string;
}

/** The self-built app. */
export interface App {
  corpId: string;
  agentId: number;
  secret: string;
  token: string;
  aesKey: string;
  /** Host, with its port where it has one, to which OAuth may redirect. */
  trustedDomain: string;
}

/** How the bot hears: over its long connection, or by callbacks to a URL. */
export type BotMode = 'socket' | 'callback';

export interface FakeWecomOptions {
  /** 0: any free port. */
  port?: number;
  controlPort?: number;
  /** Chance and ids; another seed after a restart of the fake, or ids repeat. */
  seed?: number;
  /** The virtual clock's first instant. */
  now?: string;
  /** Speed of virtual time against the machine's; 0: it stands still until told. */
  rate?: number;
  ledgerFile?: string | null;
  bot?: Partial<Bot>;
  app?: Partial<App>;
  botMode?: BotMode;
  botUrl?: string | null;
  appUrl?: string | null;
  /** The bot is told encrypted userids (its creator is no super admin), and reaches people by those only. */
  encryptedUserids?: boolean;
  /** For so long after a person spoke the bot may push into the conversation; null: for ever after. */
  proactiveHours?: number | null;
  /** Code of a push into a conversation where that is not so. */
  coldCode?: number;
  /** An evicted connection is closed so long after its `disconnected_event`. */
  closeEvictedMs?: number;
  /** What becomes of a task_id used before. */
  duplicateTaskId?: 'refuse' | 'accept';
  /** What becomes of texts in a card beyond the advised length (建议). */
  advice?: 'refuse' | 'truncate';
  /** What a bot is told of a card that was quoted. */
  quotedCard?: 'absent' | 'text';
  /** Whether a `file` message carries its name in the body. */
  fileNames?: boolean;
  tokenSeconds?: number;
  /** Whether the caller's address is on the app's list (企业可信IP). */
  ipTrusted?: boolean;
  /** The platform's patience on the wire, in milliseconds. */
  answerWithinMs?: number;
  limits?: Partial<Limits>;
}

export interface Settings extends Required<Omit<FakeWecomOptions, 'bot' | 'app' | 'limits'>> {
  bot: Bot;
  app: App;
  limits: Limits;
}

export const settingsOf = (options: FakeWecomOptions): Settings => ({
  port: options.port ?? 0,
  controlPort: options.controlPort ?? 0,
  seed: options.seed ?? 1,
  now: options.now ?? '2022-11-01T09:00:00+08:00',
  rate: options.rate ?? 0,
  ledgerFile: options.ledgerFile ?? null,
  botMode: options.botMode ?? 'socket',
  botUrl: options.botUrl ?? null,
  appUrl: options.appUrl ?? null,
  encryptedUserids: options.encryptedUserids ?? false,
  proactiveHours: options.proactiveHours === undefined ? 24 : options.proactiveHours,
  coldCode: options.coldCode ?? 846607,
  closeEvictedMs: options.closeEvictedMs ?? 2000,
  duplicateTaskId: options.duplicateTaskId ?? 'refuse',
  advice: options.advice ?? 'refuse',
  quotedCard: options.quotedCard ?? 'absent',
  fileNames: options.fileNames ?? false,
  tokenSeconds: options.tokenSeconds ?? 7200,
  ipTrusted: options.ipTrusted ?? true,
  answerWithinMs: options.answerWithinMs ?? 5000,
  limits: { ...PLATFORM_LIMITS, ...options.limits },
  bot: {
    botId: 'aib0123456789abcdef',
    secret: 'fake-bot-secret',
    name: '督办',
    token: 'fakeBotToken',
    aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    ...options.bot,
  },
  app: {
    corpId: 'wwfake0123456789ab',
    agentId: 1000002,
    secret: 'fake-app-secret',
    token: 'fakeAppToken',
    aesKey: 'GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba',
    trustedDomain: 'duban.example.cn',
    ...options.app,
  },
});
