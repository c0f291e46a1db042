/** A chat's second way in (a group's own webhook robot): stored for the office, never shown, never logged. */
import type { Address } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import { type Ctx, withTx } from './context.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';
import { platformOf } from './post.js';

/** Kept until it is taken away. */
const FOREVER = '9999-12-31T00:00:00.000Z';

export const companionNote = (chat: Address): string => `companion:${chat}`;

/**
 * Stores what the office copied from the chat's settings, or takes it away (null).
 * @throws Refusal bad_input where this platform has no such thing or the text is not one
 */
export const setCompanion = (ctx: Ctx, chat: Address, said: string | null): Promise<void> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    if (said === null) await ctx.repos.notes.drop(companionNote(chat));
    else {
      const read = platformOf(ctx, chat)?.readCompanion;
      if (!read) throw new Refusal('bad_input', '这个平台的群不需要另设消息推送。');
      const secret = read(said);
      if (!secret) throw new Refusal('bad_input', '这不是消息推送的地址。请在群设置里复制完整的 Webhook 地址。');
      await ctx.repos.notes.put(companionNote(chat), secret, FOREVER);
    }
    await audit(ctx, said === null ? 'companion.drop' : 'companion.set', chat);
  });
