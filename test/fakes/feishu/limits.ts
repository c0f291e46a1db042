/** How often the platform lets a chat, a person, a message or an API be used. */
export interface Limits {
  perChatSecond: number;
  perUserSecond: number;
  perMessageSecond: number;
  perApiSecond: number;
  perApiMinute: number;
}

export const PLATFORM_LIMITS: Limits = {
  perChatSecond: 5,
  perUserSecond: 5,
  perMessageSecond: 5,
  perApiSecond: 50,
  perApiMinute: 1000,
};
