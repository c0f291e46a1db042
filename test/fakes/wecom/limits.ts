/** How often the platform lets a conversation, a member, a webhook or an API be used; sizes that it takes. */
export interface Limits {
  /** Per conversation of the bot, replies and pushes together, every frame of a stream counted. */
  botChatMinute: number;
  botChatHour: number;
  /** Interactions in progress per user and bot. */
  inProgress: number;
  webhookMinute: number;
  /** Per member and app; what is beyond is silently dropped. */
  appMemberMinute: number;
  appMemberHour: number;
  /** Person-times a day and app: this many for each account of `accountCap`. */
  appDayTimes: number;
  accountCap: number;
  appchatMemberMinute: number;
  appchatMemberDay: number;
  appchatCreateDay: number;
  /** Per corp and API. */
  apiMinute: number;
  apiHour: number;
}

export const PLATFORM_LIMITS: Limits = {
  botChatMinute: 30,
  botChatHour: 1000,
  inProgress: 3,
  webhookMinute: 20,
  appMemberMinute: 30,
  appMemberHour: 1000,
  appDayTimes: 200,
  accountCap: 1000,
  appchatMemberMinute: 200,
  appchatMemberDay: 10_000,
  appchatCreateDay: 1000,
  apiMinute: 10_000,
  apiHour: 150_000,
};

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Bytes of UTF-8. */
export const SIZES = {
  /** Stream frames and what goes to a response_url. */
  streamBytes: 20_480,
  /** Pushed markdown, in characters: nobody has seen the true limit; the official plugin splits here. */
  pushedMarkdownChars: 4000,
  appTextBytes: 2048,
  webhookTextBytes: 2048,
  webhookMarkdownBytes: 4096,
  webhookImageBytes: 2 * 1024 * 1024,
  chunkBytes: 512 * 1024,
  chunks: 100,
  leastMediaBytes: 6,
  /** By media type, for uploads. */
  media: {
    file: 20 * 1024 * 1024,
    image: 10 * 1024 * 1024,
    voice: 2 * 1024 * 1024,
    video: 10 * 1024 * 1024,
  } as Record<string, number>,
} as const;
