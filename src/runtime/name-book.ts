import type { Address } from '#src/core/people.js';
import type { Inbound } from '#src/ports/platform.js';
import type { Ctx } from '#src/services/context.js';
import { platformOf } from '#src/services/post.js';

export interface NameBook {
  /** Asks the platform who somebody is whom the roster does not know; outside any transaction, each person once. */
  learn(ctx: Ctx, event: Inbound): Promise<void>;
  nameOf(address: Address): string;
}

/** Names as the platform shows them, for requests to be let in. They are shown to the office and decide nothing. */
export function nameBook(): NameBook {
  const names = new Map<Address, string>();
  return {
    async learn(ctx, event) {
      if (event.kind !== 'message' && event.kind !== 'action') return;
      const { sender } = event;
      if (names.has(sender) || (await ctx.repos.roster.personByAddress(sender))) return;
      try {
        names.set(sender, (await platformOf(ctx, sender)?.nameOf(sender)) ?? '');
      } catch (error) {
        ctx.log.warn({ error }, 'name not known');
      }
    },
    nameOf: (address) => names.get(address) ?? '',
  };
}
