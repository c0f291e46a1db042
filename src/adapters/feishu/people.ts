/** Names of people and chats, and who the bot itself is. */
import { z } from 'zod';
import type { Address } from '#src/core/people.js';
import type { Api } from './api.js';
import { meaningOf } from './codes.js';
import type { BotIdentity } from './events.js';

const userAnswer = z.looseObject({ data: z.looseObject({ user: z.looseObject({ name: z.string().min(1) }) }) });
const chatAnswer = z.looseObject({ data: z.looseObject({ name: z.string().min(1) }) });
/** `bot` stands beside `code`, not under `data`. */
const botAnswer = z.looseObject({
  bot: z.looseObject({ open_id: z.string().min(1), app_name: z.string().optional() }),
});

/**
 * Name as the platform shows it; null where it may not be known.
 * @throws NetworkFailure or Error with a short reason where it cannot be had now
 */
export async function nameOf(api: Api, address: Address): Promise<string | null> {
  const [, id] = /^feishu:(o[cu]_[A-Za-z0-9_-]+)$/.exec(address) ?? [];
  if (!id) return null;
  const isPerson = id.startsWith('ou_');
  const { code, status, body } = await api.call(
    isPerson
      ? { method: 'GET', path: `/open-apis/contact/v3/users/${id}`, params: { user_id_type: 'open_id' } }
      : { method: 'GET', path: `/open-apis/im/v1/chats/${id}` },
  );
  if (code === null || meaningOf(code)?.means === 'limited') throw new Error(`name: HTTP ${status}, code ${code}`);
  if (code !== 0) return null;
  const name = isPerson ? userAnswer.safeParse(body).data?.data.user.name : chatAnswer.safeParse(body).data?.data.name;
  return name ?? null;
}

/**
 * Who the bot is; null where the platform answers, and so takes our credentials, but does not say.
 * @throws Error with a short reason where it does not answer, is ill or disowns the token
 */
export async function botIdentity(api: Api): Promise<BotIdentity | null> {
  const { status, code, body } = await api.call({ method: 'GET', path: '/open-apis/bot/v3/info' });
  if (status >= 500 || (code !== null && meaningOf(code)?.means === 'token'))
    throw new Error(`bot info: HTTP ${status}, code ${code}`);
  const parsed = botAnswer.safeParse(body);
  if (code !== 0 || !parsed.success) return null;
  return { openId: parsed.data.bot.open_id, name: parsed.data.bot.app_name ?? '' };
}
